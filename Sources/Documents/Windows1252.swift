/// Windows-1252, of which the printable part of ISO-8859-1 is a part.
enum Windows1252 {
    /// The text of `bytes` in UTF-8. The five bytes that Windows-1252 leaves open become the controls of the same
    /// number, as everywhere on the web.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var decoder = TextDecoder(.windows1252)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        bytes.withUnsafeBytes { decoder.decode($0, into: &text) }
        return text
    }
}
