/// Why a person gave something back, in the words that an NFCom knows (*motSub*). Source: `domain/billing.md` §6.4
/// (MOC 1.00a). Whether the correction goes out as a returned item, a substitution or an adjustment (*finNFCom*) is the
/// issuer's to say: it depends on what became of the note of the charge, which nobody tells here.
public enum CorrectionMotive: String, Sendable, CaseIterable, Hashable {
    /// The price or its calculation was wrong.
    case price
    /// The customer's or the contract's data were wrong.
    case registration
    /// A court decided it.
    case court
    /// The taxes were wrong.
    case taxation
    /// The service was interrupted or ended.
    case interruption

    /// The code of the layout.
    public var code: String {
        switch self {
        case .price: "01"
        case .registration: "02"
        case .court: "03"
        case .taxation: "04"
        case .interruption: "05"
        }
    }
}
