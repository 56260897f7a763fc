internal import Domain
internal import Store

/// How the units of single notes and purchases stand, and which boxes they are. How they stand depends on the set of documents that
/// came, never on their order; where two notes in force name one piece, the first keeps it and the other is held.
struct UnitLedger {
    let transaction: Transaction
    let installed: InstalledBoxes

    /// How a note stands; `nil` where it is not known.
    func standing(of key: AccessKey) throws -> NoteStanding? {
        guard let note = try transaction.note(key) else { return nil }
        let events = try transaction.fiscalEvents(of: key)
        return NoteStanding(
            isAuthorised: note.isAuthorised, events: events, answers: try answers(about: note, events: events))
    }

    /// How the document of a unit stands; `nil` where it is not known. A purchase without XML has no events: it stands.
    func standing(of origin: UnitOrigin) throws -> NoteStanding? {
        switch origin {
        case .note(let key): try standing(of: key)
        case .purchase: try answers(about: origin)[.document] == .leave ? .declined : .standing
        }
    }

    /// Every unit of a note with its standing.
    func standings(of key: AccessKey) throws -> [(row: UnitRow, standing: UnitStanding)] {
        try standings(of: .note(key))
    }

    /// Every unit of a note or a purchase with its standing.
    func standings(of origin: UnitOrigin) throws -> [(row: UnitRow, standing: UnitStanding)] {
        guard let note = try standing(of: origin) else { return [] }
        let reversed = try reversedUnits(of: origin)
        let answers = try answers(about: origin)
        // Whose piece it is matters only while it is here.
        let isDoubtful = try waitsForReview(origin) || !transaction.contested(of: origin).isSubset(of: reversed)
        return try transaction.units(of: origin).map { row in
            let isReversed = reversed.contains(row.unit.id)
            let isInstalled = note.isWithdrawn || isReversed ? try isInstalled(row) : false
            return (
                row,
                UnitStanding(
                    note: note, isReversed: isReversed, isDoubtful: isDoubtful, isInstalled: isInstalled,
                    answers: answers)
            )
        }
    }

    /// Whether a person must decide on the document of a unit.
    func waitsForReview(_ origin: UnitOrigin) throws -> Bool {
        switch origin {
        case .note(let key):
            guard let note = try transaction.note(key), note.merit == .review else { return false }
            return try answers(about: note, events: [])[.document] == nil
        case .purchase(let purchase):
            guard case .differs = try transaction.standing(of: purchase) else { return false }
            return try answers(about: origin)[.document] == nil
        }
    }

    /// Whether a unit is at a customer's outlet, by what its note says of it or by what the register knows of its box.
    func isInstalled(_ row: UnitRow) throws -> Bool {
        if try installed.contains(row.unit.box) { return true }
        guard let box = try row.boxNumber.flatMap({ try transaction.box($0) }) else { return false }
        return try installed.contains(box.facts.box)
    }

    /// The units of a note that returns have taken out: as all documents identify them, or as its `own` does. None of
    /// a purchase without XML, for a return names the note that it gives back.
    func reversedUnits(
        of origin: UnitOrigin, except other: AccessKey? = nil, asOwn: Bool = false
    ) throws -> Set<PatrimonyUnitID> {
        guard let key = origin.accessKey else { return [] }
        var reversed: Set<PatrimonyUnitID> = []
        for note in try transaction.returns(about: key) where try note.accessKey != other && isEffective(note.accessKey)
        {
            reversed.formUnion(try outcome(of: note, asOwn: asOwn).units.filter { $0.origin == origin })
        }
        return reversed
    }

    /// A return about this note that counts, and that names pieces which it did not bring.
    func unmatchedReturn(of key: AccessKey) throws -> AccessKey? {
        for note in try transaction.returns(about: key) where try isEffective(note.accessKey) {
            if try !outcome(of: note).isMatched { return note.accessKey }
        }
        return nil
    }

    /// Whether a return counts: authorised, neither cancelled nor in review, nor refused when it was judged again.
    func isEffective(_ key: AccessKey) throws -> Bool {
        guard let note = try transaction.note(key), note.merit != .rejected else { return false }
        return try !waitsForReview(.note(key)) && standing(of: key) == .standing
    }

    /// What a return takes out of what its notes brought.
    func outcome(of note: NoteReturn, asOwn: Bool = false) throws -> NoteReturn.Outcome {
        let units = try note.referencedKeys.compactMap { try? AccessKey($0) }.flatMap { key in
            try transaction.units(of: .note(key)).map { asOwn ? $0.own : $0.unit }
        }
        return note.outcome(for: units)
    }

    /// What a return that counts does to the units of its notes.
    func reversal(_ key: AccessKey) throws -> Judgement {
        let nothing = Judgement(FiscalJudgement(.recorded, key: key))
        guard let back = try transaction.noteReturn(key) else { return nothing }
        let keys = back.referencedKeys.compactMap { try? AccessKey($0) }
        let inForce = try keys.filter { [.standing, .undelivered].contains(try standing(of: $0)) }
        let rows = try inForce.flatMap { try transaction.units(of: .note($0)) }
        guard !rows.isEmpty else { return nothing }
        let outcome = try outcome(of: back)
        let others = try inForce.reduce(into: Set()) { try $0.formUnion(reversedUnits(of: .note($1), except: key)) }
        guard outcome.isMatched, outcome.units.isDisjoint(with: others) else {
            return Judgement(FiscalJudgement(.review, .serialCountMismatch, key: key))
        }
        let gone = rows.filter { outcome.units.contains($0.unit.id) }
        guard !gone.isEmpty else { return nothing }
        let isDeployed = try gone.contains(where: isInstalled)
        try passOnBoxes(of: gone)
        return Judgement(
            isDeployed
                ? FiscalJudgement(.review, .cancelledAfterDeployment, key: key)
                : FiscalJudgement(.applied, .assetsReversed, key: key))
    }
}

/// The identifiers of the boxes that are at a customer's outlet, read when they are first asked for.
final class InstalledBoxes {
    private let load: () throws -> Set<BoxIdentifier>
    private var loaded: Set<BoxIdentifier>?

    init(_ load: @escaping () throws -> Set<BoxIdentifier>) { self.load = load }

    /// Those of the points present on a date.
    convenience init(store: Transaction, in context: Context) {
        self.init {
            let points = try RecordsInForce(store, in: context).points
            return Set(
                points.filter { $0.isPresent && ($0.record.removedOn.map { $0 > context.asOf } ?? true) }
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
