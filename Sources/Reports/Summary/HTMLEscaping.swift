internal import Domain
internal import Mustache

/// Escapes by code point. The library's own HTML type goes by grapheme, so a quote with a combining mark behind it
/// would pass and close an attribute.
struct HTMLEscaping: MustacheContentType {
    /// The name in the template's `CONTENT_TYPE` pragma.
    static let name = "HTML-BY-CODE-POINT"

    // Content types live in the library's process-wide table; a static constant registers ours once.
    static let registered: Bool = {
        MustacheContentTypes.register(HTMLEscaping(), named: name)
        return true
    }()

    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.withoutHiddenMarks.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
            // Hidden marks are spelt out above, so that no name reads as another. These are not allowed in HTML: shown as
            // the replacement character, as a parser would.
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes += [0xEF, 0xBF, 0xBD]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
