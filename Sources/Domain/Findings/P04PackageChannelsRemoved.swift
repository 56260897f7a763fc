/// P04: the ERP's grid of a package shows channels that the platform's package no longer has. A channel that the
/// platform no longer has at all is C01 and is left out here: one cause, one finding.
public enum P04PackageChannelsRemoved {
    /// The class.
    public static let kind = FindingClass.packageChannelsRemoved

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.composed.compactMap { package, ours, theirs in
            let removed = ours.subtracting(theirs).filter { picture.channels[$0] != nil }
            guard !removed.isEmpty else { return nil }
            var finding = picture.finding(kind, package: package.record.id, sources: [package.source])
            finding.field = "channels"
            finding.erpValue = CataloguePicture.list(removed)
            return finding
        }
    }
}
