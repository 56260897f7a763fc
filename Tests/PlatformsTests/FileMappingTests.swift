import Domain
import Testing

@testable import Platforms

/// A platform's row as a canonical one.
struct FileMappingTests {
    private static func file(_ platform: String, _ kind: TableKind) throws -> FileMapping {
        let profile = try #require(ShippedProfiles.named(PlatformID(trusted: platform)))
        return try #require(profile.files.first { $0.kind == kind })
    }

    private static func cells(_ file: FileMapping, _ row: [String: String]) -> FileMapping.Outcome {
        file.row(file.selectors.map { row[$0].map { [$0] } ?? [] }, pseudonym: { $0 })
    }

    private static func value(_ column: String, _ file: FileMapping, _ row: [String: String]) throws -> String {
        let index = try #require(file.columns.firstIndex(of: column))
        return cells(file, row).cells[index]
    }

    @Test func aPINBecomesItsPresence() throws {
        let file = try Self.file("beenius", .accounts)
        let row = ["Subscriber ID": "800013", "State": "ENABLED", "PIN": "73123456"]
        #expect(try Self.value("pin", file, row) == "set")
        #expect(!Self.cells(file, row).cells.contains { $0.contains("73123456") })
        #expect(try Self.value("pin", file, ["Subscriber ID": "1", "State": "ENABLED", "PIN": ""]) == "")
    }

    @Test(
        arguments: [
            ("1", "active"), ("4", "suspended"), (" 5 ", "cancelled"), ("99", "unknown"), ("", "unknown"),
            ("ativo", "unknown"),
        ])
    func statesAreThoseOfTheProfile(_ native: String, _ canonical: String) throws {
        let file = try Self.file("ion", .accounts)
        #expect(try Self.value("status", file, ["id_cliente": "1", "status": native]) == canonical)
    }

    @Test func statesMatchWhateverTheirCase() throws {
        let file = try Self.file("cdntv", .accounts)
        #expect(try Self.value("status", file, ["CODIGO": "1", "SITUACAO": "ATIVO"]) == "active")
    }

    @Test func aRequiredCellMustBeFilled() throws {
        let file = try Self.file("ion", .accounts)
        let outcome = Self.cells(file, ["id_cliente": " ", "status": "1"])
        #expect(outcome.refusal?.rule == .empty)
        #expect(outcome.refusal.map { file.natives[$0.column] } == "id_cliente")
    }

    @Test func aPatternMustFit() throws {
        let outcome = Self.cells(try Self.file("ion", .accounts), ["id_cliente": "12a", "status": "1"])
        #expect(outcome.refusal?.rule == .pattern("[0-9]+"))
        #expect(outcome.refusal?.value == "12a")
    }

    @Test func aDayThatIsNoneIsRefused() throws {
        let outcome = Self.cells(try Self.file("cdntv", .accounts), ["CODIGO": "1", "CRIADO": "2026-11-22"])
        #expect(outcome.refusal?.rule == .notADate)
        #expect(outcome.refusal?.value == "2026-11-22")
    }
}
