import Foundation
import TestSupport

/// The sample tables of `docs/tables`: one small, made-up provider.
enum SampleTables {
    /// A sample table as it is dropped.
    struct Table {
        var kind: String
        var text: String

        /// Name in the inbox: the kind, for a platform's table its platform, and the date of the picture.
        func name(on date: String) -> String {
            (SampleTables.platformKinds.contains(kind) ? "beenius-" : "") + "\(kind)-\(date).csv"
        }

        /// Rows of data.
        var rows: [Substring] { text.split(separator: "\n").dropFirst().map { $0 } }
        var header: Substring { text.split(separator: "\n").first ?? "" }
        /// The table with the trailer that proves it whole.
        var proved: String { text + "#END;\(rows.count)\n" }
    }

    static let platformKinds: Set<String> = [
        "catalogue-channels", "catalogue-packages", "catalogue-package-channels", "accounts", "entitlements", "devices",
        "platform-invoice",
    ]
    static let snapshotKinds: Set<String> = platformKinds.subtracting(["platform-invoice"]).union([
        "plans", "packages", "package-channels", "subscribers", "contracts", "contract-packages", "points",
    ])

    static let folder = Checkout.root + "/docs/tables"

    /// All of them, by kind.
    static func all() throws -> [Table] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }.sorted().map {
            Table(
                kind: String($0.dropLast(4)), text: try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
        }
    }

    /// Drops all of them as pictures of a day, the snapshots proved whole.
    static func drop(into workspace: TestWorkspace, on date: String) throws {
        for table in try all() {
            let isSnapshot = snapshotKinds.contains(table.kind)
            try workspace.drop(text: isSnapshot ? table.proved : table.text, as: table.name(on: date))
        }
    }

    /// What the outbox shows of the registers, without where it was read.
    static func registers(_ workspace: TestWorkspace) throws -> [String] {
        try ["patrimony", "set-top-boxes", "stock", "unmapped-products", "orders", "billing-preview"].flatMap { table in
            try workspace.rows(table).map { row in
                let shown = row.filter { $0.key != "source" }.sorted { $0.key < $1.key }
                return "\(table) " + shown.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            }
        }.sorted()
    }
}
