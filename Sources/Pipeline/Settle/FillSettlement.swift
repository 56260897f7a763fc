internal import Domain
internal import Store

/// Says which boxes the units are that their own documents do not identify, and keeps only what changed.
struct FillSettlement {
    let transaction: Transaction
    let ledger: UnitLedger
    let purchases: PurchaseSettlement.Outcome

    /// Identifiers of purchases first: what they name is no import's to give away.
    func settle() throws {
        let bought = try fromPurchases()
        let identified = bought.filter { !$0.value.box.isEmpty }
        try apply(identified) { $0.rule == .purchase && !$0.box.isEmpty }
        let bare = bought.filter { $0.value.box.isEmpty }
        let imported = try fromImports(besides: Set(identified.keys), bare)
        try apply(bare.merging(imported) { $1 }) { $0.rule != .purchase || $0.box.isEmpty }
    }

    /// What purchases without XML know of the units of the notes that they are. It holds whatever became of the note:
    /// a cancelled one takes the same pieces out.
    func fromPurchases() throws -> [PatrimonyUnitID: UnitFill] {
        var fills: [PatrimonyUnitID: UnitFill] = [:]
        for (id, standing) in purchases.standings {
            guard case .joined(let key) = standing, let purchase = purchases.purchases[id] else { continue }
            let items = try transaction.items(of: key).map {
                PurchaseFilling.NoteItem(item: $0.item, code: $0.code, description: $0.description)
            }
            let units = try transaction.units(of: .note(key)).map(\.own)
            fills.merge(PurchaseFilling.fills(of: units, items: items, from: purchase)) { first, _ in first }
        }
        return fills
    }

    /// What set-top imports know of the units that are still to be identified: of documents that count, and not gone
    /// back to the supplier. A model alone fills only what is not held.
    func fromImports(
        besides identified: Set<PatrimonyUnitID>, _ bare: [PatrimonyUnitID: UnitFill]
    ) throws -> [PatrimonyUnitID: UnitFill] {
        let rows = try transaction.unitsToIdentify().filter { !identified.contains($0.own.id) }
        guard !rows.isEmpty else { return [:] }
        var open: [UnidentifiedUnit] = []
        for (origin, rows) in Dictionary(grouping: rows, by: \.own.origin) {
            guard let standing = try ledger.standing(of: origin), standing == .standing || standing == .undelivered
            else { continue }
            let reversed = try ledger.reversedUnits(of: origin, asOwn: true)
            let isSound = try standing == .standing && !ledger.waitsForReview(origin)
            let date = try date(of: origin)
            for row in rows where !reversed.contains(row.own.id) {
                let model = row.own.model ?? bare[row.own.id]?.model
                open.append(UnidentifiedUnit(id: row.own.id, model: model, date: date, isSound: isSound))
            }
        }
        guard !open.isEmpty else { return [:] }
        var fills = ImportFilling.fills(of: open, from: try transaction.unclaimedImports())
        for (id, purchase) in bare {
            guard var fill = fills[id] else { continue }
            fill.model = purchase.model ?? fill.model
            fill.location = purchase.location
            fills[id] = fill
        }
        return fills
    }

    private func date(of origin: UnitOrigin) throws -> String {
        switch origin {
        case .note(let key): String(try transaction.note(key)?.issuedAt.prefix(10) ?? "")
        case .purchase(let id): purchases.purchases[id]?.date?.description ?? ""
        }
    }

    /// Puts these fills in the place of all that are of their kind. Units that change lose their boxes first,
    /// so that two may change places.
    private func apply(_ fills: [PatrimonyUnitID: UnitFill], replacing isOfKind: (UnitFill) -> Bool) throws {
        let known = try transaction.unitFills()
        let gone = known.filter { isOfKind($0.value) && fills[$0.key] == nil }.keys
        let changed = fills.filter { known[$0.key] != $0.value }
        guard !gone.isEmpty || !changed.isEmpty else { return }
        var released: [UnitRow] = []
        var touched: Set<String> = []
        for id in (Array(gone) + changed.keys).sorted() {
            if let row = try transaction.unit(id), row.boxNumber != nil { released.append(row) }
            try transaction.setBox(nil, of: id)
            try transaction.removeContests(of: id)
            try transaction.setFill(fills[id], of: id)
            touched.insert(id.origin.text)
        }
        for origin in touched.sorted().compactMap(UnitOrigin.init) { try ledger.registerBoxes(of: origin) }
        try ledger.passOnBoxes(of: released)
    }
}
