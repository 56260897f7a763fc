/// C05: a channel is in another family (genre) on the platform than in the ERP's grid.
public enum C05ChannelFamilyChanged {
    /// The class.
    public static let kind = FindingClass.channelFamilyChanged

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.differences(kind, field: "family", erp: \.family, platform: \.family, text: { $0 })
    }
}
