import Foundation
import TestSupport
import Testing

/// Two whole days, and a third whose tables are cut: at row boundaries, a byte before and after them, and at 500
/// places drawn by lot. Whatever the cut: no crash, no record of before is lost, nothing is concluded from what is
/// not there, and every file is accounted for.
@Suite(.serialized) struct TruncationRunTests {
    struct Cut {
        var table: SampleTables.Table
        var bytes: Int
    }

    private static let days = ["2026-11-20", "2026-11-21"]

    /// Two days, each proved whole.
    static func base() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        for day in days {
            try SampleTables.drop(into: workspace, on: day)
            try workspace.sintonia("run", "--as-of", day, "--quiet")
        }
        return workspace
    }

    /// Row boundaries ± 1 of every table, then as many seeded places as are asked for.
    static func cuts(seeded count: Int) throws -> [Cut] {
        var cuts: [Cut] = []
        let tables = try SampleTables.all()
        for table in tables {
            let bytes = Array(table.proved.utf8)
            let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
            let places = Set(ends.flatMap { [$0, $0 + 1, $0 + 2] }).filter { $0 < bytes.count - 1 }
            cuts += places.sorted().map { Cut(table: table, bytes: $0) }
        }
        var dice = NoteOrderTests.Dice(2026)
        for _ in 0..<count {
            let table = tables[dice.roll(tables.count)]
            // The last cut leaves `#END;N` without its line end: such a table is whole.
            cuts.append(Cut(table: table, bytes: 1 + dice.roll(table.proved.utf8.count - 2)))
        }
        return cuts
    }

    /// Keys of what is there, by table of the store: a cut file may add and change, it may take nothing away.
    private static func keys(_ workspace: TestWorkspace) throws -> Set<String> {
        let tables =
            ["plan", "package", "packageChannel", "subscriber", "contract", "contractPackage", "point"]
            + ["account", "entitlement", "device", "setTopBox", "patrimonyUnit"]
        return Set(
            try workspace.dump().compactMap { line in
                let name = line.prefix { $0 != " " }
                guard tables.contains(String(name)) else { return nil }
                return line.split(separator: "|").prefix(2).joined(separator: "|")
            })
    }

    private static func released(_ workspace: TestWorkspace) throws -> Set<String> {
        Set(
            try workspace.rows("plan").filter { $0["withheldBy"] is NSNull && $0["destructive"] as? Bool == true }
                .compactMap { $0["finding"] as? String })
    }

    @Test func aCutFileTakesNothingAway() throws {
        let base = try Self.base()
        let before = try Self.keys(base)
        let destructive = try Self.released(base)
        #expect(before.count > 20)
        var broken: [String] = []
        for cut in try Self.cuts(seeded: 500) {
            let workspace = try TestWorkspace(copyOf: base)
            let bytes = Data(Array(cut.table.proved.utf8).prefix(cut.bytes))
            try workspace.drop(bytes, as: cut.table.name(on: "2026-11-22"))
            let ending = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            let place = "\(cut.table.kind) at \(cut.bytes)"
            if ![0, 1, 4].contains(ending.status) { broken.append("\(place): ends with \(ending.status)") }
            if !before.isSubset(of: try Self.keys(workspace)) { broken.append("\(place): a record is lost") }
            if !(try Self.released(workspace)).isSubset(of: destructive) { broken.append("\(place): acts on absence") }
            let documents = try workspace.rows("documents")
            if documents.count != 1 { broken.append("\(place): \(documents.count) documents") }
            for row in try workspace.rows("sync")
            where row["kind"] as? String == cut.table.kind && row["asOf"] as? String == "2026-11-22" {
                if row["complete"] as? Bool == true { broken.append("\(place): taken for complete") }
            }
        }
        #expect(broken.isEmpty, "\(broken.prefix(20))")
    }
}
