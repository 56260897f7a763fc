internal import CLibXML2

/// An XML schema from a file, ready to judge documents. What it includes must lie below one folder; nothing is
/// fetched, and documents cannot make it open anything. The library's schema is used by one thread at a time:
/// `XMLSchemaAccess` sees to it.
public final class XMLSchema: Sendable {
    /// What a document does not keep of its schema.
    public struct Problem: Sendable, Hashable {
        /// Line in the bytes given, from 1; 0 where unknown.
        public let line: Int
        /// The library's own words, in English.
        public let message: String
    }

    /// Why a schema is of no use.
    public struct Unusable: Error, Sendable, Equatable {
        /// The library's first words; empty where it has none.
        public let message: String
    }

    /// Problems of one document that are kept; a wrong document has as many as it has elements.
    public static let problemsMax = 100
    private static let documentOptions = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_BIG_LINES.rawValue)

    // Opaque to the compiler. libxml2 only reads a compiled schema, and the lock of `XMLSchemaAccess` is held whenever
    // it is used.
    nonisolated(unsafe) private let schema: xmlSchemaPtr
    private let limits: XMLLimits

    /// Reads the schema at `path` and what it includes from below `folder`.
    public init(path: String, below folder: String, limits: XMLLimits = XMLLimits()) throws(Unusable) {
        guard let root = XMLSchemaAccess.realPath(folder) else { throw Unusable(message: folder) }
        let log = ProblemLog(lineOffset: 0)
        let address = XMLSchemaAccess.with(open: root.hasSuffix("/") ? root : root + "/") {
            Self.parse(path, log).map { UInt(bitPattern: $0) }
        }
        guard let parsed = address.flatMap({ OpaquePointer(bitPattern: $0) }) else {
            throw Unusable(message: log.problems.first?.message ?? "")
        }
        schema = parsed
        self.limits = limits
    }

    deinit { xmlSchemaFree(schema) }

    private static func parse(_ path: String, _ log: ProblemLog) -> OpaquePointer? {
        guard let context = xmlSchemaNewParserCtxt(path) else { return nil }
        defer { xmlSchemaFreeParserCtxt(context) }
        return withExtendedLifetime(log) {
            xmlSchemaSetParserStructuredErrors(context, ProblemLog.note, log.user)
            return xmlSchemaParse(context)
        }
    }

    /// What the document does not keep, in document order, at most ``problemsMax``. Throws where it is no document
    /// that a ``XMLScanner`` with the same limits reads: a document type declaration is refused here too.
    public func problems(in bytes: [UInt8]) throws(XMLFault) -> [Problem] {
        let preamble = try XMLScanner(limits: limits).scan(bytes, with: Deaf())
        let log = ProblemLog(lineOffset: preamble.lines)
        let isJudged = XMLSchemaAccess.with(open: nil) { judge(bytes, preamble, log) }
        guard isJudged else { throw XMLFault(code: .outOfMemory) }
        return log.problems
    }

    private func judge(_ bytes: [UInt8], _ preamble: XMLPreamble, _ log: ProblemLog) -> Bool {
        let document = bytes.withUnsafeBytes { raw in
            let rest = UnsafeRawBufferPointer(rebasing: raw[preamble.length...])
            return xmlReadMemory(
                rest.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(rest.count), nil, nil,
                Self.documentOptions)
        }
        guard let document else { return false }
        defer { xmlFreeDoc(document) }
        guard let context = xmlSchemaNewValidCtxt(schema) else { return false }
        defer { xmlSchemaFreeValidCtxt(context) }
        return withExtendedLifetime(log) {
            xmlSchemaSetValidStructuredErrors(context, ProblemLog.note, log.user)
            return xmlSchemaValidateDoc(context, document) >= 0
        }
    }
}

/// Reads for the limits' sake alone.
private final class Deaf: XMLHandler {
    func start(_ element: XMLElement) -> XMLStep { .next }
    func characters(_ text: XMLBytes) {}
    func end() {}
}

/// Takes the library's words. Used by one thread at a time, during one call.
private final class ProblemLog {
    private(set) var problems: [XMLSchema.Problem] = []
    private let lineOffset: Int

    init(lineOffset: Int) { self.lineOffset = lineOffset }

    var user: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let note: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<xmlError>?) -> Void = {
        user, error in
        guard let user, let error else { return }
        Unmanaged<ProblemLog>.fromOpaque(user).takeUnretainedValue().take(error.pointee)
    }

    private func take(_ error: xmlError) {
        guard error.level != XML_ERR_WARNING, problems.count < XMLSchema.problemsMax else { return }
        let words = error.message.map { String(cString: $0) } ?? ""
        problems.append(
            XMLSchema.Problem(
                line: error.line > 0 ? Int(error.line) + lineOffset : 0,
                message: words.split(whereSeparator: \.isNewline).joined(separator: " ")))
    }
}
