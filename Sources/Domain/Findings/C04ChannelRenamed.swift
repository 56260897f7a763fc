/// C04: a channel has another name on the platform than in the ERP's grid. Punctuation and case are part of a name.
public enum C04ChannelRenamed {
    /// The class.
    public static let kind = FindingClass.channelRenamed

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.differences(
            kind, field: "name", erp: { $0.name.trimmingBlanks() }, platform: { $0.name.trimmingBlanks() }, text: { $0 }
        )
    }
}
