import Foundation
import TestSupport
import Testing

/// Whatever order the documents of the sample notes come in, the records are the same: notes before and after their
/// cancellations, returns before the notes that they give back, copies in every spelling.
@Suite(.serialized) struct NoteOrderTests {
    /// The same random numbers on every run.
    struct Dice {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed }

        mutating func roll(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }

        mutating func shuffled<T>(_ list: [T]) -> [T] {
            var list = list
            for index in list.indices.dropFirst() { list.swapAt(index, roll(index + 1)) }
            return list
        }
    }

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Checkout.fixtures + "/nfe")
            .filter { $0.hasSuffix(".xml") || $0.hasSuffix(".zip") }.sorted()
    }

    /// The records as the outbox shows them, without which copy they were read from.
    static func records(_ workspace: TestWorkspace) throws -> [String] {
        try ["patrimony", "set-top-boxes", "unmapped-products", "immobilisation"].flatMap { table in
            try workspace.rows(table).map { row in
                let shown = row.filter { $0.key != "source" }.sorted { $0.key < $1.key }
                return "\(table) " + shown.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            }
        }
    }

    @Test func anyOrderOfArrivalGivesTheSameRecords() throws {
        let names = try Self.names()
        let whole = try TestWorkspace()
        for name in names { try whole.drop(Checkout.fixtures + "/nfe/" + name) }
        try whole.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let expected = try Self.records(whole)
        #expect(expected.count > 1000)
        for seed in 1...4 as ClosedRange<UInt64> {
            var dice = Dice(seed)
            let order = dice.shuffled(names)
            let workspace = try TestWorkspace()
            // Some runs take one file, some many.
            var rest = order[...]
            while !rest.isEmpty {
                for name in rest.prefix(1 + dice.roll(8)) {
                    try workspace.drop(Checkout.fixtures + "/nfe/" + name)
                    rest = rest.dropFirst()
                }
                try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            }
            let found = try Self.records(workspace)
            #expect(found == expected, "seed \(seed): \(order)")
        }
    }

    /// In one batch the names do not matter either: every key ends with the same dispositions, whichever of its
    /// copies counted as the first.
    @Test func namesInABatchDoNotMatter() throws {
        let names = try Self.names()
        func endings(_ seed: UInt64?) throws -> ([String: [String]], [String]) {
            let workspace = try TestWorkspace()
            var dice = Dice(seed ?? 0)
            for name in names {
                let prefix = seed == nil ? "" : "\(1000 + dice.roll(9000))-"
                try workspace.drop(Checkout.fixtures + "/nfe/" + name, as: prefix + name)
            }
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            var endings: [String: [String]] = [:]
            for row in try workspace.rows("documents") {
                let message = row["message"] as? String ?? ""
                // The key where the document has one, else what it is; a duplicate says no key.
                let key = message.split { !$0.isNumber && !$0.isLetter }.first { $0.count == 44 }.map(String.init)
                let ending = "\(row["disposition"] ?? "") \(row["reason"] ?? "")"
                endings[key ?? "\(row["kind"] ?? "")", default: []].append(ending)
            }
            return (endings.mapValues { $0.sorted() }, try Self.records(workspace))
        }
        let expected = try endings(nil)
        for seed in 11...13 as ClosedRange<UInt64> {
            let found = try endings(seed)
            #expect(found.0 == expected.0)
            #expect(found.1 == expected.1)
        }
    }
}
