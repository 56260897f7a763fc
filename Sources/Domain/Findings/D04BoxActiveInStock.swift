/// D04: a box that the register has in stock is authorised on a platform. That it is in stock rests on the absence of a
/// point, so taking it off needs that absence proved.
public enum D04BoxActiveInStock {
    /// The class.
    public static let kind = FindingClass.boxActiveInStock

    static func finding(
        _ device: Sighted<PlatformDevice>, register: BoxRegister, evidence: Evidence
    ) -> Finding? {
        guard let box = register.box(device.record.box), box.custody == .stock else { return nil }
        let label = box.identifiers.label
        let action = ProposedAction(
            verb: .setDevice, target: label, present: device.record.account?.text ?? device.record.status.rawValue,
            wanted: "none", isDestructive: true, isReversible: true, proof: evidence.proof(.points))
        var finding = Finding(kind, platform: device.record.platform, key: [label], action: action)
        finding.box = label
        finding.account = device.record.account
        finding.field = "custody"
        finding.erpValue = box.custody.rawValue
        finding.platformValue = device.record.status.rawValue
        finding.sources = [device.source]
        return finding
    }
}
