internal import CLibXML2

/// `NFe` or `evento`: the element in which content and signature stand side by side.
struct SignedEnvelope {
    let node: TreeNode
    /// `infNFe` or `infEvento`, in any namespace: a second one would be a second content.
    let signed: [TreeNode]
    /// `Signature`, in any namespace.
    let signatures: [TreeNode]

    static let fiscalNamespace: StaticString = "http://www.portalfiscal.inf.br/nfe"
    static let signatureNamespace: StaticString = "http://www.w3.org/2000/09/xmldsig#"

    /// An envelope, where `node` is one that a reader may read.
    init?(_ node: TreeNode) {
        let isNote = node.isNamed("NFe")
        guard isNote || node.isNamed("evento"), Self.isRead(node) else { return nil }
        let name: StaticString = isNote ? "infNFe" : "infEvento"
        let children = node.children.filter(\.isElement)
        signed = children.filter { $0.isNamed(name) }
        signatures = children.filter { $0.isNamed("Signature") }
        guard !signed.isEmpty else { return nil }
        self.node = node
    }

    /// Readers of notes are lenient about namespaces; what they would read out of place must not pass here.
    private static func isRead(_ node: TreeNode) -> Bool {
        !node.hasNamespace || node.isIn(fiscalNamespace) || node.isIn(signatureNamespace)
    }

    /// Envelope and content are of the NF-e's namespace, or have none.
    var isOfTheLayout: Bool {
        ([node] + signed).allSatisfy { !$0.hasNamespace || $0.isIn(Self.fiscalNamespace) }
    }
}

/// One walk over a document: its envelopes, and the values of everything that may pass for an identifier.
struct DocumentSurvey {
    private(set) var envelopes: [SignedEnvelope] = []
    private var identifiers: [String: Int] = [:]

    init(_ document: ParsedDocument) {
        var next = xmlDocGetRootElement(document.pointer)
        while let current = next {
            let node = TreeNode(pointer: current)
            if node.isElement { visit(node) }
            next = Self.following(current)
        }
    }

    /// How many attributes `Id`, `ID`, `id` or `xml:id` of the document have this value.
    func count(ofIdentifier id: String) -> Int { identifiers[id] ?? 0 }

    private mutating func visit(_ node: TreeNode) {
        if let envelope = SignedEnvelope(node) { envelopes.append(envelope) }
        var next = node.pointer.pointee.properties
        while let attribute = next {
            if xmlStrcasecmp(attribute.pointee.name, "id") == 0 {
                identifiers[TreeNode.value(of: attribute), default: 0] += 1
            }
            next = attribute.pointee.next
        }
    }

    /// The next node in document order.
    private static func following(_ node: xmlNodePtr) -> xmlNodePtr? {
        if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children { return child }
        var current: xmlNodePtr? = node
        while let here = current, here.pointee.type == XML_ELEMENT_NODE || here == node {
            if let next = here.pointee.next { return next }
            current = here.pointee.parent
        }
        return nil
    }
}
