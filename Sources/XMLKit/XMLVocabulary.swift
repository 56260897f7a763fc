internal import Glibc

/// A fixed set of names, each with a small number: a reader asks once an element and compares numbers from then on.
public struct XMLVocabulary: Sendable {
    private struct Slot {
        var hash: UInt32 = 0
        var name: Int32 = -1
    }

    private let slots: [Slot]
    private let names: [[UInt8]]

    /// A vocabulary in which the number of a name is its place in `names`.
    public init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        var capacity = 16
        while capacity < 4 * names.count { capacity *= 2 }
        var slots = [Slot](repeating: Slot(), count: capacity)
        for (number, name) in self.names.enumerated() {
            let hash = name.withUnsafeBufferPointer(Self.hash)
            var place = Int(hash) & (capacity - 1)
            while slots[place].name >= 0 { place = (place + 1) & (capacity - 1) }
            slots[place] = Slot(hash: hash, name: Int32(number))
        }
        self.slots = slots
    }

    /// The number of `name`, where the vocabulary has it.
    public func number(of name: XMLBytes) -> Int? {
        let hash = Self.hash(name.bytes)
        var place = Int(hash) & (slots.count - 1)
        // A quarter of the slots is taken at most, so an empty one ends the search.
        while slots[place].name >= 0 {
            if slots[place].hash == hash, equal(names[Int(slots[place].name)], name.bytes) {
                return Int(slots[place].name)
            }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    private func equal(_ known: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard known.count == bytes.count else { return false }
        guard let start = bytes.baseAddress else { return true }
        return memcmp(known, start, bytes.count) == 0
    }

    /// FNV-1a.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }
}
