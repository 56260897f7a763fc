/// Why a document could not be read, and where.
public struct XMLFault: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: Equatable, Sendable {
        /// No bytes, or nothing but blanks.
        case empty
        /// Not well-formed XML; a document that ends too early is one of these.
        case malformed
        /// Bytes that are not text in the declared (or detected) encoding, or an encoding that is unknown.
        case encoding
        /// Something other than comments and blanks after the root element.
        case trailingBytes
        /// A document type declaration: refused whatever it declares. Carries the declared root element.
        case doctype(root: String)
        /// A limit of ``XMLLimits`` was passed.
        case limit(XMLLimits.Bound)
        /// The library could not allocate its parser.
        case outOfMemory
    }

    /// What is wrong.
    public let code: Code
    /// Line in the bytes given, from 1; 0 where unknown.
    public let line: Int
    /// Column in that line, in bytes, from 1; 0 where unknown.
    public let column: Int
    /// Bytes consumed when the fault was seen, where the library knows.
    public let byteOffset: Int?
    /// The library's own words, in English, for a log.
    public let message: String

    /// A fault of `code` at a place.
    public init(code: Code, line: Int = 0, column: Int = 0, byteOffset: Int? = nil, message: String = "") {
        self.code = code
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
        self.message = message
    }
}
