import Documents
import Domain
import Testing

/// Envelopes, prefixes and namespaces in which a note comes, and the documents that are not notes.
@Suite struct EnvelopeTests {
    private static let nfe = "http://www.portalfiscal.inf.br/nfe"

    private func read(_ text: String) throws -> FiscalDocument { try NFeReader().read(Array(text.utf8)).document }

    private func keys(_ text: String) throws -> [String] {
        guard case .notes(let notes, _) = try read(text) else { return [] }
        return notes.map(\.keyText)
    }

    private static let bare = "<NFe><infNFe Id=\"NFe1\"><ide><mod>55</mod></ide></infNFe></NFe>"
    private static let spaced = bare.replacing("<NFe>", with: "<NFe xmlns=\"\(nfe)\">")
    private static let prefixed = bare.replacing("</", with: "</n:").replacing(
        "<NFe>", with: "<n:NFe xmlns:n=\"\(nfe)\">"
    )
    .replacing("<infNFe", with: "<n:infNFe").replacing("<ide>", with: "<n:ide>").replacing("<mod>", with: "<n:mod>")

    @Test(arguments: [
        bare, spaced, prefixed, "<nfeProc>\(spaced)</nfeProc>", "<nfeProc xmlns=\"\(nfe)\">\(bare)</nfeProc>",
        "<nfeProc>\(prefixed)</nfeProc>", "<p:nfeProc xmlns:p=\"\(nfe)\">\(prefixed)</p:nfeProc>",
        "<procNFe xmlns=\"\(nfe)\">\(bare)</procNFe>",
        "<nfeProcB2B xmlns=\"\(nfe)\"><nfeProc>\(bare)</nfeProc><x/></nfeProcB2B>",
        "<b:nfeProcB2B xmlns:b=\"urn:b\"><nfeProc xmlns=\"\(nfe)\">\(bare)</nfeProc><anfavea/></b:nfeProcB2B>",
        "<enviNFe>\(spaced)</enviNFe>", "<Envelope><Header/><Body>\(spaced)</Body></Envelope>",
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><nfeProc>\(prefixed)</nfeProc></soap:Body></soap:Envelope>",
        "<nfeDadosMsg xmlns=\"\(nfe)/wsdl/NFeAutorizacao4\"><enviNFe xmlns=\"\(nfe)\">\(bare)</enviNFe></nfeDadosMsg>",
    ])
    func aNoteInside(_ text: String) throws {
        #expect(try keys(text) == ["1"])
        guard case .fiscal = FiscalRouter.kind(ofHead: text.utf8) else {
            Issue.record("not recognised")
            return
        }
    }

    @Test func aBatchOfFifty() throws {
        let text =
            "<enviNFe xmlns=\"\(Self.nfe)\"><idLote>1</idLote>\(String(repeating: Self.bare, count: 50))</enviNFe>"
        #expect(try keys(text).count == 50)
    }

    @Test func aConsumersNote() throws {
        let text = Self.bare.replacing("55", with: "65").replacing("</infNFe>", with: "</infNFe><infNFeSupl/>")
        #expect(try read(text).kind == .consumerNote)
        #expect(FiscalKind.consumerNote.judgementUnread == FiscalJudgement(.ignored, .otherDocument))
    }

    @Test(arguments: [
        "<cteProc xmlns=\"http://www.portalfiscal.inf.br/cte\"/>", "<CTe/>", "<CTeOS/>", "<cteSimpProc/>",
        "<mdfeProc xmlns=\"http://www.portalfiscal.inf.br/mdfe\"/>", "<MDFe/>",
        "<bpeProc xmlns=\"http://www.portalfiscal.inf.br/bpe\"/>", "<nf3eProc/>",
        "<nfcomProc xmlns=\"http://www.portalfiscal.inf.br/nfcom\"/>",
        "<NFSe xmlns=\"http://www.sped.fazenda.gov.br/nfse\"/>", "<DPS/>",
        "<CompNfse xmlns=\"http://www.abrasf.org.br/nfse.xsd\"/>", "<ConsultarNfseResposta/>", "<ListaNfse/>",
        "<retEventoCTe xmlns=\"http://www.portalfiscal.inf.br/cte\"/>", "<inutNFe/>", "<procInutNFe/>", "<retInutNFe/>",
        "<Envelope><Body><cteProc xmlns=\"http://www.portalfiscal.inf.br/cte\"/></Body></Envelope>",
    ])
    func otherDocumentsAreIgnored(_ text: String) throws {
        #expect(FiscalRouter.kind(ofHead: text.utf8) == .fiscal(.otherFiscal))
        let document = try read(text)
        #expect(document == .other(.otherFiscal))
        #expect(document.kind.judgementUnread == FiscalJudgement(.ignored, .otherDocument))
    }

    @Test func itemsAreAsManyAsTheLayoutHas() throws {
        func note(_ items: Int) -> String {
            "<NFe><infNFe>\(String(repeating: "<det nItem='1'/>", count: items))</infNFe></NFe>"
        }
        #expect(try keys(note(990)).count == 1)
        #expect { try read(note(991)) } throws: { ($0 as? DocumentFault)?.code == .limit(.items) }
        #expect(DocumentFault(code: .limit(.items)).reason == .limitExceeded)
    }

    @Test func aTextIsAsLongAsAFieldMayBe() throws {
        func note(_ length: Int) -> String {
            "<NFe><infNFe><infAdic><infCpl>\(String(repeating: "S/N: 1 ", count: length / 7))</infCpl></infAdic></infNFe></NFe>"
        }
        #expect(try keys(note(60_000)).count == 1)
        for length in [70_000, 8_000_000] {
            #expect { try read(note(length)) } throws: { ($0 as? DocumentFault)?.code == .limit(.textBytes) }
        }
    }
}
