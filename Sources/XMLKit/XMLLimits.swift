/// How much one document may ask for. A fiscal note has at most 990 items in some 15 levels, and about 1 MB.
public struct XMLLimits: Sendable, Equatable {
    /// Which limit.
    public enum Bound: String, Sendable, CaseIterable {
        case bytes, depth, attributes, attributeBytes, elements, textBytes
    }

    /// Bytes of the whole document.
    public var bytes: Int
    /// Elements inside each other.
    public var depth: Int
    /// Attributes of one element.
    public var attributes: Int
    /// Bytes of all attribute values of one element.
    public var attributeBytes: Int
    /// Elements of the document.
    public var elements: Int
    /// Bytes of text between tags, of the whole document.
    public var textBytes: Int
    /// Whether a document type declaration that only names an outside file is passed over. The file is never fetched;
    /// a declaration inside the document, or an entity that nothing declares, is refused all the same.
    public var passesOutsideDoctype = false

    /// Limits that no fiscal document comes near.
    public init(
        bytes: Int = 64 << 20, depth: Int = 64, attributes: Int = 64, attributeBytes: Int = 64 << 10,
        elements: Int = 2_000_000, textBytes: Int = 64 << 20
    ) {
        self.bytes = bytes
        self.depth = depth
        self.attributes = attributes
        self.attributeBytes = attributeBytes
        self.elements = elements
        self.textBytes = textBytes
    }
}
