/// P11: a plan that does not allow television has contracts with packages of it. They are due nothing, and may be
/// paying. Key: the plan. Source: `domain/billing.md` §2.2.
public enum P11PlanTelevisionMismatch {
    /// The class.
    public static let kind = FindingClass.planTelevisionMismatch

    static func findings(in picture: OfferPicture) -> [Finding] {
        var contracts: [PlanID: Set<ContractID>] = [:]
        for row in picture.rows {
            guard let contract = picture.contracts[row.record.contract]?.record,
                let plan = picture.sides.expectation.plans[contract.plan], plan.isPresent, !plan.record.allowsTV
            else { continue }
            contracts[contract.plan, default: []].insert(contract.id)
        }
        return contracts.map { plan, contracts in
            var finding = Finding(
                kind, platform: picture.sides.platform, key: [plan.text], action: .review(plan.text))
            finding.field = "allows-tv"
            finding.erpValue = plan.text
            finding.platformValue = "\(contracts.count)"
            finding.sources = [picture.sides.expectation.plans[plan]?.source].compactMap(\.self)
            return finding
        }
    }
}
