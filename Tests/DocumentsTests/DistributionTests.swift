import Documents
import Domain
import Foundation
import Testing

@Suite struct DistributionTests {
    private static let ns = "xmlns=\"http://www.portalfiscal.inf.br/nfe\""

    private func packed(_ bytes: [UInt8]) -> String { Data(GzipForge.stored(bytes)).base64EncodedString() }

    private func answer(_ documents: String, status: String = "138") -> String {
        """
        <retDistDFeInt versao="1.01" \(Self.ns)><tpAmb>1</tpAmb><cStat>\(status)</cStat>\
        <loteDistDFeInt>\(documents)</loteDistDFeInt></retDistDFeInt>
        """
    }

    private func unpack(_ text: String, _ limits: ArchiveLimits = .init()) -> Unpacked {
        Unpacked(Array(text.utf8), as: .distribution, named: "", limits)
    }

    @Test func theFixture() throws {
        let found = Unpacked(try NoteFixtures.bytes(numbered: "62"), as: .distribution)
        #expect(
            found.paths == [
                "000000000000101-procNFe_v4.00.xml", "000000000000102-procEventoNFe_v1.00.xml",
                "000000000000103-resNFe_v1.01.xml",
            ])
        #expect(found.isWhole)
        let kinds = try found.members.map { try NFeReader().read(try $0.content.get()).document.kind }
        #expect(kinds == [.note, .event, .summary])
    }

    @Test func names() {
        let text = packed(Array("<a/>".utf8))
        let found = unpack(
            answer(
                "<docZip schema='resNFe_v1.01.xsd'>\(text)</docZip><docZip NSU='12'>\(text)</docZip>"
                    + "<docZip NSU='../1' schema='../../x/y\u{1F600}.xsd'>\n \(text)\n</docZip>"))
        #expect(found.paths == ["1-resNFe_v1.01.xml", "12-documento.xml", "3-....xy.xml"])
        #expect(found.texts == ["<a/>", "<a/>", "<a/>"])
    }

    @Test func oneBadDocumentIsRefusedAlone() {
        let good = packed(Array("<a/>".utf8))
        let bomb = Data(GzipForge.blanks(runs: 8000)).base64EncodedString()
        let bad = ["", "@@@@", "PA==", String(good.dropLast(8)), bomb]
        let found = unpack(
            answer(([good] + bad + [good]).map { "<docZip schema='procNFe_v4.00.xsd'>\($0)</docZip>" }.joined()))
        #expect(found.fault == nil)
        #expect(
            found.faults == [
                nil, .damagedArchive, .malformed, .damagedArchive, .damagedArchive, .limit(.ratio), nil,
            ])
        #expect(found.members.map { $0.packed.map { String(decoding: $0, as: UTF8.self) } } == [nil] + bad + [nil])
    }

    @Test func whatItHoldsIsNotLookedInto() {
        let zip = ZipForge(entries: [ZipForge.stored("n.xml", Array("<a/>".utf8))]).bytes
        let itself = Array(answer("").utf8)
        let found = unpack(answer("<docZip>\(packed(zip))</docZip><docZip>\(packed(itself))</docZip>"))
        #expect(found.paths == ["1-documento.xml", "2-documento.xml"])
        #expect(found.isWhole)
    }

    @Test func anAnswerWithoutDocuments() {
        for status in ["137", "656", "589"] { #expect(unpack(answer("", status: status)).members.isEmpty) }
        #expect(unpack(answer("", status: "137")).isWhole)
        #expect(unpack(answer("", status: "138")).fault?.code == .incomplete)
        #expect(unpack("<retDistDFeInt/>").fault?.code == .incomplete)
        #expect(unpack("<NFe><infNFe/></NFe>").fault?.code == .notFiscal)
    }

    @Test func limits() {
        let two = "<docZip>\(packed([1, 2, 3]))</docZip><docZip>\(packed([4, 5, 6]))</docZip>"
        #expect(unpack(answer(two), ArchiveLimits(documents: 1)).fault?.code == .limit(.entries))
        #expect(unpack(answer(two), ArchiveLimits(totalBytes: 5)).fault?.code == .limit(.totalBytes))
        #expect(
            unpack(answer(two), ArchiveLimits(memberBytes: 2)).faults == [.limit(.entryBytes), .limit(.entryBytes)])
        #expect(unpack(answer(two)).isWhole)
        #expect(
            unpack(answer(String(repeating: "<docZip/>", count: 1001))).fault?.code == .limit(.entries))
        #expect(unpack("<!DOCTYPE a><retDistDFeInt/>").fault?.code == .doctype)
    }

    @Test func insideTheServicesEnvelopes() {
        let inner = answer("<docZip>\(packed(Array("<a/>".utf8)))</docZip>")
        let result = """
            <nfeDistDFeInteresseResponse xmlns="http://www.portalfiscal.inf.br/nfe/wsdl/NFeDistribuicaoDFe">\
            <nfeDistDFeInteresseResult>\(inner)</nfeDistDFeInteresseResult></nfeDistDFeInteresseResponse>
            """
        for space in ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"] {
            let soap = """
                <?xml version="1.0"?><s:Envelope xmlns:s="\(space)"><s:Header><h:x xmlns:h="urn:h"><h:NFe/></h:x>\
                </s:Header><s:Body>\(result)</s:Body></s:Envelope>
                """
            #expect(FiscalRouter.kind(ofHead: soap.utf8) == .fiscal(.distribution))
            #expect(unpack(soap).texts == ["<a/>"])
        }
        // A log may have kept the body alone.
        #expect(FiscalRouter.kind(ofHead: result.utf8) == .fiscal(.distribution))
        #expect(unpack(result).texts == ["<a/>"])
        #expect(unpack("<nfeResultMsg>\(inner)</nfeResultMsg>").texts == ["<a/>"])
    }

    @Test func anAnswerCutAnywhereIsRefused() throws {
        let bytes = try NoteFixtures.bytes(numbered: "62")
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
        for cut in stride(from: 0, to: end, by: 11) {
            let found = Unpacked(Array(bytes[..<cut]), as: .distribution)
            #expect(found.fault?.reason != nil, "cut at \(cut)")
            #expect(found.members.isEmpty)
        }
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] ^= 0x15
            _ = Unpacked(changed, as: .distribution)
        }
    }
}
