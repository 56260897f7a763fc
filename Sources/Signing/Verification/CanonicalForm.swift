internal import CLibXML2

/// Canonical XML 1.0, inclusive and without comments (W3C, 2001-03-15), of one element.
enum CanonicalForm {
    /// The bytes of `apex` in the scope of its ancestors; `nil` where the form is not defined (a relative namespace).
    ///
    /// The library walks a whole document and asks of each node whether it counts: for a batch of notes that is
    /// quadratic. So it is shown a document whose only child is the element, which keeps its place in its own tree;
    /// only its next sibling is hidden for the moment.
    static func bytes(of apex: TreeNode) -> [UInt8]? {
        guard let stage = xmlNewDoc(nil), let buffer = xmlAllocOutputBuffer(nil) else { return nil }
        let sibling = apex.pointer.pointee.next
        apex.pointer.pointee.next = nil
        stage.pointee.children = apex.pointer
        defer {
            apex.pointer.pointee.next = sibling
            stage.pointee.children = nil
            xmlOutputBufferClose(buffer)
            xmlFreeDoc(stage)
        }
        // The parent is not part of the form: that is what makes the element render the namespaces in scope, and the
        // `xml:` attributes that it inherits.
        let isVisible: xmlC14NIsVisibleCallback = { parent, node, _ in
            parent == node.map { UnsafeMutableRawPointer($0) } ? 0 : 1
        }
        let parent = apex.pointer.pointee.parent.map { UnsafeMutableRawPointer($0) }
        guard xmlC14NExecute(stage, isVisible, parent, Int32(XML_C14N_1_0.rawValue), nil, 0, buffer) >= 0,
            xmlOutputBufferFlush(buffer) >= 0, let content = xmlOutputBufferGetContent(buffer)
        else { return nil }
        return Array(UnsafeBufferPointer(start: content, count: xmlOutputBufferGetSize(buffer)))
    }
}
