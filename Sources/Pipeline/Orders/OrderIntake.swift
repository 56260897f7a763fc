internal import Documents
internal import Domain
internal import Store
internal import Watching

/// Applies all order files of a run together, with the orders that wait since earlier runs.
struct OrderIntake {
    let context: Context
    let transaction: Transaction

    /// An order of a file, or one that waits.
    private struct Entry {
        var candidate: OrderJudging.Candidate
        /// Its secret, to be kept where the order is taken.
        var secret: WorkspaceSecrets.Entry?
        var isNew: Bool
    }

    /// What the rows of one file came to.
    private struct Tally {
        var accepted = 0, repeated = 0, pending = 0, rejected = 0
        var firstRefusal: ReasonDetail?
        var firstPending: ReasonDetail?

        var judgement: Judgement {
            var judgement: Judgement
            if pending > 0 {
                judgement = Judgement(.pending, nil, firstPending ?? ReasonDetail())
            } else if accepted > 0 {
                judgement = Judgement(.applied)
            } else if repeated > 0 {
                judgement = Judgement(.recorded)
            } else if let firstRefusal {
                judgement = Judgement(.rejected, .orderRefused, firstRefusal)
            } else {
                judgement = Judgement(.rejected, .allRowsRejected)
            }
            judgement.records = accepted
            judgement.rejected = rejected
            return judgement
        }
    }

    /// Applies these files; each comes back with its own end.
    func apply(_ deliveries: [Delivery]) throws -> [Delivery] {
        var ended: [Delivery] = []
        var entries: [Entry] = []
        var tallies: [Int64: Tally] = [:]
        for delivery in deliveries {
            if delivery.attempts > attemptsMax {
                ended.append(delivery.judged(Judgement(.rejected, .crash)))
                continue
            }
            if let earlier = try transaction.earlierDelivery(of: delivery) {
                ended.append(delivery.judged(Judgement(.duplicate, nil, ReasonDetail(other: "\(earlier.number)"))))
                continue
            }
            do {
                switch try transaction.savepoint({ try read(delivery) }) {
                case .judged(let judgement): ended.append(delivery.judged(judgement))
                case .read(let rows, let rejected):
                    entries += rows
                    tallies[delivery.number] = Tally(rejected: rejected)
                }
            } catch let fault as TableFault {
                ended.append(delivery.judged(TableJudgement.judge(fault)))
            }
        }
        try decide(entries, &tallies)
        for delivery in deliveries {
            if let tally = tallies[delivery.number] { ended.append(delivery.judged(tally.judgement)) }
        }
        return ended
    }

    /// Tries the orders again that wait for something.
    func retry() throws {
        guard try transaction.countPendingOrders() > 0 else { return }
        var tallies: [Int64: Tally] = [:]
        try decide([], &tallies)
    }

    // MARK: Reading

    private enum Reading {
        case judged(Judgement)
        case read([Entry], rejected: Int)
    }

    private func read(_ delivery: Delivery) throws -> Reading {
        let table = TableApplication(
            context: context, transaction: transaction, delivery: delivery, kind: .orders)
        switch try table.scan(context.workspace.workFile(delivery)) {
        case .judged(let judgement): return .judged(judgement)
        case .scanned(let scan, let source, _):
            var entries: [Entry] = []
            var rejected = 0
            let secrets = WorkspaceSecrets(context: context)
            var hasSecret = false
            try TableFile.records(scan, open: source) { event in
                switch event {
                case .record(.order(let order), let line):
                    let sealed = try secrets.seal(order)
                    hasSecret = hasSecret || sealed.order != order
                    entries.append(
                        Entry(
                            candidate: OrderJudging.Candidate(
                                order: sealed.order, source: Source(delivery: delivery.number, position: line),
                                fault: sealed.fault), secret: sealed.secret, isNew: true))
                case .rejected(let fault):
                    rejected += 1
                    try transaction.insert(RejectedRow(fault, delivery: delivery.number))
                case .record, .skipped: break
                }
            }
            // The archive keeps every file as it came: one that has a secret in it is for its owner's eyes.
            if hasSecret { try context.files.makePrivate(context.workspace.workFile(delivery)) }
            return .read(entries, rejected: rejected)
        }
    }

