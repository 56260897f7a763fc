/// Where the bytes of a table come from: a file, an archive member, memory. Read once, front to back.
public protocol ByteSource {
    /// Fills `buffer` from its start and returns how many bytes were put there; 0 at the end. What it throws (an
    /// input error, say) passes through the table reader untouched.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes held in memory.
public struct BytesSource: ByteSource {
    private let bytes: [UInt8]
    private let chunkBytes: Int
    private var position = 0

    /// Serves `bytes`, at most `chunkBytes` in one read.
    public init(_ bytes: [UInt8], chunkBytes: Int = .max) {
        self.bytes = bytes
        self.chunkBytes = max(1, chunkBytes)
    }

    /// Copies the next bytes; never throws.
    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, chunkBytes, bytes.count - position)
        guard count > 0 else { return 0 }
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}
