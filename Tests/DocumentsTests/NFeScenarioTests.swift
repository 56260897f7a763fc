import Documents
import Domain
import Testing

/// The units that the fixtures bring, by content and rules alone. How each fixture ends is tried through the front
/// door.
@Suite struct NFeScenarioTests {
    @Test(arguments: ["01", "02", "03", "05", "07", "09", "14", "16", "27", "45", "70"])
    func unitsOfAppliedNotes(_ number: String) throws {
        let policy = NotePolicy(company: try NoteFixtures.company())
        let note = try #require(try NoteFixtures.notes(number).first)
        let scenario = try #require(NoteFixtures.scenarios.first { $0.key.hasPrefix(number + "-") }?.value)
        let made = note.units(under: note.verdict(by: policy), by: policy)
        if let assets = scenario.assets { #expect(made.count == assets) }
        #expect(note.keyText == scenario.chave)
        if let known = scenario.serials { #expect(made.compactMap(\.box.serial?.text) == known) }
        if let macs = scenario.macs { #expect(made.compactMap(\.box.mac?.description) == macs) }
        let costs = made.map(\.cost.centavos).reduce(0, +)
        let values = note.items.filter { item in made.contains { $0.item == item.number } }.compactMap {
            ExactDecimal($0.totalValue)?.money?.centavos
        }
        #expect(costs == values.reduce(0, +))
    }

    @Test func theLargestNote() throws {
        let policy = NotePolicy(company: try NoteFixtures.company())
        let note = try #require(try NoteFixtures.notes("70").first)
        let units = note.units(under: note.verdict(by: policy), by: policy)
        #expect(Set(units.compactMap(\.box.mac)).count == 990)
        #expect(units.last?.box.serial?.text == "SC26095990")
    }
}

extension FiscalNote {
    /// The verdict on a note whose signature holds.
    func verdict(by policy: NotePolicy) -> NoteVerdict {
        judged(by: policy) {
            var evidence = SignatureEvidence(isSigned ? .valid : .absent)
            evidence.holder = issuer.id
            evidence.validFrom = .min
            evidence.validUntil = .max
            return evidence
        }
    }
}
