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
        public var isFormer = false
        /// The changes of its identifiers, each with where it was read.
        public var changes: [(change: IdentifierChange, origin: Origin?)] = []
        /// Who had it, oldest first.
        public var steps: [Step] = []
        /// The customer who has it.
        public var subscriber: Subscriber?
        /// Room and outlet.
        public var room: String?
        /// What the platforms say of it.
        public var devices: [PlatformDevice] = []
        /// Open findings about it.
        public var findings: [FindingRow] = []
    }

    /// A change of custody with the file that said so.
    public struct Step: Sendable {
        /// The change.
        public var step: CustodyStep
        /// The file and its line.
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
        /// What was ordered for it.
        public var orders: [OrderAnswer]
        /// Where it was read last.
        public var origin: Origin?
        /// Its accounts on the platforms.
        public var accounts: [PlatformAccount] = []
        /// Open findings about it.
        public var findings: [FindingRow] = []
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

        init?(_ id: PurchaseID, _ tx: Transaction, in context: Context) throws {
            guard let purchase = try tx.purchase(id) else { return nil }
            self.purchase = purchase
            standing = try tx.standing(of: id)
            let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
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

    /// Identifiers that begin or end with the term, where it names nothing by itself and several do.
    public var candidates: [String] = []
    /// Candidates that are listed at most, and characters that a part of an identifier needs at least.
    static let candidatesMax = 20, partMin = 4

    /// Nothing at all.
    public var isEmpty: Bool {
        boxes.isEmpty && contracts.isEmpty && accounts.isEmpty && notes.isEmpty && packages.isEmpty
            && purchases.isEmpty
    }

    /// Looks everywhere: for the term itself, else for the one identifier that begins or ends with it.
    public init(_ term: String, context: Context) throws {
        try context.store.read { tx in
            let questions = try FindQuestions(tx, in: context)
            try look(for: term, questions)
            guard isEmpty, term.count >= Self.partMin else { return }
            let names = try tx.identifiers(beginningOrEndingWith: term, limit: Self.candidatesMax)
            if names.count == 1 {
                try look(for: names[0], questions)
            } else {
                candidates = Array(names.prefix(Self.candidatesMax))
            }
        }
    }

    private mutating func look(for term: String, _ questions: FindQuestions) throws {
        let tx = questions.tx
        boxes = try questions.boxes(term)
        contracts = try questions.contracts(term)
        let found = try questions.accounts(term)
        accounts = found
        if let key = try? AccessKey(typed: term) { try findNote(key, tx, questions.context) }
        packages = try PackageView.find(term, tx, questions.snapshots, questions.date)
        let named = try PurchaseID(text: term).map { [$0] } ?? tx.purchases(numbered: term)
        purchases = try named.compactMap { try PurchaseView($0, tx, in: questions.context) }
    }

    private mutating func findNote(_ key: AccessKey, _ tx: Transaction, _ context: Context) throws {
        let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
        guard let note = try tx.note(key), let standing = try ledger.standing(of: key) else { return }
        let units = Dictionary(grouping: try ledger.standings(of: key), by: \.standing).mapValues(\.count)
        notes.append(
            NoteView(
                note: note, standing: standing, events: try tx.fiscalEvents(of: key), units: units,
                purchase: try tx.purchase(joinedWith: key),
                origin: try Origin(Source(delivery: note.delivery, position: 1), tx)))
    }
}
