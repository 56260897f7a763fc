internal import CLibXML2

/// A document as a tree of libxml2. Nothing is fetched, no entity is expanded (a document that could declare one is
/// refused at its declaration), and what it may ask for is bounded.
final class ParsedDocument {
    /// Bounds no fiscal document comes near; those of the reader of notes.
    static let mostBytes = 64 << 20, mostLevels = 64, mostElements = 2_000_000

    /// `NOCDATA` makes text of CDATA sections, as the canonical form does.
    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOCDATA.rawValue
            | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue)

    let pointer: xmlDocPtr

    init(_ bytes: [UInt8]) throws(SigningFault) {
        let preamble = Preamble(of: bytes)
        guard preamble.length < bytes.count else { throw SigningFault(.empty) }
        guard bytes.count <= Self.mostBytes else { throw SigningFault(.limit, message: "bytes") }
        guard !preamble.hidesNull(in: bytes) else { throw SigningFault(.malformed, message: "null character") }
        XMLTreeLibrary.prepare()
        guard let context = xmlNewParserCtxt() else { throw SigningFault(.library) }
        defer { xmlFreeParserCtxt(context) }
        let watch = ParseWatch()
        watch.attach(to: context)
        let document = withExtendedLifetime(watch) {
            bytes.withUnsafeBytes { raw in
                let rest = UnsafeRawBufferPointer(rebasing: raw[preamble.length...])
                return xmlCtxtReadMemory(
                    context, rest.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(rest.count), nil, nil,
                    Self.options)
            }
        }
        if let refusal = watch.refusal {
            xmlFreeDoc(document)
            throw SigningFault(refusal, line: watch.line + preamble.lines)
        }
        // The canonical form of a document with an undeclared prefix is not defined.
        guard let document, context.pointee.wellFormed != 0, context.pointee.nsWellFormed != 0,
            xmlDocGetRootElement(document) != nil
        else {
            xmlFreeDoc(document)
            throw Self.fault(context, preamble)
        }
        pointer = document
    }

    deinit { xmlFreeDoc(pointer) }

    private static func fault(_ context: xmlParserCtxtPtr, _ preamble: Preamble) -> SigningFault {
        let error = context.pointee.lastError
        let words = error.message.map { String(cString: $0) } ?? "not well-formed"
        return SigningFault(
            error.code == XML_ERR_NO_MEMORY.rawValue ? .library : .malformed,
            line: error.line > 0 ? Int(error.line) + preamble.lines : 0,
            message: words.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}

/// Ends a reading at a document type declaration or a bound.
private final class ParseWatch {
    private(set) var refusal: SigningFault.Code?
    private(set) var line = 0
    private var depth = 0
    private var elements = 0

    func attach(to context: xmlParserCtxtPtr) {
        context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        context.pointee.sax.pointee.internalSubset = { user, _, _, _ in
            ParseWatch.of(user)?.refuse(.doctype, user)
        }
        context.pointee.sax.pointee.startElementNs = {
            user, name, prefix, uri, spaces, pairs, count, defaults, fields in
            ParseWatch.of(user)?.enter(user)
            xmlSAX2StartElementNs(user, name, prefix, uri, spaces, pairs, count, defaults, fields)
        }
        context.pointee.sax.pointee.endElementNs = { user, name, prefix, uri in
            ParseWatch.of(user)?.depth -= 1
            xmlSAX2EndElementNs(user, name, prefix, uri)
        }
    }

    /// The library passes its context to the callbacks of a tree.
    private static func of(_ user: UnsafeMutableRawPointer?) -> ParseWatch? {
        guard let held = user?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private else { return nil }
        return Unmanaged<ParseWatch>.fromOpaque(held).takeUnretainedValue()
    }

    private func enter(_ user: UnsafeMutableRawPointer?) {
        depth += 1
        elements += 1
        if depth > ParsedDocument.mostLevels || elements > ParsedDocument.mostElements { refuse(.limit, user) }
    }

    private func refuse(_ code: SigningFault.Code, _ user: UnsafeMutableRawPointer?) {
        guard refusal == nil else { return }
        refusal = code
        line = Int(xmlSAX2GetLineNumber(user))
        xmlStopParser(user?.assumingMemoryBound(to: xmlParserCtxt.self))
    }
}

/// What stands before the first byte of the document proper, and is dropped: a UTF-8 mark and blanks. A UTF-16 mark
/// stays, for it names the encoding. The reader of notes does the same, so both see one document.
private struct Preamble {
    private(set) var length = 0
    /// Line ends among the dropped bytes.
    private(set) var lines = 0
    private let isWide: Bool

    init(of bytes: [UInt8]) {
        isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        while length < bytes.count {
            if !isWide, bytes[length...].starts(with: [0xEF, 0xBB, 0xBF]) {
                length += 3
                continue
            }
            guard [0x20, 0x09, 0x0A, 0x0D].contains(bytes[length]) else { break }
            lines += bytes[length] == 0x0A ? 1 : 0
            length += 1
        }
    }

    /// A null character, which libxml2 takes for the end of the document: what follows it would not be seen.
    func hidesNull(in bytes: [UInt8]) -> Bool {
        guard isWide else { return bytes.contains(0) }
        return stride(from: 0, to: bytes.count - 1, by: 2).contains { bytes[$0] == 0 && bytes[$0 + 1] == 0 }
    }
}

/// The library's own start, once a process, and its silence, once a thread.
enum XMLTreeLibrary {
    private static let started: Void = xmlInitParser()

    static func prepare() {
        started
        // The library keeps its error function per thread, and writes to stderr without one.
        shim_xmlSilence()
    }
}
