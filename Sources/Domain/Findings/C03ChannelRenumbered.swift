/// C03: a channel has another number on the platform than in the ERP's grid.
public enum C03ChannelRenumbered {
    /// The class.
    public static let kind = FindingClass.channelRenumbered

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.differences(kind, field: "number", erp: \.number, platform: \.number, text: { String($0) })
    }
}
