internal import Domain
internal import Store

/// Which unit is which box.
extension UnitLedger {
    /// What was asked of other notes while the boxes of one are given out: they do not change meanwhile.
    private final class Neighbours {
        var standings: [UnitOrigin: (note: NoteStanding, reversed: Set<PatrimonyUnitID>)] = [:]
    }

    /// Gives every identified unit of an authorised note its box. Returns the identifiers that are another unit's.
    func registerBoxes(of key: AccessKey) throws -> [String] {
        guard let note = try transaction.note(key), note.isAuthorised else { return [] }
        return try registerBoxes(of: .note(key))
    }

    /// Gives every identified unit of a note or a purchase its box. Returns the identifiers that are another unit's.
    @discardableResult
    func registerBoxes(of origin: UnitOrigin) throws -> [String] {
        let reversed = try reversedUnits(of: origin)
        let neighbours = Neighbours()
        var taken: [String] = []
        for row in try transaction.units(of: origin) where row.boxNumber == nil && !row.unit.box.isEmpty {
            if try !registerBox(of: row, neighbours), !reversed.contains(row.unit.id) {
                taken.append(row.unit.box.label)
            }
        }
        return taken
    }

    /// After units of a note have left the register: whoever named their boxes gets them.
    func passOnBoxes(of units: [UnitRow]) throws {
        let neighbours = Neighbours()
        for box in Set(units.compactMap(\.boxNumber)).sorted() {
            for contestant in try transaction.contestants(ofBox: box) where try isFree(box, neighbours) {
                guard let row = try transaction.unit(contestant), row.boxNumber == nil,
                    try standing(of: contestant.origin) == .standing
                else { continue }
                _ = try registerBox(of: row, neighbours)
            }
        }
    }

    /// Gives a unit its box, unless another unit that is in the register has it.
    private func registerBox(of row: UnitRow, _ neighbours: Neighbours) throws -> Bool {
        let unit = row.unit
        let registration = BoxRegistration(transaction: transaction)
        var claim = try registration.register(unit, source: row.source) { try isFree($0, neighbours) }
        if case .contradicted(let boxes) = claim, try areSpent(boxes, neighbours) {
            // Boxes that only notes knew which no longer count: nothing speaks against new ones.
            for box in boxes {
                try release(box, except: unit.id)
                try transaction.releaseIdentifiers(ofBox: box)
            }
            claim = try registration.register(unit, source: row.source) { try isFree($0, neighbours) }
        }
        switch claim {
        case .taken(let box, isOwn: true):
            try release(box, except: unit.id)
            try transaction.setBox(box, of: unit.id)
            try transaction.removeContests(of: unit.id)
            return true
        case .taken(let box, isOwn: false):
            try transaction.contest(box, by: unit.id)
            return false
        case .contradicted(let boxes):
            for box in boxes { try transaction.contest(box, by: unit.id) }
            return false
        }
    }

    private func areSpent(_ boxes: [Int64], _ neighbours: Neighbours) throws -> Bool {
        try !boxes.isEmpty
            && boxes.allSatisfy { try isFree($0, neighbours) && transaction.box($0)?.isImported == false }
    }

    /// No unit in the register is this box.
    private func isFree(_ box: Int64, _ neighbours: Neighbours) throws -> Bool {
        for row in try transaction.units(ofBox: box) where try isRegistered(row, neighbours) { return false }
        return true
    }

    private func isRegistered(_ row: UnitRow, _ neighbours: Neighbours) throws -> Bool {
        // What an import alone links gives way to whoever names the box.
        if row.isFilledByImport { return false }
        let origin = row.unit.origin
        let known: (note: NoteStanding, reversed: Set<PatrimonyUnitID>)
        if let found = neighbours.standings[origin] {
            known = found
        } else {
            guard let note = try standing(of: origin), try !givesWay(origin) else { return false }
            known = (note, try reversedUnits(of: origin))
            neighbours.standings[origin] = known
        }
        let isReversed = known.reversed.contains(row.unit.id)
        let isInstalled = known.note.isWithdrawn || isReversed ? try isInstalled(row) : false
        return UnitStanding(
            note: known.note, isReversed: isReversed, isDoubtful: false, isInstalled: isInstalled,
            answers: isInstalled ? try answers(about: origin) : .none
        ).isRegistered
    }

    /// A purchase without XML gives way to the note that it is, and to one under its number: the note proves more.
    private func givesWay(_ origin: UnitOrigin) throws -> Bool {
        guard let id = origin.purchase, let purchase = try transaction.purchase(id) else { return false }
        let notes = try transaction.joinableNotes(numbered: id.document) { key in
            try standing(of: key)?.isWithdrawn ?? false
        }
        return PurchaseJoins([purchase], notes: notes).standings[id].map { $0 != .alone } ?? false
    }

    /// Units of cancelled notes and returned units lose the box that another unit is now. If they come back, they name
    /// a box that is another's.
    private func release(_ box: Int64, except unit: PatrimonyUnitID) throws {
        for row in try transaction.units(ofBox: box) where row.unit.id != unit {
            try transaction.setBox(nil, of: row.unit.id)
            try transaction.contest(box, by: row.unit.id)
        }
    }
}
