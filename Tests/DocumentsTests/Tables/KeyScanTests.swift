import Testing

@testable import Documents

/// Keys that do not fit in memory are found all the same.
@Suite struct KeyScanTests {
    final class Memory: ScratchRoom {
        var bytes: [UInt8] = []

        func append(_ more: UnsafeRawBufferPointer) { bytes += more }
        func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
            buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
        }
    }

    @Test(arguments: [1, 7, 100, 5000]) func smallBuffersFindTheSame(_ capacity: Int) throws {
        let room = Memory()
        var small = KeyScan(capacity: capacity) { room }
        var large = KeyScan()
        for line in 1...1000 {
            let key = KeyHash([ArraySlice("\(line % 700)".utf8)])
            try small.see(key, line: line)
            try large.see(key, line: line)
        }
        let expected = try large.duplicates()
        #expect(expected.count == 300)
        #expect(try small.duplicates() == expected)
        #expect(room.bytes.isEmpty == (capacity > 1000))
    }
}
