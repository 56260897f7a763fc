import Domain
import Foundation
import Testing

/// The fixtures name their boxes in infAdProd, infCpl, rastro and xProd: all come out.
@Suite struct NoteIdentifierScenarioTests {
    private struct Expected: Decodable {
        var serials: [String]?
        var macs: [String]?
        var casn: [String]?
        var smartcards: [String]?
    }

    @Test(arguments: [
        ("01", IdentifierPlace.additionalInfo), ("02", .complement), ("03", .lot), ("05", .description),
        ("07", .additionalInfo), ("09", .additionalInfo), ("14", .additionalInfo), ("16", .additionalInfo),
        ("25", .additionalInfo), ("27", .additionalInfo), ("45", .additionalInfo),
    ])
    func everyIdentifierOfTheScenarios(_ number: String, _ place: IdentifierPlace) throws {
        let data = try Data(contentsOf: NoteFixtures.folder.appending(path: "scenarios.json"))
        let scenarios = try JSONDecoder().decode([String: Expected].self, from: data)
        let expected = try #require(scenarios.first { $0.key.hasPrefix(number + "-") }?.value)
        let note = try #require(try NoteFixtures.notes(number).first)
        let found = note.identifiers()
        #expect(found.count == note.items.count)
        #expect(found.flatMap(\.serials).map(\.value.text) == expected.serials ?? [])
        #expect(found.flatMap(\.macs).map(\.value.description) == expected.macs ?? [])
        #expect(found.flatMap(\.casns).map(\.value.text) == expected.casn ?? [])
        #expect(found.flatMap(\.smartcards).map(\.value.text) == expected.smartcards ?? [])
        #expect(found.flatMap(\.serials).allSatisfy { $0.place == place })
    }

    @Test func theLargestNote() throws {
        let note = try #require(try NoteFixtures.notes("70").first)
        let found = note.identifiers()
        #expect(found.count == 990)
        #expect(found.allSatisfy { $0.isComplete(for: 1) && $0.serials.count == 1 && $0.macs.count == 1 })
        #expect(found.last?.serials.first?.value.text == "SC26095990")
    }
}
