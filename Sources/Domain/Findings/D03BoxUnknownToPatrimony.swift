/// D03: a box is authorised on a platform and the provider's register does not know it: unbooked, or not ours. The
/// register is never a complete picture, so this is a person's task; and before the first box is registered, nothing
/// is said. Money: what replacing a box of its model costs, where the configuration says so: so much is not booked.
public enum D03BoxUnknownToPatrimony {
    /// The class.
    public static let kind = FindingClass.boxUnknownToPatrimony

    /// `devices`: the rows of one box on one platform.
    static func finding(
        _ devices: [Sighted<PlatformDevice>], register: BoxRegister, costs: ReplacementCosts = ReplacementCosts()
    ) -> Finding? {
        guard let device = devices.first, !register.isEmpty, register.box(device.record.box) == nil else { return nil }
        let label = device.record.box.label
        var finding = Finding(kind, platform: device.record.platform, key: [label], action: .review(label))
        finding.box = label
        finding.account = devices.lazy.compactMap(\.record.account).first
        finding.field = "box"
        finding.platformValue = device.record.status.rawValue
        if let cost = costs.cost(ofModel: devices.lazy.compactMap(\.record.model).first) {
            finding.stake = Stake(amount: cost, formula: .replacement)
        }
        finding.sources = devices.map(\.source).inReadingOrder()
        return finding
    }
}
