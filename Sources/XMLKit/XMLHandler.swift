internal import CLibXML2
internal import Glibc

/// Receives a document as it is read. What is passed points into the parser and lives for the call only.
public protocol XMLHandler: AnyObject {
    /// An element begins.
    func start(_ element: XMLElement) -> XMLStep
    /// Text of the element that began last and has not ended. One text may come in several calls.
    func characters(_ text: XMLBytes)
    /// The element that began last ends.
    func end()
}

/// Whether to read on.
public enum XMLStep: Sendable {
    /// Read on.
    case next
    /// Enough: what follows is not read, and not judged.
    case stop
}

/// UTF-8 bytes inside the parser, valid during a call of ``XMLHandler``.
public struct XMLBytes {
    /// The bytes.
    public let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// A NUL-terminated string of the library.
    init(terminated start: UnsafePointer<UInt8>) {
        bytes = UnsafeBufferPointer(
            start: start, count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)))
    }

    /// A copy.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Byte for byte.
    public static func == (a: XMLBytes, b: StaticString) -> Bool {
        a.bytes.count == b.utf8CodeUnitCount
            && (a.bytes.isEmpty || a.bytes.baseAddress.map { memcmp($0, b.utf8Start, a.bytes.count) == 0 } ?? false)
    }
}

/// The start of an element, valid during a call of ``XMLHandler``.
public struct XMLElement {
    private let context: xmlParserCtxtPtr
    private let localName: UnsafePointer<UInt8>
    private let uri: UnsafePointer<UInt8>?
    private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    private let lineOffset: Int
    /// Number of attributes, namespace declarations not counted.
    public let attributeCount: Int

    init(
        context: xmlParserCtxtPtr, localName: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?,
        fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, attributeCount: Int, lineOffset: Int
    ) {
        self.context = context
        self.localName = localName
        self.uri = uri
        self.fields = fields
        self.attributeCount = attributeCount
        self.lineOffset = lineOffset
    }

    /// The name without its prefix.
    public var name: XMLBytes { XMLBytes(terminated: localName) }

    /// The namespace, where there is one.
    public var namespace: XMLBytes? { uri.map(XMLBytes.init(terminated:)) }

    /// Line of the start tag's end, from 1.
    public var line: Int { Int(xmlSAX2GetLineNumber(context)) + lineOffset }

    /// The value of the attribute of this name that is in no namespace.
    public func attribute(_ name: StaticString) -> String? {
        for index in 0..<attributeCount {
            guard let field = fields.map({ $0 + 5 * index }), let found = field[0], field[1] == nil,
                XMLBytes(terminated: found) == name
            else { continue }
            return value(at: index).text
        }
        return nil
    }

    /// The value of the attribute of this local name in whatever namespace it is.
    public func attribute(anyNamespace name: StaticString) -> String? {
        for index in 0..<attributeCount {
            guard let found = fields.map({ $0 + 5 * index })?[0], XMLBytes(terminated: found) == name else { continue }
            return value(at: index).text
        }
        return nil
    }

    /// The same, by a name that is only known at run time.
    public func attribute(named name: String) -> String? {
        for index in 0..<attributeCount {
            guard let found = fields.map({ $0 + 5 * index })?[0], XMLBytes(terminated: found).text == name else {
                continue
            }
            return value(at: index).text
        }
        return nil
    }

    /// Bytes of all attribute values together.
    var attributeBytes: Int {
        var sum = 0
        for index in 0..<attributeCount { sum += value(at: index).bytes.count }
        return sum
    }

    /// libxml2 gives five pointers an attribute: name, prefix, namespace, start and end of the value.
    private func value(at index: Int) -> XMLBytes {
        guard let field = fields.map({ $0 + 5 * index }), let start = field[3], let end = field[4] else {
            return XMLBytes(UnsafeBufferPointer(start: nil, count: 0))
        }
        return XMLBytes(UnsafeBufferPointer(start: start, count: end - start))
    }
}
