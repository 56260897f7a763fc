/// P04: the ERP's grid of a package shows channels that the platform's package no longer has. A channel that C01 or C02
/// speaks of is left out here: one cause, one finding. Money: the list price of its customers by the share of channels
/// that are gone; an indication, for nobody has set a price on a channel. Source: `domain/billing.md` §2.2.
public enum P04PackageChannelsRemoved {
    /// The class.
    public static let kind = FindingClass.packageChannelsRemoved

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.composed.compactMap { composed in
            let removed = composed.ours.subtracting(composed.theirs)
            guard !removed.isEmpty else { return nil }
            var finding = picture.finding(kind, composed)
            finding.erpValue = CataloguePicture.list(removed)
            let retail = picture.retailOfCustomers[composed.package.record.id] ?? .zero
            let (lost, all) = (Int64(removed.count), Int64(composed.ours.count))
            finding.stake = Stake(
                amount: Money(centavos: (2 * retail.centavos * lost + all) / (2 * all)), formula: .contentLost)
            return finding
        }
    }
}
