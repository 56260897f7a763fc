internal import Domain
internal import Store

/// The contradictions between files of one day: a finding each, and whom nothing may be taken away from meanwhile.
struct SnapshotContest {
    /// One finding a contradicted key and day.
    let findings: [Finding]
    private var contracts: Set<ContractID> = []
    private var accounts: [PlatformID?: Set<AccountID>] = [:]
    private var boxes: Set<String> = []

    init(
        _ conflicts: [SnapshotConflict], contracts known: [Sighted<Contract>], packages: [Sighted<ContractPackage>],
        plans: [Sighted<Plan>]
    ) {
        findings = conflicts.map { conflict in
            let differing = Set(conflict.kept.values.keys).union(conflict.other.values.keys).filter {
                conflict.kept.values[$0] != conflict.other.values[$0]
            }
            func values(_ content: RecordContent) -> [String: String] {
                Dictionary(
                    differing.map { ($0, content.values[$0]?.text ?? "") }, uniquingKeysWith: { first, _ in first })
            }
            var finding = K10SnapshotConflict.finding(
                table: conflict.kind, platform: conflict.platform, key: conflict.key, asOf: conflict.asOf,
                kept: values(conflict.kept), other: values(conflict.other), sources: conflict.sources)
            if conflict.kind == .contracts || conflict.kind == .contractPackages {
                finding.contract = conflict.key.first.map(ContractID.init(trusted:))
            }
            if conflict.kind == .accounts || conflict.kind == .entitlements, conflict.key.count > 1 {
                finding.account = AccountID(trusted: conflict.key[1])
            }
            return finding
        }.keyedOnce()
        for conflict in conflicts { add(conflict, known, packages, plans) }
    }

    private mutating func add(
        _ conflict: SnapshotConflict, _ known: [Sighted<Contract>], _ packages: [Sighted<ContractPackage>],
        _ plans: [Sighted<Plan>]
    ) {
        guard let first = conflict.key.first else { return }
        switch conflict.kind {
        case .contracts, .contractPackages: contracts.insert(ContractID(trusted: first))
        case .points:
            for content in [conflict.kept, conflict.other] {
                if let id = content.values["contract"]?.text { contracts.insert(ContractID(trusted: id)) }
                addBox(content)
            }
        case .subscribers:
            contracts.formUnion(known.lazy.map(\.record).filter { $0.subscriber.text == first }.map(\.id))
        case .plans: addContracts(ofPlans: [first], known)
        case .packages, .packageChannels:
            contracts.formUnion(packages.lazy.map(\.record).filter { $0.package.text == first }.map(\.contract))
            let including = plans.lazy.map(\.record).filter { $0.defaultPackage?.text == first }.map(\.id.text)
            addContracts(ofPlans: Set(including), known)
        case .accounts, .entitlements:
            if conflict.key.count > 1 {
                accounts[conflict.platform, default: []].insert(AccountID(trusted: conflict.key[1]))
            }
        case .devices:
            for content in [conflict.kept, conflict.other] {
                if let id = content.values["account"]?.text {
                    accounts[conflict.platform, default: []].insert(AccountID(trusted: id))
                }
                addBox(content)
            }
        default: break
        }
    }

    private mutating func addBox(_ content: RecordContent) {
        boxes.formUnion(["casn", "mac", "serial", "patrimony"].compactMap { content.values[$0]?.text })
    }

    private mutating func addContracts(ofPlans plans: Set<String>, _ known: [Sighted<Contract>]) {
        contracts.formUnion(known.lazy.map(\.record).filter { plans.contains($0.plan.text) }.map(\.id))
    }

    /// The finding, with a destructive action withheld where it is about what is contradicted.
    func withholding(_ finding: Finding) -> Finding {
        let isContested =
            finding.contract.map(contracts.contains) ?? false
            || finding.account.map { accounts[finding.platform]?.contains($0) ?? false } ?? false
            || finding.box.map(boxes.contains) ?? false
        guard isContested, finding.action.isDestructive else { return finding }
        var finding = finding
        finding.action.proof = .contested
        return finding
    }
}

extension [Finding] {
    /// Each key once: a third file of the same day adds its value to what the finding shows.
    fileprivate func keyedOnce() -> [Finding] {
        var result: [Finding] = []
        for finding in self {
            if let index = result.firstIndex(where: { $0.key == finding.key && $0.platform == finding.platform }) {
                let other = [result[index].platformValue, finding.platformValue].compactMap(\.self)
                result[index].platformValue = other.joined(separator: " | ")
                result[index].sources += finding.sources.filter { !result[index].sources.contains($0) }
            } else {
                result.append(finding)
            }
        }
        return result
    }
}
