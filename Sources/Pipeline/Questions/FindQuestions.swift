internal import Domain
internal import Store

/// Looks up one box, one contract, one account, each by the indexes of its identifiers.
struct FindQuestions {
    let tx: Transaction
    let context: Context
    let snapshots: [SnapshotRow]
    /// The records with the orders that win over them; none where there are no orders, and the indexes answer.
    private let records: RecordsInForce?

    init(_ tx: Transaction, in context: Context) throws {
        self.tx = tx
        self.context = context
        snapshots = try tx.snapshots(upTo: context.asOf)
        records = try tx.acceptedOrders(takenBy: context.asOf).isEmpty ? nil : RecordsInForce(tx, in: context)
    }

    var date: BusinessDate { context.asOf }

    private func contractRows(_ conditions: [(String, String)]) throws -> [Sighted<Contract>] {
        guard let records else { return try tx.sighted(Contract.self, where: conditions, snapshots: snapshots) }
        return records.contracts.filter { $0.record.hasOne(of: conditions) }
    }

    private func points(_ conditions: [(String, String)]) throws -> [Sighted<Point>] {
        guard let records else { return try tx.sighted(Point.self, where: conditions, snapshots: snapshots) }
        return records.points.filter { $0.record.hasOne(of: conditions) }
    }

    private func packages(of contract: ContractID) throws -> [Sighted<ContractPackage>] {
        let conditions = [("contract", contract.text)]
        guard let records else { return try tx.sighted(ContractPackage.self, where: conditions, snapshots: snapshots) }
        return records.contractPackages.filter { $0.record.contract == contract }
    }

    /// The boxes that carry a term as one of their identifiers, and the boxes at a point of that code.
    func boxes(_ term: String) throws -> [FindAnswer.Box] {
        let identifiers = BoxIdentifiers(
            casn: try? CASN(term), mac: try? MACAddress(term), serial: try? SerialNumber(term),
            patrimony: try? PatrimonyNumber(term))
        var numbers = try Set(numbers(identifiers) + tx.boxes(withSmartcard: term))
        // A number that a box once had finds it as long as no other box has it now.
        let former = try numbers.isEmpty ? Set(tx.formerBoxes(identifiers)) : []
        numbers.formUnion(former)
        for point in try points([("point", term)]) {
            numbers.formUnion(try self.numbers(point.record.box))
        }
        return try numbers.compactMap { number in
            var found = try box(number)
            found?.isFormer = former.contains(number)
            return found
        }.sorted {
            $0.box.identifiers.finding.lexicographicallyPrecedes($1.box.identifiers.finding)
        }
    }

    private func numbers(_ identifiers: BoxIdentifiers) throws -> [Int64] {
        switch try tx.findBox(identifiers) {
        case .none: []
        case .one(let number): [number]
        case .several(let numbers): numbers
        }
    }

    private func columns(of box: BoxIdentifiers, with kinds: Set<BoxIdentifier.Kind>) -> [(String, String)] {
        box.finding.filter { kinds.contains($0.kind) }.map { ($0.kind.rawValue, $0.value) }
    }

    private func box(_ number: Int64) throws -> FindAnswer.Box? {
        guard let row = try tx.box(number) else { return nil }
        let unit = try registeredUnit(number)
        guard row.isImported || unit != nil else { return nil }
        let names = row.facts.box
        let points = try points(columns(of: names, with: Set(BoxIdentifier.Kind.allCases)))
        // The strongest identifier of a point says which box stands there, as in the reports.
        let timeline = PointTimeline(snapshots, on: date)
        let placements = try points.filter { point in
            for identifier in point.record.box.finding {
                if case .one(let found) = try tx.findBox(BoxIdentifiers(identifier)) { return found == number }
            }
            return false
        }.map { timeline.placement($0) }
        var cancellations: [ContractID: Cancellation] = [:]
        for id in Set(placements.map(\.contract)) {
            for contract in try contractRows([("contract", id.text)]) {
                cancellations[id] = Cancellation(contract.record, source: contract.source)
            }
        }
        let history = CustodyHistory(
            placements: placements, moves: try moves(of: number), cancellations: cancellations, on: date)
        let box = SetTopBox(row, at: history.last)
        let steps = try history.steps.map { step in
            FindAnswer.Step(step: step, origin: try step.source.flatMap { try Origin($0, tx) })
        }
        var subscriber: Subscriber?
        if let id = box.contract {
            let contract = try contractRows([("contract", id.text)]).first
            subscriber = try contract.flatMap { try self.subscriber($0.record.subscriber) }
        }
        let devices = try tx.sighted(
            PlatformDevice.self, where: columns(of: names, with: [.casn, .mac, .serial]), snapshots: snapshots)
        let trail = BoxTrail(facts: row.facts, spans: row.spans, former: try tx.formerIdentifiers(ofBox: number))
        return FindAnswer.Box(
            box: box, row: row, unit: unit, origin: try Origin(row.source, tx),
            changes: try trail.changes.map { ($0, try Origin($0.source, tx)) }, steps: steps, subscriber: subscriber,
            room: box.contract == nil ? nil : history.last.placement?.location,
            devices: devices.filter(\.isPresent).map(\.record),
            findings: try open(tx.findings(boxes: names.finding.map(\.value))))
    }

