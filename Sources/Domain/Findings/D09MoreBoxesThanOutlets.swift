/// D09: an account has more live boxes than its contract has outlets. Nothing is taken away: it is charged, or the box
/// is fetched. Key: the contract. Money: the outlets that are not paid. Source: `domain/billing.md` §2.4.
public enum D09MoreBoxesThanOutlets {
    /// The class.
    public static let kind = FindingClass.moreBoxesThanOutlets

    static func findings(in picture: DevicePicture, pointPrice: Money, spokenFor: Set<BoxIdentifier>) -> [Finding] {
        struct Owner: Hashable {
            var platform: PlatformID
            var contract: ContractID
        }
        var owners: [Owner: [DevicePicture.Standing]] = [:]
        for device in picture.standings where device.isLive && !spokenFor.contains(device.identity) {
            guard let contract = picture.contract(of: device), picture.contracts[contract]?.status == .active else {
                continue
            }
            owners[Owner(platform: device.platform, contract: contract), default: []].append(device)
        }
        return owners.compactMap { owner, boxes in
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
            return finding
        }
    }
}
