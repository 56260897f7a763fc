internal import Domain
internal import Store

/// How the units of single notes stand, and which boxes they are. The answers depend on the set of documents that
/// came, never on their order.
struct UnitLedger {
    let transaction: Transaction
    let installed: InstalledBoxes

    /// How a note stands; `nil` where it is not known.
    func standing(of key: AccessKey) throws -> NoteStanding? {
        guard let note = try transaction.note(key) else { return nil }
        return NoteStanding(isAuthorised: note.isAuthorised, events: try transaction.fiscalEvents(of: key))
    }

    /// Every unit of a note with its standing.
    func standings(of key: AccessKey) throws -> [(row: UnitRow, standing: UnitStanding)] {
        guard let known = try transaction.note(key), let note = try standing(of: key) else { return [] }
        let reversed = try reversedUnits(of: key)
        // Whose piece it is matters only while it is here.
        let isDoubtful = try known.merit == .review || !transaction.contested(of: key).isSubset(of: reversed)
        return try transaction.units(of: key).map { row in
            let isInstalled =
                (note.isWithdrawn || reversed.contains(row.unit.id)) ? try installed.contains(row.unit.box) : false
            return (
                row,
                UnitStanding(
                    note: note, isReversed: reversed.contains(row.unit.id), isDoubtful: isDoubtful,
                    isInstalled: isInstalled)
            )
        }
    }

    /// The units of a note that returns have taken out.
    private func reversedUnits(of key: AccessKey) throws -> Set<PatrimonyUnitID> {
        var reversed: Set<PatrimonyUnitID> = []
        for note in try transaction.returns(about: key) where try isEffective(note.accessKey) {
            reversed.formUnion(try outcome(of: note).units.filter { $0.accessKey == key })
        }
        return reversed
    }

    /// Whether a return counts: authorised, neither cancelled nor in review.
    func isEffective(_ key: AccessKey) throws -> Bool {
        guard let note = try transaction.note(key) else { return false }
        return try note.merit != .review && standing(of: key) == .standing
    }

    /// What a return takes out of what its notes brought.
    func outcome(of note: NoteReturn) throws -> NoteReturn.Outcome {
        let units = try note.referencedKeys.compactMap { try? AccessKey($0) }.flatMap { key in
            try transaction.units(of: key).map(\.unit)
        }
        return note.outcome(for: units)
    }

    // MARK: Boxes

    /// Gives every identified unit of an authorised note its box. Returns the identifiers that are another unit's.
    func registerBoxes(of key: AccessKey) throws -> [String] {
        guard let note = try transaction.note(key), note.isAuthorised else { return [] }
        let reversed = try reversedUnits(of: key)
        var taken: [String] = []
        for row in try transaction.units(of: key) where row.boxNumber == nil && !row.unit.box.isEmpty {
            if try !registerBox(of: row), !reversed.contains(row.unit.id) { taken.append(row.unit.box.label) }
        }
        return taken
    }

    /// Gives a unit its box, unless another unit that is in the register has it.
    private func registerBox(of row: UnitRow) throws -> Bool {
        let unit = row.unit
        let registration = BoxRegistration(transaction: transaction)
        switch try registration.register(unit, source: row.source, isFree: { try isFree($0) }) {
        case .taken(let box, let isOwn):
            if isOwn {
                try releaseFormer(of: box, except: unit.id)
                try transaction.setBox(box, of: unit.id)
                try transaction.removeContests(of: unit.id)
            } else {
                try transaction.contest(box, by: unit.id)
            }
            return isOwn
        case .contradicted(let boxes):
            for box in boxes { try transaction.contest(box, by: unit.id) }
            return false
        }
    }

    /// No unit in the register is this box.
    private func isFree(_ box: Int64) throws -> Bool {
        for row in try transaction.units(ofBox: box) where try isRegistered(row) { return false }
        return true
    }

    private func isRegistered(_ row: UnitRow) throws -> Bool {
        let key = row.unit.accessKey
        guard let note = try standing(of: key) else { return false }
        let isReversed = try reversedUnits(of: key).contains(row.unit.id)
        let isOut = note.isWithdrawn || isReversed
        return UnitStanding(
            note: note, isReversed: isReversed, isDoubtful: false,
            isInstalled: isOut ? try installed.contains(row.unit.box) : false
        ).isRegistered
    }

    /// Units of cancelled notes and returned units lose the box that another unit is now.
    private func releaseFormer(of box: Int64, except unit: PatrimonyUnitID) throws {
        for row in try transaction.units(ofBox: box) where row.unit.id != unit {
            try transaction.setBox(nil, of: row.unit.id)
        }
    }

    /// After units of a note have left the register: whoever named their boxes gets them.
    func passOnBoxes(of units: [UnitRow]) throws {
        for box in Set(units.compactMap(\.boxNumber)).sorted() {
            for contestant in try transaction.contestants(ofBox: box) where try isFree(box) {
                let row = try transaction.units(of: contestant.accessKey).first { $0.unit.id == contestant }
                if let row, try standing(of: contestant.accessKey) == .standing { _ = try registerBox(of: row) }
            }
        }
    }
}

/// The identifiers of the boxes that are at a customer's outlet, read when they are first asked for.
final class InstalledBoxes {
    private let load: () throws -> Set<BoxIdentifier>
    private var loaded: Set<BoxIdentifier>?

    init(_ load: @escaping () throws -> Set<BoxIdentifier>) { self.load = load }

    /// Those of the points present on a date.
    convenience init(store: Transaction, on date: BusinessDate) {
        self.init {
            let points = try store.sighted(Point.self, snapshots: try store.snapshots(upTo: date))
            return Set(
                points.filter { $0.isPresent && ($0.record.removedOn.map { $0 > date } ?? true) }
                    .flatMap { $0.record.box.finding })
        }
    }

    /// Whether one of these identifiers is at an outlet.
    func contains(_ box: BoxIdentifiers) throws -> Bool {
        if box.isEmpty { return false }
        let all: Set<BoxIdentifier>
        if let loaded {
            all = loaded
        } else {
            all = try load()
            loaded = all
        }
        return !all.isDisjoint(with: box.finding)
    }
}
