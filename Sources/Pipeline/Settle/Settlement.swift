internal import Domain
internal import Store

/// After everything of a pass was applied: what follows from all notes, purchases without XML and imports together.
/// Which purchase is which note's, the units of the purchases that are no note's, and which boxes the units are that
/// their own documents do not identify. It depends on the set of documents, never on their order, and changes nothing
/// where nothing new came.
struct Settlement {
    let context: Context

    /// Settles in one transaction.
    func run() throws {
        try context.store.write { tx in
            let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
            let purchases = try PurchaseSettlement(transaction: tx, ledger: ledger).settle()
            try FillSettlement(transaction: tx, ledger: ledger, purchases: purchases).settle()
        }
    }
}

/// Purchases without XML beside the notes.
struct PurchaseSettlement {
    let transaction: Transaction
    let ledger: UnitLedger

    /// What is known of purchases.
    struct Outcome {
        var purchases: [PurchaseID: Purchase] = [:]
        var standings: [PurchaseID: PurchaseStanding] = [:]
    }

    /// Says how every purchase stands, and makes the units of those that are no note's.
    func settle() throws -> Outcome {
        let rows = try transaction.purchaseRows()
        let sources = Dictionary(
            rows.map { (UnitPlace(purchase: $0.item.purchase, item: $0.item.item), $0.source) },
            uniquingKeysWith: { first, _ in first })
        let purchases = Dictionary(grouping: rows.map(\.item), by: \.purchase)
            .map { Purchase(id: $0.key, items: $0.value) }.sorted { $0.id < $1.id }
        guard !purchases.isEmpty else { return Outcome() }
        let notes = try transaction.joinableNotes { try ledger.standing(of: $0)?.isWithdrawn ?? false }
        let standings = PurchaseJoins(purchases, notes: notes).standings
        try transaction.replaceStandings(by: standings)
        let former = Dictionary(grouping: try transaction.purchaseUnits(), by: \.own.origin)
        var released: [UnitRow] = []
        var entered: [UnitOrigin] = []
        for purchase in purchases {
            let origin = UnitOrigin.purchase(purchase.id)
            let known = former[origin] ?? []
            var units: [PatrimonyUnit] = []
            if standings[purchase.id]?.isJoined != true {
                units = purchase.units(by: try transaction.products(of: purchase.id.supplier))
            }
            guard units != known.map(\.own) else { continue }
            try transaction.removeUnits(of: origin)
            released += known
            for unit in units {
                let place = UnitPlace(purchase: purchase.id, item: unit.item)
                let source = sources[place] ?? Source(delivery: 0, position: 0)
                try transaction.insert(unit, source: source)
            }
            entered.append(origin)
        }
        for origin in entered { try ledger.registerBoxes(of: origin) }
        try ledger.passOnBoxes(of: released)
        try tell(purchases, standings, notes)
        return Outcome(
            purchases: Dictionary(purchases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            standings: standings)
    }

    private struct UnitPlace: Hashable {
        var purchase: PurchaseID
        var item: Int?
    }

    /// Deliveries of this pass that brought two totals for one number wait for a person, the note's as the purchase's.
    private func tell(
        _ purchases: [Purchase], _ standings: [PurchaseID: PurchaseStanding], _ notes: [JoinableNote]
    ) throws {
        for purchase in purchases {
            guard case .differs(let key) = standings[purchase.id], var note = try transaction.note(key) else {
                continue
            }
            let detail = ReasonDetail(
                value: "\(purchase.id) \(purchase.total.text(separator: "."))", expected: "\(key) \(note.total)")
            let rows = try transaction.versions(of: purchase.id)
            for number in Set(rows.map(\.source.delivery) + [note.delivery]).sorted() {
                guard let delivery = try transaction.delivery(number), delivery.state == .judged,
                    delivery.disposition == .applied || delivery.reason == .duplicateSerial
                else { continue }
                var judgement = Judgement(.review, .purchaseTotalDiffers, detail)
                judgement.records = delivery.records
                judgement.rejected = delivery.rejected
                try transaction.update(delivery.judged(judgement))
                guard number == note.delivery else { continue }
                note.disposition = .review
                note.reason = .purchaseTotalDiffers
                try transaction.save(note)
            }
        }
    }
}

extension PurchaseStanding {
    /// Whether the note's units count, and not the purchase's.
    var isJoined: Bool {
        if case .joined = self { true } else { false }
    }
}
