/// The document that brought a unit of patrimony in.
public enum UnitOrigin: Hashable, Sendable, CustomStringConvertible {
    /// A note.
    case note(AccessKey)
    /// A purchase without XML.
    case purchase(PurchaseID)

    /// Reads ``text``; `nil` where it is neither.
    public init?(_ text: some StringProtocol) {
        if let purchase = PurchaseID(text: text) {
            self = .purchase(purchase)
        } else if let key = try? AccessKey(typed: text) {
            self = .note(key)
        } else {
            return nil
        }
    }

    /// The key of the note, or `purchase/SUPPLIER/DOCUMENT`: one form for the store, for `find` and for `explain`.
    public var text: String {
        switch self {
        case .note(let key): key.text
        case .purchase(let purchase): purchase.text
        }
    }

    /// The key, where it is a note.
    public var accessKey: AccessKey? {
        if case .note(let key) = self { key } else { nil }
    }

    /// The purchase, where it is one.
    public var purchase: PurchaseID? {
        if case .purchase(let purchase) = self { purchase } else { nil }
    }

    /// The text.
    public var description: String { text }
}
