/// What a group should cost: the desired amount, computed from the records alone and never stored as such.
public struct Charge: Hashable, Sendable {
    /// What is charged, and for which month.
    public var group: BillingGroup
    /// Who pays.
    public var subscriber: SubscriberID
    /// From the first billed day to the last. Days inside it that are not billed are missing in ``derivation``.
    public var span: DaySpan
    /// The package's own price a month, where it has one.
    public var listPrice: Money?
    /// When it is due.
    public var due: DueDate
    /// Tax nature of the package (SVA, SCM, SeAC …), carried, never decided.
    public var taxNature: String?
    /// How the amount is made.
    public var derivation: Derivation

    /// All fields.
    public init(
        group: BillingGroup, subscriber: SubscriberID, span: DaySpan, listPrice: Money?, due: DueDate,
        taxNature: String?, derivation: Derivation
    ) {
        self.group = group
        self.subscriber = subscriber
        self.span = span
        self.listPrice = listPrice
        self.due = due
        self.taxNature = taxNature
        self.derivation = derivation
    }

    /// The amount; more than zero.
    public var amount: Money { derivation.amount }
    /// Where the price comes from.
    public var priceOrigin: PriceOrigin { derivation.leading?.origin ?? .neverPriced }

    /// Everything that makes this charge what it is, in one canonical text; the caller hashes it. Which of the two
    /// due dates was asked for is left out: asking for the other date must not replace the event.
    public var hashText: String {
        [
            "sintonia/charge/1", "group=\(group.key)", "subscriber=\(subscriber.text)", "span=\(span)",
            "list=\(listPrice.map { String($0.centavos) } ?? "-")", "amount=\(amount.centavos)",
            "nominal=\(due.nominal)", "business=\(due.business)", "tax=\(Self.oneLine(taxNature))",
            "derivation=\(derivation.text)",
        ].joined(separator: "\n")
    }

    // A tax nature is free text: a line end in it must not look like the next field, nor none like an empty one.
    private static func oneLine(_ text: String?) -> String {
        guard let text else { return "-" }
        return "="
            + text.unicodeScalars.reduce(into: "") { result, scalar in
                if scalar == "\\" || scalar.value < 0x20 {
                    result += "\\\(scalar.value);"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
    }
}
