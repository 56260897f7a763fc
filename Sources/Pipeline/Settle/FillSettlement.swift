internal import Domain
internal import Store

/// Says which boxes the units are that their own documents do not identify, and keeps only what changed.
struct FillSettlement {
    let transaction: Transaction
    let ledger: UnitLedger

    /// What purchases without XML know of the units of the notes that they are. It holds whatever became of the note:
    /// a cancelled one takes the same pieces out.
    func fromPurchases(_ known: PurchaseSettlement.Outcome) throws -> [PatrimonyUnitID: UnitFill] {
        var fills: [PatrimonyUnitID: UnitFill] = [:]
        for (id, standing) in known.standings {
            guard case .joined(let key) = standing, let purchase = known.purchases[id] else { continue }
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
    func fromImports(_ known: PurchaseSettlement.Outcome) throws -> [PatrimonyUnitID: UnitFill] {
        let rows = try transaction.unitsToIdentify().filter { row in
            row.fill?.rule != .purchase || row.fill?.box.isEmpty == true
        }
        guard !rows.isEmpty else { return [:] }
        var open: [UnidentifiedUnit] = []
        for (origin, rows) in Dictionary(grouping: rows, by: \.own.origin) {
            guard let standing = try ledger.standing(of: origin), standing == .standing || standing == .undelivered
            else { continue }
            let reversed = try ledger.reversedUnits(of: origin, asOwn: true)
            let isSound = try standing == .standing && !ledger.waitsForReview(origin)
            let date = try date(of: origin, known)
            for row in rows where !reversed.contains(row.own.id) {
                let model = row.own.model ?? (row.fill?.rule == .purchase ? row.fill?.model : nil)
                open.append(UnidentifiedUnit(id: row.own.id, model: model, date: date, isSound: isSound))
            }
        }
        guard !open.isEmpty else { return [:] }
        return ImportFilling.fills(of: open, from: try transaction.unclaimedImports())
    }

    private func date(of origin: UnitOrigin, _ known: PurchaseSettlement.Outcome) throws -> String {
        switch origin {
        case .note(let key): String(try transaction.note(key)?.issuedAt.prefix(10) ?? "")
        case .purchase(let id): known.purchases[id]?.date?.description ?? ""
        }
    }

    /// Puts these fills in the place of all that were derived by these rules. Units that change lose their boxes first,
    /// so that two may change places.
    func apply(_ fills: [PatrimonyUnitID: UnitFill], of rules: Set<UnitFill.Rule>) throws {
        let known = try transaction.unitFills()
        let gone = known.filter { rules.contains($0.value.rule) && fills[$0.key] == nil }.keys
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
