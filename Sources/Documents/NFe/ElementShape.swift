internal import XMLKit

/// The elements of a document that are read, each known by its whole path: the `CNPJ` of `emit` is not the `CNPJ` of
/// `autXML`. What is not in the shape is skipped with all it contains, so that a field of next year harms no one.
struct ElementShape<Draft>: Sendable {
    typealias Open = @Sendable (inout Draft, XMLElement) -> Void
    typealias Take = @Sendable (inout Draft, String) -> Void
    typealias Close = @Sendable (inout Draft) -> Void

    struct Node: Sendable {
        var children: [(name: Int, node: Int)] = []
        /// Called at the start tag.
        var open: Open?
        /// Called at the end tag with the element's own text.
        var take: Take?
        /// Called at the end tag.
        var close: Close?
        /// Most bytes of the text that is taken. The layout's longest field has 5000 letters.
        var textMax = 64 << 10
    }

    /// The node above all roots.
    static var top: Int { 0 }

    private(set) var nodes = [Node()]
    private var names: [String] = []
    private(set) var vocabulary = XMLVocabulary([])

    /// A shape that `define` has drawn.
    init(_ define: (inout Self) -> Void) {
        define(&self)
        vocabulary = XMLVocabulary(names)
    }

    /// The text of the element at `path`.
    mutating func text(_ path: String, _ take: @escaping Take) { nodes[node(at: path)].take = take }

    /// Lets the text of the element at `path` be as long as the document's limits allow.
    mutating func unbounded(_ path: String) { nodes[node(at: path)].textMax = .max }

    /// The start tag of the element at `path`.
    mutating func open(_ path: String, _ open: @escaping Open) { nodes[node(at: path)].open = open }

    /// The end tag of the element at `path`.
    mutating func close(_ path: String, _ close: @escaping Close) { nodes[node(at: path)].close = close }

    /// Says that the element at `path` has the same shape as the one at `original`.
    mutating func same(_ path: String, as original: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let last = parts.last else { return }
        let parent = node(at: parts.dropLast().joined(separator: "/"))
        nodes[parent].children.append((number(of: last), node(at: original)))
    }

    /// The child of `node` with this name.
    func child(of node: Int, named name: Int) -> Int? {
        for child in nodes[node].children where child.name == name { return child.node }
        return nil
    }

    private mutating func node(at path: String) -> Int {
        var node = Self.top
        for part in path.split(separator: "/") {
            let name = number(of: String(part))
            if let child = child(of: node, named: name) {
                node = child
            } else {
                nodes.append(Node())
                nodes[node].children.append((name, nodes.count - 1))
                node = nodes.count - 1
            }
        }
        return node
    }

    private mutating func number(of name: String) -> Int {
        if let number = names.firstIndex(of: name) { return number }
        names.append(name)
        return names.count - 1
    }
}
