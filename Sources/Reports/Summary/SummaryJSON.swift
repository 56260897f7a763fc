internal import Domain

/// `summary.json`: the page for programs. Equal models give equal bytes; only the verdict's line is in a language.
public func summaryJSON(_ model: SummaryModel) -> String {
    JSONValue.object([
        .init("schema", .string("sintonia/summary/1")),
        .init("asOf", .string(model.asOf.description)),
        .init("provider", .string(model.provider)),
        .init(
            "verdict",
            .object([
                .init("level", .string(model.verdict.level.rawValue)), .init("line", .string(model.verdict.line)),
            ])),
        .init("documents", model.documentsJSON),
        .init("findings", model.findings.json),
        .init("plan", model.plan.json),
        .init("billing", model.billing?.json ?? .null),
        .init("stock", model.stock.json),
        .init("quarantine", .array(model.quarantine.map(\.json))),
        .init("identities", .array(model.identities.map(\.json))),
        .init("files", .array(model.files.map(\.json))),
    ]).indented
}

extension JSONValue {
    fileprivate init(_ number: Int) { self = .integer(Int64(number)) }
    fileprivate init(_ amount: Money) { self = .integer(amount.centavos) }
}

extension SummaryModel {
    fileprivate var documentsJSON: JSONValue {
        .object([
            .init("total", JSONValue(inputs.count)),
            .init("byDisposition", .counts(inputsByDisposition.map { ($0.disposition.rawValue, $0.count) })),
            .init("rejectedLines", JSONValue(rejectedLines)),
            .init("quarantined", JSONValue(quarantine.count)),
            .init("notWhole", .array(gaps.map { .string($0.name) })),
            .init(
                "rows",
                .array(
                    inputs.map { input in
                        .object([
                            .init("file", .string(input.file)), .init("member", JSONValue(input.member)),
                            .init("kind", .string(input.kind.name)),
                            .init("disposition", .string(input.disposition.rawValue)),
                            .init("reason", JSONValue(input.reason?.rawValue)),
                            .init("records", JSONValue(input.records)),
                        ])
                    })),
        ])
    }
}

extension FindingsSummary {
    // Findings inside the ERP stand under `-`, which no platform is called.
    fileprivate var json: JSONValue {
        let codes = classes.sorted()
        let places: [PlatformID?] = (hasERPFindings ? [nil] : []) + platforms.map { $0 }
        func onPlatforms(_ kind: FindingClass) -> JSONValue {
            .counts(
                places.compactMap { place in
                    let count = tally(kind, on: place).count
                    return count == 0 ? nil : (place?.text ?? "-", count)
                })
        }
        return .object([
            .init("total", JSONValue(total)),
            .init("new", JSONValue(count(.new))),
            .init("persistent", JSONValue(count(.persistent))),
            .init("reopened", JSONValue(count(.reopened))),
            .init("resolved", JSONValue(count(.resolved))),
            .init("accepted", JSONValue(count(.accepted))),
            .init("byAge", .counts(FindingsSummary.Age.allCases.map { ($0.rawValue, ages[$0] ?? 0) })),
            .init("moneyCents", JSONValue(stake)),
            .init("byClass", .counts(codes.map { ($0.rawValue, tally($0).count) })),
            .init("byClassAndPlatform", .object(codes.map { .init($0.rawValue, onPlatforms($0)) })),
            .init("moneyCentsByClass", .object(codes.map { .init($0.rawValue, JSONValue(tally($0).stake)) })),
        ])
    }
}

extension PlanSummary {
    fileprivate var json: JSONValue {
        .object([
            .init("total", JSONValue(total)),
            .init("additive", JSONValue(additive)),
            .init("destructive", JSONValue(destructive)),
            .init("withheld", JSONValue(withheld.values.reduce(0, +))),
            .init("withheldBy", .counts(withheldByReason.map { ($0.reason.rawValue, $0.count) })),
        ])
    }
}

