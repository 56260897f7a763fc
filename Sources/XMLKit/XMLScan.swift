internal import CLibXML2

/// One reading of one document: what the library's callbacks share. No tree is built, no entity is expanded (a
/// document that declares one is refused before its declarations are read), and nothing is fetched.
final class XMLScan {
    /// `NOENT` makes the library resolve `&amp;` in attribute values (2.9 leaves `&#38;` there without it); other
    /// entities cannot exist, for a document type declaration ends the reading.
    static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue)

    private let handler: any XMLHandler
    private let limits: XMLLimits
    /// Lines that were dropped before the first byte the library saw.
    var lineOffset = 0
    var context: xmlParserCtxtPtr?
    private(set) var fault: XMLFault?
    private(set) var isStopped = false
    private var depth = 0
    private var elements = 0
    private var textBytes = 0

    init(handler: any XMLHandler, limits: XMLLimits) {
        self.handler = handler
        self.limits = limits
    }

    /// The callbacks of a reading; each finds its ``XMLScan`` in the library's user pointer.
    static func callbacks() -> xmlSAXHandler {
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.internalSubset = { user, root, _, _ in XMLScan.at(user)?.see(doctype: root) }
        // What a passed declaration may not do: declare anything itself.
        sax.entityDecl = { user, name, _, _, _, _ in XMLScan.at(user)?.refuseDoctype(name) }
        sax.unparsedEntityDecl = { user, name, _, _, _ in XMLScan.at(user)?.refuseDoctype(name) }
        sax.notationDecl = { user, name, _, _ in XMLScan.at(user)?.refuseDoctype(name) }
        sax.elementDecl = { user, name, _, _ in XMLScan.at(user)?.refuseDoctype(name) }
        sax.attributeDecl = { user, name, _, _, _, _, tree in
            xmlFreeEnumeration(tree)
            XMLScan.at(user)?.refuseDoctype(name)
        }
        sax.reference = { user, name in XMLScan.at(user)?.refuseDoctype(name) }
        sax.startElementNs = { user, name, _, uri, _, _, count, _, fields in
            guard let name else { return }
            XMLScan.at(user)?.start(name, uri, fields, Int(count))
        }
        sax.endElementNs = { user, _, _, _ in XMLScan.at(user)?.end() }
        sax.characters = { user, start, count in XMLScan.at(user)?.characters(start, Int(count)) }
        sax.cdataBlock = sax.characters
        sax.ignorableWhitespace = sax.characters
        sax.serror = { user, error in
            guard let error else { return }
            XMLScan.at(user)?.note(error.pointee)
        }
        return sax
    }

    private static func at(_ user: UnsafeMutableRawPointer?) -> XMLScan? {
        user.map { Unmanaged<XMLScan>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) {
        guard !isStopped, fault == nil, let context else { return }
        depth += 1
        elements += 1
        guard depth <= limits.depth else { return exceed(.depth) }
        guard elements <= limits.elements else { return exceed(.elements) }
        guard count <= limits.attributes else { return exceed(.attributes) }
        let element = XMLElement(
            context: context, localName: name, uri: uri, fields: fields, attributeCount: count, lineOffset: lineOffset)
        if count > 0, element.attributeBytes > limits.attributeBytes { return exceed(.attributeBytes) }
        if handler.start(element) == .stop {
            isStopped = true
            xmlStopParser(context)
        }
    }

    private func end() {
        guard !isStopped, fault == nil else { return }
        depth -= 1
        handler.end()
    }

    private func characters(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        guard !isStopped, fault == nil else { return }
        textBytes += count
        guard textBytes <= limits.textBytes else { return exceed(.textBytes) }
        handler.characters(XMLBytes(UnsafeBufferPointer(start: start, count: count)))
    }

    private func see(doctype root: UnsafePointer<UInt8>?) {
        if !limits.passesOutsideDoctype { refuseDoctype(root) }
    }

    private func refuseDoctype(_ root: UnsafePointer<UInt8>?) {
        guard !isStopped, fault == nil else { return }
        fail(.doctype(root: root.map { XMLBytes(terminated: $0).text } ?? ""), message: "")
    }

    private func exceed(_ bound: XMLLimits.Bound) {
        fail(.limit(bound), message: bound.rawValue)
    }

    private func fail(_ code: XMLFault.Code, message: String) {
        guard let context else { return }
        let consumed = xmlByteConsumed(context)
        fault = XMLFault(
            code: code, line: Int(xmlSAX2GetLineNumber(context)) + lineOffset,
            column: Int(xmlSAX2GetColumnNumber(context)), byteOffset: consumed >= 0 ? Int(consumed) : nil,
            message: message)
        xmlStopParser(context)
    }

    /// The first error counts: what the library says after it is a consequence.
    private func note(_ error: xmlError) {
        // An entity that nothing declares is left out with a mere error where a declaration lies outside.
        let isUndeclared = error.code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue)
        guard !isStopped, fault == nil, error.level == XML_ERR_FATAL || isUndeclared, let context else { return }
        let consumed = xmlByteConsumed(context)
        let words = error.message.map { String(cString: $0) } ?? ""
        fault = XMLFault(
            code: code(of: error), line: Int(error.line) + lineOffset, column: Int(error.int2),
            byteOffset: consumed >= 0 ? Int(consumed) : nil,
            message: words.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    private func code(of error: xmlError) -> XMLFault.Code {
        switch xmlParserErrors(UInt32(bitPattern: error.code)) {
        case XML_ERR_NO_MEMORY: .outOfMemory
        // The library says the same of a document that ends inside its root.
        case XML_ERR_DOCUMENT_END: depth == 0 ? .trailingBytes : .malformed
        // One number for a character that XML forbids (its value alone) and for bytes that are none (quoted).
        case XML_ERR_INVALID_CHAR: error.str1 == nil ? .malformed : .encoding
        case XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING,
            XML_I18N_NO_HANDLER, XML_I18N_CONV_FAILED, XML_I18N_NO_OUTPUT, XML_ERR_ENCODING_NAME:
            .encoding
        default: .malformed
        }
    }

    /// What stands in the way after the library has ended, if anything.
    func verdict(isWellFormed: Bool) -> XMLFault? {
        if let fault { return fault }
        return isStopped || isWellFormed ? nil : XMLFault(code: .malformed, message: "not well-formed")
    }
}
