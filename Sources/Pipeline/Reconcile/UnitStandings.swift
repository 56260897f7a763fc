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
        let review = try ReviewedNotes(store)
        let (notes, inReview) = (review.standings, review.inReview)
        let contested = try store.contested()
        voidNotes = Set(notes.filter(\.value.isWithdrawn).keys)
        let units = try store.units()
        let returns = try review.returnsInForce(store)
        let reversed = Self.reversed(units, by: returns)
        // Whose piece it is matters only while it is here.
        let doubtful = inReview.union(contested.subtracting(reversed).map(\.origin.text))
        all = units.map { row in
            let key = row.own.origin.text
            let isInstalled = row.boxNumber.map(installed.contains) ?? false
            return Standing(
                row: row,
                standing: UnitStanding(
                    note: notes[key] ?? .standing, isReversed: reversed.contains(row.unit.id),
                    isDoubtful: doubtful.contains(key), isInstalled: isInstalled,
                    answers: review.answers(about: key, returns: returns)))
        }
    }

    /// The units that these returns have taken out.
    private static func reversed(_ units: [UnitRow], by returns: [NoteReturn]) -> Set<PatrimonyUnitID> {
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

/// Every note and purchase with what persons answered about it.
private struct ReviewedNotes {
    /// How each stands; a purchase only where a person has rejected it.
    private(set) var standings: [String: NoteStanding] = [:]
    /// Notes and purchases on which a person must decide.
    private(set) var inReview: Set<String> = []
    /// Notes that were refused when they were judged again.
    private var refused: Set<String> = []
    /// Answers by note or purchase, whatever their ground.
    private let given: [String: [ReviewAnswer]]
    private let events: [String: [LedgerEvent]]
    private var contents: [String: String] = [:]

    init(_ store: Transaction) throws {
        given = try store.reviewAnswers()
        events = try store.fiscalEvents()
        let rows = try store.notes()
        standings.reserveCapacity(rows.count)
        for note in rows {
            let key = note.accessKey.text
            if given[key] != nil {
                contents[key] = ReviewGround.content(try store.delivery(note.delivery)?.content)
            }
            let answers = answers(about: key, returns: [])
            standings[key] = NoteStanding(
                isAuthorised: note.isAuthorised, events: events[key] ?? [], answers: answers)
            if note.merit == .review, answers[.document] == nil { inReview.insert(key) }
            if note.merit == .rejected { refused.insert(key) }
        }
        for case (let purchase, .differs(let key)) in try store.purchaseStandings() {
            contents[purchase.text] = ReviewGround.differs(from: key)
            switch answers(about: purchase.text, returns: [])[.document] {
            case nil: inReview.insert(purchase.text)
            case .leave: standings[purchase.text] = .declined
            case .keep: break
            }
        }
    }

    /// The answers about a note or purchase that count now.
    func answers(about key: String, returns: [NoteReturn]) -> ReviewAnswers {
        guard let given = given[key] else { return .none }
        return ReviewAnswers(given) { aspect in
            switch aspect {
            case .document: contents[key] ?? ""
            case .delivery: ReviewGround.deliveries(events[key] ?? [])
            case .withdrawal:
                ReviewGround.withdrawals(
                    events[key] ?? [],
                    returns: returns.filter { $0.referencedKeys.contains(key) }.map(\.accessKey))
            }
        }
    }

    /// Returns that are authorised, stand, and wait for nobody.
    func returnsInForce(_ store: Transaction) throws -> [NoteReturn] {
        try store.noteReturns().filter { note in
            let key = note.accessKey.text
            return standings[key] == .standing && !inReview.contains(key) && !refused.contains(key)
        }
    }
}
