extension SignedNote {
    private func seal() throws -> Seal {
        let signer = try signer ?? TestAuthority.shared.get().signer(TestHolder(issuer.number))
        return Seal(signer: signer, algorithm: algorithm, style: style)
    }

    /// `DigestValue` of the note.
    public func digest() throws -> String { try seal().digest(of: content()) }

    /// `NFe` without an XML declaration.
    public func element() throws -> String {
        let content = content()
        let id = content.attributes.first { $0.name == "Id" }?.value ?? ""
        return try seal().envelope("NFe", content: content, id: id, isSigned: isSigned)
    }

    /// The bare note.
    public func bare() throws -> String { style.declaration + (try element()) }

    /// What the authority answers.
    public struct Answer: Sendable {
        /// cStat.
        public var status = "100"
        /// chNFe and digVal, where they are not the note's.
        public var key: String?, digest: String?
        /// nProt, dhRecbto.
        public var number = "135260000000001", receivedAt = "2026-09-15T10:21:02-03:00"
        /// tpAmb, where it is not the note's.
        public var environment: Int?

        /// The note is authorised, or has this status.
        public init(_ status: String = "100") { self.status = status }
    }

    /// `protNFe`.
    public func answerElement(_ answer: Answer = Answer()) throws -> String {
        let fields = [
            Markup("tpAmb", "\(answer.environment ?? environment)"), Markup("verAplic", "SP_NFE_PL_010f"),
            Markup("chNFe", answer.key ?? key), Markup("dhRecbto", answer.receivedAt), Markup("nProt", answer.number),
            Markup("digVal", try answer.digest ?? digest()), Markup("cStat", answer.status),
            Markup("xMotivo", answer.status == "100" ? "Autorizado o uso da NF-e" : "Outro"),
        ]
        let answer = Markup("protNFe", attributes: [("versao", "4.00")], [Markup("infProt", fields)])
        return style.write(answer, prefix: style.prefix)
    }

    /// The distribution form: note and protocol.
    public func nfeProc(_ answer: Answer = Answer()) throws -> String {
        try style.wrap(
            "nfeProc", attributes: [("versao", "4.00")], [element(), answerElement(answer)])
    }

    /// A batch without answers.
    public static func enviNFe(_ notes: [SignedNote], style: MarkupStyle = MarkupStyle()) throws -> String {
        let head = ["<idLote>1</idLote>", "<indSinc>0</indSinc>"]
        return try style.wrap("enviNFe", attributes: [("versao", "4.00")], head + notes.map { try $0.element() })
    }

    /// The answer for a batch: the protocols of these notes.
    public static func retConsReciNFe(_ notes: [SignedNote], _ answer: Answer = Answer()) throws -> String {
        let head = ["<tpAmb>1</tpAmb>", "<cStat>104</cStat>", "<xMotivo>Lote processado</xMotivo>"]
        return try MarkupStyle().wrap(
            "retConsReciNFe", attributes: [("versao", "4.00")], head + notes.map { try $0.answerElement(answer) })
    }
}

extension MarkupStyle {
    /// An envelope around elements that are written already.
    public func wrap(
        _ name: String, attributes: [(name: String, value: String)] = [], _ parts: [String]
    ) -> String {
        let own = namespace.isEmpty ? [] : [(prefix: prefix, uri: namespace)]
        let declared = (own + wrapperDeclarations).map {
            " xmlns" + ($0.prefix.isEmpty ? "" : ":" + $0.prefix) + "=\"\($0.uri)\""
        }
        let tag = prefix.isEmpty ? name : prefix + ":" + name
        let fields = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
        let end = indentation == nil ? "" : lineEnd
        return declaration + "<\(tag)\(declared.joined())\(fields)>" + parts.map { end + $0 }.joined() + end
            + "</\(tag)>"
    }
}

/// A document in a SOAP 1.2 message of the given web service, as a log has it.
public func soap(_ document: String, service: String = "NFeAutorizacao4") -> String {
    let inner =
        document.hasPrefix("<?xml")
        ? String(document[document.index(after: document.firstIndex(of: ">") ?? document.startIndex)...]) : document
    return """
        <?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body><nfeDadosMsg \
        xmlns="http://www.portalfiscal.inf.br/nfe/wsdl/\(service)">\(inner)</nfeDadosMsg></soap:Body></soap:Envelope>
        """
}

/// A distribution answer with these documents, each `docZip` with its schema's name.
public func retDistDFeInt(_ documents: [(schema: String, text: String)]) -> String {
    let zipped = documents.enumerated().map { index, document in
        "<docZip NSU=\"\(padded(index + 1, 15))\" schema=\"\(document.schema)\">"
            + base64(gzip(Array(document.text.utf8))) + "</docZip>"
    }
    return MarkupStyle().wrap(
        "retDistDFeInt", attributes: [("versao", "1.01")],
        ["<tpAmb>1</tpAmb>", "<cStat>138</cStat>", "<xMotivo>Documento localizado</xMotivo>", "<loteDistDFeInt>"]
            + zipped + ["</loteDistDFeInt>"])
}

/// RFC 1952 with stored blocks: any reader takes it, and it needs no library.
public func gzip(_ bytes: [UInt8]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
        let end = min(start + 0xFFFF, bytes.count)
        out += [end == bytes.count ? 1 : 0] + little(end - start, 2) + little(~(end - start) & 0xFFFF, 2)
        out += bytes[start..<end]
        start = end
    } while start < bytes.count
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return out + little(Int(~crc), 4) + little(bytes.count, 4)
}
