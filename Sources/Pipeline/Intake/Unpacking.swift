internal import Documents
internal import Domain
internal import Store
internal import Watching

/// Takes a file apart that holds others, for a run and for `inspect` alike.
struct Unpacking {
    /// What the file is.
    let kind: ArchiveKind
    /// Its file name.
    let name: String
    /// What the file itself was a member of.
    let container: DocumentKind?

    /// Gives each member to `body`, and says how the file ends. Where it does not end as `expanded`, what was given
    /// must not be kept.
    func unpack(_ bytes: [UInt8], _ body: (ArchiveMember) throws -> Void) throws -> Judgement {
        var count = 0
        do {
            guard isAllowed(bytes) else { throw DocumentFault(code: .limit(.nesting)) }
            try ArchiveReader().expand(bytes, as: kind, named: name) { member in
                count += 1
                try body(member)
            }
        } catch let fault as DocumentFault where fault.code == .officeDocument {
            return Judgement(.rejected, .unreadableSpreadsheet)
        } catch let fault as DocumentFault {
            return try DocumentJudgement.judge(fault)
        }
        return count > 0 ? Judgement(.expanded) : judgementOfNothing
    }

    /// An archive's member is no archive: the reader has opened those, as deep as it may. A distribution may lie in
    /// one, and what a distribution holds is a document, whatever it says it is: else a file could hold itself.
    private func isAllowed(_ bytes: [UInt8]) -> Bool {
        switch container {
        case nil: true
        case .archive: kind == .distribution || (kind == .zip && ArchiveReader.isOfficeDocument(bytes))
        default: false
        }
    }

    /// A mail without attachments, and an answer without documents, is sound and says nothing.
    private var judgementOfNothing: Judgement {
        switch kind {
        case .mail, .distribution: Judgement(.ignored, .otherDocument)
        case .zip, .gzip: Judgement(.rejected, .empty)
        }
    }
}

extension Unpacking {
    /// Of a delivery whose first bytes were recognised.
    init(_ kind: ArchiveKind, of delivery: Delivery, in context: Context) throws {
        var container: DocumentKind?
        if let parent = delivery.parent {
            container = try context.store.read { try $0.delivery(parent) }?.kind ?? .unknown
        }
        self.init(kind: kind, name: delivery.member ?? delivery.name, container: container)
    }
}

/// How a document ends whose bytes could not be read.
enum DocumentJudgement {
    /// Throws where the machine is to blame and the file must wait.
    static func judge(_ fault: DocumentFault) throws -> Judgement {
        guard let reason = fault.reason else { throw FileFault(call: "read", path: fault.member, code: 12) }
        var detail = ReasonDetail()
        if fault.line > 0 { detail.line = fault.line }
        if fault.column > 0 { detail.column = fault.column }
        if !fault.member.isEmpty { detail.field = fault.member }
        if case .limit(let bound) = fault.code { detail.expected = bound.rawValue }
        return Judgement(.rejected, reason, detail)
    }
}
