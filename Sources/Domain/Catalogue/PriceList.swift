/// A row of the price list: what a package costs a month from a day on.
public struct PackagePrice: Hashable, Sendable {
    /// The package, by the ERP's code.
    public var package: PackageID
    /// First day.
    public var validFrom: BusinessDate
    /// The price a month.
    public var price: Money
    /// Last day, included; none: until the next row of the package begins.
    public var validTo: BusinessDate?

    /// All fields.
    public init(package: PackageID, validFrom: BusinessDate, price: Money, validTo: BusinessDate?) {
        self.package = package
        self.validFrom = validFrom
        self.price = price
        self.validTo = validTo
    }

    /// Whether both cannot hold: they begin on the same day and are not the same row with another end, or the earlier
    /// one says that it lasts into the later one. A row without an end gives way to the next.
    public func contradicts(_ other: PackagePrice) -> Bool {
        guard package == other.package else { return false }
        if validFrom == other.validFrom { return price != other.price }
        let (earlier, later) = validFrom < other.validFrom ? (self, other) : (other, self)
        return earlier.validTo.map { $0 >= later.validFrom } ?? false
    }
}

/// What a package costs by the list.
public enum ListPrice: Hashable, Sendable {
    /// This a month.
    case listed(Money)
    /// It was never given a price.
    case never
    /// It has a price list, and no row of it holds: never taken for zero.
    case gap

    /// The amount, where there is one.
    public var amount: Money? { if case .listed(let price) = self { price } else { nil } }
}

/// The price list: a package that has any row here is priced by its rows, the others by ``Package/price``.
public struct PriceList: Hashable, Sendable {
    private let rows: [PackageID: [PackagePrice]]

    /// Rows in any order, none of which contradicts another.
    public init(_ rows: [PackagePrice] = []) {
        self.rows = Dictionary(grouping: rows, by: \.package).mapValues { $0.sorted { $0.validFrom < $1.validFrom } }
    }

    /// The list price of a package on a date.
    public func price(of package: Package, on date: BusinessDate) -> ListPrice {
        guard let own = rows[package.id] else { return package.price.map(ListPrice.listed) ?? .never }
        guard let row = own.last(where: { $0.validFrom <= date }), row.validTo.map({ date <= $0 }) ?? true else {
            return .gap
        }
        return .listed(row.price)
    }

    /// The days on which the list price of a package may change.
    public func changes(of package: PackageID) -> [BusinessDate] {
        (rows[package] ?? []).flatMap { row in
            [row.validFrom] + (row.validTo.map { [$0.adding(days: 1)] } ?? [])
        }
    }
}
