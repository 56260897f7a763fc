internal import Domain
internal import Store

/// Where every box of the register is on a date: at a point of a contract, else in stock. In the register is what an
/// import has shown, and what a unit of a note is.
struct BoxCustody {
    /// The units of all notes, and how they stand.
    let units: UnitStandings
    /// The boxes, by their identifiers.
    let boxes: [SetTopBox]
    /// What the register says of each, and the unit of a note that it is.
    let rows: [Int64: BoxRow]

    init(store: Transaction, records: RecordsInForce, on date: BusinessDate) throws {
        let points = records.points.filter { point in
            point.isPresent && (point.record.removedOn.map { $0 > date } ?? true)
        }
        let boxRows = try store.boxes()
        var numbers: [BoxIdentifier: Int64] = [:]
        for row in boxRows {
            for identifier in row.facts.box.finding { numbers[identifier] = row.number }
        }
        // The newest point wins where a box is at several; that it is at several is a finding of its own.
        var places: [Int64: Point] = [:]
        for point in points.map(\.record) {
            guard let number = point.box.finding.lazy.compactMap({ numbers[$0] }).first else { continue }
            if let known = places[number], Self.isNewer(known, than: point) { continue }
            places[number] = point
        }
        // A move holds until the box is installed again: rules let nothing but stock be installed.
        var moved: [Int64: Custody] = [:]
        for case .moveBox(let text, let custody) in records.moves {
            let number = BoxIdentifiers(anyOf: text).finding.lazy.compactMap { numbers[$0] }.first
            if let number { moved[number] = custody }
        }
        rows = Dictionary(boxRows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        units = try UnitStandings(store: store, installed: Set(places.keys))
        let needed = Set(units.registered.compactMap(\.row.boxNumber))
        boxes = boxRows.filter { $0.isImported || needed.contains($0.number) }.map { row in
            let place = places[row.number]
            return SetTopBox(
                number: row.number, identifiers: row.facts.box, model: row.facts.model, platform: row.facts.platform,
                location: row.facts.location, custody: place == nil ? moved[row.number] ?? .stock : .installed,
                contract: place?.contract,
                point: place?.id)
        }
    }

    private static func isNewer(_ a: Point, than b: Point) -> Bool {
        let first = (a.installedOn?.dayNumber ?? Int.min, a.id.text)
        let second = (b.installedOn?.dayNumber ?? Int.min, b.id.text)
        return first >= second
    }

    /// The box with one of these identifiers.
    func box(_ identifiers: BoxIdentifiers) -> SetTopBox? {
        let wanted = Set(identifiers.finding)
        return boxes.first { !wanted.isDisjoint(with: $0.identifiers.finding) }
    }
}
