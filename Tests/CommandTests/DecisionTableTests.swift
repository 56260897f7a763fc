import Foundation
import TestSupport
import Testing

/// The table by which NEO TV is answered, through the front door: a bad file of the ERP turns nobody away.
@Suite struct DecisionTableTests {
    static func contracts(_ status: (Int) -> String, upTo count: Int = 40) -> String {
        var text = "contract;subscriber;plan;radius_login;status;due_day\n"
        for number in 1...count { text += "\(number);S\(number);TV;login\(number);\(status(number));10\n" }
        return text + "#END;\(count)\n"
    }

    static func drop(_ contracts: String, on day: String, into workspace: TestWorkspace) throws {
        try workspace.drop(
            text: "plan;name;allows_tv;default_package\nTV;TV;S;NT\n#END;1\n", as: "erp/plans-\(day).csv")
        try workspace.drop(
            text: "package;name;platform;extra;platform_package\nNT;Neo;neotv;N;neo\n#END;1\n",
            as: "erp/packages-\(day).csv")
        try workspace.drop(text: contracts, as: "erp/contracts-\(day).csv")
        var accounts = "platform;account;status;login\n"
        var grants = "platform;account;package;status\n"
        for number in 1...40 {
            accounts += "neotv;login\(number);active;login\(number)\n"
            grants += "neotv;login\(number);neo;active\n"
        }
        try workspace.drop(text: accounts + "#END;40\n", as: "neotv/neotv-accounts-\(day).csv")
        try workspace.drop(text: grants + "#END;40\n", as: "neotv/neotv-entitlements-\(day).csv")
        try workspace.sintonia("run", "--as-of", day, "--quiet")
    }

    static func allowed(_ workspace: TestWorkspace) throws -> Int {
        try workspace.rows("decision-table").count { $0["allowed"] as? Bool == true }
    }

    @Test func aFileThatBlocksEverybodyTurnsNobodyAway() throws {
        let workspace = try TestWorkspace()
        try Self.drop(Self.contracts { _ in "active" }, on: "2026-11-20", into: workspace)
        #expect(try Self.allowed(workspace) == 40)
        // One customer is blocked: he is turned away.
        try Self.drop(Self.contracts { $0 == 1 ? "blocked" : "active" }, on: "2026-11-21", into: workspace)
        #expect(try Self.allowed(workspace) == 39)
        try Self.drop(Self.contracts { _ in "blocked" }, on: "2026-11-22", into: workspace)
        // What is withheld stays as the platform has it: the first customer is still active there.
        #expect(try Self.allowed(workspace) >= 39)
        #expect(try workspace.rows("plan").contains { $0["withheldBy"] as? String == "destructive-cap" })
    }

    @Test func aContractThatVanishedOnceIsStillLetIn() throws {
        let workspace = try TestWorkspace()
        try Self.drop(Self.contracts { _ in "active" }, on: "2026-11-20", into: workspace)
        try Self.drop(Self.contracts({ _ in "active" }, upTo: 39), on: "2026-11-21", into: workspace)
        #expect(try Self.allowed(workspace) == 40)
        try Self.drop(Self.contracts({ _ in "active" }, upTo: 39), on: "2026-11-22", into: workspace)
        #expect(try Self.allowed(workspace) == 39)
    }
}
