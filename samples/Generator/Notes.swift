import Foundation

/// The signed notes of the fixtures, and what their own description says of them.
struct Notes {
    private struct Scenario: Decodable {
        var disposition: String
        var assets: Int?
        var serials: [String]?
    }

    private let folder: URL
    private let names: [String]
    private let scenarios: [String: Scenario]

    init(fixtures: URL) throws {
        folder = fixtures.appendingPathComponent("nfe")
        let file = folder.appendingPathComponent("scenarios.json")
        guard let data = try? Data(contentsOf: file),
            let scenarios = try? JSONDecoder().decode([String: Scenario].self, from: data)
        else { throw GenerationFault.unreadable(file.path) }
        self.scenarios = scenarios
        names = scenarios.keys.sorted()
    }

    /// The file whose name begins with this number.
    func name(_ number: String) throws -> String {
        guard let name = names.first(where: { $0.hasPrefix("\(number)-") }) else {
            throw GenerationFault.unreadable(folder.appendingPathComponent("\(number)-*").path)
        }
        return name
    }

    func bytes(_ number: String) throws -> [UInt8] {
        let file = folder.appendingPathComponent(try name(number))
        guard let data = try? Data(contentsOf: file) else { throw GenerationFault.unreadable(file.path) }
        return Array(data)
    }

    /// How the document ends where nothing came before it.
    func disposition(_ number: String) throws -> String { scenarios[try name(number)]?.disposition ?? "" }

    /// Units of a note that is applied or left for review.
    func units(_ number: String) throws -> Int {
        guard ["applied", "review"].contains(try disposition(number)) else { return 0 }
        return scenarios[try name(number)]?.assets ?? 0
    }

    /// The serials that stand in `infAdProd`: those that make a box of a unit.
    func serialsInItems(_ number: String) throws -> [String] {
        guard try units(number) > 0 else { return [] }
        let text = String(decoding: try bytes(number), as: UTF8.self)
        let items = text.components(separatedBy: "<infAdProd>").dropFirst()
            .compactMap { $0.components(separatedBy: "</infAdProd>").first }
        return (scenarios[try name(number)]?.serials ?? []).filter { serial in items.contains { $0.contains(serial) } }
    }
}