    /// What people have said of a box.
    private func moves(of number: Int64) throws -> [CustodyMove] {
        try (records?.moves ?? []).filter { move in
            if case .one(let found) = try tx.findBox(move.box) { found == number } else { false }
        }
    }

    private func registeredUnit(_ box: Int64) throws -> UnitRow? {
        let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
        for row in try tx.units(ofBox: box) {
            let standing = try ledger.standings(of: row.unit.origin).first { $0.row.unit.id == row.unit.id }
            if standing?.standing.isRegistered == true { return row }
        }
        return nil
    }

    private func subscriber(_ id: SubscriberID) throws -> Subscriber? {
        try tx.sighted(Subscriber.self, where: [("subscriber", id.text)], snapshots: snapshots).first?.record
    }

    /// What is not resolved.
    private func open(_ rows: [FindingRow]) -> [FindingRow] { rows.filter { $0.lifecycle?.resolvedRun == nil } }

    /// The contracts of a code, a login, a customer's code or a customer's document.
    func contracts(_ term: String) throws -> [FindAnswer.ContractView] {
        var conditions = [
            ("contract", term), ("radiusLogin", term), ("radiusLogin", term.lowercased()), ("subscriber", term),
        ]
        if let document = try? TaxID(typed: term) {
            let customers = try tx.sighted(
                Subscriber.self, where: [("document", document.text)], snapshots: snapshots)
            conditions += customers.map { ("subscriber", $0.record.id.text) }
        }
        for point in try points([("point", term)]) {
            conditions.append(("contract", point.record.contract.text))
        }
        return try contractRows(conditions).map(view)
    }

    private func view(_ contract: Sighted<Contract>) throws -> FindAnswer.ContractView {
        let id = contract.record.id
        let packages = try packages(of: id)
        let points = try points([("contract", id.text)])
        var accounts: [PlatformAccount] = []
        for (platform, account) in contract.record.platformAccounts.sorted(by: { $0.key < $1.key }) {
            accounts += try tx.sighted(PlatformAccount.self, where: [("account", account.text)], snapshots: snapshots)
                .filter { $0.isPresent && $0.record.platform == platform }.map(\.record)
        }
        let events = try tx.billingEvents(ofContract: id)
        let keys = Set(events.map(\.id.key))
        let results = try events.isEmpty ? [] : tx.billingResults().map(\.record).filter { keys.contains($0.event) }
        return FindAnswer.ContractView(
            contract: contract.record, isPresent: contract.isPresent,
            subscriber: try subscriber(contract.record.subscriber),
            packages: packages.filter(\.isPresent).map(\.record), points: points.filter(\.isPresent).map(\.record),
            events: events, results: results, history: try HistoryLine.lines(of: id, upTo: date, tx),
            orders: try orders(of: id),
            origin: try Origin(contract.source, tx),
            accounts: accounts, findings: try open(tx.findings(contract: id)))
    }

    private func orders(of contract: ContractID) throws -> [OrderAnswer] {
        // The records of everybody are not read to say that nobody ordered anything.
        guard try !tx.orders().isEmpty else { return [] }
        guard let records else {
            return try OrderAnswer.all(tx, RecordsInForce(tx, in: context), in: context).filter {
                $0.contract == contract
            }
        }
        return try OrderAnswer.all(tx, records, in: context).filter { $0.contract == contract }
    }

    /// The accounts of a code or a login.
    func accounts(_ term: String) throws -> [PlatformAccount] {
        try tx.sighted(
            PlatformAccount.self, where: [("account", term), ("login", term), ("login", term.lowercased())],
            snapshots: snapshots
        ).map(\.record)
    }
}

extension BoxIdentifiers {
    /// One identifier alone.
    fileprivate init(_ identifier: BoxIdentifier) {
        self.init()
        switch identifier.kind {
        case .casn: casn = CASN(trusted: identifier.value)
        case .serial: serial = SerialNumber(trusted: identifier.value)
        case .mac: mac = try? MACAddress(identifier.value)
        case .patrimony: patrimony = PatrimonyNumber(trusted: identifier.value)
        }
    }
}
