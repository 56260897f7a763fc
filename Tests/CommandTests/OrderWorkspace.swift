import Foundation
import TestSupport
import Testing

/// A workspace with a small ERP for orders. Synthetic.
struct OrderWorkspace {
    /// The ERP's tables, as lines without header and trailer.
    struct ERP {
        var plans = ["TV;Com TV;S;BASICO", "TV2;Mais TV;S;BASICO", "NET;Sem TV;N;"]
        var packages = [
            "BASICO;Basico;beenius;N;;2;S", "ESPN;ESPN;beenius;S;29,95;;S", "HBO;HBO;beenius;S;39,90;;S",
            "GONE;Gone;beenius;S;9,90;;N",
        ]
        var contracts = [
            "1001;1;TV;ana;active;10", "1002;2;TV;bia;blocked;10", "1003;3;TV;cid;cancelled;10", "1004;4;TV;;active;10",
            "1005;5;NET;eva;active;10",
        ]
        var contractPackages = ["1001;HBO;2026-01-01;"]
        var points = ["P1;1001;Sala;C0001;"]
    }

    static let day = "2026-11-20"
    let workspace: TestWorkspace

    init(_ erp: ERP = ERP(), on date: String = day, configuration: String? = nil) throws {
        workspace = try TestWorkspace(configuration: configuration)
        try workspace.drop(
            text: "casn;serial;model\nC0001;S1;X\nC0002;S2;X\nC0003;S3;X\nC0004;S4;X\n", as: "stb/stb.csv")
        try deliver(erp, on: date)
        try run(date)
    }

    /// Complete pictures of the ERP on a date.
    func deliver(_ erp: ERP, on date: String) throws {
        func table(_ name: String, _ header: String, _ rows: [String]) throws {
            let text = ([header] + rows + ["#END;\(rows.count)"]).joined(separator: "\n") + "\n"
            try workspace.drop(text: text, as: "erp/\(name)-\(date).csv")
        }
        try table("plans", "plan;name;allows_tv;default_package", erp.plans)
        try table("packages", "package;name;platform;extra;price;outlet_limit;active", erp.packages)
        try table("contracts", "contract;subscriber;plan;radius_login;status;due_day", erp.contracts)
        try table("contract-packages", "contract;package;starts_on;ends_on", erp.contractPackages)
        try table("points", "point;contract;location;casn;removed_on", erp.points)
    }

    @discardableResult
    func run(_ date: String = day) throws -> Program.Ending {
        let ending = try workspace.sintonia("run", "--as-of", date, "--quiet")
        #expect([0, 1, 4].contains(ending.status), "\(ending.errors)")
        return ending
    }

    /// Drops a file of orders: named columns of each.
    func drop(_ orders: [[String: String]], as name: String) throws {
        let columns = Set(orders.flatMap(\.keys)).sorted()
        let rows = orders.map { order in columns.map { order[$0] ?? "" }.joined(separator: ";") }
        let text = ([columns.joined(separator: ";")] + rows + ["#END;\(orders.count)"]).joined(separator: "\n") + "\n"
        try workspace.drop(text: text, as: "orders/" + name)
    }

    /// The order's row of the newest outbox.
    func order(_ id: String) throws -> [String: Any] {
        try workspace.rows("orders").first { $0["id"] as? String == id } ?? [:]
    }

    func standing(_ id: String) throws -> String? { try order(id)["standing"] as? String }

    /// What `find` says of a contract.
    func contract(_ id: String, on date: String = day) throws -> [String: Any] {
        let ending = try workspace.sintonia("find", id, "--json", "--as-of", date)
        let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
        return (object?["contracts"] as? [[String: Any]])?.first ?? [:]
    }

    /// The row of a box in the newest outbox.
    func box(_ casn: String) throws -> [String: Any] {
        try workspace.rows("set-top-boxes").first { $0["casn"] as? String == casn } ?? [:]
    }

    /// The newest preview's groups.
    func charged() throws -> Set<String> {
        // What waits for a person stands in the table as well.
        Set(
            try workspace.rows("billing-preview").filter { $0["state"] as? String == "simulated" }.compactMap {
                $0["key"] as? String
            })
    }

    func disposition(_ file: String) throws -> String? {
        try workspace.rows("documents").first { $0["file"] as? String == file }?["disposition"] as? String
    }

    /// Rule by order id, of the newest outbox.
    func refusals() throws -> [String: String] {
        Dictionary(
            try workspace.rows("rejected").compactMap { row in
                (row["value"] as? String).flatMap { id in (row["rule"] as? String).map { (id, $0) } }
            }, uniquingKeysWith: { first, _ in first })
    }

    static func order(_ id: String, _ op: String, on date: String = day, _ fields: [String: String]) -> [String: String]
    {
        fields.merging(["order": id, "op": op, "effective_on": date]) { first, _ in first }
    }
}
