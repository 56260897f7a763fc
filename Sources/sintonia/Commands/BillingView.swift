internal import Domain
internal import Pipeline
internal import Reports

/// A preview on the terminal: the charges, what of the saved ones would change, who is left out, what withholds it.
struct BillingView {
    let run: BillingRun
    let console: Console

    private var language: Language { console.language }

    func show() {
        let due = language.date(run.plan.due)
        let charges = run.plan.charges
        if charges.isEmpty {
            console.say(.billingNothing, ["due": due])
        } else {
            let months = Set(charges.map(\.group.competence)).sorted().map { language.month($0) }
            console.say(.billingHead, ["due": due, "competence": months.joined(separator: ", ")])
        }
        for charge in charges {
            let matched = charge.due.match(run.plan.due)?.rawValue ?? ""
            let decided = run.decided.contains(charge.group) ? "  \(BillingChange.KeepReason.decided(language))" : ""
            line(charge.group.key, charge.amount, "\(charge.priceOrigin.label.text(language))  \(matched)\(decided)")
        }
        showChanges()
        if !charges.isEmpty || !run.isSettled {
            let owed = run.owed
            console.say(
                .billingTotal,
                [
                    "customers": language.count(owed.customers), "events": language.count(owed.charges),
                    "total": language.money(owed.total), "hash": String(run.hash.prefix(12)),
                ])
        }
        if !run.plan.free.isEmpty { console.say(.billingFree, ["count": "\(run.plan.free.count)"]) }
        console.quarantined(run)
        if !run.guards.trips.isEmpty { console.withheld(run) }
    }

    /// What was saved before and would not stay as it is.
    private func showChanges() {
        let notable = run.changes.filter(\.isNotable)
        guard !notable.isEmpty else { return }
        console.say(.billingChanges)
        for change in notable {
            line(change.event.id.key, change.event.amount, change.label.text(language))
        }
    }

    private func line(_ key: String, _ amount: Money, _ words: String) {
        let padding = String(repeating: " ", count: max(1, 40 - key.count))
        console.line("  \(key)\(padding)\(language.money(amount))  \(words)")
    }
}

extension Console {
    /// Groups that wait for a person, each with why and what to do.
    func quarantined(_ run: BillingRun) {
        for parked in run.plan.quarantined {
            say(.billingQuarantined, ["key": parked.group.key, "reason": parked.reason.label.text(language)])
        }
    }

    /// Why a run is withheld, and how a person who has looked at it releases it.
    func withheld(_ run: BillingRun) {
        fault(
            .billingGuard,
            [
                "list": run.guards.trips.map { $0.sentence(in: language) }.joined(separator: "; "),
                "due": run.plan.due.description, "hash": String(run.hash.prefix(12)), "count": "\(run.writtenCount)",
            ])
    }
}
