import Domain
import Testing

/// Random identifiers in the dress of random suppliers: what is found is what was written.
@Suite struct IdentifierPropertyTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            // SplitMix64.
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
        mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }
        mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(below(10)) }.joined() }
        mutating func hexadecimal(_ count: Int) -> String {
            (0..<count).map { _ in String(below(16), radix: 16, uppercase: true) }.joined()
        }
    }

    private struct Unit: Equatable {
        var serial: String
        var mac: String?
        var casn: String?
        var card: String?
    }

    private static func units(_ count: Int, with dice: inout Dice) -> [Unit] {
        let style = dice.below(4)
        let hasMAC = dice.below(2) == 0
        let hasCards = dice.below(2) == 0
        let prefix = dice.pick(["SC", "ST", "K9", "XPT", ""])
        return (0..<count).map { index in
            let serial =
                style == 0
                ? dice.pick(["HWTC", "ZTEG", "FHTT", "ALCL"]) + dice.hexadecimal(8)
                : prefix + dice.digits(7) + (index < 10 ? "0" : "") + String(index)
            return Unit(
                serial: serial, mac: hasMAC ? "00" + dice.hexadecimal(10) : nil,
                casn: hasCards ? "18" + dice.digits(11) : nil, card: hasCards ? "60" + dice.digits(10) : nil)
        }
    }

    private static func spelled(_ mac: String, _ style: Int) -> String {
        let digits = Array(mac)
        func groups(of size: Int, by separator: String) -> String {
            stride(from: 0, to: 12, by: size).map { String(digits[$0..<$0 + size]) }.joined(separator: separator)
        }
        return [groups(of: 2, by: ":"), groups(of: 2, by: "-").lowercased(), groups(of: 4, by: ".")][style]
    }

    /// Lists or blocks.
    private static func text(of units: [Unit], with dice: inout Dice) -> String {
        let serial = dice.pick(["S/N:", "SN", "NS", "Nº de Série:", "SERIAL:", "SERIE", "NUMSERIE=", "Nº SERIE"])
        let mac = dice.pick(["MAC", "MAC:", "Mac Address:", ""])
        let casn = dice.pick(["CASN", "CASN:", "casn="])
        let card = dice.pick(["SMARTCARD", "CARTÃO:", "VSC", "Smart Card"])
        let style = dice.below(3)
        func fields(_ list: [(String, [String?])], _ separator: String) -> String {
            list.compactMap { label, values in
                let values = values.compactMap(\.self)
                return values.isEmpty ? nil : label + " " + values.joined(separator: separator)
            }.joined(separator: dice.pick([" | ", " ", "; "]))
        }
        func columns(_ units: [Unit]) -> [(String, [String?])] {
            [
                (serial, units.map(\.serial)), (mac, units.map { $0.mac.map { spelled($0, style) } }),
                (casn, units.map(\.casn)), (card, units.map(\.card)),
            ]
        }
        if dice.below(2) == 0 { return fields(columns(units), dice.pick(["; ", ", ", " / ", "|", " ", ";"])) }
        let number = dice.below(2) == 0
        return units.enumerated().map { (number ? "\($0 + 1)) " : "") + fields(columns([$1]), "") }
            .joined(separator: dice.pick([" / ", "; ", " | ", "\n"]))
    }

    private static func check(_ item: ItemIdentifiers, _ units: [Unit], _ comment: String) {
        #expect(item.serialTexts == units.map(\.serial), "\(comment)")
        #expect(item.macTexts == units.compactMap { $0.mac.map { spelled($0, 0) } }, "\(comment)")
        #expect(item.casnTexts == units.compactMap(\.casn), "\(comment)")
        #expect(item.cardTexts == units.compactMap(\.card), "\(comment)")
        #expect(item.isComplete(for: units.count), "\(comment)")
    }

    @Test(arguments: 0..<60) func whatIsFoundIsWhatWasWritten(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let units = Self.units(1 + dice.below(12), with: &dice)
        let text = Self.text(of: units, with: &dice)
        var note = IdentifierTexts.note([units.count])
        switch dice.below(3) {
        case 0: note.items[0].additionalInfo = text
        case 1: note.complement = text
        default: note.items[0].observations = [IdentifierTexts.remark("OBS", text)]
        }
        Self.check(note.found[0], units, text)
    }

    @Test(arguments: 0..<60) func innocentTextChangesNothing(_ seed: Int) {
        var dice = Dice(state: UInt64(1000 + seed))
        let units = Self.units(1 + dice.below(5), with: &dice)
        let text = Self.text(of: units, with: &dice)
        let friends = FalseFriendTests.innocent
        let dressed = [dice.pick(friends), text, dice.pick(friends)].joined(separator: ". ;")
        var note = IdentifierTexts.note([units.count])
        note.complement = dressed
        note.items[0].description = dice.pick(friends)
        Self.check(note.found[0], units, dressed)
    }

    @Test(arguments: 0..<40) func permutedItemsPermuteTheResult(_ seed: Int) {
        var dice = Dice(state: UInt64(2000 + seed))
        var note = IdentifierTexts.note((0..<(2 + dice.below(4))).map { _ in 1 + dice.below(4) })
        var blocks: [String] = []
        for index in note.items.indices {
            let units = Self.units(note.items[index].unitCount ?? 0, with: &dice)
            let text = Self.text(of: units, with: &dice)
            if dice.below(2) == 0 {
                note.items[index].additionalInfo = text
            } else {
                blocks.append("ITEM \(note.items[index].number): " + text)
            }
        }
        note.complement = blocks.joined(separator: " ; ")
        let order = note.items.indices.shuffled(using: &dice)
        var other = note
        other.items = order.map { note.items[$0] }
        let found = note.found
        #expect(other.found == order.map { found[$0] })
        #expect(zip(found, note.items).allSatisfy { $0.isComplete(for: $1.unitCount ?? 0) && !$0.isEmpty })
    }
}
