internal import Domain
internal import Store

/// Enters boxes in the register, from imports and from notes. Identity is the set of identifiers: any one finds the
/// box, two that find different boxes are a conflict and never a merge.
struct BoxRegistration {
    let transaction: Transaction

    /// What became of a row of an import.
    enum Outcome: Equatable {
        case created(Int64)
        case updated(Int64)
        case unchanged(Int64)
        /// The identifiers point to several boxes.
        case conflict(labels: [String])
        /// The box found has another value for an identifier that does not change.
        case contradiction(field: String, known: String)
    }

    /// What became of a unit of a note.
    enum Claim: Equatable {
        /// The box that its identifiers find, and whether the unit may be that box.
        case taken(Int64, isOwn: Bool)
        /// The identifiers find several boxes, or one whose other identifiers speak against it.
        case contradicted([Int64])
    }

    /// Enters a row of an import. Blank cells leave what is known.
    func register(_ row: BoxImport, source: Source) throws -> Outcome {
        switch try transaction.findBox(row.box) {
        case .none:
            let number = try transaction.nextBoxNumber()
            try transaction.save(BoxRow(number: number, facts: row, isImported: true, readFrom: source))
            return .created(number)
        case .several(let boxes):
            return .conflict(labels: try boxes.compactMap { try transaction.box($0)?.facts.box.label }.sorted())
        case .one(let number):
            guard let known = try transaction.box(number) else { return .conflict(labels: []) }
            return try merge(row, into: known, source: source)
        }
    }

    private func merge(_ row: BoxImport, into known: BoxRow, source: Source) throws -> Outcome {
        if let (field, value) = contradiction(row.box, known.facts.box) {
            return .contradiction(field: field, known: value)
        }
        var merged = known.facts
        merged.box = merged.box.completed(by: row.box)
        merged.model = row.model ?? merged.model
        merged.platform = row.platform ?? merged.platform
        merged.location = row.location ?? merged.location
        merged.accessKey = row.accessKey ?? merged.accessKey
        merged.cost = row.cost ?? merged.cost
        guard merged != known.facts || !known.isImported else { return .unchanged(known.number) }
        try transaction.save(BoxRow(number: known.number, facts: merged, isImported: true, readFrom: source))
        return .updated(known.number)
    }

    /// Finds or makes the box of a unit. What an import said of the box stays: the note only adds what is missing. A
    /// box that no import has shown and that is free is the new unit's alone, whatever it was before.
    func register(_ unit: PatrimonyUnit, source: Source, isFree: (Int64) throws -> Bool) throws -> Claim {
        let facts = BoxImport(
            box: unit.box, model: unit.model, platform: nil, location: unit.location, accessKey: nil, cost: nil)
        switch try transaction.findBox(unit.box) {
        case .none:
            let number = try transaction.nextBoxNumber()
            try transaction.save(BoxRow(number: number, facts: facts, isImported: false, readFrom: source))
            return .taken(number, isOwn: true)
        case .several(let boxes): return .contradicted(boxes)
        case .one(let number):
            guard let known = try transaction.box(number) else { return .contradicted([]) }
            guard try isFree(number) else { return .taken(number, isOwn: false) }
            if !known.isImported {
                try transaction.releaseIdentifiers(ofBox: number)
                try transaction.save(BoxRow(number: number, facts: facts, isImported: false, readFrom: source))
                return .taken(number, isOwn: true)
            }
            if contradiction(unit.box, known.facts.box) != nil { return .contradicted([number]) }
            var merged = known.facts
            merged.box = unit.box.completed(by: merged.box)
            merged.model = merged.model ?? unit.model
            merged.location = merged.location ?? unit.location
            if merged != known.facts {
                try transaction.save(BoxRow(number: number, facts: merged, isImported: true, readFrom: known.source))
            }
            return .taken(number, isOwn: true)
        }
    }

    /// MAC and serial are burnt in: another value is another box. A CASN may change with the firmware.
    private func contradiction(_ new: BoxIdentifiers, _ known: BoxIdentifiers) -> (field: String, known: String)? {
        if let serial = new.serial, let old = known.serial, serial != old { return ("serial", old.text) }
        if let mac = new.mac, let old = known.mac, mac != old { return ("mac", old.description) }
        return nil
    }
}

extension BoxIdentifiers {
    /// These identifiers, with those of `other` in front where it has them.
    fileprivate func completed(by other: BoxIdentifiers) -> BoxIdentifiers {
        BoxIdentifiers(
            casn: other.casn ?? casn, mac: other.mac ?? mac, serial: other.serial ?? serial,
            patrimony: other.patrimony ?? patrimony, smartcard: other.smartcard ?? smartcard)
    }
}
