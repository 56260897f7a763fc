public import Domain
internal import GRDB

extension Transaction {
    /// Puts the tables of `run` in the place of those before and says what changed. Where more logins would lose
    /// something than the breaker of their platform lets pass, or an input is missing (`stopped`), their last answer
    /// stands; so does that of a login of which nothing is said any more. Repeated for the same run it says the same.
    public func keep(
        _ decisions: [LoginDecision], guards: [PlatformID: Breaker], stopped: Set<PlatformID>, run: Int64
    ) throws -> [LoginDecision] {
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
        let closed = Self.closed(
            decisions, before: known.values.map(\.decision), guards: guards, stopped: stopped)
        var result: [LoginDecision] = []
        for var decision in decisions {
            let before = known.removeValue(forKey: Key(platform: decision.platform.text, login: decision.login))
            if let before, decision.takesAway(from: before.decision), closed.contains(decision.platform) {
                decision = before.decision
                decision.change = .kept
            } else if let before, before.changedRun == run {
                decision.change = before.change
            } else if let before {
                let isSame =
                    before.decision.isAllowed == decision.isAllowed && before.decision.packages == decision.packages
                decision.change = isSame ? .same : .changed
            } else {
                decision.change = .new
            }
            result.append(decision)
        }
        for before in known.values {
            var decision = before.decision
            decision.change = .kept
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

    /// Platforms of which nothing is taken away now.
    private static func closed(
        _ decisions: [LoginDecision], before: [LoginDecision], guards: [PlatformID: Breaker],
        stopped: Set<PlatformID>
    ) -> Set<PlatformID> {
        let known = Dictionary(before.map { ([$0.platform.text, $0.login], $0) }, uniquingKeysWith: { $1 })
        let losers = decisions.filter { decision in
            known[[decision.platform.text, decision.login]].map(decision.takesAway) ?? false
        }
        return Dictionary(grouping: losers, by: \.platform).reduce(into: stopped) { closed, entry in
            let base = before.count { $0.platform == entry.key }
            if (guards[entry.key] ?? .destructive).trips(count: entry.value.count, base: base) {
                closed.insert(entry.key)
            }
        }
    }
}

extension LoginDecision {
    /// Somebody who was let in is not any more, or gets less.
    fileprivate func takesAway(from before: LoginDecision) -> Bool {
        before.isAllowed && (!isAllowed || !Set(before.packages).isSubset(of: packages))
    }
}
