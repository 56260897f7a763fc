public import Domain
internal import XMLKit

/// Reads the bytes of a fiscal document: NF-e in every envelope they come in, their events and summaries.
public struct NFeReader: Sendable {
    private let limits: XMLLimits

    /// A reader with limits that no fiscal document comes near.
    public init() { limits = XMLLimits() }

    /// Reads one document. Unknown elements are skipped; a fiscal document of another service is `.other`.
    /// Throws where the bytes are not XML, are not fiscal, ask for too much, or lack what makes a note a note.
    public func read(_ bytes: [UInt8]) throws(DocumentFault) -> FiscalReading {
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
        guard let kind = handler.kind else { throw DocumentFault(code: .notFiscal, detail: handler.rootName) }
        var warnings: Set<FiscalReading.Warning> = []
        if preamble.hasByteOrderMark { warnings.insert(.byteOrderMark) }
        if preamble.hasLeadingBlanks { warnings.insert(.leadingBlanks) }
        return FiscalReading(document: try document(kind, handler.draft), warnings: warnings)
    }

    private func document(_ kind: FiscalKind, _ draft: FiscalDraft) throws(DocumentFault) -> FiscalDocument {
        switch kind {
        case .note, .unprotocolled, .batch:
            guard !draft.notes.isEmpty else { throw DocumentFault(code: .incomplete, detail: "infNFe") }
            let notes = authorised(draft)
            let isConsumer = notes.allSatisfy { $0.heading.model == "65" }
            return .notes(notes, isConsumer ? .consumerNote : kind)
        case .event, .eventRequest:
            guard !draft.events.isEmpty else { throw DocumentFault(code: .incomplete, detail: "infEvento") }
            return .events(draft.events, kind)
        case .summary, .eventSummary: return .summary(draft.summary, kind)
        case .distribution, .status, .consumerNote, .otherFiscal: return .other(kind)
        }
    }

    /// A protocol belongs to the note whose key it names; the protocol of a lone note is its own, so that a foreign
    /// key shows.
    private func authorised(_ draft: FiscalDraft) -> [FiscalNote] {
        draft.notes.map { note in
            var note = note
            note.isMarkedCancelled = draft.isMarkedCancelled
            if let answer = draft.authorisation, draft.notes.count == 1 || answer.key == note.keyText {
                note.authorisation = answer
            }
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
    }

    /// The document.
    public let document: FiscalDocument
    /// What was put up with.
    public let warnings: Set<Warning>
}

/// Walks the shape beside the document. Depths of elements that the shape does not have are only counted.
private final class FiscalHandler: XMLHandler {
    private let shape: FiscalShape
    private var finder = FiscalRootFinder()
    private(set) var kind: FiscalKind?
    private(set) var rootName = ""
    var draft = FiscalDraft()
    private var path = [FiscalShape.top]
    private var skipped = 0
    private var text: [UInt8] = []
    private var isTaking = false
    /// The document has ended; an envelope may go on.
    private var isComplete = false

    init(shape: FiscalShape) { self.shape = shape }

    func start(_ element: XMLElement) -> XMLStep {
        guard !isComplete else { return .next }
        if kind == nil {
            if rootName.isEmpty { rootName = element.name.text }
            switch finder.look(at: element) {
            case .searching: return .next
            case .html, .other: return .stop
            case .found(let found): kind = found
            }
        }
        guard skipped == 0, isRead(element.namespace), let name = shape.vocabulary.number(of: element.name),
            let node = shape.child(of: path[path.count - 1], named: name)
        else {
            skipped += 1
            return .next
        }
        path.append(node)
        shape.nodes[node].open?(&draft, element)
        isTaking = shape.nodes[node].take != nil
        text.removeAll(keepingCapacity: true)
        return .next
    }

    func characters(_ piece: XMLBytes) {
        if isTaking, skipped == 0 { text.append(contentsOf: piece.bytes) }
    }

    func end() {
        // Ends before the document are those of its envelope's header; those after it are the envelope's own.
        guard kind != nil, !isComplete else { return }
        if skipped > 0 {
            skipped -= 1
        } else {
            let node = path.removeLast()
            if isTaking, let take = shape.nodes[node].take { take(&draft, String(decoding: text, as: UTF8.self)) }
            isTaking = false
            shape.nodes[node].close?(&draft)
        }
        isComplete = skipped == 0 && path.count == 1
    }

    /// The namespace of the notes, that of signatures, or none.
    private func isRead(_ namespace: XMLBytes?) -> Bool {
        guard let namespace else { return true }
        return namespace == "http://www.portalfiscal.inf.br/nfe" || namespace == "http://www.w3.org/2000/09/xmldsig#"
    }
}
