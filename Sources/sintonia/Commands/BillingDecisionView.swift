internal import Domain
internal import Pipeline
internal import Reports

/// What saving and standard billing did, for people and for programs.
extension Console {
    /// A save that wrote something.
    func saved(_ run: BillingRun) {
        let counts = run.counts
        guard !isJSON else { return savedJSON(run, counts) }
        say(
            .billingSaved,
            [
                "new": "\(counts.new)", "replaced": "\(counts.replaced)", "cancelled": "\(counts.cancelled)",
                "kept": "\(counts.kept)",
            ])
        if counts.quarantined + counts.released > 0 {
            line(
                CorrectionText.billingParked.phrase.text(
                    language, ["quarantined": "\(counts.quarantined)", "released": "\(counts.released)"]))
        }
        quarantined(run)
    }

    /// A save that found everything saved.
    func nothingToSave(_ run: BillingRun?, due: BusinessDate) {
        guard !isJSON else {
            if let run { savedJSON(run, run.counts) }
            return
        }
        let isEmpty = run?.plan.charges.isEmpty ?? true
        say(isEmpty ? .billingNothing : .billingUnchanged, ["due": language.date(due)])
        if let run { quarantined(run) }
    }

    private func savedJSON(
        _ run: BillingRun,
        _ counts: (new: Int, replaced: Int, cancelled: Int, kept: Int, quarantined: Int, released: Int)
    ) {
        json([
            "due": run.plan.due.description, "new": counts.new, "replaced": counts.replaced,
            "cancelled": counts.cancelled, "kept": counts.kept, "quarantined": counts.quarantined,
            "released": counts.released,
            "waiting": run.plan.quarantined.map { ["key": $0.group.key, "reason": $0.reason.rawValue] },
        ])
    }

    /// What standard billing posted.
    func processed(_ count: Int, _ total: Money, due: BusinessDate) {
        guard !isJSON else {
            return json(["due": due.description, "events": count, "totalCents": total.centavos])
        }
        say(.billingProcessed, ["count": "\(count)", "total": language.money(total)])
    }

    /// The events that a correction wrote.
    func corrected(_ events: [BillingEvent]) {
        json([
            "events": events.map { event in
                [
                    "key": event.id.key, "kind": event.kind.rawValue, "state": event.state.rawValue,
                    "amountCents": event.amount.centavos, "due": event.due.nominal.description,
                ] as [String: Any]
            }
        ])
    }
}
