extension String {
    /// UTF-16, little end first, with its mark. The XML declaration must say so or be missing.
    public var utf16Bytes: [UInt8] {
        [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// ISO-8859-1; a character outside it becomes `?`.
    public var latin1Bytes: [UInt8] {
        unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
    }

    /// With every `old` replaced.
    public func replacing(_ old: String, by new: String) -> String {
        var result = ""
        var rest = Array(utf8)[...]
        let mark = Array(old.utf8)
        while !rest.isEmpty {
            if rest.starts(with: mark) {
                result += new
                rest = rest.dropFirst(mark.count)
            } else {
                let end = rest.dropFirst().firstIndex { $0 == mark.first } ?? rest.endIndex
                result += String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest = rest[end...]
            }
        }
        return result
    }
}
