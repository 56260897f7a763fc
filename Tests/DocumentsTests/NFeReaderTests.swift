import Documents
import Domain
import Testing

@Suite struct NFeReaderTests {
    private func read(_ text: String) throws -> FiscalDocument { try NFeReader().read(Array(text.utf8)).document }

    private func note(_ text: String) throws -> FiscalNote {
        guard case .notes(let notes, _) = try read(text) else { return FiscalNote() }
        return try #require(notes.first)
    }

    @Test func factsOfANote() throws {
        let note = try #require(try NoteFixtures.notes("01").first)
        #expect(note.keyText == "35260912ABC34501DE35550010000010011079392641")
        #expect(note.keyCheck == .ok)
        #expect(note.heading.nature == "VENDA DE MERCADORIA")
        #expect(note.heading.issuedAt == "2026-09-15T10:20:30-03:00")
        #expect(note.issuer.id == "12ABC34501DE35")
        #expect(note.issuer.name == "ALFA ELETRÔNICA FICTÍCIA S.A.")
        #expect(note.recipient?.id == "11222333000181")
        #expect(note.total == "1449.50")
        #expect(note.terms.products == "1449.50")
        #expect(note.isSigned)
        #expect(note.digest == "QXvurkXYPS6oEoFGMLJFOy5JDKk=")
        #expect(note.authorisation?.digest == note.digest)
        #expect(note.authorisation?.status == "100")
        #expect(note.authorisation?.number == "135260000000001")
        #expect(note.authorisation?.receivedAt == "2026-09-15T10:21:02-03:00")
        let item = try #require(note.items.first)
        #expect(item.number == 1)
        #expect([item.code, item.ncm, item.cfop, item.unit] == ["STB-4100", "85287119", "5102", "UN"])
        #expect([item.quantity, item.unitValue, item.totalValue] == ["5.0000", "289.9000000000", "1449.50"])
        #expect([item.ibs, item.cbs] == ["1.45", "13.05"])
        #expect(item.additionalInfo.hasPrefix("S/N: SC26090001;"))
    }

