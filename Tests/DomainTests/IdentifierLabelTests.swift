import Domain
import Testing

/// Labels, separators, shapes and runs.
@Suite struct IdentifierLabelTests {
    private typealias Texts = IdentifierTexts
    private static let pair = ["SC26090001", "SC26090002"]

    @Test(arguments: [
        "S/N: SC26090001; SC26090002", "S/N SC26090001, SC26090002", "SN:SC26090001|SC26090002",
        "SN SC26090001/SC26090002", "NS: SC26090001 - SC26090002", "N/S SC26090001 e SC26090002",
        "S.N.: SC26090001 SC26090002", "Nº SERIE SC26090001 SC26090002", "NºSÉRIE: SC26090001 SC26090002",
        "Nº(s) de série: SC26090001 SC26090002", "Série(s): SC26090001, SC26090002",
        "SERIE No. SC26090001; SC26090002",
        "SERIE - SC26090001; SC26090002", "NUMSERIE SC26090001 SC26090002", "NumeroSerie=SC26090001;SC26090002",
        "SERIAL NUMBER: SC26090001; SC26090002", "Nro. Serie SC26090001 SC26090002", "S/N(s): SC26090001;SC26090002",
        "1) SN SC26090001; 2) SN SC26090002", "DECODIFICADOR TV BOX S/N SC26090001 SC26090002",
        "R$ 289,90 S/N SC26090001 SC26090002", "Av. Brasil 10 - S/N: SC26090001 SC26090002",
        "NS DE SC26090001 A SC26090002", "NS SC26090001 ATÉ SC26090002", "NS: sc26090001 à sc26090002",
        "SERIES DE SC26090001 ATE SC26090002", "N. de serie do equipamento: SC26090001, SC26090002",
        "[SN] SC26090001 SC26090002", "Séries dos aparelhos: SC26090001 / SC26090002",
    ])
    func labelsOfSerials(_ text: String) { #expect(Texts.saying(text).foundSerials == [Self.pair]) }

    @Test(arguments: [
        "CASN 1800000000037 SMARTCARD 600100000011", "CASN: 1800000000037 | SMART CARD: 600100000011",
        "CASN=1800000000037 CARTÃO 600100000011", "CASN 1800000000037, VSC 600100000011",
        "CASN/VSC: 1800000000037/600100000011", "casn 1800000000037 cartão inteligente: 600100000011",
    ])
    func labelsOfCards(_ text: String) {
        let item = Texts.saying(text).found[0]
        #expect(item.casnTexts == ["1800000000037"])
        #expect(item.cardTexts == ["600100000011"])
    }

    @Test(arguments: [
        "1) SN SC26090001 CASN 1800000000037 CARTAO 600100000011; 2) SN SC26090002 CASN 1800000000074 CARTAO 600100000022",
        "UN 1: S/N SC26090001, CASN 1800000000037, VSC 600100000011 | "
            + "UN 2: S/N SC26090002, CASN 1800000000074, VSC 600100000022",
        "SN/CASN/CARTAO: SC26090001/1800000000037/600100000011; SC26090002/1800000000074/600100000022",
    ])
    func blocksOfOneUnit(_ text: String) {
        var note = Texts.note()
        note.complement = text
        let item = note.found[0]
        #expect(item.isComplete(for: 2))
        #expect(
            item.boxes.map { [$0.serial?.text, $0.casn?.text, $0.smartcard?.text] } == [
                ["SC26090001", "1800000000037", "600100000011"], ["SC26090002", "1800000000074", "600100000022"],
            ])
    }

    @Test(arguments: [
        "SN/MAC: SC26090001/001A2B000001; SC26090002/001A2B000002",
        "S/N + MAC: SC26090001 00:1A:2B:00:00:01, SC26090002 00:1A:2B:00:00:02",
        "NS SC26090001 001a.2b00.0001 SC26090002 001a.2b00.0002",
    ])
    func joinedLabels(_ text: String) {
        let item = Texts.saying(text).found[0]
        #expect(item.serialTexts == Self.pair)
        #expect(item.macTexts == ["00:1A:2B:00:00:01", "00:1A:2B:00:00:02"])
    }

