import Foundation
import TestSupport
import Testing

/// What becomes of a box through its imports. All data is invented.
@Suite(.serialized) struct BoxStoryTests {
    static let imports = [
        ("stb-2026-01-10.csv", "serial;casn;modelo;local\nSN1;0001;A;Norte\nSN2;0002;A;Norte\n"),
        ("stb-2026-02-10.csv", "serial;casn;modelo;local\nSN1;0009;;Sul\nSN2;;B;\n"),
        ("stb-2026-03-10.csv", "serial;casn;modelo;patrimonio\nSN1;;C;77\nSN3;0001;A;\n"),
    ]

    static func workspace(_ order: [Int], runs: Bool) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        for index in order {
            try workspace.drop(text: imports[index].1, as: imports[index].0)
            if runs { try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet") }
        }
        if !runs { try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet") }
        return workspace
    }

    static func boxes(_ workspace: TestWorkspace) throws -> [String] {
        try workspace.rows("set-top-boxes").map { row in
            row.filter { $0.key != "source" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                separator: " ")
        }.sorted()
    }

    @Test(arguments: [[0, 1, 2], [1, 0, 2]]) func theLatestDateCountsWhateverCameFirst(_ order: [Int]) throws {
        let expected = try Self.boxes(Self.workspace([0, 1, 2], runs: false))
        #expect(expected.count == 3)
        let workspace = try Self.workspace(order, runs: true)
        #expect(try Self.boxes(workspace) == expected)
        let found = try workspace.sintonia("find", "SN1", "--json").output
        #expect(found.contains("0009") && found.contains("stb-2026-02-10.csv"), "\(found)")
        // Another box has the former number now, and is found by it.
        let other = try workspace.sintonia("find", "0001", "--json").output
        #expect(other.contains("SN3") && !other.contains("SN1"), "\(other)")
    }

    @Test func aFormerNumberFindsItsBox() throws {
        let workspace = try Self.workspace([1, 0], runs: true)
        let found = try workspace.sintonia("find", "0001", "--json").output
        #expect(found.contains("SN1") && found.contains("2026-02-10"), "\(found)")
    }

    @Test func refusedRowsSayWhy() throws {
        let workspace = try Self.workspace([0], runs: true)
        let rows = "serial;casn\nSN1;0002\nSN9;0001\nSN4;2\nSN5;55\nSN6;55\nSN5;56\nSN7;57\n"
        try workspace.drop(text: rows, as: "stb-2026-04-10.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let rejected = try workspace.rows("rejected")
        let rules = rejected.map { "\($0["line"] ?? "") \($0["rule"] ?? "")" }
        #expect(
            rules == [
                "2 box_conflict", "3 box_contradiction", "4 lost_zeros", "5 duplicate_key", "6 duplicate_key",
                "7 duplicate_key",
            ])
        let conflict = "\(rejected.first?["hint"] ?? "")"
        #expect(conflict.contains("casn=0001 serial=SN1") && conflict.contains("casn=0002 serial=SN2"), "\(conflict)")
        #expect(try Self.boxes(workspace).count == 3)
    }
}
