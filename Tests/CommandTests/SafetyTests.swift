import Foundation
import TestSupport
import Testing

/// A file of today that was cut, or did not come, releases no destructive action that the whole day does not release.
@Suite(.serialized) struct SafetyTests {
    static let files = [
        "erp/contracts-2026-11-22.csv", "erp/contract-packages-2026-11-22.csv", "erp/plans-2026-11-22.csv",
        "erp/packages-2026-11-22.csv", "points-2026-11-22.csv", "beenius/beenius-accounts-2026-11-22.csv",
        "beenius/beenius-entitlements-2026-11-22.csv", "ion/ion-accounts-2026-11-22.txt",
    ]

    /// Yesterday applied: what every case starts from.
    private static func afterYesterday() throws -> TestWorkspace {
        let workspace = try TestWorkspace(
            configuration: SampleDayTests.configuration + "\nintake: { settleSeconds: 0 }\n")
        try workspace.drop(Checkout.samples + "/yesterday")
        try workspace.sintonia("run", "--as-of", "2026-11-21", "--quiet")
        return workspace
    }

    /// Targets of destructive actions that nothing withholds.
    private static func released(_ workspace: TestWorkspace) throws -> Set<String> {
        Set(
            try workspace.rows("plan").filter { $0["destructive"] as? Bool == true && $0["withheldBy"] is NSNull }
                .map { "\($0["platform"] ?? "") \($0["verb"] ?? "") \($0["target"] ?? "")" })
    }

    @Test func aCutOrMissingFileReleasesNothing() throws {
        let base = try Self.afterYesterday()
        let whole = try TestWorkspace(copyOf: base)
        try whole.drop(Checkout.samples + "/today")
        try whole.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let allowed = try Self.released(whole)
        #expect(allowed.count > 10)
        for name in Self.files {
            let bytes = try Data(contentsOf: URL(filePath: Checkout.samples + "/today/" + name))
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // Not there at all, the header and two rows, half of it, all but the trailer, and the middle of a row.
            let cuts = [0, 3, lines.count / 2, lines.count - 2].map { count in
                Data(lines.prefix(count).joined(separator: [UInt8(ascii: "\n")]))
            }
            for (index, cut) in (cuts + [bytes.prefix(bytes.count * 2 / 3)]).enumerated() {
                let workspace = try TestWorkspace(copyOf: base)
                try workspace.drop(Checkout.samples + "/today")
                if cut.isEmpty {
                    try FileManager.default.removeItem(atPath: workspace.root + "/inbox/" + name)
                } else {
                    try workspace.drop(Data(cut), as: name)
                }
                let ending = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
                #expect([1, 4].contains(ending.status), "\(name) cut \(index): \(ending.errors)")
                let more = try Self.released(workspace).subtracting(allowed)
                #expect(more.isEmpty, "\(name) cut \(index): \(more.sorted().prefix(3))")
            }
        }
    }
}
