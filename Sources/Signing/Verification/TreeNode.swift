internal import CLibXML2

/// An element, text or other node of a parsed document; valid as long as its document.
struct TreeNode {
    let pointer: xmlNodePtr

    var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

    /// Text between tags, whether or not it stood in a CDATA section.
    var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }

    private var isComment: Bool { pointer.pointee.type == XML_COMMENT_NODE }

    /// Text of nothing but the blanks of XML.
    var isBlank: Bool {
        guard isText, var byte = UnsafePointer<xmlChar>(pointer.pointee.content) else { return isText }
        while byte.pointee != 0 {
            guard [0x20, 0x09, 0x0A, 0x0D].contains(byte.pointee) else { return false }
            byte += 1
        }
        return true
    }

    /// The local name, to the letter.
    func isNamed(_ name: StaticString) -> Bool { xmlStrEqual(pointer.pointee.name, name.utf8Start) != 0 }

    /// The namespace, to the letter.
    func isIn(_ namespace: StaticString) -> Bool {
        guard let own = pointer.pointee.ns else { return false }
        return xmlStrEqual(own.pointee.href, namespace.utf8Start) != 0
    }

    var hasNamespace: Bool { pointer.pointee.ns != nil }

    var children: some Sequence<TreeNode> {
        sequence(first: pointer.pointee.children) { $0?.pointee.next }.lazy.compactMap { $0.map(TreeNode.init) }
    }

    /// The value of the attribute of this name that is in no namespace.
    func attribute(_ name: StaticString) -> String? {
        var next = pointer.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil, xmlStrEqual(attribute.pointee.name, name.utf8Start) != 0 {
                return TreeNode.value(of: attribute)
            }
            next = attribute.pointee.next
        }
        return nil
    }

    /// The value of an attribute; entities are resolved, so it is one text or nothing.
    static func value(of attribute: xmlAttrPtr) -> String {
        guard let text = attribute.pointee.children?.pointee.content else { return "" }
        return String(cString: text)
    }

    /// The element children, where nothing but blanks and comments stands between them.
    var structure: [TreeNode]? {
        var elements: [TreeNode] = []
        for child in children {
            if child.isElement {
                elements.append(child)
            } else if !child.isBlank, !child.isComment {
                return nil
            }
        }
        return elements
    }

    /// The text, where nothing but text and comments stands inside.
    var leafText: String? {
        var text = ""
        for child in children {
            if child.isText {
                if let content = child.pointer.pointee.content { text += String(cString: content) }
            } else if !child.isComment {
                return nil
            }
        }
        return text
    }
}