    // MARK: Deciding

    private func decide(_ new: [Entry], _ tallies: inout [Int64: Tally]) throws {
        let waiting = try transaction.pendingOrders().map { row in
            Entry(
                candidate: OrderJudging.Candidate(order: row.order, source: row.source), secret: nil, isNew: false)
        }
        let entries = (waiting + new).sorted { a, b in
            if Order.precedes(a.candidate.order, b.candidate.order) { return true }
            if Order.precedes(b.candidate.order, a.candidate.order) { return false }
            return (a.candidate.source.delivery, a.candidate.source.position)
                < (b.candidate.source.delivery, b.candidate.source.position)
        }
        guard !entries.isEmpty else { return }
        var judging = try OrderJudging(transaction, in: context)
        var kept: [WorkspaceSecrets.Entry] = []
        for (entry, outcome) in zip(entries, judging.judge(entries.map(\.candidate))) {
            try keep(entry, outcome)
            if entry.isNew { try tally(entry, outcome, &tallies) }
            if let secret = entry.secret, !outcome.isRefusal { kept.append(secret) }
        }
        try WorkspaceSecrets(context: context).keep(kept)
        try transaction.confirmOrders(in: context)
    }

    private func keep(_ entry: Entry, _ outcome: OrderJudging.Outcome) throws {
        guard case .judged(let verdict) = outcome else { return }
        let state: OrderRow.State
        switch verdict {
        case .accepted: state = .accepted(confirmedOn: nil, confirmedAs: nil)
        case .pending(let referent, let id): state = .pending(referent, id)
        // The id belongs to another order.
        case .refused(.orderIDTaken, _): return
        case .refused(let refusal, let conflict):
            state = .refused(refusal, conflict: conflict)
            if let known = try transaction.order(entry.candidate.order.id), known.source != entry.candidate.source {
                // An order that works, or waits to, is not overwritten by one that does not.
                guard case .refused = known.state else { return }
            }
        }
        try transaction.save(
            OrderRow(
                order: entry.candidate.order, state: state, decidedOn: context.asOf, readFrom: entry.candidate.source))
        guard case .accepted = state else { return }
        try transaction.append(
            entry.candidate.order.note(entry.candidate.source.delivery, on: context.asOf), digest: PlanMaking.digest)
    }

    private func tally(_ entry: Entry, _ outcome: OrderJudging.Outcome, _ tallies: inout [Int64: Tally]) throws {
        let order = entry.candidate.order
        let source = entry.candidate.source
        var tally = tallies[source.delivery] ?? Tally()
        switch outcome {
        case .repeated: tally.repeated += 1
        case .judged(.accepted): tally.accepted += 1
        case .judged(.pending(let referent, let id)):
            tally.pending += 1
            tally.firstPending =
                tally.firstPending ?? ReasonDetail(line: source.position, field: referent.rawValue, value: id)
        case .judged(.refused(let refusal, let conflict)):
            tally.rejected += 1
            tally.firstRefusal =
                tally.firstRefusal
                ?? ReasonDetail(
                    line: source.position, field: refusal.rawValue, value: order.id.text, found: [conflict])
            try transaction.insert(
                RejectedRow(
                    delivery: source.delivery, line: source.position, column: "order", value: order.id.text,
                    rule: refusal.rawValue, hint: conflict.maskingPersonalNumbers))
        }
        tallies[source.delivery] = tally
    }
}

extension OrderJudging.Outcome {
    var isRefusal: Bool {
        if case .judged(.refused) = self { true } else { false }
    }
}
