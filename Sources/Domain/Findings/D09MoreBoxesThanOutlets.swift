/// D09: an account has more live boxes than its contract has outlets. Nothing is taken away: it is charged, or the box
/// is fetched. Key: the contract. Money: the outlets that are not paid. Source: `domain/billing.md` §2.4.
public enum D09MoreBoxesThanOutlets {
    /// The class.
    public static let kind = FindingClass.moreBoxesThanOutlets

    /// The findings, and the boxes without an outlet that they speak for.
    static func findings(
        in picture: DevicePicture, pointPrice: Money, spokenFor: Set<BoxIdentifier>
    ) -> (findings: [Finding], boxes: Set<BoxIdentifier>) {
        let standing = Set(picture.points.compactMap { picture.register.identity($0.record.box) })
        var loose: Set<BoxIdentifier> = []
        struct Owner: Hashable {
            var platform: PlatformID
            var contract: ContractID
        }
        var owners: [Owner: [DevicePicture.Standing]] = [:]
        for device in picture.standings where device.isLive && device.box != nil && !spokenFor.contains(device.identity)
        {
            guard let contract = picture.contract(of: device), picture.contracts[contract]?.status == .active,
                // One that stands at another customer's outlet is D02's.
                device.box?.custody != .installed || device.box?.contract == contract
            else { continue }
            owners[Owner(platform: device.platform, contract: contract), default: []].append(device)
        }
        let findings = owners.compactMap { owner, boxes -> Finding? in
            let outlets = picture.pointsOf[owner.contract]?.count ?? 0
            guard outlets > 0, boxes.count > outlets, let first = boxes.first else { return nil }
            var finding = Finding(
                kind, platform: owner.platform, key: [owner.contract.text], action: .review(owner.contract.text))
            finding.contract = owner.contract
            finding.subscriber = picture.contracts[owner.contract]?.subscriber
            finding.account = first.account
            finding.field = "outlets"
            finding.erpValue = "\(outlets)"
            finding.platformValue = "\(boxes.count)"
            let amount = pointPrice.centavos * Int64(boxes.count - outlets)
            finding.stake = Stake(amount: Money(centavos: amount), formula: .outletsUnpaid)
            finding.sources = boxes.flatMap(\.sources).inReadingOrder()
            loose.formUnion(boxes.filter { $0.box != nil && !standing.contains($0.identity) }.map(\.identity))
            return finding
        }
        return (findings, loose)
    }
}