extension BillingSummary {
    fileprivate var json: JSONValue {
        .object([
            .init("customers", JSONValue(customers)),
            .init("events", JSONValue(events)),
            .init("totalCents", JSONValue(total)),
            .init("quarantined", JSONValue(quarantined)),
            .init("free", JSONValue(free)),
            .init("comparison", comparison?.json ?? .null),
            .init(
                "overdue",
                .object([
                    .init("events", JSONValue(overdue.events)), .init("totalCents", JSONValue(overdue.total)),
                ])),
            .init(
                "upcoming",
                .array(
                    upcoming.map { line in
                        .object([
                            .init("due", .string(line.due.description)), .init("events", JSONValue(line.events)),
                            .init("totalCents", JSONValue(line.total)), .init("unsaved", JSONValue(line.unsaved)),
                            .init("pending", JSONValue(line.pending)), .init("processed", JSONValue(line.processed)),
                        ])
                    })),
            .init(
                "lines",
                .array(
                    lines.map { line in
                        .object([
                            .init("competence", .string(line.competence.description)),
                            .init("due", .string(line.due.description)),
                            .init("customers", JSONValue(line.customers)),
                            .init("events", JSONValue(line.events)),
                            .init("totalCents", JSONValue(line.total)),
                        ])
                    })),
        ])
    }
}

extension BillingComparison {
    fileprivate var json: JSONValue {
        func side(_ side: Side) -> JSONValue {
            .object([
                .init("customers", JSONValue(side.customers)), .init("charges", JSONValue(side.charges)),
                .init("totalCents", JSONValue(side.total)),
            ])
        }
        let counts = counts
        return .object([
            .init("before", side(before)), .init("now", side(now)), .init("new", JSONValue(counts.new)),
            .init("ended", JSONValue(counts.ended)), .init("changed", JSONValue(counts.changed)),
            .init(
                "top",
                .array(
                    changes.prefix(BillingSummary.topChanges).map { change in
                        .object([
                            .init("contract", .string(change.contract.text)),
                            .init("package", .string(change.package.text)),
                            .init("beforeCents", change.before.map(JSONValue.init) ?? .null),
                            .init("nowCents", change.now.map(JSONValue.init) ?? .null),
                        ])
                    })),
        ])
    }
}

extension StockSummary {
    fileprivate var json: JSONValue {
        func byCustody(_ counts: [Custody: Int]) -> JSONValue {
            .counts(Custody.allCases.compactMap { custody in counts[custody].map { (custody.rawValue, $0) } })
        }
        return .object([
            .init("patrimony", JSONValue(patrimonyTotal)),
            .init("patrimonyByCustody", byCustody(patrimony)),
            .init("setTopBoxes", JSONValue(boxTotal)),
            .init("setTopBoxesByCustody", byCustody(boxes)),
            .init("held", JSONValue(held)),
            .init("notReturned", JSONValue(notReturned.boxes)),
            .init("notReturnedValueCents", JSONValue(notReturned.value)),
        ])
    }
}

extension QuarantinedFile {
    fileprivate var json: JSONValue {
        .object([
            .init("file", .string(file)), .init("reason", .string(reason.rawValue)),
            .init("since", .string(since.description)), .init("message", JSONValue(message)),
        ])
    }
}

extension Identity {
    fileprivate var json: JSONValue {
        .object([
            .init("name", .string(name.rawValue)), .init("platform", JSONValue(platform?.text)),
            .init(left.jsonKey("left"), left.json), .init(right.jsonKey("right"), right.json),
            .init("closes", .boolean(closes)),
        ])
    }
}

extension Identity.Value {
    fileprivate func jsonKey(_ side: String) -> String {
        switch self {
        case .count: side
        case .money: "\(side)Cents"
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .count(let count): JSONValue(count)
        case .money(let money): JSONValue(money)
        }
    }
}

extension OutboxFile {
    fileprivate var json: JSONValue {
        .object([
            .init("table", .string(table.rawValue)), .init("csv", .string(table.csvName)),
            .init("json", .string(table.jsonName)), .init("rows", JSONValue(rows)),
        ])
    }
}
