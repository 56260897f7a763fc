internal import Domain
internal import Store

/// Where every box of the register is on a date, by its points, its contracts and the words of persons. In the register
/// is what an import has shown, and what a unit of a note is.
struct BoxCustody {
    /// The units of all notes, and how they stand.
    let units: UnitStandings
    /// The boxes, by their identifiers.
    let boxes: [SetTopBox]
    /// What the register says of each, and the unit of a note that it is.
    let rows: [Int64: BoxRow]
    /// The purchases without XML that notes are, by key.
    let joined: [AccessKey: PurchaseID]
    /// The newest step of each box that ever left the stock.
    let lastSteps: [Int64: CustodyStep]

    init(store: Transaction, records: RecordsInForce, on date: BusinessDate) throws {
        let points = records.points
        let boxRows = try store.boxes()
        var numbers: [BoxIdentifier: Int64] = [:]
        for row in boxRows {
            for identifier in row.facts.box.finding { numbers[identifier] = row.number }
        }
        func number(_ box: BoxIdentifiers) -> Int64? { box.finding.lazy.compactMap { numbers[$0] }.first }

        // Only boxes that were out or moved have a history: a register may hold millions that never left.
        var stays: [Int64: [Placement]] = [:]
        var standing: Set<Int64> = []
        let timeline = PointTimeline(records.snapshots, on: date)
        for point in points {
            guard let box = number(point.record.box) else { continue }
            stays[box, default: []].append(timeline.placement(point))
            if point.isPresent, point.record.removedOn.map({ $0 > date }) ?? true { standing.insert(box) }
        }
        var words: [Int64: [CustodyMove]] = [:]
        for move in records.moves {
            if let box = number(move.box) { words[box, default: []].append(move) }
        }
        let cancellations = Self.cancellations(records.contracts)
        var steps: [Int64: CustodyStep] = [:]
        for box in Set(stays.keys).union(words.keys) {
            steps[box] =
                CustodyHistory(
                    placements: stays[box] ?? [], moves: words[box] ?? [], cancellations: cancellations, on: date
                ).last
        }
        lastSteps = steps
        rows = Dictionary(boxRows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        units = try UnitStandings(store: store, installed: standing)
        let pairs = try store.purchaseStandings().compactMap { purchase, standing -> (AccessKey, PurchaseID)? in
            if case .joined(let key) = standing { (key, purchase) } else { nil }
        }
        joined = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        let needed = Set(units.registered.compactMap(\.row.boxNumber))
        boxes = boxRows.filter { $0.isImported || needed.contains($0.number) }.map { row in
            SetTopBox(row, at: steps[row.number])
        }
    }

    /// The cancelled contracts.
    static func cancellations(_ contracts: [Sighted<Contract>]) -> [ContractID: Cancellation] {
        var cancellations: [ContractID: Cancellation] = [:]
        for contract in contracts {
            cancellations[contract.record.id] = Cancellation(contract.record, source: contract.source)
        }
        return cancellations
    }

    /// Boxes that an import has shown and no note or purchase tells of, by model.
    var undocumented: [String: (count: Int, source: Source)] {
        let told = Set(units.all.compactMap(\.row.boxNumber))
        var counts: [String: (count: Int, source: Source)] = [:]
        for box in boxes where !told.contains(box.number) {
            guard let row = rows[box.number], row.isImported, row.facts.accessKey == nil else { continue }
            let model = box.model ?? "—"
            guard let known = counts[model] else {
                counts[model] = (1, row.source)
                continue
            }
            let first = row.source.delivery < known.source.delivery ? row.source : known.source
            counts[model] = (known.count + 1, first)
        }
        return counts
    }

    /// The box with one of these identifiers.
    func box(_ identifiers: BoxIdentifiers) -> SetTopBox? {
        let wanted = Set(identifiers.finding)
        return boxes.first { !wanted.isDisjoint(with: $0.identifiers.finding) }
    }

    /// The boxes of cancelled contracts that are not back.
    func returnDue(
        costs: ReplacementCosts, subscribers: [ContractID: SubscriberID], on date: BusinessDate
    ) -> [ReturnDueBox] {
        var unitCosts: [Int64: Money] = [:]
        for unit in units.registered {
            if let box = unit.row.boxNumber { unitCosts[box] = unit.row.unit.cost }
        }
        return boxes.filter { $0.custody == .returnDue }.map { box in
            let row = rows[box.number]
            let sources = [row?.source, lastSteps[box.number]?.source, lastSteps[box.number]?.placement?.source]
            return ReturnDueBox(
                box: box, subscriber: box.contract.flatMap { subscribers[$0] },
                value: unitCosts[box.number] ?? row?.facts.cost ?? costs.cost(ofModel: box.model),
                sources: sources.compactMap(\.self), on: date)
        }
    }
}

extension SetTopBox {
    /// A box of the register after its newest step; one that never left lies in stock.
    init(_ row: BoxRow, at step: CustodyStep?) {
        let place = step?.isOut == true ? step?.placement : nil
        self.init(
            number: row.number, identifiers: row.facts.box, model: row.facts.model, platform: row.facts.platform,
            location: row.facts.location, custody: step?.custody ?? .stock, custodySince: step?.since,
            contract: place?.contract, point: place?.point)
    }
}

/// When points began and ended, by the pictures that show them.
struct PointTimeline {
    /// The days of the complete pictures, oldest first.
    private let complete: [BusinessDate]
    private let date: BusinessDate

    init(_ snapshots: [SnapshotRow], on date: BusinessDate) {
        complete = snapshots.filter { $0.claim.kind == .points && $0.claim.isComplete }.map(\.claim.asOf).sorted()
        self.date = date
    }

    /// The stay that a point tells. A point that the pictures show stands, whatever its day of installation says.
    func placement(_ point: Sighted<Point>) -> Placement {
        let record = point.record
        var ending = record.removedOn.map(Placement.Ending.removed)
        if ending.map({ $0.date > date }) ?? true, point.absences > 0, complete.count >= point.absences {
            ending = .vanished(complete[complete.count - point.absences])
        }
        return Placement(
            contract: record.contract, point: record.id, location: record.location,
            from: record.installedOn.map { min($0, date) }, ending: ending, source: point.source)
    }
}
