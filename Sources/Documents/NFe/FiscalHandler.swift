internal import Domain
internal import XMLKit

/// Walks the shape beside the document. Depths of elements that the shape does not have are only counted.
final class FiscalHandler: XMLHandler {
    private let shape: FiscalShape
    private var finder = FiscalRootFinder()
    private(set) var kind: FiscalKind?
    private(set) var rootName = ""
    var draft = FiscalDraft()
    private var path = [FiscalShape.top]
    private var skipped = 0
    private var text: [UInt8] = []
    private var isTaking = false
    /// A text was longer than its element may be.
    private(set) var isTextTooLong = false
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
        guard isTaking, skipped == 0 else { return }
        if text.count + piece.bytes.count > shape.nodes[path[path.count - 1]].textMax {
            isTextTooLong = true
        } else {
            text.append(contentsOf: piece.bytes)
        }
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
