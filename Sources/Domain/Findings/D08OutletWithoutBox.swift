/// D08: an outlet without a box, while a box on the customer's account stands at no outlet: one is missing a link to
/// the other. An outlet alone without a box is ordinary (an application, a television of its own). Key: the outlet.
/// Money: the price of an outlet. Source: `domain/billing.md` §2.4.
public enum D08OutletWithoutBox {
    /// The class.
    public static let kind = FindingClass.outletWithoutBox

    /// The findings, and the boxes that they speak for.
    static func findings(
        in picture: DevicePicture, pointPrice: Money = .zero, spokenFor: Set<BoxIdentifier>
    ) -> (findings: [Finding], boxes: Set<BoxIdentifier>) {
        let standing = Set(picture.points.compactMap { picture.register.identity($0.record.box) })
        var loose: [ContractID: [DevicePicture.Standing]] = [:]
        for device in picture.standings where device.isLive && !standing.contains(device.identity) {
            guard device.box != nil, !spokenFor.contains(device.identity),
                let contract = picture.contract(of: device)
            else { continue }
            loose[contract, default: []].append(device)
        }
        var boxes: Set<BoxIdentifier> = []
        let findings = picture.points.filter { $0.record.box.isEmpty }.compactMap { point -> Finding? in
            guard let own = loose[point.record.contract], let device = own.first else { return nil }
            boxes.formUnion(own.map(\.identity))
            var finding = Finding(
                kind, platform: device.platform, key: [point.record.id.text], action: .review(point.record.id.text))
            finding.contract = point.record.contract
            finding.point = point.record.id
            finding.box = device.identity.value
            finding.account = device.account
            finding.field = "box"
            finding.erpValue = point.record.id.text
            finding.platformValue = "\(own.count)"
            finding.stake = Stake(amount: pointPrice, formula: .outletsUnpaid)
            finding.sources = ([point.source] + own.flatMap(\.sources)).inReadingOrder()
            return finding
        }
        return (findings, boxes)
    }
}
