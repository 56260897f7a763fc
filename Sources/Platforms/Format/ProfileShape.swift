internal import Domain

/// What a profile may hold: one table, by which profiles are checked and the published schema is written.
indirect enum ValueShape: Sendable {
    case text
    case flag
    case integer(ClosedRange<Int>)
    case choice([String])
    /// A text of letters, digits and `-`.
    case word
    case list(ValueShape)
    /// Any names, values of one shape.
    case map(ValueShape)
    /// Names of a closed list, values of one shape.
    case keyed([String], ValueShape)
    case section(SectionShape.Name)
    case either(ValueShape, ValueShape)
    /// A template: any JSON.
    case any

    /// In words, for a fault.
    var name: String {
        switch self {
        case .text: "\"…\""
        case .flag: "true, false"
        case .integer(let range): "\(range.lowerBound) … \(range.upperBound)"
        case .choice(let words): words.joined(separator: ", ")
        case .word: "a-z 0-9 -"
        case .list(let item): "[\(item.name)]"
        case .map, .keyed, .section: "{ … }"
        case .either(let one, let other): "\(one.name) | \(other.name)"
        case .any: "…"
        }
    }
}

/// The keys of one sort of object.
struct SectionShape: Sendable {
    /// The sorts of objects.
    enum Name: String, Sendable, CaseIterable {
        case profile, evidence, text, signOff, capabilities, auth, request, response, predicate, paging, read, file
        case field, keys, states, op, call, guards, breaker, quietHours
    }

    let keys: [(name: String, shape: ValueShape)]
    let required: [String]

    init(_ keys: [(String, ValueShape)], required: [String] = []) {
        self.keys = keys.map { (name: $0.0, shape: $0.1) }
        self.required = required
    }

    static func of(_ name: Name) -> SectionShape {
        switch name {
        case .profile: profile
        case .evidence:
            SectionShape(
                [("level", .choice(Evidence.Level.allCases.map(\.rawValue))), ("sources", .list(.text))],
                required: ["level"])
        case .text: SectionShape([("pt-BR", .text), ("en", .text)], required: ["pt-BR", "en"])
        case .signOff: SectionShape([("by", .text), ("on", .text), ("note", .text)], required: ["by", "on"])
        case .capabilities: capabilities
        case .auth: auth
        case .request: request
        case .response: response
        case .predicate:
            SectionShape([
                ("httpIn", .list(.integer(100...599))), ("path", .text), ("equals", .any), ("perItem", .flag),
            ])
        case .paging: paging
        case .read: read
        case .file: file
        case .field: field
        case .keys:
            SectionShape(
                [
                    ("evidence", evidence), ("account", .text), ("entitlement", .text), ("device", .text),
                    ("ladder", .list(.choice(PlatformTraits.Rung.allCases.map(\.rawValue)))), ("erpField", .text),
                ], required: ["evidence", "account", "ladder"])
        case .states:
            SectionShape(
                [
                    ("evidence", evidence), ("native", .map(.choice(FieldList.states))),
                    ("default", .choice(["unknown"])),
                    ("suspendSubstitute", .choice(SuspendSubstitute.allCases.map(\.rawValue))),
                ], required: ["evidence", "native", "suspendSubstitute"])
        case .op: op
        case .call: call
        case .guards: guards
        case .breaker:
            SectionShape([
                ("percent", .integer(0...100)), ("above", .integer(0...1_000_000)), ("atMost", .integer(0...1_000_000)),
            ])
        case .quietHours: SectionShape([("from", .text), ("to", .text)], required: ["from", "to"])
        }
    }

    private static let evidence = ValueShape.section(.evidence)
    private static func ability() -> ValueShape { .choice(Ability.allCases.map(\.rawValue)) }

    private static let profile = SectionShape(
        [
            ("schema", .choice([PlatformProfile.schemaName])), ("id", .word), ("name", .text),
            ("version", .integer(1...9999)),
            ("direction", .choice(PlatformTraits.Direction.allCases.map(\.rawValue))), ("evidence", evidence),
            ("summary", .section(.text)), ("unknowns", .list(.section(.text))),
            ("signedOffBy", .section(.signOff)), ("tenantFields", .list(.text)),
            ("capabilities", .section(.capabilities)), ("auth", .section(.auth)), ("request", .section(.request)),
            ("response", .section(.response)), ("paging", .section(.paging)), ("reads", .map(.section(.read))),
            ("files", .list(.section(.file))), ("lookups", .map(.map(.text))), ("keys", .section(.keys)),
            ("states", .section(.states)),
            ("ops", .keyed(ProfileOperation.allCases.map(\.rawValue), .section(.op))),
            ("guards", .section(.guards)), ("redact", .list(.choice(RedactedField.allCases.map(\.rawValue)))),
        ],
        required: [
            "schema", "id", "name", "version", "direction", "evidence", "summary", "unknowns", "capabilities", "files",
            "keys", "states", "guards", "redact",
        ])

