/// P11: a plan that does not allow television has contracts with packages of it: they are due nothing, and may be paying.
/// Or a plan allows television and includes no package: whoever takes it is due nothing either. Key: the plan. Source:
/// `domain/billing.md` §2.2.
public enum P11PlanTelevisionMismatch {
    /// The class.
    public static let kind = FindingClass.planTelevisionMismatch

    static func findings(in picture: OfferPicture) -> [Finding] {
        var contracts: [PlanID: Set<ContractID>] = [:]
        for row in picture.rows {
            guard let contract = picture.contracts[row.record.contract]?.record else { continue }
            contracts[contract.plan, default: []].insert(contract.id)
        }
        return picture.sides.expectation.plans.values.compactMap { plan in
            guard plan.isPresent else { return nil }
            let buying = contracts[plan.record.id] ?? []
            return plan.record.allowsTV
                ? withoutPackage(plan, isUsedHere: !buying.isEmpty, in: picture)
                : buying.isEmpty ? nil : finding(plan, field: "allows-tv", "\(buying.count)", in: picture)
        }
    }

    /// A plan that names no platform is of those whose packages its contracts buy.
    private static func withoutPackage(
        _ plan: Sighted<Plan>, isUsedHere: Bool, in picture: OfferPicture
    ) -> Finding? {
        let isHere = plan.record.platform.map { $0 == picture.sides.platform } ?? isUsedHere
        let count = picture.contracts.values.count { $0.record.plan == plan.record.id }
        guard isHere, plan.record.defaultPackage == nil, plan.record.isActive || count > 0 else { return nil }
        return finding(plan, field: "default-package", "\(count)", in: picture)
    }

    private static func finding(
        _ plan: Sighted<Plan>, field: String, _ count: String, in picture: OfferPicture
    ) -> Finding {
        let id = plan.record.id.text
        var finding = Finding(kind, platform: picture.sides.platform, key: [id], action: .review(id))
        finding.field = field
        finding.erpValue = id
        finding.platformValue = count
        finding.sources = [plan.source]
        return finding
    }
}
