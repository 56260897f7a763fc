internal import SigningSupport

/// Invented notes of a supplier of boxes, 6 to 70 KB, the same for the same seed but for the key that signs them: of a
/// throw-away authority of its own. Their text is written in its canonical form, so that the digest is that of the
/// text.
struct Corpus {
    static let recipient = "11222333000181"
    private static let issuer = "99888777000100"
    private var state: UInt64
    private let signer: TestSigner

    init(seed: UInt64) throws {
        state = seed
        signer = try TestAuthority.shared.get().signer(TestHolder(Self.issuer))
    }

    func fileName(_ number: Int) -> String { "\(number)-procNFe.xml" }

    /// SplitMix64.
    private mutating func random(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    /// Most notes are short, some are long: a geometric number of items.
    private mutating func itemCount() -> Int {
        var count = 1
        while count < 45, random(100) < 87 { count += 1 }
        return count
    }

    mutating func note(_ number: Int) throws -> String {
        let code = String(10_000_000 + random(89_999_999))
        let key = Self.key(number: number, code: code)
        var cents = 0
        let items = (1...itemCount()).map { item($0, note: number, cents: &cents) }.joined()
        let total = Self.amount(cents)
        let content = """
            <ide><cUF>35</cUF><cNF>\(code)</cNF>\
            <natOp>VENDA DE MERCADORIA</natOp><mod>55</mod><serie>1</serie><nNF>\(number)</nNF>\
            <dhEmi>2026-09-15T10:20:30-03:00</dhEmi><tpNF>1</tpNF><idDest>1</idDest><cMunFG>3550308</cMunFG>\
            <tpImp>1</tpImp><tpEmis>1</tpEmis><cDV>\(key.suffix(1))</cDV><tpAmb>1</tpAmb><finNFe>1</finNFe>\
            <indFinal>1</indFinal><indPres>9</indPres><procEmi>0</procEmi><verProc>bench</verProc></ide>\
            \(party("emit", Self.issuer, "FORNECEDOR INVENTADO LTDA"))\
            \(party("dest", Self.recipient, "PROVEDOR INVENTADO S/A"))\(items)<total><ICMSTot><vBC>\(total)</vBC>\
            <vICMS>0.00</vICMS><vICMSDeson>0.00</vICMSDeson><vFCP>0.00</vFCP><vBCST>0.00</vBCST><vST>0.00</vST>\
            <vFCPST>0.00</vFCPST><vFCPSTRet>0.00</vFCPSTRet><vProd>\(total)</vProd><vFrete>0.00</vFrete>\
            <vSeg>0.00</vSeg><vDesc>0.00</vDesc><vII>0.00</vII><vIPI>0.00</vIPI><vIPIDevol>0.00</vIPIDevol>\
            <vPIS>0.00</vPIS><vCOFINS>0.00</vCOFINS><vOutro>0.00</vOutro><vNF>\(total)</vNF></ICMSTot></total>\
            <transp><modFrete>0</modFrete></transp><pag><detPag><tPag>15</tPag><vPag>\(total)</vPag></detPag></pag>\
            <infAdic><infCpl>Pedido \(number); entrega em horario comercial.</infCpl></infAdic></infNFe>
            """
        let canonical = "<infNFe xmlns=\"\(Self.namespace)\" Id=\"NFe\(key)\" versao=\"4.00\">" + content
        let digest = try TestAlgorithm.sha1.digest(canonical)
        return """
            <?xml version="1.0" encoding="UTF-8"?><nfeProc versao="4.00" xmlns="\(Self.namespace)"><NFe \
            xmlns="\(Self.namespace)"><infNFe versao="4.00" Id="NFe\(key)">\(content)\(try signature(key, digest))</NFe><protNFe versao="4.00"><infProt><tpAmb>1</tpAmb><verAplic>SP</verAplic>\
            <chNFe>\(key)</chNFe><dhRecbto>2026-09-15T10:21:00-03:00</dhRecbto><nProt>135260000000001</nProt>\
            <digVal>\(digest)</digVal><cStat>100</cStat><xMotivo>Autorizado o uso da NF-e</xMotivo></infProt></protNFe>\
            </nfeProc>
            """
    }

    private mutating func item(_ number: Int, note: Int, cents: inout Int) -> String {
        let pieces = 1 + random(4)
        let price = 15_000 + random(20_000)
        cents += pieces * price
        let value = Self.amount(pieces * price)
        let serials = (0..<pieces).map { "SN\(100_000_000 + note * 1000 + number * 10 + $0)" }.joined(separator: "; ")
        let tax = "<CST>00</CST><vBC>\(value)</vBC><p>0.0000</p><v>0.00</v>"
        return """
            <det nItem="\(number)"><prod><cProd>STB-\(4100 + random(9))</cProd><cEAN>SEM GTIN</cEAN>\
            <xProd>DECODIFICADOR HD &amp; HÍBRIDO \(random(1000))</xProd><NCM>85287119</NCM><CFOP>5102</CFOP>\
            <uCom>UN</uCom><qCom>\(pieces).0000</qCom><vUnCom>\(Self.amount(price))00000000</vUnCom>\
            <vProd>\(value)</vProd><cEANTrib>SEM GTIN</cEANTrib><uTrib>UN</uTrib><qTrib>\(pieces).0000</qTrib>\
            <vUnTrib>\(Self.amount(price))</vUnTrib><indTot>1</indTot></prod><imposto><vTotTrib>0.00</vTotTrib>\
            <ICMS><ICMS00><orig>0</orig>\(tax)</ICMS00></ICMS><IPI><cEnq>999</cEnq><IPITrib>\(tax)</IPITrib></IPI>\
            <PIS><PISAliq>\(tax)</PISAliq></PIS><COFINS><COFINSAliq>\(tax)</COFINSAliq></COFINS><IBSCBS><CST>000</CST>\
            <cClassTrib>000001</cClassTrib><gIBSCBS><vBC>\(value)</vBC><gIBSUF><pIBSUF>0.1000</pIBSUF>\
            <vIBSUF>0.10</vIBSUF></gIBSUF><gIBSMun><pIBSMun>0.0000</pIBSMun><vIBSMun>0.00</vIBSMun></gIBSMun>\
            <vIBS>0.10</vIBS><gCBS><pCBS>0.9000</pCBS><vCBS>0.90</vCBS></gCBS></gIBSCBS></IBSCBS></imposto>\
            <infAdProd>S/N: \(serials)</infAdProd></det>
            """
    }

    private func party(_ name: String, _ id: String, _ called: String) -> String {
        """
        <\(name)><CNPJ>\(id)</CNPJ><xNome>\(called)</xNome><ender><xLgr>RUA DAS FLORES</xLgr><nro>100</nro>\
        <xBairro>CENTRO</xBairro><cMun>3550308</cMun><xMun>SAO PAULO</xMun><UF>SP</UF><CEP>01001000</CEP>\
        <cPais>1058</cPais><fone>1130000000</fone></ender><IE>110042490114</IE></\(name)>
        """
    }

    private func signature(_ key: String, _ digest: String) throws -> String {
        let algorithm = "http://www.w3.org/2000/09/xmldsig#"
        let canonical = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
        let content = """
            <CanonicalizationMethod Algorithm="\(canonical)"></CanonicalizationMethod><SignatureMethod \
            Algorithm="\(algorithm)rsa-sha1"></SignatureMethod><Reference URI="#NFe\(key)"><Transforms><Transform \
            Algorithm="\(algorithm)enveloped-signature"></Transform><Transform Algorithm="\(canonical)"></Transform>\
            </Transforms><DigestMethod Algorithm="\(algorithm)sha1"></DigestMethod><DigestValue>\(digest)\
            </DigestValue></Reference></SignedInfo>
            """
        let value = try signer.key.sign("<SignedInfo xmlns=\"\(algorithm)\">" + content, .sha1)
        return """
            <Signature xmlns="\(algorithm)"><SignedInfo>\(content)<SignatureValue>\(base64(value))</SignatureValue>\
            <KeyInfo><X509Data><X509Certificate>\(base64(signer.certificate))</X509Certificate></X509Data></KeyInfo>\
            </Signature>
            """
    }

    private static let namespace = "http://www.portalfiscal.inf.br/nfe"

    private static func amount(_ cents: Int) -> String {
        let rest = String(cents % 100)
        return "\(cents / 100).\(rest.count < 2 ? "0" : "")\(rest)"
    }

    /// Modulo 11 over the 43 digits before it, weights 2 to 9 from the right.
    private static func key(number: Int, code: String) -> String {
        let digits = String(number)
        let body = "352609\(issuer)55001" + String(repeating: "0", count: 9 - digits.count) + digits + "1" + code
        let sum = body.utf8.reversed().enumerated().reduce(0) { $0 + (Int($1.element) - 48) * (2 + $1.offset % 8) }
        return body + String(sum % 11 < 2 ? 0 : 11 - sum % 11)
    }
}
