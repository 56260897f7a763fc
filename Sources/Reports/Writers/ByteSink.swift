/// Where a writer's bytes go: a file, a socket, an array. Writers hand over blocks, never single values.
public protocol ByteSink {
    /// Takes all of `bytes` or throws.
    mutating func write(_ bytes: [UInt8]) throws
}

/// A sink that keeps its bytes: for small outputs.
public struct ByteArraySink: ByteSink, Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Nothing written yet.
    public init() {}

    /// Keeps `bytes`.
    public mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

/// Collects small writes into blocks, so that a sink sees few large ones and memory stays flat.
struct BlockBuffer {
    /// Size at which a block is handed over, in bytes.
    static let blockBytes = 64 * 1024

    var bytes: [UInt8] = []

    mutating func flushIfFull(into sink: inout some ByteSink) throws {
        if bytes.count >= Self.blockBytes { try flush(into: &sink) }
    }

    mutating func flush(into sink: inout some ByteSink) throws {
        guard !bytes.isEmpty else { return }
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
