/// P04: the ERP's grid of a package shows channels that the platform's package no longer has. A channel that C01 or C02
/// speaks of is left out here: one cause, one finding.
public enum P04PackageChannelsRemoved {
    /// The class.
    public static let kind = FindingClass.packageChannelsRemoved

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.composed.compactMap { composed in
            let removed = composed.ours.subtracting(composed.theirs)
            guard !removed.isEmpty else { return nil }
            var finding = picture.finding(kind, composed)
            finding.erpValue = CataloguePicture.list(removed)
            return finding
        }
    }
}
