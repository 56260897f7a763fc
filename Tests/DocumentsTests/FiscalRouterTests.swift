import Documents
import Domain
import Testing

@Suite struct FiscalRouterTests {
    private func route(_ text: String) -> FiscalRouter.Route { FiscalRouter.kind(ofHead: text.utf8) }

    @Test(arguments: [
        ("01", FiscalKind.note), ("10", .unprotocolled), ("11", .batch), ("18", .event), ("24", .eventRequest),
        ("40", .note), ("41", .note), ("42", .note), ("45", .note), ("46", .note), ("47", .note), ("48", .note),
        ("51", .note), ("52", .note), ("60", .summary), ("62", .distribution), ("70", .note),
    ])
    func fixtures(_ number: String, _ kind: FiscalKind) throws {
        #expect(FiscalRouter.kind(ofHead: try NoteFixtures.bytes(numbered: number)) == .fiscal(kind))
    }

    @Test(arguments: [
        ("procNFe", FiscalKind.note), ("NFe", .unprotocolled), ("enviNFe", .batch), ("procEventoNFe", .event),
        ("evento", .eventRequest), ("envEvento", .eventRequest), ("retEnvEvento", .status), ("resNFe", .summary),
        ("resEvento", .eventSummary), ("retDistDFeInt", .distribution), ("retConsSitNFe", .status),
        ("retEnviNFe", .status), ("retConsReciNFe", .status), ("procInutNFe", .otherFiscal),
        ("somethingOfNextYear", .otherFiscal),
    ])
    func rootsOfTheLayout(_ root: String, _ kind: FiscalKind) {
        #expect(route("<\(root) xmlns='http://www.portalfiscal.inf.br/nfe'>") == .fiscal(kind))
        #expect(route("<p:\(root) xmlns:p='http://www.portalfiscal.inf.br/nfe'/>") == .fiscal(kind))
        if root != "somethingOfNextYear" { #expect(route("<\(root)>") == .fiscal(kind)) }
    }

    @Test(arguments: [
        "<cteProc xmlns='http://www.portalfiscal.inf.br/cte'>",
        "<mdfeProc xmlns='http://www.portalfiscal.inf.br/mdfe'>",
        "<evento xmlns='http://www.portalfiscal.inf.br/cte'>", "<NFCom xmlns='http://www.portalfiscal.inf.br/nfcom'>",
        "<NFSe xmlns='http://www.sped.fazenda.gov.br/nfse'>", "<CompNfse xmlns='http://www.abrasf.org.br/nfse.xsd'>",
    ])
    func otherServices(_ text: String) { #expect(route(text) == .fiscal(.otherFiscal)) }

    @Test func whatIsNoFiscalDocument() throws {
        #expect(route("<rss/>") == .otherXML(root: "rss"))
        #expect(route("<NFe xmlns='urn:other'/>") == .otherXML(root: "NFe"))
        #expect(FiscalRouter.kind(ofHead: try NoteFixtures.bytes(numbered: "50")) == .html)
        #expect(route("<HTML><body>") == .html)
        #expect(route("<!DOCTYPE tv SYSTEM 'x'><tv/>") == .otherXML(root: "tv"))
        for text in ["", "  \n", "contract;plan\n1;2", "{\"kind\":\"x\"}", "PK\u{3}\u{4}", "\u{FEFF}a;b"] {
            #expect(route(text) == .notXML)
        }
        #expect(route("<?xml version='1.0' encoding='nothing-known'?><NFe/>") == .unreadableXML)
        #expect(route("<1>") == .unreadableXML)
    }

    @Test func anEnvelopeIsLookedInto() {
        let open = "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Header/><S:Body>"
        #expect(
            route(
                open
                    + "<r xmlns='http://www.portalfiscal.inf.br/nfe/wsdl/X'><resNFe xmlns='http://www.portalfiscal.inf.br/nfe'/>"
            ) == .fiscal(.summary))
        #expect(route(open + "<hello/></S:Body></S:Envelope>") == .otherXML(root: "Envelope"))
        #expect(route(open + String(repeating: "<hello/>", count: 100)) == .otherXML(root: "Envelope"))
    }

    @Test func everyBeginningIsHarmless() throws {
        for number in ["01", "46", "45", "62"] {
            let bytes = try NoteFixtures.bytes(numbered: number).prefix(600)
            for end in bytes.indices { _ = FiscalRouter.kind(ofHead: bytes[..<end]) }
        }
    }
}
