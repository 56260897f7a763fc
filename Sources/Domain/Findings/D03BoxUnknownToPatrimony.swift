/// D03: a box is authorised on a platform and the provider's register does not know it: unbooked, or not ours. The
/// register is never a complete picture, so this is a person's task.
public enum D03BoxUnknownToPatrimony {
    /// The class.
    public static let kind = FindingClass.boxUnknownToPatrimony

    static func finding(_ device: Sighted<PlatformDevice>, register: BoxRegister) -> Finding? {
        guard register.box(device.record.box) == nil else { return nil }
        let label = device.record.box.label
        var finding = Finding(kind, platform: device.record.platform, key: [label], action: .review(label))
        finding.box = label
        finding.account = device.record.account
        finding.field = "box"
        finding.platformValue = device.record.status.rawValue
        finding.sources = [device.source]
        return finding
    }
}
