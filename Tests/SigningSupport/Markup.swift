/// An element of a document to be written, and the two ways to write it: as a sender would, and canonically. No XML
/// library has a hand in it, so that it is a second opinion on the canonical form.
public struct Markup: Sendable {
    /// The local name; an XML namespace is said by the style.
    public var name: String
    /// Attributes without prefix, in the order they are written.
    public var attributes: [(name: String, value: String)]
    /// The text, where there are no children.
    public var text: String
    /// The element children.
    public var children: [Markup]

    /// An element with text.
    public init(_ name: String, _ text: String = "", attributes: [(name: String, value: String)] = []) {
        self.name = name
        self.text = text
        self.attributes = attributes
        children = []
    }

    /// An element with children.
    public init(_ name: String, attributes: [(name: String, value: String)] = [], _ children: [Markup]) {
        self.name = name
        self.attributes = attributes
        self.children = children
        text = ""
    }

    /// The first descendant-or-self of this name, to be changed in place.
    public mutating func change(_ name: String, _ change: (inout Markup) -> Void) {
        if self.name == name { return change(&self) }
        for index in children.indices where children[index].contains(name) {
            return children[index].change(name, change)
        }
    }

    private func contains(_ name: String) -> Bool { self.name == name || children.contains { $0.contains(name) } }

    /// Canonical XML 1.0, inclusive, of this element as the apex. `scope` is what is declared around it: prefix
    /// (empty for the default) and namespace.
    func canonical(prefix: String, scope: [(prefix: String, uri: String)]) -> String {
        let declarations = scope.filter { !$0.uri.isEmpty }.sorted { $0.prefix < $1.prefix }.map {
            " xmlns" + ($0.prefix.isEmpty ? "" : ":" + $0.prefix) + "=\"" + Self.escapedAttribute($0.uri) + "\""
        }
        return canonical(prefix, declarations.joined())
    }

    private func canonical(_ prefix: String, _ declarations: String) -> String {
        let tag = prefix.isEmpty ? name : prefix + ":" + name
        let sorted = attributes.sorted { $0.name < $1.name }
        let fields = sorted.map { " \($0.name)=\"\(Self.escapedAttribute($0.value))\"" }.joined()
        let content = children.isEmpty ? Self.escapedText(text) : children.map { $0.canonical(prefix, "") }.joined()
        return "<\(tag)\(declarations)\(fields)>\(content)</\(tag)>"
    }

    static func escapedText(_ text: String) -> String {
        escaped(text, ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;"])
    }

    static func escapedAttribute(_ text: String) -> String {
        escaped(
            text, ["&": "&amp;", "<": "&lt;", "\"": "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"])
    }

    private static func escaped(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let word = table[scalar] { result += word } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}

/// How a sender writes what he has signed. Nothing of this changes a value; all but indentation keep the canonical
/// form, and so the signature.
public struct MarkupStyle: Sendable {
    /// The prefix of the note's elements; empty for the default namespace.
    public var prefix = ""
    /// The note's namespace; empty for none.
    public var namespace = "http://www.portalfiscal.inf.br/nfe"
    /// Declarations on `NFe` itself, in scope when it is signed.
    public var ownDeclarations: [(prefix: String, uri: String)] = []
    /// Declarations on the envelope, added after signing.
    public var wrapperDeclarations: [(prefix: String, uri: String)] = []
    /// Attributes last to first.
    public var reversesAttributes = false
    /// `'` around attributes.
    public var usesApostrophes = false
    /// Elements whose text stands in a CDATA section.
    public var characterData: Set<String> = []
    /// A comment with a false element before the last child of every element that has children.
    public var hasComments = false
    /// A line end and blanks before every element: after signing, so the signature holds only without them.
    public var indentation: String?
    /// The line end of the indentation.
    public var lineEnd = "\n"
    /// The XML declaration; empty for none.
    public var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

    /// The plain style: what most issuers write.
    public init() {}

    /// The style with one thing changed.
    public func with(_ change: (inout MarkupStyle) -> Void) -> MarkupStyle {
        var style = self
        change(&style)
        return style
    }

    /// `markup` as a sender writes it. `declarations` are written into the first tag.
    func write(
        _ markup: Markup, prefix: String, declarations: [(prefix: String, uri: String)] = [], level: Int = 0,
        inner: (String) -> String = { $0 }
    ) -> String {
        let quote = usesApostrophes ? "'" : "\""
        let tag = prefix.isEmpty ? markup.name : prefix + ":" + markup.name
        var fields = declarations.map { ("xmlns" + ($0.prefix.isEmpty ? "" : ":" + $0.prefix), $0.uri) }
        fields += (reversesAttributes ? markup.attributes.reversed() : markup.attributes).map { ($0.name, $0.value) }
        let start = fields.map { name, value in
            let safe = Markup.escapedAttribute(value)
            let text =
                usesApostrophes
                ? safe.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "&apos;") : safe
            return " \(name)=\(quote)\(text)\(quote)"
        }
        var content = ""
        if markup.children.isEmpty {
            content =
                characterData.contains(markup.name) ? "<![CDATA[\(markup.text)]]>" : Markup.escapedText(markup.text)
        } else {
            for (index, child) in markup.children.enumerated() {
                if hasComments, index == markup.children.count - 1 { content += "<!-- <vNF>0.01</vNF> -->" }
                content += pad(level + 1) + write(child, prefix: prefix, level: level + 1)
            }
            content = inner(content) + pad(level)
        }
        return "<\(tag)\(start.joined())>\(content)</\(tag)>"
    }

    private func pad(_ level: Int) -> String {
        indentation.map { lineEnd + String(repeating: $0, count: level) } ?? ""
    }
}
