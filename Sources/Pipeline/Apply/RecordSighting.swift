internal import Documents
internal import Domain
internal import Store

/// Puts one record of a table where it belongs.
struct RecordSighting {
    let transaction: Transaction
    let delivery: Int64
    let asOf: BusinessDate
    /// How far the file may be trusted to show all.
    let standing: PictureStanding
    /// Of a price table: what its rows say against each other.
    var prices: PriceReview?
    /// Rows of the supplier map that say something new: notes with these products are to be judged again.
    private(set) var changedProducts: [ProductRule] = []
    /// Rows that contradict another file of the same day.
    private(set) var conflicts = 0
    private var pictures = OpenPictures()
    private var purchases = PurchaseLines()
    private var imports: ImportRegistration?

    init(transaction: Transaction, delivery: Int64, asOf: BusinessDate, standing: PictureStanding) {
        self.transaction = transaction
        self.delivery = delivery
        self.asOf = asOf
        self.standing = standing
    }

    enum Outcome {
        /// Taken; whether anything changed.
        case taken(isChange: Bool)
        /// Refused by what the register knows.
        case refused(RejectedRow)
    }

    mutating func sight(_ record: TableRecord, line: Int) throws -> Outcome {
        let source = Source(delivery: delivery, position: line)
        switch record {
        case .plan(let plan): return try take(plan, source)
        case .package(let package): return try take(package, source)
        case .packageChannel(let channel): return try take(channel, source)
        case .subscriber(let subscriber): return try take(subscriber, source)
        case .contract(let contract): return try take(contract, source)
        case .contractPackage(let package): return try take(package, source)
        case .point(let point): return try take(point, source)
        case .catalogueChannel(let channel): return try take(channel, source, channel.platform)
        case .cataloguePackage(let package): return try take(package, source, package.platform)
        case .cataloguePackageChannel(let channel): return try take(channel, source, channel.platform)
        case .account(let account): return try take(account, source, account.platform)
        case .entitlement(let entitlement): return try take(entitlement, source, entitlement.platform)
        case .device(let device): return try take(device, source, device.platform)
        case .boxImport(let row): return try register(row, source: source)
        // Orders are carried out together, not row by row: see ``OrderIntake``.
        case .order: return .taken(isChange: false)
        case .product(let rule):
            let isChange = try transaction.save(rule, source: source)
            if isChange { changedProducts.append(rule) }
            return .taken(isChange: isChange)
        case .price(let price):
            if let row = try prices?.refusal(of: price, line: line, delivery: delivery, transaction) {
                return .refused(row)
            }
            return .taken(isChange: try transaction.save(price, source: source))
        case .location(let location): return .taken(isChange: try transaction.save(location, source: source))
        case .holiday(let holiday): return .taken(isChange: try transaction.save(holiday, source: source))
        case .invoiceLine(let line): return .taken(isChange: try transaction.save(line, source: source))
        case .billingResult(let result): return .taken(isChange: try transaction.save(result, source: source))
        case .purchase(let item): return try purchases.enter(item, source: source, in: transaction)
        }
    }

    private mutating func take(
        _ record: some SnapshotRecord, _ source: Source, _ platform: PlatformID? = nil
    ) throws -> Outcome {
        let outcome = try pictures.sight(
            record, platform: platform, asOf: asOf, standing: standing, source: source, transaction)
        if outcome == .conflict { conflicts += 1 }
        return .taken(isChange: outcome != .unchanged)
    }

    /// Ends the pictures: what a complete one did not show again is not of its day.
    func close() throws {
        try pictures.close(transaction)
        try imports?.close()
    }

    private mutating func register(_ row: BoxImport, source: Source) throws -> Outcome {
        var registration = try imports ?? ImportRegistration(transaction: transaction, asOf: asOf)
        defer { imports = registration }
        switch try registration.register(row, source: source) {
        case .created, .updated: return .taken(isChange: true)
        case .unchanged: return .taken(isChange: false)
        case .conflict(let boxes):
            return .refused(
                RejectedRow(
                    delivery: delivery, line: source.position, column: "", value: row.box.label, rule: "box_conflict",
                    hint: boxes.joined(separator: " ≠ ")))
        case .contradiction(let field, let known):
            return .refused(
                RejectedRow(
                    delivery: delivery, line: source.position, column: field,
                    value: (field == "mac" ? row.box.mac?.description : row.box.serial?.text) ?? row.box.label,
                    rule: "box_contradiction", hint: known))
        case .lostZeros(let identifier, let known):
            return .refused(
                RejectedRow(
                    delivery: delivery, line: source.position, column: identifier.kind.rawValue,
                    value: identifier.value, rule: "lost_zeros", hint: known))
        }
    }
}

extension TableRecord {
    /// The platform of a platform's record.
    var platform: PlatformID? {
        switch self {
        case .catalogueChannel(let record): record.platform
        case .cataloguePackage(let record): record.platform
        case .cataloguePackageChannel(let record): record.platform
        case .account(let record): record.platform
        case .entitlement(let record): record.platform
        case .device(let record): record.platform
        case .invoiceLine(let record): record.platform
        default: nil
        }
    }
}
