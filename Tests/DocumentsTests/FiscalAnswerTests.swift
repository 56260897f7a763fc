import Documents
import Domain
import Testing

@Suite struct FiscalAnswerTests {
    private static let ns = "xmlns=\"http://www.portalfiscal.inf.br/nfe\""

    private func answer(_ text: String) throws -> FiscalAnswer {
        guard case .answer(let answer, .status) = try NFeReader().read(Array(text.utf8)).document else {
            throw DocumentFault(code: .notFiscal)
        }
        return answer
    }

    private func proof(_ key: String, _ status: String = "100") -> String {
        """
        <protNFe versao="4.00"><infProt><tpAmb>1</tpAmb><chNFe>\(key)</chNFe><dhRecbto>2026-09-15T10:21:02-03:00\
        </dhRecbto><nProt>135\(key)</nProt><digVal>abc=</digVal><cStat>\(status)</cStat></infProt></protNFe>
        """
    }

    private func event(_ type: String, _ key: String, _ status: String?, detail: String = "") -> String {
        let answer = status.map {
            """
            <retEvento><infEvento><cStat>\($0)</cStat><chNFe>\(key)</chNFe><tpEvento>\(type)</tpEvento>\
            <nSeqEvento>1</nSeqEvento><nProt>77</nProt><dhRegEvento>2026-09-15T15:00:05-03:00</dhRegEvento>\
            </infEvento></retEvento>
            """
        }
        return """
            <procEventoNFe versao="1.00"><evento><infEvento Id="ID\(type)\(key)01"><CNPJ>99888777000100</CNPJ>\
            <tpAmb>1</tpAmb><chNFe>\(key)</chNFe><tpEvento>\(type)</tpEvento><nSeqEvento>1</nSeqEvento>\
            <detEvento>\(detail)</detEvento></infEvento><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>\
            </evento>\(answer ?? "")</procEventoNFe>
            """
    }

    @Test func aQueryHasItsProofAndItsEvents() throws {
        let found = try answer(
            """
            <retConsSitNFe \(Self.ns)><tpAmb>1</tpAmb><cStat>101</cStat><chNFe>42</chNFe>\(proof("42"))\
            <retCancNFe><infCanc><cStat>101</cStat><chNFe>0</chNFe><nProt>0</nProt></infCanc></retCancNFe>\
            \(event("110110", "42", "135", detail: "<xCorrecao>S/N: A1</xCorrecao>"))\(event("110111", "42", "155"))\
            \(event("210210", "42", nil))<procEventoNFe/>\
            \(event("610130", "42", "135", detail: "<chCTe>9</chCTe><chNFe>8</chNFe><infEvento><chNFe>7</chNFe></infEvento>"))\
            </retConsSitNFe>
            """)
        #expect([found.keyText, found.status] == ["42", "101"])
        #expect(
            found.authorisations.map { [$0.key, $0.status, $0.number, $0.digest] } == [["42", "100", "13542", "abc="]])
        #expect(found.events.map(\.type) == ["110110", "110111", "210210", "610130"])
        #expect(found.events.map(\.status) == ["135", "155", "", "135"])
        #expect(found.events.map(\.protocolNumber) == ["77", "77", "", "77"])
        #expect(found.events.map(\.correction) == ["S/N: A1", "", "", ""])
        #expect(found.events.allSatisfy { $0.keyText == "42" && $0.isSigned && $0.id == "ID\($0.type)4201" })
        #expect(found.events.first?.registeredAt == "2026-09-15T15:00:05-03:00")
        #expect(found.eventAnswers.isEmpty)
    }

    @Test func aQueryThatFoundNothing() throws {
        let found = try answer("<retConsSitNFe \(Self.ns)><cStat>217</cStat><chNFe>42</chNFe></retConsSitNFe>")
        #expect(found.status == "217" && found.authorisations.isEmpty && found.events.isEmpty)
    }

    @Test(arguments: ["retEnviNFe", "retConsReciNFe"])
    func aBatchHasItsProofs(_ root: String) throws {
        let found = try answer(
            "<\(root) \(Self.ns)><cStat>104</cStat>\(proof("1"))\(proof("2", "539"))</\(root)>")
        #expect(found.status == "104")
        #expect(found.authorisations.map(\.key) == ["1", "2"])
        #expect(found.authorisations.map(\.status) == ["100", "539"])
        let soap = """
            <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><nfeResultMsg \
            xmlns="http://www.portalfiscal.inf.br/nfe/wsdl/NFeAutorizacao4"><\(root) \(Self.ns)><cStat>104</cStat>\
            \(proof("1"))</\(root)></nfeResultMsg></e:Body></e:Envelope>
            """
        #expect(try answer(soap).authorisations.count == 1)
    }

    @Test func anAnswerToEvents() throws {
        func answered(_ key: String, _ status: String) -> String {
            """
            <retEvento><infEvento Id="ID1"><tpAmb>1</tpAmb><cStat>\(status)</cStat><chNFe>\(key)</chNFe>\
            <tpEvento>210200</tpEvento><nSeqEvento>2</nSeqEvento><dhRegEvento>D</dhRegEvento><nProt>9</nProt>\
            </infEvento></retEvento>
            """
        }
        let found = try answer(
            "<retEnvEvento \(Self.ns)><cStat>128</cStat>\(answered("1", "135"))\(answered("2", "573"))</retEnvEvento>")
        #expect(found.status == "128")
        #expect(found.eventAnswers.map(\.keyText) == ["1", "2"])
        #expect(found.eventAnswers.map(\.status) == ["135", "573"])
        let first = try #require(found.eventAnswers.first)
        #expect([first.type, first.sequence, first.environment, first.protocolNumber] == ["210200", "2", "1", "9"])
        #expect(first.registeredAt == "D" && first.author.isEmpty && !first.isSigned)
        #expect(found.events.isEmpty)
    }

    @Test func eventsOfARequestAreAllThere() throws {
        let one = "<evento><infEvento><chNFe>1</chNFe><tpEvento>210210</tpEvento></infEvento></evento>"
        let text = "<envEvento \(Self.ns)>\(String(repeating: one, count: 20))</envEvento>"
        guard case .events(let events, .eventRequest) = try NFeReader().read(Array(text.utf8)).document else {
            throw DocumentFault(code: .notFiscal)
        }
        #expect(events.count == 20)
        #expect(events.allSatisfy { $0.keyText == "1" })
    }

    @Test func anEventsAnswerMayComeFirst() throws {
        let text = """
            <procEventoNFe><retEvento><infEvento><cStat>135</cStat></infEvento></retEvento>\
            <evento><infEvento><chNFe>1</chNFe></infEvento></evento></procEventoNFe>
            """
        guard case .events(let events, .event) = try NFeReader().read(Array(text.utf8)).document else {
            throw DocumentFault(code: .notFiscal)
        }
        #expect(events.map(\.status) == ["135"])
    }
}
