/// Room outside memory for what a first pass has to keep; gone when nobody holds it.
public protocol ScratchRoom: AnyObject {
    /// Puts bytes behind those that are there.
    func append(_ bytes: UnsafeRawBufferPointer) throws
    /// Fills `buffer` from the bytes that begin at `offset`.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws
}

/// Collects the keys of a first pass, 16 bytes each, and finds those that come twice.
///
/// With scratch room, memory stays flat: a full buffer is written there in 256 parts by the first byte of the hash, and
/// at the end each part is read back and sorted alone, for equal keys lie in one part.
struct KeyScan {
    private struct Entry {
        var high: UInt64
        var low: UInt32
        var line: UInt32

        var part: Int { Int(high >> 56) }
    }

    private static let parts = 256
    private let capacity: Int
    private let makeRoom: (() throws -> any ScratchRoom)?
    private var room: (any ScratchRoom)?
    /// For each full buffer that was written, where each part begins; in entries, from the buffer's first.
    private var written: [[Int]] = []
    private var entries: [Entry] = []

    /// Keeps `capacity` keys in memory where there is room elsewhere, else all.
    init(capacity: Int = 1 << 20, makeRoom: (() throws -> any ScratchRoom)? = nil) {
        self.capacity = capacity
        self.makeRoom = makeRoom
    }

    mutating func see(_ hash: KeyHash, line: Int) throws {
        if entries.count == capacity, let makeRoom { try empty(into: try room ?? makeRoom()) }
        entries.append(Entry(high: hash.high, low: hash.low, line: UInt32(clamping: line)))
    }

    private mutating func empty(into room: any ScratchRoom) throws {
        self.room = room
        var starts = [Int](repeating: 0, count: Self.parts + 1)
        for entry in entries { starts[entry.part + 1] += 1 }
        for part in 0..<Self.parts { starts[part + 1] += starts[part] }
        var places = starts
        var ordered = [Entry](repeating: Entry(high: 0, low: 0, line: 0), count: entries.count)
        for entry in entries {
            ordered[places[entry.part]] = entry
            places[entry.part] += 1
        }
        try ordered.withUnsafeBytes { try room.append($0) }
        written.append(starts)
        entries.removeAll(keepingCapacity: true)
    }

    /// The keys that stand on more than one line, with the lines. Ends the scan.
    consuming func duplicates() throws -> [KeyHash: DuplicateKey] {
        var found: [KeyHash: DuplicateKey] = [:]
        guard let room else {
            Self.collect(&entries, into: &found)
            return found
        }
        try empty(into: room)
        entries = []
        let size = MemoryLayout<Entry>.stride
        for part in 0..<Self.parts {
            var block = 0
            var together: [Entry] = []
            for starts in written {
                let count = starts[part + 1] - starts[part]
                var piece = [Entry](repeating: Entry(high: 0, low: 0, line: 0), count: count)
                if count > 0 {
                    try piece.withUnsafeMutableBytes { try room.read(at: (block + starts[part]) * size, into: $0) }
                }
                together += piece
                block += starts[Self.parts]
            }
            Self.collect(&together, into: &found)
        }
        return found
    }

    private static func collect(_ entries: inout [Entry], into found: inout [KeyHash: DuplicateKey]) {
        entries.sort { a, b in
            if a.high != b.high { return a.high < b.high }
            return a.low != b.low ? a.low < b.low : a.line < b.line
        }
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].high == entries[start].high, entries[end].low == entries[start].low
            {
                end += 1
            }
            if end - start > 1 {
                found[KeyHash(high: entries[start].high, low: entries[start].low)] = DuplicateKey(
                    firstLine: Int(entries[start].line), secondLine: Int(entries[start + 1].line),
                    occurrences: end - start)
            }
            start = end
        }
    }
}