    private static let capabilities = SectionShape(
        [
            ("evidence", evidence),
            ("operations", .keyed(ProfileOperation.allCases.map(\.rawValue), ability())),
            ("emulatedBy", .keyed(ProfileOperation.allCases.map(\.rawValue), .section(.text))),
            ("listAccounts", .choice(Listing.allCases.map(\.rawValue))), ("bulkMax", .integer(1...1_000_000)),
            ("channels", ability()), ("devices", ability()), ("singlePackage", ability()), ("deviceLimit", ability()),
            ("licenceLimitQueues", ability()), ("loginIsDocument", ability()), ("activationByViewer", ability()),
            ("executable", .flag),
        ],
        required: [
            "evidence", "operations", "listAccounts", "channels", "devices", "singlePackage", "loginIsDocument",
        ])

    private static let auth = SectionShape(
        [
            ("evidence", evidence),
            (
                "kind",
                .choice(["none", "basic", "bearer", "header-template", "oauth2", "oauth1-hmac-sha1", "query"])
            ), ("name", .text), ("value", .text), ("grant", .choice(["client-credentials", "authorization-code"])),
            ("secrets", .list(.text)), ("tokenPath", .text), ("tokenPointer", .text),
            ("ttlSeconds", .integer(1...31_536_000)),
            ("clockSkewSeconds", .integer(0...3600)),
        ], required: ["evidence", "kind"])

    private static let request = SectionShape(
        [
            ("evidence", evidence), ("baseURL", .text), ("query", .map(.text)), ("headers", .map(.text)),
            ("body", .choice(bodies)), ("semantics", .choice(semantics)), ("perMinute", .integer(1...100_000)),
            ("timeoutSeconds", .integer(1...600)),
        ], required: ["evidence", "baseURL"])

    private static let bodies = ["json", "form", "soap-rpc", "soap-doc", "none"]
    private static let semantics = ["replace", "delta", "create-or-update"]
    private static let faultWords = [
        "auth", "validation", "duplicate", "not-found", "limit", "conflict", "retry", "unknown",
    ]

    private static let response = SectionShape(
        [
            ("evidence", evidence), ("format", .choice(["json", "xml", "soap", "text"])),
            ("success", .section(.predicate)), ("notFound", .section(.predicate)), ("payload", .text),
            ("rows", .text), ("errorPath", .text), ("errors", .map(.choice(faultWords))),
        ], required: ["evidence", "format"])

    private static let paging = SectionShape(
        [
            ("evidence", evidence), ("kind", .choice(["none", "page", "offset", "cursor", "report-file"])),
            ("pageParam", .text), ("sizeParam", .text), ("size", .integer(1...100_000)), ("first", .integer(0...1)),
            ("limitParam", .text), ("startParam", .text), ("cursorPath", .text), ("cursorParam", .text),
            ("totalPath", .text), ("totalIsString", .flag), ("stop", .text), ("request", .section(.call)),
            ("poll", .section(.call)), ("download", .section(.call)), ("file", .integer(0...999)),
        ], required: ["evidence", "kind"])

    private static let call = SectionShape(
        [
            ("method", .choice(["GET", "POST"])), ("path", .text), ("query", .map(.text)), ("headers", .map(.text)),
            ("body", .any), ("expect", .section(.predicate)), ("take", .map(.text)),
        ], required: ["path"])

    private static let read = SectionShape(
        [
            ("evidence", evidence), ("kind", .choice(FieldList.kinds)), ("method", .choice(["GET", "POST"])),
            ("path", .text), ("query", .map(.text)), ("body", .any), ("rows", .text), ("perKey", .text),
            ("paging", .section(.paging)), ("map", .map(.either(.text, .section(.field)))),
        ], required: ["evidence", "kind", "path"])

    private static let file = SectionShape(
        [
            ("evidence", evidence), ("kind", .choice(FieldList.kinds)),
            ("format", .choice(FileFormat.allCases.map(\.rawValue))), ("delimiter", .choice([";", ",", "tab", "|"])),
            ("quote", .choice(["\"", "none"])), ("header", .flag),
            ("encoding", .choice(["utf-8", "windows-1252", "iso-8859-1"])), ("bom", .choice(["any"])),
            ("decimal", .choice(["comma", "point"])), ("headerMustEqual", .list(.text)), ("rows", .text),
            ("rowElement", .text), ("namespaces", .map(.text)), ("map", .map(.either(.text, .section(.field)))),
        ], required: ["evidence", "kind", "format"])

    private static let field = SectionShape([
        ("from", .either(.text, .list(.text))), ("transforms", .list(.text)), ("required", .flag), ("unique", .flag),
        ("pattern", .text),
    ])

    private static let op = SectionShape(
        [
            ("evidence", evidence), ("method", .choice(["GET", "POST", "PUT", "PATCH", "DELETE"])), ("path", .text),
            ("query", .map(.text)), ("headers", .map(.text)), ("body", .any), ("semantics", .choice(semantics)),
            ("opaqueName", .text), ("expect", .section(.predicate)), ("verifyBy", .text), ("steps", .section(.text)),
        ], required: ["evidence"])

    private static let guards = SectionShape(
        [
            ("destructive", .section(.breaker)), ("requires", .list(.choice(FieldList.kinds))),
            ("quietHours", .section(.quietHours)), ("never", .list(.choice(ProfileOperation.allCases.map(\.rawValue)))),
        ], required: ["requires"])
}
