internal import CLibXML2
internal import Glibc

/// Reads a whole document from memory, one call of an ``XMLHandler`` an event.
public struct XMLScanner: Sendable {
    /// The limits it keeps.
    public let limits: XMLLimits

    /// A scanner that keeps `limits`.
    public init(limits: XMLLimits = XMLLimits()) { self.limits = limits }

    /// Reads `bytes` to their end, or to the handler's stop. A byte-order mark is taken, and blanks before the XML
    /// declaration, which XML itself does not allow, are dropped; the answer says so.
    /// Encodings: UTF-8, UTF-16 with a byte-order mark, and what the declaration names.
    @discardableResult
    public func scan(_ bytes: UnsafeRawBufferPointer, with handler: any XMLHandler) throws(XMLFault) -> XMLPreamble {
        let preamble = XMLPreamble(of: bytes)
        guard preamble.length < bytes.count else { throw XMLFault(code: .empty) }
        guard bytes.count <= min(limits.bytes, Int(Int32.max)) else { throw XMLFault(code: .limit(.bytes)) }
        if let offset = preamble.nullOffset(in: bytes) {
            throw XMLFault(code: .malformed, byteOffset: offset, message: "null character")
        }
        XMLLibrary.prepare()
        guard let context = xmlNewParserCtxt() else { throw XMLFault(code: .outOfMemory) }
        defer { xmlFreeParserCtxt(context) }
        let scan = XMLScan(handler: handler, limits: limits)
        scan.context = context
        scan.lineOffset = preamble.lines
        context.pointee.sax?.pointee = XMLScan.callbacks()
        let fault = withExtendedLifetime(scan) {
            context.pointee.userData = Unmanaged.passUnretained(scan).toOpaque()
            let rest = UnsafeRawBufferPointer(rebasing: bytes[preamble.length...])
            // No callback builds a tree, so there is no document to free.
            _ = xmlCtxtReadMemory(
                context, rest.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(rest.count), nil, nil,
                XMLScan.options)
            return scan.verdict(isWellFormed: context.pointee.wellFormed != 0)
        }
        if let fault { throw fault }
        return preamble
    }

    /// The same, of an array.
    @discardableResult
    public func scan(_ bytes: [UInt8], with handler: any XMLHandler) throws(XMLFault) -> XMLPreamble {
        // The standard library's accessor does not carry a typed error out.
        try bytes.withUnsafeBytes { raw in Result { () throws(XMLFault) in try scan(raw, with: handler) } }.get()
    }
}

/// What stood before the first byte of the document proper.
public struct XMLPreamble: Sendable, Equatable {
    /// A UTF-8 or UTF-16 byte-order mark.
    public private(set) var hasByteOrderMark = false
    /// Blanks before the first tag, dropped.
    public private(set) var hasLeadingBlanks = false
    /// Bytes to drop: a UTF-8 mark and the blanks. A UTF-16 mark stays, for it names the encoding.
    let length: Int
    /// Line ends among them.
    let lines: Int
    /// Two bytes a character.
    private let isWide: Bool

    init(of bytes: UnsafeRawBufferPointer) {
        var length = 0
        var lines = 0
        isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        hasByteOrderMark = isWide
        // Some servers put blanks before the mark too, and who joins texts joins their marks.
        while length < bytes.count {
            if !isWide, bytes[length...].starts(with: [0xEF, 0xBB, 0xBF]) {
                hasByteOrderMark = true
                length += 3
                continue
            }
            guard [0x20, 0x09, 0x0A, 0x0D].contains(bytes[length]) else { break }
            lines += bytes[length] == 0x0A ? 1 : 0
            length += 1
            hasLeadingBlanks = true
        }
        self.length = length
        self.lines = lines
    }

    /// The first null character: none may be in XML, and the library takes one for the end of the document, so that
    /// a download padded with zeros, or anything hidden behind one, would pass.
    func nullOffset(in bytes: UnsafeRawBufferPointer) -> Int? {
        guard isWide else {
            guard let start = bytes.baseAddress, let null = memchr(start, 0, bytes.count) else { return nil }
            return UnsafeRawPointer(null) - start
        }
        return stride(from: 0, to: bytes.count - 1, by: 2).first { bytes[$0] == 0 && bytes[$0 + 1] == 0 }
    }
}

/// The library's own start, once a process.
enum XMLLibrary {
    private static let started: Bool = {
        xmlInitParser()
        shim_xmlSilence()
        return true
    }()

    /// Starts the library, if it is not started.
    static func prepare() { _ = started }
}
