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
        /// The term is an identifier that the box had and has no more.
        public var isFormer: Bool
        /// The changes of its identifiers, each with where it was read.
        public var changes: [(change: IdentifierChange, origin: Origin?)]
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
        /// Where it was read last.
        public var origin: Origin?
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

    /// Nothing at all.
    public var isEmpty: Bool { boxes.isEmpty && contracts.isEmpty && accounts.isEmpty && notes.isEmpty }

    /// Looks everywhere.
    public init(_ term: String, context: Context) throws {
        let date = context.asOf
        try context.store.read { tx in
            let snapshots = try tx.snapshots(upTo: date)
            try findBoxes(term, tx, snapshots, date)
            try findContracts(term, tx, snapshots)
            let lower = term.lowercased()
            for platform in Set(snapshots.compactMap(\.claim.platform)).sorted() {
                accounts += try tx.sighted(PlatformAccount.self, platform: platform, snapshots: snapshots).map(\.record)
                    .filter { $0.id.text == term || $0.login?.lowercased() == lower }
            }
            if let key = try? AccessKey(typed: term) { try findNote(key, tx, date) }
        }
    }

    private mutating func findNote(_ key: AccessKey, _ tx: Transaction, _ date: BusinessDate) throws {
        let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, on: date))
        guard let note = try tx.note(key), let standing = try ledger.standing(of: key) else { return }
        let units = Dictionary(grouping: try ledger.standings(of: key), by: \.standing).mapValues(\.count)
        notes.append(
            NoteView(
                note: note, standing: standing, events: try tx.fiscalEvents(of: key), units: units,
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
            case .none: try tx.formerBoxes(identifiers)
            case .one(let number): [number]
            case .several(let numbers): numbers
            }
        guard !numbers.isEmpty else { return }
        let isFormer = try tx.findBox(identifiers) == .none
        let custody = try BoxCustody(store: tx, snapshots: snapshots, on: date)
        for box in custody.boxes where numbers.contains(box.number) {
            guard let row = custody.rows[box.number] else { continue }
            let trail = BoxTrail(
                facts: row.facts, spans: row.spans, former: try tx.formerIdentifiers(ofBox: box.number))
            boxes.append(
                Box(
                    box: box, row: row, unit: try tx.units(ofBox: box.number).first,
                    origin: try Origin(row.source, tx), isFormer: isFormer,
                    changes: try trail.changes.map { ($0, try Origin($0.source, tx)) }))
        }
    }

    private mutating func findContracts(_ term: String, _ tx: Transaction, _ snapshots: [SnapshotRow]) throws {
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
            contracts.append(
                ContractView(
                    contract: contract.record, isPresent: contract.isPresent,
                    subscriber: subscribers.first { $0.id == contract.record.subscriber },
                    packages: packages.filter { $0.contract == id }, points: points.filter { $0.contract == id },
                    events: try tx.billingEvents(ofContract: id), origin: try Origin(contract.source, tx)))
        }
    }
}
