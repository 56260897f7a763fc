public import Domain
internal import XMLKit

/// Reads the bytes of a fiscal document: NF-e in every envelope they come in, their events and summaries.
public struct NFeReader: Sendable {
    /// Most items of one note: `det`, 1…990 in the layout.
    static let itemsMax = 990
    private let limits: XMLLimits

    /// A reader with limits that no fiscal document comes near.
    public init() { limits = XMLLimits() }

    /// Reads one document. Unknown elements are skipped; a fiscal document of another service is `.other`.
    /// Throws where the bytes are not XML, are not fiscal, ask for too much, or lack what makes a note a note.
    /// Bytes that are not in their encoding are read as Windows-1252 where that can be; the answer says so.
    public func read(_ bytes: [UInt8]) throws(DocumentFault) -> FiscalReading {
        let scan = try scan(bytes)
        var warnings: Set<FiscalReading.Warning> = []
        if scan.preamble.hasByteOrderMark { warnings.insert(.byteOrderMark) }
        if scan.preamble.hasLeadingBlanks { warnings.insert(.leadingBlanks) }
        if scan.repaired != nil { warnings.insert(.encodingRepaired) }
        return FiscalReading(
            document: try document(scan.kind, scan.draft), warnings: warnings, repairedBytes: scan.repaired)
    }

    /// The packed documents of a distribution answer. Throws what ``read(_:)`` throws, and where the answer says
    /// nothing: neither documents nor a status.
    func readDistribution(_ bytes: [UInt8]) throws(DocumentFault) -> Distribution {
        let scan = try scan(bytes)
        guard scan.kind == .distribution else { throw DocumentFault(code: .notFiscal, detail: scan.kind.rawValue) }
        let distribution = scan.draft.distribution
        if distribution.documents.isEmpty, distribution.status.isEmpty || distribution.status == Distribution.found {
            throw DocumentFault(code: .incomplete, detail: "docZip")
        }
        return distribution
    }

    private typealias Scan = (kind: FiscalKind, draft: FiscalDraft, preamble: XMLPreamble, repaired: [UInt8]?)

    private func scan(_ bytes: [UInt8]) throws(DocumentFault) -> Scan {
        if let relabelled = TextRepair.relabelled(bytes) { return try scan(relabelled, isRepaired: true) }
        do throws(DocumentFault) {
            return try scan(bytes, isRepaired: false)
        } catch {
            guard error.code == .encoding, let repaired = TextRepair.repaired(bytes) else { throw error }
            return try scan(repaired, isRepaired: true)
        }
    }

    private func scan(_ bytes: [UInt8], isRepaired: Bool) throws(DocumentFault) -> Scan {
        let handler = FiscalHandler(shape: .fiscal)
        let preamble: XMLPreamble
        do throws(XMLFault) {
            preamble = try XMLScanner(limits: limits).scan(bytes, with: handler)
        } catch {
            if case .doctype(let root) = error.code, FiscalRoot(name: root, namespace: nil) == .html {
                throw DocumentFault(code: .notFiscal, line: error.line, column: error.column, detail: root)
            }
            throw DocumentFault(error)
        }
        if handler.isTextTooLong { throw DocumentFault(code: .limit(.textBytes)) }
        guard let kind = handler.kind else { throw DocumentFault(code: .notFiscal, detail: handler.rootName) }
        return (kind, handler.draft, preamble, isRepaired ? bytes : nil)
    }

    private func document(_ kind: FiscalKind, _ draft: FiscalDraft) throws(DocumentFault) -> FiscalDocument {
        switch kind {
        case .note, .unprotocolled, .batch:
            guard !draft.notes.isEmpty else { throw DocumentFault(code: .incomplete, detail: "infNFe") }
            guard draft.notes.allSatisfy({ $0.items.count <= Self.itemsMax }) else {
                throw DocumentFault(code: .limit(.items), detail: "det")
            }
            let notes = authorised(draft)
            let isConsumer = notes.allSatisfy { $0.heading.model == "65" }
            return .notes(notes, isConsumer ? .consumerNote : kind)
        case .event, .eventRequest:
            guard !draft.events.isEmpty else { throw DocumentFault(code: .incomplete, detail: "infEvento") }
            return .events(draft.events, kind)
        case .summary, .eventSummary: return .summary(draft.summary, kind)
        case .status:
            var answer = draft.answer
            answer.authorisations = draft.authorisations
            answer.events = draft.events
            return .answer(answer, kind)
        case .distribution, .consumerNote, .otherFiscal: return .other(kind)
        }
    }

    /// A protocol belongs to the note whose key it names; the protocol of a lone note is its own, so that a foreign
    /// key shows.
    private func authorised(_ draft: FiscalDraft) -> [FiscalNote] {
        draft.notes.map { note in
            var note = note
            note.isMarkedCancelled = draft.cancelledKey.map { $0 == note.keyText } ?? false
            let own = draft.authorisations.last { draft.notes.count == 1 || $0.key == note.keyText }
            note.authorisation = own
            return note
        }
    }
}

/// What was read, and what was odd about its bytes.
public struct FiscalReading: Sendable, Hashable {
    /// Something that was put up with.
    public enum Warning: String, Sendable, CaseIterable, Hashable {
        /// A byte-order mark.
        case byteOrderMark = "byte-order-mark"
        /// Blanks before the XML declaration, which XML does not allow.
        case leadingBlanks = "leading-blanks"
        /// Bytes that were not in the encoding that the document has or declares.
        case encodingRepaired = "encoding-repaired"
    }

    /// The document.
    public let document: FiscalDocument
    /// What was put up with.
    public let warnings: Set<Warning>
    /// The document in UTF-8, where it had to be written anew to be read: a signature is checked on these bytes, for
    /// the canonical form of what was signed is UTF-8.
    public let repairedBytes: [UInt8]?
}
