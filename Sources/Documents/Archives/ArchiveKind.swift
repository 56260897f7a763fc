internal import ZipKit

/// What a file is that holds other files.
public enum ArchiveKind: Sendable, Hashable, CaseIterable {
    /// A zip archive.
    case zip
    /// One file, packed with gzip.
    case gzip
    /// An e-mail with its attachments.
    case mail
    /// SEFAZ's answer to a request for documents (`retDistDFeInt`): told by its root element, never by
    /// ``init(head:)``.
    case distribution

    /// Tells a zip, a gzip stream or an e-mail by the first bytes of a file; `nil` where they are none of these.
    public init?(head: some Collection<UInt8>) {
        if ArchiveReader.isArchive(head: head) {
            self = .zip
        } else if GzipFile.isGzip(head: head) {
            self = .gzip
        } else if MailHead.isMail(Array(head.prefix(FiscalRouter.headBytes))) {
            self = .mail
        } else {
            return nil
        }
    }
}

/// Names of members that no archive's directory has vouched for.
enum MemberName {
    /// The last part of `raw` without controls and invisible marks, at most 180 bytes; `nil` where nothing is left.
    static func safe(_ raw: String) -> String? {
        let last = raw.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var name = ""
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            // Marks that turn the writing direction make `fdp.lmx` of `xml.pdf`.
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: continue
            default: break
            }
            guard name.utf8.count + UTF8.width(scalar) <= 180 else { break }
            name.unicodeScalars.append(scalar)
        }
        while name.last == " " { name.removeLast() }
        while name.first == " " { name.removeFirst() }
        return name.isEmpty || name == "." || name == ".." ? nil : name
    }

    /// Text in UTF-8 where it is that, and else in Windows-1252.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return String(decoding: Windows1252.utf8(bytes), as: UTF8.self)
    }
}
