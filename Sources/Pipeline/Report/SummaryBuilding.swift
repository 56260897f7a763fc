internal import Domain
internal import Reports
internal import Store

extension SummaryModel {
    /// The summary of a run.
    init(_ picture: RunPicture, context: Context, quarantined: [Delivery], history: [RunFigures]) {
        let language = context.configuration.reportLanguage
        self.init(
            provider: context.configuration.providerName, asOf: context.asOf, verdict: Verdict(level: .ok))
        inputs = picture.deliveries.map { $0.reported(in: language) }
        quarantine = quarantined.compactMap { delivery in
            delivery.reason.map { reason in
                QuarantinedFile(
                    file: delivery.shownPath, reason: reason,
                    message: ReasonDetail(json: delivery.detail).shown(in: language), since: delivery.claimedOn)
            }
        }
        rejectedLines = picture.rejected.count
        gaps = picture.gaps
        pictures = picture.sync.map { row in
            TablePicture(
                platform: row.platform, kind: row.kind, asOf: row.asOf, isComplete: row.isComplete, rows: row.rows,
                rejected: row.rejected, matched: row.matched, missing: row.missing, extra: row.extra)
        }
        self.history = history.map { TrendPoint(date: $0.date, figures: $0.values) }
        for item in picture.open { findings.add(picture.reported(item), asOf: context.asOf) }
        for item in picture.delta where item.state == .resolved {
            findings.add(picture.reported(item), asOf: context.asOf)
        }
        for action in picture.plan.actions { plan.add(action) }
        plan.trips = picture.trips
        billing = Self.billing(picture, asOf: context.asOf)
        for item in picture.patrimony {
            stock.patrimony[item.custody, default: 0] += 1
            if item.isHeld { stock.held += 1 }
        }
        for box in picture.custody.boxes { stock.boxes[box.custody, default: 0] += 1 }
        stock.notReturned = picture.stock.notReturned
        identities = Self.identities(picture, self)
        verdict = Verdict(level: level)
        verdict.line = verdictLine(language)
    }

    private var level: Verdict.Level {
        if plan.withheldByGuard > 0 || plan.trips.contains(where: { !$0.isReleased }) { return .withheld }
        let isQuiet = findings.actionable == 0 && quarantine.isEmpty && rejectedLines == 0
        return isQuiet ? .ok : .attention
    }

    private static func billing(_ picture: RunPicture, asOf: BusinessDate) -> BillingSummary {
        let outlook = picture.billing
        let lines = Dictionary(grouping: outlook.charges, by: \.due.nominal).map { due, charges in
            BillingSummary.Line(
                competence: outlook.competence, due: due, events: charges.count,
                customers: Set(charges.map(\.subscriber)).count, total: charges.reduce(.zero) { $0 + $1.amount })
        }
        var summary = BillingSummary(
            lines: lines.sorted { $0.due < $1.due }, customers: Set(outlook.charges.map(\.subscriber)).count,
            quarantined: outlook.quarantined.count, free: outlook.free)
        summary.upcoming = outlook.upcoming
        let overdue = BillingSummary.overdue(picture.events, asOf: asOf)
        summary.overdue = BillingSummary.Overdue(
            events: overdue.count, total: overdue.reduce(.zero) { $0 + $1.amount })
        let earlier = picture.events.filter { $0.group.competence == outlook.competence.previous }
        if earlier.contains(where: \.state.isLive) {
            summary.comparison = BillingComparison(outlook.charges, events: earlier)
        }
        return summary
    }

    /// Every processed event has exactly one posting, which says what the event says, and no posting is without one.
    private static func posted(_ picture: RunPicture) -> Identity {
        let processed = picture.events.count { $0.state == .processed }
        let faults = picture.ledger.faults(against: picture.events).count
        return Identity(.postings, left: .count(processed), right: .count(processed - faults))
    }

    private static func identities(_ picture: RunPicture, _ model: SummaryModel) -> [Identity] {
        var list: [Identity] = [
            Identity(
                .inputs, left: .count(picture.deliveries.count),
                right: .count(model.inputsByDisposition.reduce(0) { $0 + $1.count })),
            Identity(
                .findings, left: .count(picture.open.count { $0.state != .accepted }),
                right: .count(model.findings.classes.reduce(0) { $0 + model.findings.tally($1).count })),
            Identity(
                .actions, left: .count(picture.plan.actions.count), right: .count(model.plan.total)),
            Identity(
                .preview, left: .money(picture.billing.charges.reduce(.zero) { $0 + $1.amount }),
                right: .money(model.billing?.total ?? .zero)),
            Identity(
                .boxes, left: .count(picture.custody.boxes.count), right: .count(model.stock.boxTotal)),
            Identity(
                .ledger, left: .money(picture.ledger.trialBalance.debits),
                right: .money(picture.ledger.trialBalance.credits)),
            Self.posted(picture),
            Identity(.audit, left: .count(picture.audit.count), right: .count(picture.intactAudit)),
        ]
        for (platform, result) in picture.subscribers.sorted(by: { $0.key < $1.key }) {
            list.append(
                Identity(
                    .subscribers, platform: platform, left: .count(result.contracts),
                    right: .count(result.matched + result.onlyERP + result.conflicts)))
            list.append(
                Identity(
                    .accounts, platform: platform, left: .count(result.accounts),
                    right: .count(result.matchedAccounts + result.onlyPlatform)))
        }
        return list
    }
}
