/// A17: a difference that a change of these days explains, or one that the platform has under way: nothing is done
/// until the window ends. It stands in the place of A01–A07. Key: the contract. Source: `domain/billing.md` §2.3.
public enum A17InFlight {
    /// The class.
    public static let kind = FindingClass.inFlight

    /// `difference`, unless it is in flight.
    static func standing(for difference: Finding, in unit: SubscriberUnit) -> Finding {
        guard isInFlight(difference, unit) else { return difference }
        var action = difference.action
        action.hold = .inFlight
        var finding = Finding(kind, platform: difference.platform, key: difference.key, action: action)
        finding.contract = difference.contract
        finding.subscriber = difference.subscriber
        finding.account = difference.account
        finding.package = difference.package
        finding.field = difference.field
        finding.erpValue = difference.erpValue
        finding.platformValue = difference.platformValue
        finding.sources = difference.sources
        return finding
    }

    private static func isInFlight(_ difference: Finding, _ unit: SubscriberUnit) -> Bool {
        let contract = unit.contract.record
        if unit.contract.isPresent, unit.grace.covers(contract.statusSince, difference.kind, on: unit.date) {
            return true
        }
        if unit.grace.covers(contract.startedOn, difference.kind, on: unit.date) { return true }
        // A package that began or ended these days explains what is said of that package, and nothing else.
        let codes = packages(of: difference.kind, unit)
        let rows = unit.expectation.rows(of: contract.id).filter { row in
            guard let package = unit.expectation.packages[row.record.package]?.record else { return false }
            return package.platform == unit.platform && codes.contains(package.platformPackage)
        }
        if rows.contains(where: { row in
            unit.grace.covers(row.record.startsOn, difference.kind, on: unit.date)
                || unit.grace.covers(row.record.endsOn, difference.kind, on: unit.date)
        }) {
            return true
        }
        return switch difference.kind {
        case .blockedButActive: unit.status == .scheduledSuspend || unit.status == .scheduledCancel
        case .cancelledButActive: unit.status == .scheduledCancel
        case .provisionedNotPaying: unit.status == .scheduledCancel || unit.status == .scheduledSuspend
        case .richerThanPaid:
            (unit.granted ?? []).filter { unit.extra.contains($0.record.package) }.allSatisfy {
                $0.record.status == .scheduledCancel || $0.record.status.isInFlight
            }
        default: false
        }
    }

    /// The packages that a difference is about, by the platform's code.
    private static func packages(of kind: FindingClass, _ unit: SubscriberUnit) -> Set<PackageID> {
        switch kind {
        case .payingNotProvisioned: unit.dueCodes
        case .provisionedNotPaying: unit.grantedCodes
        case .richerThanPaid, .poorerThanPaid: unit.missing.union(unit.extra)
        default: []
        }
    }
}
