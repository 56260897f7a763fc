internal import CLibXML2

/// Reads a document that comes in pieces, or of which only the beginning is at hand.
public final class XMLPushScanner {
    private let scan: XMLScan
    private let limits: XMLLimits
    private var callbacks = XMLScan.callbacks()
    private var fed = 0
    private var begun = false

    /// A scanner that tells `handler` what it reads.
    public init(limits: XMLLimits = XMLLimits(), handler: any XMLHandler) {
        self.limits = limits
        scan = XMLScan(handler: handler, limits: limits)
    }

    deinit {
        if let context = scan.context { xmlFreeParserCtxt(context) }
    }

    /// The handler has asked to stop: what is fed from now on is not read.
    public var isStopped: Bool { scan.isStopped }

    /// Reads one piece. The first must hold at least the byte-order mark and the blanks before the first tag.
    public func feed(_ piece: UnsafeRawBufferPointer) throws(XMLFault) {
        var piece = piece
        if !begun {
            let preamble = XMLPreamble(of: piece)
            scan.lineOffset = preamble.lines
            piece = UnsafeRawBufferPointer(rebasing: piece[preamble.length...])
            guard !piece.isEmpty else { return }
            try begin()
        }
        guard !scan.isStopped, let context = scan.context else { return }
        fed += piece.count
        guard fed <= min(limits.bytes, Int(Int32.max)) else { throw XMLFault(code: .limit(.bytes)) }
        xmlParseChunk(context, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), 0)
        if let fault = scan.fault { throw fault }
    }

    /// The same, of an array.
    public func feed(_ piece: [UInt8]) throws(XMLFault) {
        try piece.withUnsafeBytes { raw in Result { () throws(XMLFault) in try feed(raw) } }.get()
    }

    /// Says that nothing follows.
    public func finish() throws(XMLFault) {
        guard let context = scan.context else { throw XMLFault(code: .empty) }
        guard !scan.isStopped else { return }
        xmlParseChunk(context, nil, 0, 1)
        if let fault = scan.verdict(isWellFormed: context.pointee.wellFormed != 0) { throw fault }
    }

    private func begin() throws(XMLFault) {
        begun = true
        XMLLibrary.prepare()
        let user = Unmanaged.passUnretained(scan).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&callbacks, user, nil, 0, nil) else {
            throw XMLFault(code: .outOfMemory)
        }
        xmlCtxtUseOptions(context, XMLScan.options)
        scan.context = context
    }
}
