import Foundation

/// Writes e-mails.
enum MailForge {
    static let head = "Received: from a by b\r\nFrom: Fornecedor <a@example.com>\r\nMIME-Version: 1.0\r\n"

    /// A part with a header and a body.
    static func part(_ header: String, _ body: String) -> String { header + "\r\n\r\n" + body }

    /// An attached file in base64, in lines of 76.
    static func attachment(_ bytes: [UInt8], name: String, type: String = "application/octet-stream") -> String {
        let header = """
            Content-Type: \(type); name="\(name)"\r
            Content-Transfer-Encoding: base64\r
            Content-Disposition: attachment;\r
             filename="\(name)"
            """
        return part(header, Data(bytes).base64EncodedString(options: .lineLength76Characters))
    }

    /// A multipart without the header of a mail.
    static func multipart(_ parts: [String], boundary: String = "=_b", kind: String = "mixed") -> String {
        "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\npreamble\r\n"
            + parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
    }

    /// A whole mail: a text for the eye, and files.
    static func mail(_ parts: [String], boundary: String = "=_b") -> [UInt8] {
        let text = part("Content-Type: text/plain; charset=utf-8", "Segue a nota.")
        return Array((head + multipart([text] + parts, boundary: boundary)).utf8)
    }
}
