internal import Documents
internal import Domain
internal import Store

/// Puts one record of a table where it belongs.
struct RecordSighting {
    let transaction: Transaction
    let delivery: Int64
    let asOf: BusinessDate
    /// Rows of the supplier map that say something new: notes with these products are to be judged again.
    private(set) var changedProducts: [ProductRule] = []
    private var imports: ImportRegistration?

    init(transaction: Transaction, delivery: Int64, asOf: BusinessDate) {
        self.transaction = transaction
        self.delivery = delivery
        self.asOf = asOf
    }

    enum Outcome {
        /// Taken; whether anything changed.
        case taken(isChange: Bool)
        /// Refused by what the register knows.
        case refused(RejectedRow)
    }

    mutating func sight(_ record: TableRecord, line: Int) throws -> Outcome {
        let source = Source(delivery: delivery, position: line)
        func take(_ record: some SnapshotRecord) throws -> Outcome {
            .taken(isChange: try transaction.sight(record, asOf: asOf, source: source))
        }
        switch record {
        case .plan(let plan): return try take(plan)
        case .package(let package): return try take(package)
        case .packageChannel(let channel): return try take(channel)
        case .subscriber(let subscriber): return try take(subscriber)
        case .contract(let contract): return try take(contract)
        case .contractPackage(let package): return try take(package)
        case .point(let point): return try take(point)
        case .catalogueChannel(let channel): return try take(channel)
        case .cataloguePackage(let package): return try take(package)
        case .cataloguePackageChannel(let channel): return try take(channel)
        case .account(let account): return try take(account)
        case .entitlement(let entitlement): return try take(entitlement)
        case .device(let device): return try take(device)
        case .boxImport(let row): return try register(row, source: source)
        case .product(let rule):
            let isChange = try transaction.save(rule, source: source)
            if isChange { changedProducts.append(rule) }
            return .taken(isChange: isChange)
        }
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
                    delivery: delivery, line: source.position, column: field, value: row.box.label,
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
        default: nil
        }
    }
}
