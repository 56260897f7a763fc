internal import Domain
internal import Store

/// How every unit of patrimony stands, derived from all documents of all notes at once. ``UnitLedger`` answers the
/// same of single notes.
struct UnitStandings {
    /// A unit with its standing.
    struct Standing {
        var row: UnitRow
        var standing: UnitStanding
    }

    /// By origin, item and unit.
    let all: [Standing]
    /// Keys of the notes that were cancelled or refused.
    let voidNotes: Set<String>

    /// `installed` are the boxes at a customer's outlet.
    init(store: Transaction, installed: Set<Int64>) throws {
        let events = try store.fiscalEvents()
        let rows = try store.notes()
        var notes: [String: NoteStanding] = [:]
        let contested = try store.contested()
        var inReview: Set<String> = []
        notes.reserveCapacity(rows.count)
        for note in rows {
            let key = note.accessKey.text
            notes[key] = NoteStanding(isAuthorised: note.isAuthorised, events: events[key] ?? [])
            if note.merit == .review { inReview.insert(key) }
        }
        voidNotes = Set(notes.filter(\.value.isWithdrawn).keys)
        for case (let purchase, .differs) in try store.purchaseStandings() { inReview.insert(purchase.text) }
        let units = try store.units()
        let reversed = try Self.reversed(units, notes: notes, inReview: inReview, store)
        // Whose piece it is matters only while it is here.
        let doubtful = inReview.union(contested.subtracting(reversed).map(\.origin.text))
        all = units.map { row in
            let key = row.own.origin.text
            let isInstalled = row.boxNumber.map(installed.contains) ?? false
            return Standing(
                row: row,
                standing: UnitStanding(
                    note: notes[key] ?? .standing, isReversed: reversed.contains(row.unit.id),
                    isDoubtful: doubtful.contains(key), isInstalled: isInstalled))
        }
    }

    /// The units that returns have taken out: those of returns that are authorised, stand, and wait for nobody.
    private static func reversed(
        _ units: [UnitRow], notes: [String: NoteStanding], inReview: Set<String>, _ store: Transaction
    ) throws -> Set<PatrimonyUnitID> {
        let returns = try store.noteReturns().filter { note in
            notes[note.accessKey.text] == .standing && !inReview.contains(note.accessKey.text)
        }
        guard !returns.isEmpty else { return [] }
        let referenced = Set(returns.flatMap(\.referencedKeys))
        let byKey = Dictionary(
            grouping: units.lazy.map(\.unit).filter { referenced.contains($0.origin.text) }, by: \.origin.text)
        return returns.reduce(into: []) { reversed, note in
            reversed.formUnion(note.outcome(for: note.referencedKeys.flatMap { byKey[$0] ?? [] }).units)
        }
    }

    /// The units in the register.
    var registered: [Standing] { all.filter(\.standing.isRegistered) }
}
