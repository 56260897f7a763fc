/// In which direction a finding's money is lost: the three sums of the morning, and what is none of them.
public enum Exposure: String, Sendable, CaseIterable, Hashable {
    /// Delivered and not charged: money that the provider never sees.
    case leakage
    /// Charged and not owed, or not delivered: money that may have to be given back.
    case overBilling = "over-billing"
    /// What a platform charges for nobody.
    case wholesale
    /// Everything else: boxes to be replaced, prices that changed, days between two dates.
    case other
}

extension Finding {
    /// Where its money is counted.
    public var exposure: Exposure {
        switch stake.formula {
        case .retailNotCharged, .notBilled: .leakage
        // Outlets charged more than once are the customer's money, outlets beyond the paid ones the provider's.
        case .outletsUnpaid: kind == .chargedPerOutlet ? .overBilling : .leakage
        case .retailNotDelivered, .retailOfCustomers, .billedForNothing: .overBilling
        case .billedDifference: isBilledTooMuch ? .overBilling : .leakage
        case .wholesaleForNothing: .wholesale
        case .none, .replacement, .contentLost, .daysBetween, .wholesaleChange, .marginLost, .priceDifference: .other
        }
    }

    // Both values are amounts of money there: what is owed, and what was billed.
    private var isBilledTooMuch: Bool {
        guard let owed = erpValue.flatMap({ try? Money($0, style: .comma) }),
            let billed = platformValue.flatMap({ try? Money($0, style: .comma) })
        else { return false }
        return billed > owed
    }
}
