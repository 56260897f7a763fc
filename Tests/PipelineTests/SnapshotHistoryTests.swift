import Domain
import Foundation
import Store
import Testing

/// Pictures laid down in any order, read back as of every day, against a model that keeps all of them.
@Suite struct SnapshotHistoryTests {
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) ^ (state << 31)
        }
    }

    /// One file: the contracts it shows, and their status.
    struct File {
        var day: Int
        var isComplete: Bool
        var isDelta: Bool
        var rows: [String: ContractStatus]
    }

    static func date(_ day: Int) -> BusinessDate { BusinessDate(dayNumber: 20_000 + day) }

    static func contract(_ id: String, _ status: ContractStatus) -> Contract {
        Contract(
            id: ContractID(trusted: id), subscriber: SubscriberID(trusted: "S"), plan: PlanID(trusted: "P"),
            radiusLogin: nil, status: status, statusSince: nil, dueDay: 1, startedOn: nil, endedOn: nil,
            platformAccounts: [:], hasBeeniusPIN: false)
    }

    static func files(_ dice: inout Dice) -> [File] {
        var files: [File] = []
        for day in 1...6 where Int.random(in: 0..<5, using: &dice) > 0 {
            let again = Int.random(in: 0..<4, using: &dice) == 0 ? 2 : 1
            for turn in 1...again {
                var rows: [String: ContractStatus] = [:]
                for id in ["1", "10", "2", "a\u{7F}"] where Int.random(in: 0..<3, using: &dice) > 0 {
                    rows[id] = [.active, .active, .blocked].randomElement(using: &dice) ?? .active
                }
                if rows.isEmpty { rows["1"] = .active }
                let isDelta = turn == 1 && again == 1 && Int.random(in: 0..<5, using: &dice) == 0
                let isComplete = turn == 2 || !isDelta && Int.random(in: 0..<2, using: &dice) == 0
                files.append(File(day: day, isComplete: isComplete, isDelta: isDelta, rows: rows))
            }
        }
        return files
    }

    static func lay(_ file: File, _ number: Int64, _ store: Store) throws {
        try store.write { tx in
            let picture = try tx.openPicture(
                Contract.self, platform: nil, asOf: date(file.day), delivery: number, isDelta: file.isDelta,
                isProved: file.isComplete)
            var shown: Set<String> = []
            for (index, row) in file.rows.sorted(by: { $0.key < $1.key }).enumerated() {
                let record = contract(row.key, row.value)
                shown.insert(record.recordKey)
                _ = try tx.sight(record, in: picture, position: index + 2)
            }
            try tx.closePicture(picture, Contract.self, shown: shown)
            try tx.recordSnapshot(
                SnapshotClaim(
                    kind: .contracts, platform: nil, asOf: date(file.day), isComplete: file.isComplete,
                    rows: file.rows.count, rejected: 0), isDelta: file.isDelta, takenAt: "\(date(file.day))",
                by: number)
        }
    }

    /// `status absences` by contract, as of a day: of each day the last file counts, for it is complete.
    static func model(_ files: [File], on day: Int) -> [String: String] {
        var pictures: [Int: File] = [:]
        for file in files where file.day <= day { pictures[file.day] = file }
        var result: [String: String] = [:]
        for id in ["1", "10", "2", "a\u{7F}"] {
            guard let last = pictures.values.filter({ $0.rows[id] != nil }).max(by: { $0.day < $1.day }),
                let status = last.rows[id]
            else { continue }
            result[id] = "\(status) \(pictures.values.count { $0.isComplete && $0.day > last.day })"
        }
        return result
    }

    static func answers(_ store: Store, on day: Int) throws -> [String: String] {
        try store.read { tx in
            let rows = try tx.sighted(Contract.self, snapshots: try tx.snapshots(upTo: date(day)))
            let ids = rows.map(\.record.id.text)
            #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            return Dictionary(
                rows.map { ($0.record.id.text, "\($0.record.status) \($0.absences)") },
                uniquingKeysWith: { _, _ in "twice" })
        }
    }

    @Test(arguments: 1...60) func everyDayIsAsTheModelSays(_ seed: UInt64) throws {
        var dice = Dice(state: seed &* 2_654_435_761)
        let files = Self.files(&dice)
        let path = FileManager.default.temporaryDirectory.path + "/history-\(UUID().uuidString).sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try Store(path: path, provider: ProviderID(trusted: "11222333"))
        // Days in any order, the files of a day in theirs.
        for (turn, day) in Set(files.map(\.day)).sorted().shuffled(using: &dice).enumerated() {
            for (index, file) in files.filter({ $0.day == day }).enumerated() {
                try Self.lay(file, Int64(turn * 10 + index + 1), store)
            }
        }
        for day in 0...7 {
            let wanted = Self.model(files, on: day)
            #expect(try Self.answers(store, on: day) == wanted, "day \(day) of \(files)")
        }
    }
}
