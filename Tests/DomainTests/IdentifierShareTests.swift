import Domain
import Testing

/// Whose the identifiers in a text of the whole note are.
@Suite struct IdentifierShareTests {
    private typealias Texts = IdentifierTexts
    private static let a = ["SC26090001", "SC26090002"]
    private static let b = ["SD26090001", "SD26090002", "SD26090003"]

    private func shared(
        _ text: String, _ quantities: [Int] = [2, 3], _ change: (inout FiscalNote) -> Void = { _ in }
    ) -> [[String]] {
        var note = Texts.note(quantities)
        change(&note)
        var remarked = note
        note.complement = text
        remarked.observations = [Texts.remark("OBS", text)]
        let found = note.foundSerials
        #expect(remarked.foundSerials == found)
        return found
    }

    @Test(arguments: [
        "ITEM 1: NS SC26090001 SC26090002 / ITEM 2: NS SD26090001 A SD26090003",
        "ITEM 002 - NS SD26090001, SD26090002, SD26090003 | ITEM 001 - NS SC26090001, SC26090002",
        "Item Nº 2: S/N SD26090001 A SD26090003; Item Nº 1: S/N SC26090001 A SC26090002",
        "ITEM2 NS SD26090001 SD26090002 SD26090003; ITEM1 NS SC26090001 SC26090002",
        "STB-4100 NS SD26090001 A SD26090003; STB-4000 NS SC26090001 A SC26090002",
        "MOD-71X: NS SD26090001 A SD26090003 | MOD-70X: NS SC26090001 A SC26090002",
        "NS SD26090001 A SD26090003 (ITEM 2); NS SC26090001 A SC26090002 (ITEM 1)",
        "NS SD26090001 A SD26090003 (STB-4100); NS SC26090001 A SC26090002 (STB-4000)",
        "ITEM 1 UN 01 - NS SC26090001 / ITEM 2 UN 01 - NS SD26090001 / ITEM 1 UN 02 - NS SC26090002 / "
            + "ITEM 2 UN 02 - NS SD26090002 / ITEM 2 UN 03 - NS SD26090003",
        "NS SC26090001 SC26090002 SD26090001 SD26090002 SD26090003",
    ])
    func twoItems(_ text: String) { #expect(shared(text) == [Self.a, Self.b]) }

    @Test func theOnlyAssetHasThemAll() {
        let found = shared("NS SC26090001 SC26090002 SC26090003", [2, 3]) { $0.items[0].ncm = "85447010" }
        #expect(found == [[], ["SC26090001", "SC26090002", "SC26090003"]])
        let short = shared("NS SC26090001", [2, 3]) { $0.items[0].ncm = "85447010" }
        #expect(short == [[], ["SC26090001"]])
    }

    @Test func theCallerSaysWhatCanBeAnAsset() {
        var note = Texts.note([2, 2])
        note.complement = "NS SC26090001 SC26090002"
        let found = note.identifiers { $0.number == 2 }
        #expect(found.map(\.serialTexts) == [[], Self.a])
        #expect(note.identifiers { _ in false }.map(\.count) == [0, 0])
    }

    @Test func anOddCountShows() {
        let found = shared("NS SC26090001 SC26090002 SC26090003 SC26090004")
        #expect(found.map(\.count) == [4, 0])
        // Two that fit both items may be either's: the note names them twice, so that a person looks.
        #expect(shared("NS SC26090001 SC26090002", [2, 2]) == [Self.a, Self.a])
        #expect(shared("NS SC26090001 SC26090002", [2, 3]) == [[], Self.a])
    }

    @Test func whatTheItemsSayThemselvesIsNotDealtAgain() {
        let own: (inout FiscalNote) -> Void = { $0.items[0].additionalInfo = "NS SC26090001 SC26090002" }
        #expect(shared("NS SD26090001 SD26090002 SD26090003", [2, 3], own) == [Self.a, Self.b])
        #expect(shared("NS SC26090001 SC26090002 SD26090001 SD26090002 SD26090003", [2, 3], own) == [Self.a, Self.b])
        #expect(shared("NS SC26090002 SC26090001", [2, 3], own) == [Self.a, []])
    }

    @Test func unitsThatItemsKnowBringTheirCards() {
        var note = Texts.note([1, 2])
        note.items[0].additionalInfo = "NS SC26090001"
        note.items[1].additionalInfo = "NS SD26090001 SD26090002"
        note.complement =
            "NS SD26090002 CASN 1800000000074 / NS SC26090001 CASN 1800000000111 / NS SD26090001 CASN 1800000000037"
        #expect(note.found.map(\.casnTexts) == [["1800000000111"], ["1800000000037", "1800000000074"]])
        #expect(note.found[1].casns[0].place == .complement)
    }

    @Test func accessoriesAreMarkedByNumberOnly() {
        var note = Texts.note([2, 2, 2])
        note.items[2].ncm = "85269200"
        note.items[2].code = "CONTR-RF1"
        note.complement = "ITEM 1: NS SC26090001 SC26090002; ITEM 2: NS SD26090001 SD26090002 COM CONTR-RF1"
        #expect(note.foundSerials == [Self.a, ["SD26090001", "SD26090002"], []])
        note.complement = "STB-4000 COM CONTR-RF1: NS SC26090001 SC26090002"
        #expect(note.foundSerials == [Self.a, [], []])
        note.complement = "ITEM 3: NS SC26090001 SC26090002"
        #expect(note.foundSerials == [[], [], Self.a])
    }
}
