internal import Documents
internal import Domain
internal import Foundation

/// The first look at a file's bytes: which reader it goes to.
enum Sniffer {
    /// How much of a file is looked at.
    static let headBytes = FiscalRouter.headBytes

    enum Verdict {
        /// Ends here.
        case judged(Judgement, kind: DocumentKind)
        /// A file that holds others.
        case archive(ArchiveKind)
        /// XML or JSON of a known kind.
        case kind(DocumentKind)
        /// XML that is no fiscal document: a platform's export, if anything.
        case otherXML(root: String)
        /// Text that is neither: a table, if anything.
        case table
    }

    static func sniff(_ head: [UInt8], name: String) -> Verdict {
        if head.isEmpty { return .judged(Judgement(.rejected, .empty), kind: .unknown) }
        if isClutter(name) || pictures.contains(where: { head.starts(with: $0) }) {
            return .judged(Judgement(.ignored, .otherDocument), kind: .unknown)
        }
        if let kind = ArchiveKind(head: head) { return .archive(kind) }
        if head.starts(with: compoundFile) {
            return .judged(Judgement(.rejected, .unreadableSpreadsheet, ReasonDetail(found: ["xls"])), kind: .unknown)
        }
        switch FiscalRouter.kind(ofHead: head) {
        case .fiscal(let kind): return .kind(.fiscal(kind))
        case .otherXML(let root): return .otherXML(root: root)
        case .html:
            return .judged(Judgement(.rejected, .notAFiscalDocument, ReasonDetail(field: "html")), kind: .unknown)
        case .unreadableXML:
            return .judged(Judgement(.rejected, .malformed, ReasonDetail(line: 1)), kind: .unknown)
        case .notXML: break
        }
        if name.lowercased().hasSuffix(".xml") {
            return .judged(Judgement(.rejected, .malformed, ReasonDetail(line: 1, column: 1)), kind: .unknown)
        }
        return json(head) ?? .table
    }

    /// How XML ends that nobody here reads.
    static func judgement(ofXML root: String) -> Judgement {
        Judgement(.rejected, .notAFiscalDocument, ReasonDetail(field: root))
    }

    /// Beginnings of what is for the eye alone: the printed note (PDF), and the PNG, JPEG and GIF of mails.
    private static let pictures: [[UInt8]] = [
        Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    ]

    /// Beginning of the compound files of older office programs, and of spreadsheets that are locked by a password.
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// What archivers and desktops leave beside the files that matter.
    private static func isClutter(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        return parts.contains("__MACOSX") || parts.last == ".DS_Store" || parts.last?.lowercased() == "thumbs.db"
    }

    /// Sidecars and decisions are small: what does not fit the head is neither, but records of a table, if anything.
    private static func json(_ head: [UInt8]) -> Verdict? {
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
        guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
        guard let object = try? JSONSerialization.jsonObject(with: Data(text)) as? [String: Any] else { return .table }
        if object["decision"] is String { return .kind(.decision) }
        return object["sha256"] is String ? .kind(.sidecar) : .table
    }
}
