import Domain
import Testing

@Suite struct NoteIdentifiersTests {
    /// What infAdProd alone names, in a note of one item.
    private func found(in text: String) -> ItemIdentifiers {
        var note = FiscalNote()
        note.items = [FiscalNote.Item()]
        note.items[0].additionalInfo = text
        return note.identifiers(by: .builtIn).first ?? ItemIdentifiers()
    }

    private func serials(_ text: String) -> [String] { found(in: text).serials.map(\.value.text) }
    private func macs(_ text: String) -> [String] { found(in: text).macs.map(\.value.description) }

    @Test(arguments: [
        "S/N: SC26090001; SC26090002", "SN SC26090001 SC26090002", "NS: SC26090001, SC26090002",
        "Nº de série: SC26090001 / SC26090002", "N. SERIE.: SC26090001|SC26090002",
        "Números de Série SC26090001;SC26090002",
        "séries: sc26090001 ; sc26090002", "SERIAL=SC26090001,SC26090002", "NUMSERIE#SC26090001 SC26090002",
        "Devolucao NS SC26090001; SC26090002", "Qtd 2. SN SC26090001 SC26090002. Pedido 123456789",
        "NS SC26090001 / NS SC26090002", "NS SC26090001 SC26090002 LOTE 99887766",
    ])
    func oneListInManyDresses(_ text: String) { #expect(serials(text) == ["SC26090001", "SC26090002"]) }

    @Test func serialsAndAddressesAreAlignedByPosition() {
        let found = found(
            in: "S/N: SC26090001; SC26090002 | MAC: 00:1A:2B:00:00:01; 00:1A:2B:00:00:02")
        #expect(found.count == 2)
        #expect(found.boxes.map { $0.serial?.text } == ["SC26090001", "SC26090002"])
        #expect(found.boxes.map { $0.mac?.description } == ["00:1A:2B:00:00:01", "00:1A:2B:00:00:02"])
        #expect(found.isComplete(for: 2))
        #expect(!found.isComplete(for: 3))
        #expect(found.box(at: 2).isEmpty)
    }

    @Test func labelsBeforeEachUnit() {
        let found = found(
            in: "NS SC26090101 CASN 1800000000037 SMARTCARD 600100000011 / NS SC26090102 CASN 1800000000074 "
                + "SMARTCARD 600100000022")
        #expect(found.casns.map(\.value.text) == ["1800000000037", "1800000000074"])
        #expect(found.smartcards.map(\.value.text) == ["600100000011", "600100000022"])
        #expect(found.boxes.map { $0.serial?.text } == ["SC26090101", "SC26090102"])
    }

    @Test(arguments: [
        "MAC 00:1A:2B:00:00:01", "mac: 00-1a-2b-00-00-01", "00:1A:2B:00:00:01", "MAC=001a.2b00.0001",
        "MAC 001A2B000001", "EQUIP.(00:1A:2B:00:00:01)",
    ])
    func addressesInEverySpelling(_ text: String) { #expect(macs(text) == ["00:1A:2B:00:00:01"]) }

    @Test func bareDigitsAreAnAddressOnlyUnderTheirLabel() {
        #expect(macs("LOTE 001A2B000001").isEmpty)
        #expect(macs("MAC 001A2B000001; 001A2B000002").count == 2)
        #expect(macs("MAC 01:00:5E:00:00:01").isEmpty)
        #expect(macs("MAC 00:00:00:00:00:00").isEmpty)
    }

    @Test(arguments: [
        "RUA 1.DE MARCO S/N-CENTRO-RJ-CEP20010-090", "ENTREGA: AV BRASIL, S/N, CENTRO",
        "Rod. BR 101 km 20 S/N 20010090",
        "RUA DAS FLORES S/N CEP20010090", "SC 26090001", "SN ABCDEF", "SN 123", "LOTE 7755214/C,7772214/B",
        "NS-26090001", "SNACK 12345678", "PEDIDO N 12345678", "S/N", "NS:", "",
    ])
    func falseFriends(_ text: String) { #expect(found(in: text).isEmpty) }

    @Test func aListEndsAtTheFirstOtherWord() {
        #expect(serials("NS SC26090001 GARANTIA 12345678") == ["SC26090001"])
        #expect(serials("NS SC26090001 (SC26090002)") == ["SC26090001"])
    }

    /// 500 characters is the layout's limit; a hostile text is not.
    @Test func strangeTextsAreHarmless() {
        for text in [
            "\u{0}\u{1F600}S/", "S/N", "N ", "N DE", "SMART", String(repeating: "S/N ", count: 2000), "🎛 NS é",
        ] {
            #expect(found(in: text).isEmpty)
        }
    }
}
