/// P03: the platform's package has channels that the ERP's grid of it lacks. A channel that C01 or C02 speaks of is left
/// out here: one cause, one finding.
public enum P03PackageChannelsAdded {
    /// The class.
    public static let kind = FindingClass.packageChannelsAdded

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.composed.compactMap { composed in
            let added = composed.theirs.subtracting(composed.ours)
            guard !added.isEmpty else { return nil }
            var finding = picture.finding(kind, composed)
            finding.platformValue = CataloguePicture.list(added)
            return finding
        }
    }
}

extension CataloguePicture {
    /// A finding about what is in a package.
    func finding(_ kind: FindingClass, _ composed: Composed) -> Finding {
        let sources = [composed.package.source] + (composed.other.map { [$0.source] } ?? [])
        var finding = finding(kind, package: composed.package.record.id, sources: sources)
        finding.field = "channels"
        return finding
    }
}
