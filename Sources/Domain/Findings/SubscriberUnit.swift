/// One contract held against one platform: the unit in which subscribers are compared.
public struct SubscriberUnit: Sendable {
    /// The platform.
    public var platform: PlatformID
    /// The contract.
    public var contract: Sighted<Contract>
    /// What is due to it, by the platform's code.
    public var due: [Expectation.Due]
    /// Its account, gone ones included.
    public var account: Sighted<PlatformAccount>?
    /// The account's entitlements that are live or in flight on the date; nil where the platform's entitlements were
    /// never delivered.
    public var granted: [Sighted<Entitlement>]?
    /// Packages whose entitlement is live: what the platform charges for.
    public var live: [PackageID]
    /// The ERP's records.
    public var expectation: Expectation
    /// Wholesale price a month by the platform's code.
    public var wholesale: [PackageID: Money]
    /// Complete snapshots.
    public var evidence: Evidence

    /// State of the account: absent where there is none or it is gone.
    public var status: ServiceStatus {
        guard let account, account.isPresent else { return .absent }
        return account.record.status
    }

    /// State of the contract; one that is gone counts as cancelled.
    public var contractStatus: ContractStatus { contract.isPresent ? contract.record.status : .cancelled }

    /// Codes due.
    public var dueCodes: Set<PackageID> { Set(due.map(\.code)) }

    /// Due, and not granted.
    public var missing: Set<PackageID> { granted.map { dueCodes.subtracting($0.map(\.record.package)) } ?? [] }

    /// Granted, and not due.
    public var extra: Set<PackageID> { granted.map { Set($0.map(\.record.package)).subtracting(dueCodes) } ?? [] }

    /// The proof that the account is not there.
    var proofOfAbsentAccount: AbsenceProof {
        guard let account else { return evidence.proof(.accounts, platform) }
        return account.isPresent ? .notNeeded : AbsenceProof(completeSnapshots: account.absences)
    }

    /// The proof that the extra packages are no longer due.
    var proofOfExtra: AbsenceProof {
        expectation.proof(
            thatNotDue: extra, to: contract.record.id, never: evidence.proof(.contractPackages))
    }

    /// List price a month of platform packages.
    func listPrice(_ codes: some Sequence<PackageID>) -> Money {
        codes.reduce(.zero) { $0 + expectation.listPrice(of: $1, on: platform) }
    }

    /// What the platform charges a month for packages.
    func wholesale(_ codes: some Sequence<PackageID>) -> Money {
        codes.reduce(.zero) { $0 + (wholesale[$1] ?? .zero) }
    }

    /// What the customer pays a month for packages that are due.
    func paid(_ codes: Set<PackageID>) -> Money {
        due.filter { codes.contains($0.code) }.reduce(.zero) { $0 + $1.price }
    }

    /// A finding about this unit.
    func finding(_ kind: FindingClass, action: ProposedAction, stake: Stake) -> Finding {
        var finding = Finding(kind, platform: platform, key: [contract.record.id.text], action: action)
        finding.contract = contract.record.id
        finding.subscriber = contract.record.subscriber
        finding.account = account?.record.id
        finding.stake = stake
        var sources = [contract.source] + due.map(\.source)
        if let account { sources.append(account.source) }
        finding.sources = Array(Set(sources)).sorted { ($0.delivery, $0.position) < ($1.delivery, $1.position) }
        return finding
    }

    /// Codes as a list that reads the same every day.
    static func list(_ codes: some Sequence<PackageID>) -> String { codes.map(\.text).sorted().joined(separator: ", ") }
}
