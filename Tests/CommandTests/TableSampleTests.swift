import Foundation
import TestSupport
import Testing

/// The sample tables of the documentation, through the front door.
@Suite(.serialized) struct TableSampleTests {
    @Test func everySampleTableIsTaken() throws {
        let workspace = try TestWorkspace()
        try SampleTables.drop(into: workspace, on: "2026-11-22")
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect([0, 1, 4].contains(ending.status), "\(ending.errors)")
        let documents = try workspace.rows("documents")
        #expect(documents.count == (try SampleTables.all()).count)
        for row in documents {
            let file = row["file"] as? String ?? ""
            let disposition = row["disposition"] as? String ?? ""
            #expect(["applied", "recorded"].contains(disposition), "\(file): \(row)")
            #expect(row["records"] as? Int ?? 0 > 0, "\(file)")
            let kind = row["kind"] as? String ?? ""
            #expect(file.contains(kind), "\(file) was taken for \(kind)")
        }
        #expect(try workspace.rows("rejected").isEmpty)
    }

    /// Without a hint of its name, the header alone says what a table is.
    @Test func theHeaderAloneTellsTheKind() throws {
        for table in try SampleTables.all() {
            let folder = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try table.text.write(toFile: folder + "/x.csv", atomically: false, encoding: .utf8)
            let ending = try Program("sintonia").run(["inspect", folder + "/x.csv", "--json"])
            let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
            #expect(object?["kind"] as? String == table.kind, "\(table.kind): \(ending.output)")
        }
    }

    @Test func aReplayChangesNothing() throws {
        let workspace = try TestWorkspace()
        try SampleTables.drop(into: workspace, on: "2026-11-22")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let registers = try SampleTables.registers(workspace)
        for suffix in ["", "-again"] {
            for table in try SampleTables.all() {
                let isSnapshot = SampleTables.snapshotKinds.contains(table.kind)
                let name = table.name(on: "2026-11-22").replacingOccurrences(of: ".csv", with: "\(suffix).csv")
                try workspace.drop(text: isSnapshot ? table.proved : table.text, as: name)
            }
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            #expect(try SampleTables.registers(workspace) == registers)
        }
    }

    /// Row by row, each row a file of its own: the tables that only add and change make the same records.
    @Test func aTableMayComeInPieces() throws {
        let whole = try TestWorkspace()
        try SampleTables.drop(into: whole, on: "2026-11-22")
        try whole.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let pieces = try TestWorkspace()
        for table in try SampleTables.all() {
            if SampleTables.snapshotKinds.contains(table.kind) {
                try pieces.drop(text: table.proved, as: table.name(on: "2026-11-22"))
                continue
            }
            for (index, row) in table.rows.enumerated() {
                try pieces.drop(
                    text: "\(table.header)\n\(row)\n",
                    as: table.name(on: "2026-11-22").replacingOccurrences(of: ".csv", with: "-part\(index).csv"))
            }
        }
        try pieces.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try SampleTables.registers(pieces) == SampleTables.registers(whole))
    }

    /// One file a run, in any order: what waited for its referents is taken up, and the records are the same.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func anyOrderOfArrivalGivesTheSameRegisters(seed: UInt64) throws {
        let whole = try TestWorkspace()
        try SampleTables.drop(into: whole, on: "2026-11-22")
        try whole.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        var dice = NoteOrderTests.Dice(seed)
        let workspace = try TestWorkspace()
        var rest = dice.shuffled(try SampleTables.all())[...]
        while !rest.isEmpty {
            for table in rest.prefix(1 + dice.roll(6)) {
                let isSnapshot = SampleTables.snapshotKinds.contains(table.kind)
                try workspace.drop(text: isSnapshot ? table.proved : table.text, as: table.name(on: "2026-11-22"))
                rest = rest.dropFirst()
            }
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        }
        #expect(try SampleTables.registers(workspace) == SampleTables.registers(whole))
    }
}
