import Foundation

/// `expected.json`: what a run of today, after a run of yesterday, must come to.
struct Expected: Codable {
    /// Classes of difference, always all of them, so that a zero is said and not left out.
    static let classes = [
        "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12", "A13", "A14", "A15", "A16",
        "A17", "A18",
        "A19", "A20", "A21", "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "D01", "D02", "D03", "D04",
        "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13", "K01", "K02", "K03", "K05", "K06", "K07",
        "K08", "K09", "K10", "O01", "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12",
        "P13", "P14", "P15", "Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q09",
    ]

    struct Counts: Codable {
        var byClass: [String: Int]
        var byClassAndPlatform: [String: [String: Int]]
        /// Centavos a month, of every class, by the generator's own arithmetic.
        var moneyCentsByClass: [String: Int]
    }

    struct Documents: Codable { var byDisposition: [String: Int] }

    struct Patrimony: Codable { var units: Int }

    /// States of the findings after both runs.
    struct Lifecycle: Codable { var new, persistent, resolved: Int }

    struct Billing: Codable {
        var due, competence: String
        var events, customers, totalCents: Int
    }

    struct Entry: Codable {
        var id, `class`, platform, days, about: String
    }

    var schema = "sintonia/expected/1"
    var asOf = Calendar.today.iso
    var counts: Counts
    var documents: Documents
    var patrimony: Patrimony
    var boxes: Int
    var contracts: Int
    var billing: Billing
    var findings: Lifecycle
    var injections: [Entry]
    /// Differences of yesterday that are gone today: leaving one out changes no count of today.
    var resolvedToday: [Entry]

    init(_ sample: Sample) throws {
        let today = sample.differences(Calendar.today)
        let yesterday = sample.differences(Calendar.yesterday)
        var byClass = Dictionary(uniqueKeysWithValues: Self.classes.map { ($0, 0) })
        var byPlatform: [String: [String: Int]] = Dictionary(uniqueKeysWithValues: Self.classes.map { ($0, [:]) })
        for difference in today {
            byClass[difference.kind, default: 0] += 1
            byPlatform[difference.kind, default: [:]][difference.platform, default: 0] += 1
        }
        counts = Counts(
            byClass: byClass, byClassAndPlatform: byPlatform,
            moneyCentsByClass: Oracle(world: sample.today, previous: sample.yesterday, day: Calendar.today).money())
        findings = Lifecycle(
            new: today.subtracting(yesterday).count, persistent: today.intersection(yesterday).count,
            resolved: yesterday.subtracting(today).count)
        // The clerk's decisions of yesterday, saving and processing, are in the report of the next run.
        documents = Documents(
            byDisposition: try sample.tree(Calendar.today).byDisposition.merging(["applied": 2], uniquingKeysWith: +))
        let numbers = DropTree.looseNotes + DropTree.topLevelNotes + DropTree.zippedNotes
        patrimony = Patrimony(units: try numbers.reduce(0) { $0 + (try sample.notes.units($1)) })
        let serials = try numbers.flatMap { try sample.notes.serialsInItems($0) }
        boxes = Set(sample.today.boxes.map(\.serial)).union(serials).count
        contracts = Set(sample.today.contracts.map(\.code)).union(sample.yesterday.contracts.map(\.code)).count
        billing = Self.billing(sample.today)
        let entries = sample.applied.map {
            ($0.days, Entry(id: $0.id, class: $0.kind, platform: $0.platform, days: $0.days.rawValue, about: $0.about))
        }
        injections = entries.filter { $0.0 != .yesterday }.map(\.1)
        resolvedToday = entries.filter { $0.0 == .yesterday }.map(\.1)
    }

    private static func billing(_ world: World) -> Billing {
        let charges = Charges(world, .coming)
        return Billing(
            due: Calendar.due.iso, competence: Calendar.competence, events: charges.cents.count,
            customers: charges.customers.count, totalCents: charges.cents.values.reduce(0, +))
    }

    /// Sorted keys, two blanks, a line end: the same bytes every time.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }
}
