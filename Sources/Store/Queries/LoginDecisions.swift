public import Domain
internal import GRDB

extension Transaction {
    /// Puts the tables of `run` in the place of those before and says what changed. Repeated for the same run it says
    /// the same.
    public func keep(_ decisions: [LoginDecision], run: Int64) throws -> [LoginDecision] {
        struct Key: Hashable {
            var platform, login: String
        }
        struct Known {
            var decision: LoginDecision
            var changedRun: Int64
            var change: LoginDecision.Change
        }
        var known: [Key: Known] = [:]
        let stored = try Row.fetchAll(
            db, sql: "SELECT * FROM loginDecision WHERE provider = ?", arguments: [provider])
        for raw in stored {
            let row = StoreRow(row: raw)
            let decision = LoginDecision(
                platform: row.identifier("platform"), login: row.text("login"), contract: row.identifier("contract"),
                isAllowed: row.flag("isAllowed"),
                packages: row.text("packages").split(separator: " ").map { PackageID(trusted: String($0)) },
                change: row.word("change", else: .same))
            known[Key(platform: row.text("platform"), login: row.text("login"))] = Known(
                decision: decision, changedRun: row.integer("changedRun"), change: decision.change)
        }
        var result: [LoginDecision] = []
        for var decision in decisions {
            let before = known.removeValue(forKey: Key(platform: decision.platform.text, login: decision.login))
            if let before, before.changedRun == run {
                decision.change = before.change
            } else if let before, before.change != .removed {
                let isSame =
                    before.decision.isAllowed == decision.isAllowed && before.decision.packages == decision.packages
                decision.change = isSame ? .same : .changed
            } else {
                decision.change = .new
            }
            result.append(decision)
        }
        // What is not there any more is denied, and said once.
        for before in known.values where before.change != .removed || before.changedRun == run {
            var decision = before.decision
            decision.isAllowed = false
            decision.packages = []
            decision.change = .removed
            result.append(decision)
        }
        try db.execute(sql: "DELETE FROM loginDecision WHERE provider = ?", arguments: [provider])
        for decision in result {
            try db.execute(
                sql: "INSERT INTO loginDecision VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    provider, decision.platform.text, decision.login, decision.contract.text, decision.isAllowed,
                    decision.packages.map(\.text).joined(separator: " "), decision.change.rawValue, run,
                ])
        }
        return result.sorted { a, b in
            a.platform != b.platform ? a.platform < b.platform : a.login < b.login
        }
    }
}
