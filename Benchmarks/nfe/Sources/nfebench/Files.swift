internal import Glibc

/// Standard output in large pieces.
struct Output {
    private var bytes: [UInt8] = []

    mutating func row(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            bytes.append(contentsOf: field.utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > 1 << 18 { flush() }
    }

    mutating func flush() {
        bytes.withUnsafeBytes { _ = write(1, $0.baseAddress, $0.count) }
        bytes.removeAll(keepingCapacity: true)
    }
}

nonisolated(unsafe) var out = Output()

/// A file whole; empty where it cannot be read, and then the sums will not agree.
func readFile(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
        while count < buffer.count {
            let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            guard got > 0 else { break }
            count += got
        }
    }
}

func writeFile(_ path: String, _ text: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return }
    var text = text
    text.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
}
