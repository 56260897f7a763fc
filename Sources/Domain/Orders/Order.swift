extension Tags {
    /// Tag of ``OrderID``.
    public enum Order: IdentifierTag {
        /// The word for messages.
        public static let name = "order"
    }
}

/// The name of an order; it works once.
public typealias OrderID = Identifier<Tags.Order>

/// What a person wants changed in the contracts: a fact of its own, never written over what the ERP said.
public struct Order: Hashable, Sendable {
    /// Its name.
    public var id: OrderID
    /// What is wanted.
    public var operation: OrderOperation
    /// First day on which it holds.
    public var effectiveOn: BusinessDate
    /// Who ordered it.
    public var author: String?
    /// Why.
    public var reason: String?

    /// All fields.
    public init(
        id: OrderID, operation: OrderOperation, effectiveOn: BusinessDate, author: String?, reason: String?
    ) {
        self.id = id
        self.operation = operation
        self.effectiveOn = effectiveOn
        self.author = author
        self.reason = reason
    }

    /// One text for one order, whatever file it came in: the same id with another text is another order.
    public var text: String {
        ([id.text, operation.verb.rawValue, effectiveOn.description, author ?? "", reason ?? ""]
            + operation.fields.texts).joined(separator: "\u{1F}")
    }

    /// By the first day, then the id, then the text: the order in which orders are carried out, whatever file they
    /// came in.
    public static func precedes(_ a: Order, _ b: Order) -> Bool {
        if a.effectiveOn != b.effectiveOn { return a.effectiveOn < b.effectiveOn }
        return a.id != b.id ? a.id < b.id : a.text.precedes(b.text)
    }
}

/// An order that was taken, with what is known of its life.
public struct AcceptedOrder: Hashable, Sendable {
    /// The order.
    public var order: Order
    /// The business date on which it was taken: nobody can have carried it into the ERP before.
    public var takenOn: BusinessDate
    /// The picture of the ERP that agreed with it first: from then on the ERP rules.
    public var confirmedOn: BusinessDate?
    /// The ERP's outlet that took the place of the ordered one.
    public var confirmedAs: PointID?
    /// Where it was read.
    public var source: Source

    /// All fields.
    public init(
        order: Order, takenOn: BusinessDate, confirmedOn: BusinessDate? = nil, confirmedAs: PointID? = nil,
        source: Source
    ) {
        self.order = order
        self.takenOn = takenOn
        self.confirmedOn = confirmedOn
        self.confirmedAs = confirmedAs
        self.source = source
    }
}

/// How an order stands.
public enum OrderStanding: String, Sendable, CaseIterable, Hashable {
    /// What it refers to is not there yet.
    case waiting
    /// Cannot be carried out.
    case refused
    /// Its first day has not come.
    case scheduled
    /// It wins over the ERP, which has not shown it yet.
    case awaiting
    /// It holds, and there is no table of the ERP that could show it.
    case inForce = "in-force"
    /// The ERP has shown it; from then on the ERP rules.
    case confirmed
    /// The grace window ended and the ERP does not have it: finding O01, and its key is frozen.
    case contradicted
    /// A newer order on the same key took its place.
    case superseded
}

/// What an order changes. Orders on one key follow each other.
public enum OrderKey: Hashable, Sendable {
    /// A package of a contract.
    case package(ContractID, PackageID)
    /// A field of a contract: `plan`, `status`, or a field's name.
    case field(ContractID, String)
    /// An outlet.
    case point(PointID)
    /// The custody of a box.
    case box(String)

    /// The table of the ERP that shows it; none for a box, which the ERP's tables do not speak of.
    public var table: TableKind? {
        switch self {
        case .package: .contractPackages
        case .field: .contracts
        case .point: .points
        case .box: nil
        }
    }
}
