import Domain
import Testing

/// Every place of a note that can name a box.
@Suite struct IdentifierPlaceTests {
    private typealias Texts = IdentifierTexts
    private static let pair = ["SC26090001", "SC26090002"]

    @Test func everyPlaceTellsWhereAndHow() throws {
        var notes: [(FiscalNote, IdentifierPlace, String)] = []
        notes.append((Texts.saying("NS SC26090001 SC26090002"), .additionalInfo, "serial-label"))
        var note = Texts.note()
        note.items[0].lots = Self.pair.map { Texts.lot($0) }
        notes.append((note, .lot, "lot"))
        note = Texts.note()
        note.items[0].observations = [Texts.remark("SERIE", "SC26090001;SC26090002")]
        notes.append((note, .itemObservation, "serial-label"))
        note = Texts.note()
        note.items[0].description = "DECODIFICADOR SN SC26090001/SC26090002"
        notes.append((note, .description, "serial-label"))
        note = Texts.note()
        note.complement = "Pedido 7. S/N: SC26090001 a SC26090002."
        notes.append((note, .complement, "range"))
        note = Texts.note()
        note.observations = [Texts.remark("NUM_SERIE", "SC26090001;SC26090002"), Texts.remark("OBS", "12345678")]
        notes.append((note, .observation, "serial-label"))
        for (note, place, rule) in notes {
            let item = try #require(note.found.first)
            #expect(item.serialTexts == Self.pair, "\(place)")
            #expect(item.serials.allSatisfy { $0.place == place && $0.rule == rule }, "\(place)")
            #expect(item.isComplete(for: 2))
        }
        #expect(notes.map(\.1) == IdentifierPlace.allCases)
        #expect(
            IdentifierPlace.allCases.map(\.rawValue) == [
                "infAdProd", "rastro", "obsItem", "xProd", "infCpl", "obsCont",
            ])
    }

    @Test func oneItemPerUnitInDescriptions() {
        var note = Texts.note([1, 1])
        note.items[0].description = "ONU GPON WIFI6 AX3000 SN HWTCA1B2C301"
        note.items[1].description = "ONU GPON WIFI6 AX3000 HWTCA1B2C302"
        #expect(note.foundSerials == [["HWTCA1B2C301"], ["HWTCA1B2C302"]])
        #expect(note.found[1].serials[0].rule == "gpon-pattern")
        note.items[0].description = "MICRO ZEN SERIE 32343"
        #expect(note.foundSerials[0] == ["32343"])
    }

    @Test(arguments: [
        "TV SERIE 500", "ROTEADOR SERIE AX30001", "DECODIFICADOR SC26090001", "CABO 001A2B000001", "ONU ABCD12345678",
    ])
    func descriptionsAreNoLists(_ text: String) {
        var note = Texts.note([2])
        note.items[0].description = text
        #expect(note.found[0].isEmpty)
    }

    @Test func anIdentifierInTwoPlacesCountsOnceAndTwiceInOnePlaceTwice() {
        var note = Texts.saying("NS SC26090001 SC26090002")
        note.complement = "NS SC26090002; SC26090001"
        note.items[0].observations = [Texts.remark("SERIAL", "SC26090001")]
        #expect(note.foundSerials == [Self.pair])
        #expect(note.found[0].serials.allSatisfy { $0.place == .additionalInfo })
        note.items[0].additionalInfo = "NS SC26090001 SC26090001"
        #expect(note.foundSerials == [["SC26090001", "SC26090001", "SC26090002"]])
    }

    @Test func anotherOrderDoesNotMixTheBoxes() {
        var note = Texts.saying("NS SC26090001 SC26090002")
        note.complement = "NS SC26090002 CASN 1800000000074 / NS SC26090001 CASN 1800000000037"
        #expect(note.found[0].casnTexts == ["1800000000037", "1800000000074"])
    }

    @Test func lotsAreSerialsOnlyWhereEveryUnitHasOne() {
        func found(_ lots: [FiscalNote.Lot], _ change: (inout FiscalNote.Item) -> Void = { _ in }) -> ItemIdentifiers {
            var note = Texts.note()
            note.items[0].lots = lots
            change(&note.items[0])
            return note.found[0]
        }
        let lots = Self.pair.map { Texts.lot($0) }
        #expect(found(Self.pair.map { Texts.lot($0, "") }).serialTexts == Self.pair)
        #expect(found(lots) { $0.quantity = "3.0000" }.isEmpty)
        #expect(found([lots[0], Texts.lot("SC26090002", "2.000")]).isEmpty)
        #expect(found([Texts.lot("LOTE-3435/10", "500")]) { $0.quantity = "500" }.isEmpty)
        #expect(found([Texts.lot("LOTE-3435/10")]) { $0.quantity = "1" }.isEmpty)
        #expect(found(lots) { $0.ncm = "85269200" }.isEmpty)
        #expect(found([Texts.lot("00:1A:2B:00:00:01", "1")]).macTexts == ["00:1A:2B:00:00:01"])
        #expect(found([Texts.lot("ZTEGC0FFEE01", "9")]).serialTexts == ["ZTEGC0FFEE01"])
        #expect(found([Texts.lot("SN SC26090009", "9")]).serialTexts == ["SC26090009"])
        let both = found([lots[0], Texts.lot("00:1A:2B:00:00:01"), lots[1], Texts.lot("00:1A:2B:00:00:02")])
        #expect(both.serialTexts == Self.pair)
        #expect(both.macTexts == ["00:1A:2B:00:00:01", "00:1A:2B:00:00:02"])
    }
}
