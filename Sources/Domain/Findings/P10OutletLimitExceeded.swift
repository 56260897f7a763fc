/// P10: a contract has more outlets than a package of it allows (*Quantidade Limite*). Another package or a charge is
/// proposed; nothing is taken away. Key: contract and package. Money: the outlets beyond the limit. Source:
/// `domain/billing.md` §2.2.
public enum P10OutletLimitExceeded {
    /// The class.
    public static let kind = FindingClass.outletLimitExceeded

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.contracts.values.flatMap { contract -> [Finding] in
            guard contract.record.status == .active, let outlets = picture.outlets[contract.record.id] else {
                return []
            }
            let due = picture.sides.expectation.due(to: contract, on: picture.sides.platform)
            return due.compactMap { due in
                guard let package = picture.packages[due.package], let limit = package.record.outletLimit, limit > 0,
                    outlets > limit
                else { return nil }
                var finding = Finding(
                    kind, platform: picture.sides.platform, key: [contract.record.id.text, due.package.text],
                    action: .review(contract.record.id.text))
                finding.contract = contract.record.id
                finding.subscriber = contract.record.subscriber
                finding.package = due.package
                finding.field = "outlets"
                finding.erpValue = "\(limit)"
                finding.platformValue = "\(outlets)"
                finding.stake = Stake(
                    amount: Money(centavos: picture.sides.pointPrice.centavos * Int64(outlets - limit)),
                    formula: .outletsUnpaid)
                finding.sources = [contract.source, package.source].inReadingOrder()
                return finding
            }
        }
    }
}
