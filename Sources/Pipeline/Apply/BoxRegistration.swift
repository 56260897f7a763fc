internal import Domain
internal import Store

/// Enters the boxes of notes in the register (those of imports: `ImportRegistration`). Identity is the set of identifiers: any one finds the
/// box, two that find different boxes are a conflict and never a merge.
struct BoxRegistration {
    let transaction: Transaction

    /// What became of a unit of a note.
    enum Claim: Equatable {
        /// The box that its identifiers find, and whether the unit may be that box.
        case taken(Int64, isOwn: Bool)
        /// The identifiers find several boxes, or one whose other identifiers speak against it.
        case contradicted([Int64])
    }

    /// Finds or makes the box of a unit. What an import said of the box stays: the note only adds what is missing. A
    /// box that no import has shown and that is free is the new unit's alone, whatever it was before.
    func register(_ unit: PatrimonyUnit, source: Source, isFree: (Int64) throws -> Bool) throws -> Claim {
        let facts = BoxImport(
            box: unit.box, model: unit.model, platform: nil, location: unit.location, accessKey: nil, cost: nil)
        switch try find(unit.box) {
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
            if known.facts.box.contradiction(of: unit.box) != nil { return .contradicted([number]) }
            var merged = known.facts
            merged.box = unit.box.completed(by: merged.box)
            merged.model = merged.model ?? unit.model
            merged.location = merged.location ?? unit.location
            if merged != known.facts {
                try transaction.save(
                    BoxRow(
                        number: number, facts: merged, isImported: true, readFrom: known.source, spans: known.spans))
            }
            try remember(unit, of: known, source: source)
            return .taken(number, isOwn: true)
        }
    }

    /// The box that these identifiers find; else the only one that had one of them, where no box has it now.
    private func find(_ box: BoxIdentifiers) throws -> BoxMatch {
        let match = try transaction.findBox(box)
        guard match == .none else { return match }
        let former = try transaction.formerBoxes(box)
        return former.count == 1 ? former.first.map(BoxMatch.one) ?? .none : .none
    }

    /// Keeps the identifiers that a note says and an import says otherwise: the import's count.
    private func remember(_ unit: PatrimonyUnit, of box: BoxRow, source: Source) throws {
        guard let date = unit.origin.accessKey?.firstDayOfMonth else { return }
        let said = BoxImport(
            box: unit.box, model: nil, platform: nil, location: nil, accessKey: nil, cost: nil)
        let before = try transaction.formerIdentifiers(ofBox: box.number)
        var trail = BoxTrail(facts: box.facts, spans: box.spans, former: before)
        for field in BoxField.allCases where field.keepsHistory {
            guard let value = said.text(of: field), let known = box.facts.text(of: field), value != known else {
                continue
            }
            trail.remember(field, value, ValueSpan(date, source))
        }
        guard trail.former != before else { return }
        try transaction.replaceFormerIdentifiers(ofBox: box.number, with: trail.former)
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
