/// D12: a box was swapped at an outlet (*Trocar Ponto*) and the platform still has the old one: the customer sees
/// nothing. The new one is paired first, then the old one is taken off. That the platform has not the new one, and no
/// outlet the old one, are absences that need their proof. Key: the new box. Source: `domain/billing.md` §2.4.
public enum D12SwapNotPropagated {
    /// The class.
    public static let kind = FindingClass.swapNotPropagated

    /// The findings, and the old boxes that they speak for.
    static func findings(in picture: DevicePicture) -> (findings: [Finding], old: Set<BoxIdentifier>) {
        let standing = Set(picture.points.compactMap { picture.register.identity($0.record.box) })
        var findings: [Finding] = []
        var old: Set<BoxIdentifier> = []
        var taken: [PlatformID: Set<BoxIdentifier>] = [:]
        for device in picture.standings where device.isLive && !standing.contains(device.identity) {
            guard let box = device.box, !box.custody.isWithCustomer, let contract = picture.contract(of: device),
                picture.contracts[contract]?.status == .active, let account = device.account
            else { continue }
            // Its outlet has another box, of which the platform knows nothing, and which no other old box gave way to.
            let fresh = (picture.pointsOf[contract] ?? []).compactMap { point -> DevicePicture.Outlet? in
                guard let new = picture.register.identity(point.record.box), !picture.knows(new, on: device.platform),
                    picture.isMade(new, for: device.platform), taken[device.platform]?.contains(new) != true
                else { return nil }
                return DevicePicture.Outlet(box: new, point: point)
            }.min { $0.box < $1.box }
            guard let fresh else { continue }
            taken[device.platform, default: []].insert(fresh.box)
            old.insert(device.identity)
            findings.append(finding(device, gaveWayTo: fresh, of: contract, account, in: picture))
        }
        return (findings, old)
    }

    private static func finding(
        _ device: DevicePicture.Standing, gaveWayTo fresh: DevicePicture.Outlet, of contract: ContractID,
        _ account: AccountID, in picture: DevicePicture
    ) -> Finding {
        var pair = ProposedAction(
            verb: .setDevice, target: fresh.box.value, present: "none", wanted: account.text, isDestructive: false,
            isReversible: true, proof: picture.evidence.proof(.devices, device.platform))
        var unpair = ProposedAction(
            verb: .setDevice, target: device.identity.value, present: account.text, wanted: "none",
            isDestructive: true, isReversible: true, proof: picture.proofOfNoOutlet(device.identity))
        if picture.grace.covers(fresh.point.record.installedOn, kind, on: picture.date) {
            pair.hold = .inFlight
            unpair.hold = .inFlight
        }
        var finding = Finding(
            kind, device, action: pair, field: "box", erp: fresh.box.value, there: device.identity.value)
        finding.key = [fresh.box.value]
        finding.box = fresh.box.value
        finding.contract = contract
        finding.point = fresh.point.record.id
        finding.subscriber = picture.contracts[contract]?.subscriber
        finding.followUp = unpair
        finding.sources = (device.sources + [fresh.point.source]).inReadingOrder()
        return finding
    }
}
