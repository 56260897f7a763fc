internal import Domain

/// Shapes of what describes a run: its summary, its manifest, a line of the audit.
extension JSONShape {
    private static let hash = JSONShape.matching("^[0-9a-f]{64}$")

    static let summary = JSONShape.object([
        .init("schema", .constant("sintonia/summary/1")), .init("asOf", .day), .init("provider", .text),
        .init("verdict", .object([.init("level", .one(of: Verdict.Level.self)), .init("line", .text)])),
        .init("documents", documents), .init("findings", findings), .init("plan", plan),
        .init("billing", .orNull(billing)), .init("stock", stock),
        .init(
            "quarantine",
            .list(
                .object([
                    .init("file", .text), .init("reason", .one(of: Reason.self)), .init("since", .day),
                    .init("message", .orNull(.text)),
                ]))),
        .init("identities", .list(.either([identity("", .integer), identity("Cents", .integer)]))),
        .init(
            "files",
            .list(
                .object([
                    .init("table", .one(of: OutputTable.self)), .init("csv", .text), .init("json", .text),
                    .init("rows", .count),
                ]))),
    ])

    private static let documents = JSONShape.object([
        .init("total", .count), .init("byDisposition", .map(.count)), .init("rejectedLines", .count),
        .init("quarantined", .count), .init("notWhole", .list(.text)),
        .init(
            "rows",
            .list(
                .object([
                    .init("file", .text), .init("member", .orNull(.text)), .init("kind", .words(DocumentKind.names)),
                    .init("disposition", .one(of: Disposition.self)), .init("reason", .orNull(.one(of: Reason.self))),
                    .init("records", .count),
                ]))),
    ])

    // By class and platform: findings inside the ERP stand under `-`.
    private static let findings = JSONShape.object([
        .init("total", .count), .init("new", .count), .init("persistent", .count), .init("reopened", .count),
        .init("resolved", .count), .init("accepted", .count), .init("byAge", .map(.count)),
        .init("moneyCents", .integer), .init("byClass", .map(.count)), .init("byClassAndPlatform", .map(.map(.count))),
        .init("moneyCentsByClass", .map(.integer)),
    ])

    private static let plan = JSONShape.object([
        .init("total", .count), .init("additive", .count), .init("destructive", .count), .init("withheld", .count),
        .init("withheldBy", .map(.count)),
    ])

    private static let billing = JSONShape.object([
        .init("customers", .count), .init("events", .count), .init("totalCents", .integer),
        .init("quarantined", .count), .init("free", .count),
        .init("overdue", .object([.init("events", .count), .init("totalCents", .integer)])),
        .init(
            "upcoming",
            .list(
                .object([
                    .init("due", .day), .init("events", .count), .init("totalCents", .integer),
                    .init("unsaved", .count), .init("pending", .count), .init("processed", .count),
                ]))),
        .init("comparison", .orNull(comparison)),
        .init(
            "lines",
            .list(
                .object([
                    .init("competence", .matching("^[0-9]{4}-[0-9]{2}$")), .init("due", .day),
                    .init("customers", .count), .init("events", .count), .init("totalCents", .integer),
                ]))),
    ])

    private static let comparison: JSONShape = {
        let side = JSONShape.object([
            .init("customers", .count), .init("charges", .count), .init("totalCents", .integer),
        ])
        let change = JSONShape.object([
            .init("contract", .text), .init("package", .text), .init("beforeCents", .orNull(.integer)),
            .init("nowCents", .orNull(.integer)),
        ])
        return .object([
            .init("before", side), .init("now", side), .init("new", .count), .init("ended", .count),
            .init("changed", .count), .init("top", .list(change)),
        ])
    }()

    private static let stock = JSONShape.object([
        .init("patrimony", .count), .init("patrimonyByCustody", .map(.count)), .init("setTopBoxes", .count),
        .init("setTopBoxesByCustody", .map(.count)), .init("held", .count), .init("notReturned", .count),
        .init("notReturnedValueCents", .integer),
    ])

    // Both sides are counts, or both amounts.
    private static func identity(_ suffix: String, _ side: JSONShape) -> JSONShape {
        .object([
            .init("name", .one(of: Identity.Name.self)), .init("platform", .orNull(.text)),
            .init("left" + suffix, side), .init("right" + suffix, side), .init("closes", .flag),
        ])
    }

    /// `manifest.json`; what is not known of an input is an empty text.
    static let manifest = JSONShape.object([
        .init("schema", .constant("sintonia/manifest/1")),
        .init("run", .matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]+$")),
        .init("businessDate", .day), .init("begunAt", .moment), .init("endedAt", .moment), .init("provider", .text),
        .init(
            "inputs",
            .list(
                .object([
                    .init("delivery", .count), .init("file", .text), .init("member", .text), .init("bytes", .count),
                    .init("sha256", .matching("^([0-9a-f]{64})?$")),
                    .init("disposition", .words(Disposition.allCases.map(\.rawValue) + [""])),
                ]))),
        .init(
            "outputs", .list(.object([.init("file", .text), .init("bytes", .count), .init("sha256", hash)]))),
        .init("counts", .object([.init("inputs", .count), .init("outputs", .count), .init("findings", .count)])),
    ])

    /// A line of the workspace's `audit.ndjson`: each has the hash of the line before.
    static let auditLog = JSONShape.object([
        .init("schema", .constant("sintonia/audit/1")), .init("number", .count), .init("date", .day),
        .init("who", .text), .init("what", .text), .init("about", .text), .init("why", .text),
        .init("before", .text), .init("after", .text), .init("delivery", .count),
        .init("previous", .matching("^([0-9a-f]{64})?$")), .init("hash", hash),
    ])
}
