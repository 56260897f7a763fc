public import Domain
public import Store

/// What is known under a term, whatever the term is: asset tag, CASN, MAC, serial, access key, contract, login,
/// account.
public struct FindAnswer: Sendable {
    /// A box with its purchase and its place.
    public struct Box: Sendable {
        /// The box.
        public var box: SetTopBox
        /// What the register says of it.
        public var row: BoxRow
        /// The unit of a note that it is.
        public var unit: UnitRow?
        /// Where it was read last.
        public var origin: Origin?
    }

    /// A contract with what hangs on it.
    public struct ContractView: Sendable {
        /// The contract.
        public var contract: Contract
        /// Whether the newest pictures still show it.
        public var isPresent: Bool
        /// Its customer.
        public var subscriber: Subscriber?
        /// Its packages.
        public var packages: [ContractPackage]
        /// Its outlets.
        public var points: [Point]
        /// Its charges.
        public var events: [BillingEvent]
        /// What the ERP says it consumed of them.
        public var results: [BillingResult]
        /// Its versions, and those of its packages and points, up to the date.
        public var history: [HistoryLine]
        /// Where it was read last.
        public var origin: Origin?
    }

    /// A purchase without XML with what was said of it.
    public struct PurchaseView: Sendable {
        /// The purchase as it counts.
        public var purchase: Purchase
        /// How it stands beside the notes.
        public var standing: PurchaseStanding
        /// Its units, by how they stand.
        public var units: [UnitStanding: Int]
        /// Where its rows were read, every version.
        public var origins: [Origin]

        init?(_ id: PurchaseID, _ tx: Transaction, on date: BusinessDate) throws {
            guard let purchase = try tx.purchase(id) else { return nil }
            self.purchase = purchase
            standing = try tx.standing(of: id)
            let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, on: date))
            units = Dictionary(grouping: try ledger.standings(of: .purchase(id)), by: \.standing).mapValues(\.count)
            origins = try tx.versions(of: id).compactMap { try Origin($0.source, tx) }
        }
    }

    /// A note with what later documents made of it.
    public struct NoteView: Sendable {
        /// The note.
        public var note: NoteRow
        /// How it stands.
        public var standing: NoteStanding
        /// The registered events that came.
        public var events: [LedgerEvent]
        /// Its units, by how they stand.
        public var units: [UnitStanding: Int]
        /// The purchase without XML that it is.
        public var purchase: PurchaseID?
        /// Where it was read.
        public var origin: Origin?
    }

    /// Boxes found.
    public var boxes: [Box] = []
    /// Contracts found.
    public var contracts: [ContractView] = []
    /// Accounts found.
    public var accounts: [PlatformAccount] = []
    /// Notes found.
    public var notes: [NoteView] = []
    /// Packages found, by the ERP's code.
    public var packages: [PackageView] = []

    /// Purchases without XML found.
    public var purchases: [PurchaseView] = []

    /// Nothing at all.
    public var isEmpty: Bool {
        boxes.isEmpty && contracts.isEmpty && accounts.isEmpty && notes.isEmpty && packages.isEmpty
            && purchases.isEmpty
    }

    /// Looks everywhere.
    public init(_ term: String, context: Context) throws {
        let date = context.asOf
        try context.store.read { tx in
            let snapshots = try tx.snapshots(upTo: date)
            try findBoxes(term, tx, snapshots, date)
            try findContracts(term, tx, snapshots, date)
            packages = try PackageView.find(term, tx, snapshots, date)
            let lower = term.lowercased()
            for platform in Set(snapshots.compactMap(\.claim.platform)).sorted() {
                accounts += try tx.sighted(PlatformAccount.self, platform: platform, snapshots: snapshots).map(\.record)
                    .filter { $0.id.text == term || $0.login?.lowercased() == lower }
            }
            if let key = try? AccessKey(typed: term) { try findNote(key, tx, date) }
            let named = try PurchaseID(text: term).map { [$0] } ?? tx.purchases(numbered: term)
            purchases = try named.compactMap { try PurchaseView($0, tx, on: date) }
        }
    }

    private mutating func findNote(_ key: AccessKey, _ tx: Transaction, _ date: BusinessDate) throws {
        let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, on: date))
        guard let note = try tx.note(key), let standing = try ledger.standing(of: key) else { return }
        let units = Dictionary(grouping: try ledger.standings(of: key), by: \.standing).mapValues(\.count)
        notes.append(
            NoteView(
                note: note, standing: standing, events: try tx.fiscalEvents(of: key), units: units,
                purchase: try tx.purchase(joinedWith: key),
                origin: try Origin(Source(delivery: note.delivery, position: 1), tx)))
    }

    private mutating func findBoxes(
        _ term: String, _ tx: Transaction, _ snapshots: [SnapshotRow], _ date: BusinessDate
    ) throws {
        let identifiers = BoxIdentifiers(
            casn: try? CASN(term), mac: try? MACAddress(term), serial: try? SerialNumber(term),
            patrimony: try? PatrimonyNumber(term))
        let numbers: [Int64] =
            switch try tx.findBox(identifiers) {
            case .none: []
            case .one(let number): [number]
            case .several(let numbers): numbers
            }
        guard !numbers.isEmpty else { return }
        let custody = try BoxCustody(store: tx, snapshots: snapshots, on: date)
        for box in custody.boxes where numbers.contains(box.number) {
            guard let row = custody.rows[box.number] else { continue }
            boxes.append(
                Box(box: box, row: row, unit: try tx.units(ofBox: box.number).first, origin: try Origin(row.source, tx))
            )
        }
    }

    private mutating func findContracts(
        _ term: String, _ tx: Transaction, _ snapshots: [SnapshotRow], _ date: BusinessDate
    ) throws {
        let results = try tx.billingResults().map(\.record)
        let lower = term.lowercased()
        let found = try tx.sighted(Contract.self, snapshots: snapshots).filter {
            $0.record.id.text == term || $0.record.radiusLogin?.lowercased() == lower
                || $0.record.subscriber.text == term
        }
        guard !found.isEmpty else { return }
        let subscribers = try tx.sighted(Subscriber.self, snapshots: snapshots).map(\.record)
        let packages = try tx.sighted(ContractPackage.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
        let points = try tx.sighted(Point.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
        for contract in found {
            let id = contract.record.id
            let events = try tx.billingEvents(ofContract: id)
            let keys = Set(events.map(\.id.key))
            contracts.append(
                ContractView(
                    contract: contract.record, isPresent: contract.isPresent,
                    subscriber: subscribers.first { $0.id == contract.record.subscriber },
                    packages: packages.filter { $0.contract == id }, points: points.filter { $0.contract == id },
                    events: events, results: results.filter { keys.contains($0.event) },
                    history: try HistoryLine.lines(of: id, upTo: date, tx), origin: try Origin(contract.source, tx)))
        }
    }
}
