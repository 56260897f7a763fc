/// C05: a channel is in another family (genre) on the platform than in the ERP's grid.
public enum C05ChannelFamilyChanged {
    /// The class.
    public static let kind = FindingClass.channelFamilyChanged

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.differences(
            kind, field: "family", erp: { Self.genre($0.family) }, platform: { Self.genre($0.family) }, text: { $0 })
    }

    private static func genre(_ family: String?) -> String? {
        guard let text = family?.trimmingBlanks(), !text.isEmpty else { return nil }
        return text
    }
}
