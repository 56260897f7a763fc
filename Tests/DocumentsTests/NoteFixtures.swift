import Documents
import Domain
import Foundation

/// The invented notes of `Tests/Fixtures/nfe` and what they stand for.
enum NoteFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/nfe")

    struct Scenario: Decodable, Sendable {
        var assets: Int?
        var serials: [String]?
        var macs: [String]?
        var chave: String?
        var chaves: [String]?
    }

    static let scenarios: [String: Scenario] = {
        let data = try? Data(contentsOf: folder.appending(path: "scenarios.json"))
        return data.flatMap { try? JSONDecoder().decode([String: Scenario].self, from: $0) } ?? [:]
    }()

    static let names = scenarios.keys.sorted()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// The fixture whose name begins with `number`.
    static func bytes(numbered number: String) throws -> [UInt8] {
        try bytes(names.first { $0.hasPrefix(number + "-") } ?? number)
    }

    static func company() throws -> OwnCompany { OwnCompany([try CNPJ("11222333000181")]) }

    /// The notes of a fixture.
    static func notes(_ number: String) throws -> [FiscalNote] {
        guard case .notes(let notes, _) = try NFeReader().read(try bytes(numbered: number)).document else { return [] }
        return notes
    }
}
