internal import Domain
internal import Foundation
internal import Store

/// Applies a decision where what the person saw still holds; else it is set aside for the person to decide again.
struct DecisionApplication {
    let context: Context
    let transaction: Transaction
    let delivery: Delivery

    func apply(_ bytes: [UInt8]) throws -> Judgement {
        if let review = try? JSONDecoder().decode(ReviewDecision.self, from: Data(bytes)) {
            let judgement = try ReviewApplication(transaction: transaction, delivery: delivery).apply(review)
            if judgement.disposition == .applied, let asOf = try? BusinessDate(review.asOf) {
                try transaction.append(review.note(delivery, on: asOf), digest: PlanMaking.digest)
            }
            return judgement
        }
        guard let decision = try? JSONDecoder().decode(Decision.self, from: Data(bytes)),
            let due = try? BusinessDate(decision.due), let asOf = try? BusinessDate(decision.asOf)
        else { return Judgement(.rejected, .malformed, ReasonDetail(field: "decision")) }
        var context = context
        context.asOf = asOf
        let judgement =
            switch decision.decision {
            case .save: try save(decision, due: due, context)
            case .process: try process(decision, due: due, context)
            case .void, .credit, .waive, .withdraw: try correct(decision, on: asOf)
            }
        if judgement.disposition == .applied {
            try transaction.append(decision.note(delivery, on: asOf), digest: PlanMaking.digest)
        }
        return judgement
    }

    private func save(_ decision: Decision, due: BusinessDate, _ context: Context) throws -> Judgement {
        let latest = BillingClerk.latestDue(asOf: context.asOf)
        guard due <= latest else {
            return Judgement(
                .rejected, .malformed,
                ReasonDetail(field: "due", value: due.description, expected: "<= \(latest)"))
        }
        let run = try BillingRun.inForce(due: due, context: context, in: transaction)
        guard run.hash == decision.seen else {
            return Judgement(.review, .decisionStale, ReasonDetail(value: decision.seen, expected: run.hash))
        }
        let written = run.changes.flatMap(\.written)
        guard run.guards.trips.isEmpty || decision.releasesGuards, written.count <= decision.ceiling else {
            return Judgement(.review, .decisionStale, ReasonDetail(field: "guard", value: "\(written.count)"))
        }
        for event in written { try transaction.save(event, decision: delivery.number) }
        var judgement = Judgement(written.isEmpty ? .recorded : .applied)
        judgement.records = written.count
        return judgement
    }

    private func process(_ decision: Decision, due: BusinessDate, _ context: Context) throws -> Judgement {
        let date = context.asOf
        let pending = try transaction.pendingEvents(due: due)
        let now = hashOfEvents(pending)
        guard now == decision.seen else {
            return Judgement(.review, .decisionStale, ReasonDetail(value: decision.seen, expected: now))
        }
        let incomplete = FiscalData.incomplete(pending, try RecordsInForce(transaction, in: context).packages)
        guard incomplete.isEmpty else {
            let list = incomplete.map(\.text).joined(separator: ", ")
            return Judgement(.review, .decisionStale, ReasonDetail(field: "nfcom_class", value: list))
        }
        if !decision.releasesGuards {
            let outdated = try BillingRun.inForce(due: due, context: context, in: transaction).outdated(among: pending)
            guard outdated == 0 else {
                return Judgement(.review, .decisionStale, ReasonDetail(field: "pending", value: "\(outdated)"))
            }
        }
        let first = try transaction.nextPostingNumber()
        let (events, postings) = try Ledger.process(pending, on: date, firstNumber: first)
        for event in events { try transaction.save(event, decision: delivery.number) }
        for posting in postings { try transaction.insert(posting) }
        var judgement = Judgement(.applied)
        judgement.records = events.count + postings.count
        return judgement
    }

    private func correct(_ decision: Decision, on date: BusinessDate) throws -> Judgement {
        guard let target = decision.event.flatMap(CorrectionTarget.init) else {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "event", value: decision.event))
        }
        // An amount belongs to a credit and to nothing else: a file that leaves it out is no wish to give back all.
        guard (decision.decision == .credit) == (decision.amountCents != nil) else {
            return Judgement(
                .rejected, .malformed,
                ReasonDetail(field: "amountCents", value: decision.amountCents.map(String.init)))
        }
        let motive = decision.motive.flatMap(CorrectionMotive.init)
        guard motive?.rawValue == decision.motive else {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "motive", value: decision.motive))
        }
        let group = try transaction.billingEvents(of: target.group)
        let now = hashOfEvents(group)
        guard now == decision.seen,
            let written = try? target.written(
                decision.decision, decision.amountCents.map(Money.init(centavos:)), motive, in: group, on: date)
        else { return Judgement(.review, .decisionStale, ReasonDetail(value: decision.seen, expected: now)) }
        for event in written { try transaction.save(event, decision: delivery.number) }
        var judgement = Judgement(.applied)
        judgement.records = written.count
        return judgement
    }
}
