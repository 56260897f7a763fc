/// The characters of a source as UTF-8 bytes, one by one; memory is one block.
struct DecodedText<Bytes: ByteSource> {
    private var source: Bytes
    private var decoder: TextDecoder
    private var block: [UInt8]
    private var text: [UInt8] = []
    private var position = 0
    private var isExhausted = false
    /// Line of the next byte, 1-based.
    private(set) var line = 1

    init(_ source: Bytes, encoding: TextEncoding, blockBytes: Int = 1 << 17) {
        self.source = source
        decoder = TextDecoder(encoding)
        block = [UInt8](repeating: 0, count: max(1, blockBytes))
    }

    /// The next byte, which stays; nil at the end.
    mutating func peek() throws -> UInt8? {
        if position == text.count, try !refill() { return nil }
        return text[position]
    }

    /// Takes the next byte.
    mutating func next() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        return byte
    }

    /// Passes over blanks and line ends.
    mutating func skipBlanks() throws {
        while let byte = try peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { _ = try next() }
    }

    private mutating func refill() throws -> Bool {
        text.removeAll(keepingCapacity: true)
        position = 0
        while text.isEmpty {
            if isExhausted { return false }
            let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 {
                isExhausted = true
                decoder.finish(into: &text)
            } else {
                block.withUnsafeBytes { decoder.decode(UnsafeRawBufferPointer(rebasing: $0[..<count]), into: &text) }
            }
        }
        return true
    }
}
