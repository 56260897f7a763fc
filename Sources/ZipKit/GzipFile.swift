internal import CLibZ

/// A gzip file: one stream, or several behind each other, which are one text (RFC 1952 §2.2).
public enum GzipFile {
    /// Whether the first bytes of a file are those of a gzip stream.
    public static func isGzip(head: some Collection<UInt8>) -> Bool { Array(head.prefix(2)) == [0x1F, 0x8B] }

    /// Unpacks `bytes`. What counts against `limits` is what really comes out; the length that the last bytes of a
    /// stream declare is checked by the library, as its checksum is. Zeros after the last stream are the padding of a
    /// tape or a block device and are dropped; anything else there is damage.
    public static func inflate(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipFault) -> [UInt8] {
        guard isGzip(head: bytes) else { throw ZipFault(code: .notAnArchive) }
        return try bytes.withUnsafeBufferPointer { input in
            Result { () throws(ZipFault) in try inflate(input, limits: limits) }
        }.get()
    }

    private static func inflate(
        _ input: UnsafeBufferPointer<UInt8>, limits: ZipLimits
    ) throws(ZipFault) -> [UInt8] {
        var stream = z_stream()
        guard shim_inflateInitGzip(&stream) == Z_OK else { throw ZipFault(code: .outOfMemory) }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        var position = 0
        while position < input.count {
            // The library counts in 32 bits.
            let length = min(input.count - position, 1 << 30)
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + position })
            stream.avail_in = UInt32(length)
            let (status, count) = step(&stream, &piece)
            position += length - Int(stream.avail_in)
            output.append(contentsOf: piece[..<count])
            if let bound = limits.bound(inflated: UInt64(output.count), compressed: UInt64(input.count)) {
                throw ZipFault(code: .limit(bound))
            }
            guard output.count <= limits.totalBytes else { throw ZipFault(code: .limit(.totalBytes)) }
            switch status {
            case Z_STREAM_END:
                if input[position...].allSatisfy({ $0 == 0 }) { return output }
                guard isGzip(head: input[position...]), inflateReset(&stream) == Z_OK else {
                    throw ZipFault(code: .damaged, message: "bytes after the end")
                }
            case Z_OK: break
            case Z_MEM_ERROR: throw ZipFault(code: .outOfMemory)
            default: throw ZipFault(code: .damaged, message: stream.msg.map { String(cString: $0) } ?? "")
            }
        }
        // What remains in the window is still to be written out; a stream that ends here was returned above.
        return try drain(&stream, into: &output, &piece, packed: input.count, limits: limits)
    }

    /// The input has ended before the stream: writes out what the library still holds, and finds out whether the
    /// end of the stream was among it.
    private static func drain(
        _ stream: inout z_stream, into output: inout [UInt8], _ piece: inout [UInt8], packed: Int, limits: ZipLimits
    ) throws(ZipFault) -> [UInt8] {
        while true {
            let (status, count) = step(&stream, &piece)
            output.append(contentsOf: piece[..<count])
            if let bound = limits.bound(inflated: UInt64(output.count), compressed: UInt64(packed)) {
                throw ZipFault(code: .limit(bound))
            }
            guard output.count <= limits.totalBytes else { throw ZipFault(code: .limit(.totalBytes)) }
            if status == Z_STREAM_END { return output }
            guard status == Z_OK, count > 0 else { throw ZipFault(code: .damaged, message: "cut short") }
        }
    }

    private static func step(_ stream: inout z_stream, _ piece: inout [UInt8]) -> (status: Int32, count: Int) {
        let size = piece.count
        return piece.withUnsafeMutableBufferPointer { out in
            stream.next_out = out.baseAddress
            stream.avail_out = UInt32(size)
            let status = CLibZ.inflate(&stream, Z_NO_FLUSH)
            return (status, size - Int(stream.avail_out))
        }
    }

    /// The name that the packer wrote into the header of the first stream, where it wrote one: its bytes, in
    /// whatever encoding the packer had (RFC 1952 §2.3.1 says ISO-8859-1). It may be a path.
    public static func storedName(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 12, isGzip(head: bytes), bytes[3] & 0x08 != 0 else { return nil }
        let hasExtra = bytes[3] & 0x04 != 0
        let start = hasExtra ? 12 + Int(bytes[10]) + Int(bytes[11]) << 8 : 10
        guard start < bytes.count, let end = bytes[start...].prefix(1024).firstIndex(of: 0), end > start else {
            return nil
        }
        return Array(bytes[start..<end])
    }
}
