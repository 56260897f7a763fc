/// D12: a box was swapped at an outlet (*Trocar Ponto*) and the platform still has the old one: the customer sees
/// nothing. The new one is paired first, then the old one is taken off. Key: the new box. Source: `domain/billing.md`
/// §2.4.
public enum D12SwapNotPropagated {
    /// The class.
    public static let kind = FindingClass.swapNotPropagated

    /// The findings, and the old boxes that they speak for.
    static func findings(in picture: DevicePicture) -> (findings: [Finding], old: Set<BoxIdentifier>) {
        let standing = Set(picture.points.compactMap { picture.register.identity($0.record.box) })
        let known = Set(picture.standings.map(\.identity))
        var findings: [Finding] = []
        var old: Set<BoxIdentifier> = []
        for device in picture.standings where device.isLive && !standing.contains(device.identity) {
            guard let box = device.box, !box.custody.isWithCustomer, let contract = picture.contract(of: device),
                picture.contracts[contract]?.status == .active, let account = device.account
            else { continue }
            // Its outlet has another box, which the platform has never seen.
            let fresh = (picture.pointsOf[contract] ?? []).compactMap { point -> BoxIdentifier? in
                guard let identity = picture.register.identity(point.record.box), !known.contains(identity) else {
                    return nil
                }
                return identity
            }.min()
            guard let fresh, !old.contains(device.identity) else { continue }
            let pair = ProposedAction(
                verb: .setDevice, target: fresh.value, present: "none", wanted: account.text, isDestructive: false,
                isReversible: true, proof: .notNeeded)
            var finding = Finding(
                kind, device, action: pair, field: "box", erp: fresh.value, there: device.identity.value)
            finding.key = [fresh.value]
            finding.box = fresh.value
            finding.contract = contract
            finding.subscriber = picture.contracts[contract]?.subscriber
            finding.followUp = ProposedAction(
                verb: .setDevice, target: device.identity.value, present: account.text, wanted: "none",
                isDestructive: true, isReversible: true, proof: .notNeeded)
            old.insert(device.identity)
            findings.append(finding)
        }
        return (findings, old)
    }
}
