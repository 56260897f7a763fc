/// The identity of a purchase without XML: who sold, and the number of his document.
public struct PurchaseID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// CNPJ or CPF of the supplier, without punctuation.
    public var supplier: String
    /// Number of the document. Of a number in digits the leading zeros do not count: `004711` is `4711`.
    public var document: String

    /// A purchase of a supplier under a number.
    public init(supplier: String, document: String) {
        self.supplier = supplier
        let isNumber = !document.isEmpty && document.utf8.allSatisfy { (48...57).contains($0) }
        let digits = document.drop { $0 == "0" }
        self.document = isNumber ? (digits.isEmpty ? "0" : String(digits)) : document
    }

    private static let prefix = "purchase/"

    /// Reads ``text``; `nil` where it is no purchase.
    public init?(text: some StringProtocol) {
        let text = String(text)
        guard text.hasPrefix(Self.prefix) else { return nil }
        let rest = text.dropFirst(Self.prefix.count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let document = rest[rest.index(after: slash)...]
        guard slash > rest.startIndex, !document.isEmpty else { return nil }
        self.init(supplier: String(rest[..<slash]), document: String(document))
    }

    /// `purchase/SUPPLIER/DOCUMENT`.
    public var text: String { Self.prefix + supplier + "/" + document }
    /// The text.
    public var description: String { text }

    /// By supplier, then document.
    public static func < (a: Self, b: Self) -> Bool { (a.supplier, a.document) < (b.supplier, b.document) }
}

/// One row of *Compra Produtos sem XML*.
public struct PurchaseItem: Hashable, Sendable {
    /// The purchase it belongs to.
    public var purchase: PurchaseID
    /// Its number in the purchase, from 1; `nil` in a row that leaves it to the order of lines.
    public var item: Int?
    /// Day of the purchase.
    public var date: BusinessDate
    /// The supplier's name.
    public var supplierName: String?
    /// The supplier's code of the product, its description, and its NCM; empty where the row has none.
    public var product: String, description: String, ncm: String
    /// How many: whole for pieces.
    public var quantity: ExactDecimal
    /// What one costs.
    public var unitCost: Money
    /// Identifiers; the k-th entries of all lists are the k-th piece's.
    public var serials: [SerialNumber], macs: [MACAddress], casns: [CASN]
    /// The model of the boxes, and where they lie.
    public var model: String?, location: String?

    /// All fields.
    public init(
        purchase: PurchaseID, item: Int?, date: BusinessDate, supplierName: String?, product: String,
        description: String, ncm: String, quantity: ExactDecimal, unitCost: Money, serials: [SerialNumber],
        macs: [MACAddress], casns: [CASN], model: String?, location: String?
    ) {
        self.purchase = purchase
        self.item = item
        self.date = date
        self.supplierName = supplierName
        self.product = product
        self.description = description
        self.ncm = ncm
        self.quantity = quantity
        self.unitCost = unitCost
        self.serials = serials
        self.macs = macs
        self.casns = casns
        self.model = model
        self.location = location
    }

    /// What the whole item costs, rounded half up to the centavo; `nil` where no amount can hold it.
    public var total: Money? {
        ExactDecimal(unitCost.text(separator: "."))?.multiplied(by: quantity)?.money
    }

    /// Whether it names pieces.
    public var hasIdentifiers: Bool { !serials.isEmpty || !macs.isEmpty || !casns.isEmpty }

    /// The numbers of identifiers of each list that has any.
    public var identifierCounts: [Int] { [serials.count, macs.count, casns.count].filter { $0 > 0 } }

    /// What is known of the k-th piece, from 0.
    public func box(at index: Int) -> BoxIdentifiers {
        func entry<T>(_ list: [T]) -> T? { list.indices.contains(index) ? list[index] : nil }
        return BoxIdentifiers(casn: entry(casns), mac: entry(macs), serial: entry(serials))
    }

    /// The columns that name the k-th piece: `purchase/casns + purchase/serials`; empty past the lists' ends.
    private func rule(at index: Int) -> String {
        let columns = [("casns", casns.count), ("serials", serials.count), ("macs", macs.count)]
        return columns.filter { index < $0.1 }.map { "purchase/\($0.0)" }.joined(separator: " + ")
    }

    /// What the item is, as of an item of a note.
    public func use(by map: ProductMap) -> ItemUse {
        ItemUse(product: product, ncm: ncm, hasIdentifiers: hasIdentifiers, by: map)
    }

    /// One unit a piece, its cost split so that the units sum to the item; none where it is no asset or not counted in
    /// pieces.
    public func units(by map: ProductMap) -> [PatrimonyUnit] {
        let use = use(by: map)
        guard use.isAsset, let item, let count = quantity.wholeNumber, (1...FiscalNote.unitsMost).contains(count),
            let costs = total?.split(into: count)
        else { return [] }
        return costs.indices.map { index in
            PatrimonyUnit(
                origin: .purchase(purchase), item: item, unit: index + 1, description: description, ncm: ncm,
                supplier: purchase.supplier, cost: costs[index], ibs: nil, cbs: nil, box: box(at: index),
                use: use.use, model: use.model ?? model, isCapitalised: use.isCapitalised, measure: "UN",
                identifiedBy: rule(at: index), location: location)
        }
    }
}

/// A purchase without XML: all rows of one supplier and document, whichever files they came in.
public struct Purchase: Hashable, Sendable {
    /// Which it is.
    public var id: PurchaseID
    /// Its items, by number.
    public var items: [PurchaseItem]

    /// A purchase with its items by number.
    public init(id: PurchaseID, items: [PurchaseItem]) {
        self.id = id
        self.items = items.sorted { ($0.item ?? 0) < ($1.item ?? 0) }
    }

    /// The sum of its items.
    public var total: Money { items.reduce(.zero) { $0 + ($1.total ?? .zero) } }
    /// Its first day.
    public var date: BusinessDate? { items.map(\.date).min() }
    /// All units.
    public func units(by map: ProductMap) -> [PatrimonyUnit] { items.flatMap { $0.units(by: map) } }
}
