import Domain
import Testing

/// Texts and numbers that look like identifiers and are none.
@Suite struct FalseFriendTests {
    private typealias Texts = IdentifierTexts

    static let innocent: [String] = [
        "RUA 1.DE MARCO S/N-CENTRO-RJ-CEP20010-090", "AV. BRASIL, S/N, KM 4", "ENDERECO: DISTRITO INDUSTRIAL S/N",
        "Rod. BR 101 km 20 S/N 20010090", "RUA DAS FLORES S/N CEP20010090", "TV. DO COMERCIO S/N 20010090",
        "PEDIDO 4500012345", "PED. N 4500012345", "NF 123456 SERIE 1", "NF-E 000002030 SERIE 001 EMITIDA 2026-09-15",
        "CHAVE 35260999888777000100550010000020011158582648",
        "CHAVE 3526 0999 8887 7700 0100 5500 1000 0020 0111 5858 2648", "CNPJ 99.888.777/0001-00",
        "CNPJ 99888777000100 CPF 123.456.789-09", "FONE (11) 3333-4444 CEL 11 999998888", "CEP 20010-090",
        "DATA 15/09/2026 HORA 10:20:30", "NCM 85287119 CFOP 5102 CEST 2107200", "EAN 7891234567895",
        "R$ 1234567,89 VALOR APROX TRIBUTOS 123456,78", "AG 1234 CONTA 12345678-9 BANCO 341",
        "34191.79001 01043.510047 91020.150008 8 99990000028990", "PROTOCOLO 135260000000001",
        "LOTE 7755214/C,7772214/B", "LOTE 99887766", "SC 26090001", "NS-26090001", "NS26090001", "SNACK 12345678",
        "PAGAMENTO CARTAO 5412345678901234", "CARTAO DE CREDITO 5412345678901234", "SN ABCDEF", "S/N", "NS:", "",
        "PLACA ABC1D23 ANTT 12345678", "SERIE UNICA", "Nº DE SERIE NAO INFORMADO",
    ]

    @Test(arguments: innocent) func innocentTexts(_ text: String) {
        var note = Texts.note()
        note.items[0].additionalInfo = text
        #expect(note.found[0].isEmpty)
        note = Texts.note()
        note.complement = text
        note.observations = [Texts.remark("OBS", text)]
        note.items[0].observations = [Texts.remark("TEXTO", text)]
        note.items[0].description = text
        #expect(note.found[0].isEmpty)
    }

    @Test(arguments: [
        "000002030", "PC20260917", "99888777000100", "11222333000181", "1133334444", "33334444", "7891234567895",
        "85287119", "STB4000X", "135260000000001", "4500012345", "16087915",
    ])
    func numbersOfTheNoteAreNoIdentifiers(_ number: String) {
        var note = Texts.saying("NS SC26090001 \(number)", quantity: 1)
        note.order = "PC-2026-0917"
        note.phones = ["1133334444"]
        note.items[0].barcode = "7891234567895"
        note.items[0].order = "4500012345"
        note.items[0].code = "STB-4000X"
        note.authorisation?.number = "135260000000001"
        #expect(note.foundSerials == [["SC26090001"]])
        note.items[0].additionalInfo = "NS \(number) SC26090001"
        #expect(note.foundSerials == [["SC26090001"]])
    }

    @Test func aStrayModelIsNoSerialAndACompanyNone() {
        var note = Texts.saying("NS SC26090001 AX30001 NS SC26090002")
        note.items[0].description = "ROTEADOR AX30001"
        #expect(note.foundSerials == [["SC26090001", "SC26090002"]])
        #expect(Texts.saying("NS SC26090001 11444777000161").foundSerials == [["SC26090001"]])
    }

    /// A walk that is not linear takes minutes over these.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "S/N ", "N ", "SN", "ITEM 1 ", "NS SC26090001 A ", "MAC ", "00:1A:2B:", "A-", "RUA S/N ", "SERIE - ", "   ",
            "(S)",
            "SMART ", "HWTC-", "NS SC26090001 E ", "é", "N DE ", "A", "DE ",
        ])
    func hostileTextsAreReadInLinearTime(_ piece: String) {
        var note = Texts.note([2, 2])
        note.complement = String(repeating: piece, count: 60_000 / piece.utf8.count)
        note.items[0].additionalInfo = note.complement
        note.observations = [Texts.remark("SERIE", note.complement)]
        #expect(note.found.count == 2)
    }
}
