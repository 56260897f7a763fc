internal import CLibXML2

/// A copy of an envelope as the root of a document of its own. Wrappers (a SOAP message, a distribution, a program
/// that declares `xmlns:xsi` wherever it goes) put namespaces in scope that were not there when the note was signed,
/// and the inclusive canonical form renders them.
final class DetachedEnvelope {
    private let document: xmlDocPtr
    private let root: xmlNodePtr

    /// A copy of `envelope`; `nil` where memory ran out. Declares what the envelope itself declares, and of its
    /// ancestors' namespaces only those that are used.
    init?(_ envelope: TreeNode) {
        guard let document = xmlNewDoc(nil) else { return nil }
        guard let root = xmlDocCopyNode(envelope.pointer, document, 1) else {
            xmlFreeDoc(document)
            return nil
        }
        xmlDocSetRootElement(document, root)
        self.document = document
        self.root = root
    }

    deinit { xmlFreeDoc(document) }

    /// The copy's root as an envelope.
    var envelope: SignedEnvelope? { SignedEnvelope(TreeNode(pointer: root)) }

    /// Whether the root declares more than the default namespace.
    var declaresPrefixes: Bool {
        sequence(first: root.pointee.nsDef) { $0?.pointee.next }.contains { $0?.pointee.prefix != nil }
    }

    /// Takes out declarations of prefixes that nothing in the copy uses. Says whether there was one.
    func dropUnusedPrefixes() -> Bool {
        var used: Set<UnsafeMutablePointer<xmlNs>> = []
        Self.forEachElement(below: root) { element in
            if let space = element.pointee.ns { used.insert(space) }
            var next = element.pointee.properties
            while let attribute = next {
                if let space = attribute.pointee.ns { used.insert(space) }
                next = attribute.pointee.next
            }
        }
        var isChanged = false
        var kept: UnsafeMutablePointer<xmlNs>?
        var next = root.pointee.nsDef
        while let space = next {
            next = space.pointee.next
            if space.pointee.prefix == nil || used.contains(space) {
                kept = space
                continue
            }
            if let kept { kept.pointee.next = next } else { root.pointee.nsDef = next }
            xmlFreeNs(space)
            isChanged = true
        }
        return isChanged
    }

    /// Takes out text of nothing but blanks between elements: what an indenting program put in. Where an element
    /// holds other text too, or text alone, nothing is touched, so no value changes.
    func dropBlanksBetweenElements() {
        Self.forEachElement(below: root) { element in
            let children = Array(TreeNode(pointer: element).children)
            guard children.contains(where: \.isElement), children.allSatisfy({ !$0.isText || $0.isBlank }) else {
                return
            }
            for child in children where child.isText {
                xmlUnlinkNode(child.pointer)
                xmlFreeNode(child.pointer)
            }
        }
    }

    /// Depth is bounded by the parser.
    private static func forEachElement(below node: xmlNodePtr, _ visit: (xmlNodePtr) -> Void) {
        visit(node)
        for child in TreeNode(pointer: node).children where child.isElement {
            forEachElement(below: child.pointer, visit)
        }
    }
}