    @Test func oneNoteInManyDresses() throws {
        func facts(_ number: String) throws -> FiscalNote {
            var note = try #require(try NoteFixtures.notes(number).first)
            // Pretty-printing moves lines; nothing else may differ.
            for index in note.items.indices { note.items[index].line = 0 }
            return note
        }
        for same in ["40", "41", "42"] { #expect(try facts(same) == facts("03"), "\(same)") }
        for same in ["46", "47", "52"] { #expect(try facts(same) == facts("45"), "\(same)") }
        #expect(try facts("45").issuer.name == "FORNECEDOR FICTÍCIO LTDA")
        #expect(try NFeReader().read(NoteFixtures.bytes(numbered: "40")).warnings == [.byteOrderMark])
        #expect(try NFeReader().read(NoteFixtures.bytes(numbered: "41")).warnings == [.leadingBlanks])
        #expect(try NFeReader().read(NoteFixtures.bytes(numbered: "46")).warnings == [.byteOrderMark])
        #expect(try NFeReader().read(NoteFixtures.bytes(numbered: "03")).warnings == [])
    }

    @Test func aBatchHasItsNotes() throws {
        let notes = try NoteFixtures.notes("11")
        let scenario = NoteFixtures.scenarios.first { $0.key.hasPrefix("11-") }?.value
        #expect(notes.map(\.keyText) == scenario?.chaves)
        #expect(notes.allSatisfy { $0.authorisation == nil && $0.isSigned && !$0.items.isEmpty })
    }

    @Test func anEventWithItsAnswer() throws {
        guard case .events(let events, .event) = try NFeReader().read(NoteFixtures.bytes(numbered: "18")).document
        else { throw DocumentFault(code: .notFiscal) }
        let event = try #require(events.first)
        #expect(events.count == 1)
        #expect([event.type, event.sequence, event.status] == ["110111", "1", "135"])
        #expect(event.author == "99888777000100")
        // The event's own protocol, not the note's inside detEvento.
        #expect(event.protocolNumber == "135260000000019")
        #expect(event.at == "2026-09-15T15:00:00-03:00")
        #expect(event.answeredKey == event.keyText)
    }

    @Test func aSummary() throws {
        guard case .summary(let summary, .summary) = try NFeReader().read(NoteFixtures.bytes(numbered: "60")).document
        else { throw DocumentFault(code: .notFiscal) }
        #expect(summary.keyText == "35260912ABC34501DE35550010000010011079392641")
        #expect(!summary.issuer.id.isEmpty && !summary.total.isEmpty)
    }

    @Test func anElementIsKnownByItsWholePath() throws {
        let note = try note(
            """
            <NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe Id="NFe1">
            <CNPJ>0</CNPJ><autXML><CNPJ>1</CNPJ></autXML>
            <emit><enderEmit><CNPJ>2</CNPJ><xNome>no</xNome></enderEmit><CNPJ>3</CNPJ><xNome>yes</xNome>
            <future><CNPJ>4</CNPJ></future></emit>
            <retirada><CNPJ>5</CNPJ></retirada>
            <det nItem="7"><prod><DI><xNome>no</xNome><vProd>9</vProd></DI><vProd>1.00</vProd></prod>
            <imposto><II><vProd>8</vProd></II></imposto></det>
            <other:emit xmlns:other="urn:other"><CNPJ>6</CNPJ></other:emit>
            </infNFe></NFe>
            """)
        #expect(note.issuer.id == "3")
        #expect(note.issuer.name == "yes")
        #expect(note.recipient == nil)
        #expect(note.items.map(\.totalValue) == ["1.00"])
        #expect(note.items.map(\.number) == [7])
        #expect(note.items.map(\.line) == [6])
    }

    @Test func textComesWholeThroughReferencesAndSections() throws {
        let note = try note(
            """
            <NFe><infNFe Id="NFe&#52;&amp;"><emit><xNome>A &amp; B <![CDATA[<C>]]><!-- no -->&#x44;</xNome></emit>
            </infNFe></NFe>
            """)
        #expect(note.issuer.name == "A & B <C>D")
        #expect(note.keyText == "4&")
    }

    @Test func envelopesAreOpened() throws {
        let inner =
            #"<NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe Id="NFe12"><det nItem="1"/></infNFe></NFe>"#
        let soap = """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header><x><NF/></x></s:Header><s:Body>
            <nfeDadosMsg xmlns="http://www.portalfiscal.inf.br/nfe/wsdl/NFeAutorizacao4">\(inner)</nfeDadosMsg>
            </s:Body><after><infNFe Id="NFe99"/></after></s:Envelope>
            """
        #expect(try note(soap).keyText == "12")
        #expect(try note("<nfeProcB2B><nfeProc>\(inner)</nfeProc><private/></nfeProcB2B>").keyText == "12")
        #expect(try note("<procNFe>\(inner)</procNFe>").keyText == "12")
    }

    @Test func aCancellationInsideTheNote() throws {
        func marked(_ type: String, _ status: String) throws -> Bool {
            try note(
                """
                <nfeProc><NFe><infNFe Id="NFe1"/></NFe><retEvento><infEvento><chNFe>1</chNFe><cStat>\(status)</cStat>\
                <tpEvento>\(type)</tpEvento></infEvento></retEvento></nfeProc>
                """
            ).isMarkedCancelled
        }
        #expect(try marked("110111", "135"))
        #expect(try marked("110112", "155"))
        #expect(try !marked("110111", "220"))
        #expect(try !marked("110110", "135"))
    }

    @Test func aProtocolBelongsToTheNoteItNames() throws {
        let one =
            "<nfeProc><NFe><infNFe Id='NFe1'/></NFe><protNFe><infProt><chNFe>2</chNFe></infProt></protNFe></nfeProc>"
        #expect(try note(one).authorisation?.key == "2")
        let two = one.replacing("<protNFe>", with: "<NFe><infNFe Id='NFe2'/></NFe><protNFe>")
        guard case .notes(let notes, _) = try read(two) else { return }
        #expect(notes.map { $0.authorisation?.key } == [nil, "2"])
    }

    @Test func consumerNotesAreTold() throws {
        let document = try read("<nfeProc><NFe><infNFe Id='NFe1'><ide><mod>65</mod></ide></infNFe></NFe></nfeProc>")
        #expect(document.kind == .consumerNote)
    }

    @Test(arguments: ["<nfeProc/>", "<NFe/>", "<enviNFe><NFe/></enviNFe>", "<procEventoNFe/>", "<evento/>"])
    func anEnvelopeWithoutItsContentIsRefused(_ text: String) {
        #expect { try read(text) } throws: { ($0 as? DocumentFault)?.code == .incomplete }
    }

    @Test(arguments: [
        "<html><body>503</body></html>", "<rss/>", "<NFe xmlns='urn:other'/>", "<Envelope><x/></Envelope>",
    ])
    func whatIsNotFiscalIsRefused(_ text: String) {
        #expect { try read(text) } throws: { ($0 as? DocumentFault)?.reason == .notAFiscalDocument }
    }
}
