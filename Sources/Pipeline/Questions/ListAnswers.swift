public import Domain
internal import Store

/// The packages of the ERP; for a contract, those that it may take.
public struct PackageList: Sendable {
    /// A package with its list price on the date.
    public struct Item: Sendable {
        /// The package.
        public var package: Package
        /// What it costs by the list.
        public var price: ListPrice
    }

    /// Why a contract may take none.
    public enum Refusal: Sendable {
        /// It is not in the records.
        case contractUnknown
        /// Its plan does not allow television, or is not in the records.
        case noTelevision(PlanID)
        /// It is cancelled.
        case cancelled
    }

    /// By code.
    public var items: [Item] = []
    /// Why there are none, where the contract is the reason.
    public var refusal: Refusal?

    /// Without a contract: all packages. With one: the extras that are sold, of any platform, and that it does not
    /// have on the date or later.
    public init(contract: ContractID?, context: Context) throws {
        let date = context.asOf
        try context.store.read { tx in
            let snapshots = try tx.snapshots(upTo: date)
            let prices = try tx.priceList()
            var packages = try tx.sighted(Package.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
            if let contract {
                let found = try tx.sighted(Contract.self, snapshots: snapshots)
                    .first { $0.record.id == contract && $0.isPresent }?.record
                guard let found else { return refusal = .contractUnknown }
                guard found.status != .cancelled else { return refusal = .cancelled }
                let plan = try tx.sighted(Plan.self, snapshots: snapshots)
                    .first { $0.record.id == found.plan && $0.isPresent }?.record
                guard let plan, plan.allowsTV else { return refusal = .noTelevision(found.plan) }
                let taken = try tx.sighted(ContractPackage.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
                    .filter { $0.contract == contract && $0.endsOn.map { date < $0 } ?? true }.map(\.package)
                let excluded = Set(taken).union([plan.defaultPackage].compactMap(\.self))
                packages = packages.filter { $0.isActive && $0.isExtra && !excluded.contains($0.id) }
            }
            items = packages.map { Item(package: $0, price: prices.price(of: $0, on: date)) }
        }
    }
}

/// The grid of a package: the ERP's, or where it has none, the platform's.
public struct ChannelList: Sendable {
    /// A channel of the grid.
    public struct Item: Sendable {
        /// *N. Canal*.
        public var number: Int?
        /// *Nome Canal*.
        public var name: String
        /// *Família*.
        public var family: String?
        /// The channel's id on the platform, where it is known.
        public var channel: ChannelID?
        /// The line-up of the number.
        public var lineup: String?
    }

    /// Which side gave the grid.
    public enum Side: String, Sendable {
        case erp, platform
    }

    /// By number, then name.
    public var items: [Item] = []
    /// Which side gave it.
    public var side = Side.erp
    /// Whether the ERP has such a package.
    public var isKnown = false

    /// The grid on the context's date.
    public init(package id: PackageID, context: Context) throws {
        try context.store.read { tx in
            let snapshots = try tx.snapshots(upTo: context.asOf)
            let package = try tx.sighted(Package.self, snapshots: snapshots)
                .first { $0.record.id == id && $0.isPresent }?.record
            items = try tx.sighted(PackageChannel.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
                .filter { $0.package == id }.map {
                    Item(number: $0.number, name: $0.name, family: $0.family, channel: $0.channel, lineup: $0.lineup)
                }
            isKnown = package != nil || !items.isEmpty
            if items.isEmpty, let package {
                side = .platform
                items = try catalogue(package, tx, snapshots)
            }
        }
        items.sort { ($0.number ?? Int.max, $0.name) < ($1.number ?? Int.max, $1.name) }
    }

    private func catalogue(_ package: Package, _ tx: Transaction, _ snapshots: [SnapshotRow]) throws -> [Item] {
        let own = try tx.sighted(CataloguePackageChannel.self, platform: package.platform, snapshots: snapshots)
            .filter { $0.isPresent && $0.record.package == package.platformPackage }.map(\.record.channel)
        let wanted = Set(own)
        return try tx.sighted(CatalogueChannel.self, platform: package.platform, snapshots: snapshots)
            .filter { $0.isPresent && wanted.contains($0.record.id) }.map(\.record).map {
                Item(number: $0.number, name: $0.name, family: $0.family, channel: $0.id, lineup: $0.lineup)
            }
    }
}

/// The registered locations, by name.
public struct LocationList: Sendable {
    /// A location and where it was read.
    public struct Item: Sendable {
        /// The location.
        public var location: RegisteredLocation
        /// File and line.
        public var place: String
    }

    /// By name.
    public let items: [Item]

    /// All of them.
    public init(context: Context) throws {
        items = try context.store.read { tx in
            try tx.locations().map { row in
                let file = try Origin(row.source, tx)?.file ?? "?"
                return Item(location: row.record, place: "\(file):\(row.source.position)")
            }
        }
    }
}