    @Test(arguments: [
        "HWTCA1B2C301", "SN HWTCA1B2C301", "GPON HWTC-A1B2C301", "48575443A1B2C301", "SN: 48575443A1B2C301",
        "SN HWTCA1B2C301 (48575443A1B2C301)",
    ])
    func terminals(_ text: String) { #expect(Texts.saying(text, quantity: 1).foundSerials == [["HWTCA1B2C301"]]) }

    @Test func unknownMakersNeedALabel() {
        #expect(Texts.saying("ABCDA1B2C301").found[0].isEmpty)
        #expect(Texts.saying("SN ABCDEFABCDE1").foundSerials == [["ABCDEFABCDE1"]])
        // Sixteen digits of no known maker are kept as written.
        #expect(Texts.saying("SN 4142434412345678").foundSerials == [["4142434412345678"]])
    }

    @Test func rulesOfAddresses() {
        #expect(Texts.saying("00:1A:2B:00:00:01").found[0].macs[0].rule == "mac-pattern")
        #expect(Texts.saying("MAC 001A2B000001").found[0].macs[0].rule == "mac-label")
        #expect(Texts.saying("001A2B000001").found[0].isEmpty)
        #expect(Texts.saying("MAC:00:1A:2B:00:00:01/00:1A:2B:00:00:02").found[0].macs.count == 2)
        #expect(Texts.saying("MAC-00-1A-2B-00-00-01. 001A.2B00.0002.SN").found[0].macs.count == 2)
        #expect(Texts.saying("MAC FF:FF:FF:FF:FF:FF").found[0].isEmpty)
        #expect(Texts.saying("2001:1A:2B:00:00:00:01:AA 00:1A:2B:00:00:01:02").found[0].isEmpty)
    }

    @Test func runs() {
        func run(_ text: String) -> [String] { Texts.saying(text).found[0].serialTexts }
        #expect(run("NS DE SC26090098 A SC26090102") == (98...102).map { "SC26090" + ($0 < 100 ? "0" : "") + "\($0)" })
        #expect(run("NS SC26090001 A SC26090003; SC26090009").count == 4)
        #expect(Texts.saying("CASN 1800000000037 A 1800000000040").found[0].casns.count == 4)
        #expect(Texts.saying("VSC 600100000011 ATE 600100000012").found[0].smartcards.count == 2)
        // A run that cannot be written out keeps its ends, so that the count shows it.
        #expect(run("NS SC26090001 A SD26090003") == ["SC26090001", "SD26090003"])
        #expect(run("NS SC26090001 A SC260900030") == ["SC26090001", "SC260900030"])
        #expect(run("NS SC26090003 A SC26090001") == ["SC26090003", "SC26090001"])
        #expect(run("NS SC26000001 A SC26999999") == ["SC26000001", "SC26999999"])
        #expect(run("NS HWTCA1B2C301 A HWTCA1B2C30F") == ["HWTCA1B2C301", "HWTCA1B2C30F"])
        #expect(run("NS HWTCA1B2C301 A HWTCA1B2C311").count == 2)
        #expect(run("NS HWTCA1B2C301 A HWTCA1B2C305").count == 5)
        // Nothing is a run without its second end.
        #expect(run("NS DE SC26090001").isEmpty)
        #expect(run("NS SC26090001 A CLIENTE 12345678") == ["SC26090001"])
    }

    @Test func runsHaveABoundOverTheNote() {
        var note = Texts.note([1, 1])
        for index in note.items.indices { note.items[index].additionalInfo = "NS SC26000001 A SC26100000" }
        #expect(note.found.map(\.count) == [100_000, 2])
    }
}
