/// What a file is, told from its content.
public enum DocumentKind: Hashable, Sendable {
    /// A table.
    case table(TableKind)
    /// A fiscal document.
    case fiscal(FiscalKind)
    /// A person's decision, written by a command of ours.
    case decision
    /// A sidecar that proves another file complete.
    case sidecar
    /// A zip archive.
    case archive
    /// Nothing this program knows.
    case unknown

    /// The word in reports and in `inspect`.
    public var name: String {
        switch self {
        case .table(let kind): kind.rawValue
        case .fiscal(let kind): kind.rawValue
        case .decision: "decision"
        case .sidecar: "manifest"
        case .archive: "archive"
        case .unknown: "unknown"
        }
    }

    /// The kind with this ``name``; `unknown` where there is none.
    public init(name: String) {
        if let kind = TableKind(rawValue: name) {
            self = .table(kind)
        } else if let kind = FiscalKind(rawValue: name) {
            self = .fiscal(kind)
        } else {
            self =
                name == "decision" ? .decision : name == "manifest" ? .sidecar : name == "archive" ? .archive : .unknown
        }
    }

    /// The order in which the kinds of one run are applied, printed by `run`: sidecars first, for they say how far
    /// their file may be trusted; fiscal documents before the imports that name them; what refers after what it
    /// refers to; decisions last.
    public var rank: Int {
        switch self {
        case .archive: 0
        case .sidecar: 1
        case .table(.products): 2
        case .fiscal: 3
        case .table(let kind): 4 + (TableKind.allCases.firstIndex(of: kind) ?? 0)
        case .decision: 100
        case .unknown: 101
        }
    }
}

/// Fiscal documents, told by root element and namespace.
public enum FiscalKind: String, Sendable, CaseIterable, Hashable {
    case note = "nfe"
    case unprotocolled = "nfe-unprotocolled"
    case batch = "nfe-batch"
    case event = "nfe-event"
    case eventRequest = "nfe-event-request"
    case summary = "nfe-summary"
    case eventSummary = "nfe-event-summary"
    case distribution = "nfe-distribution"
    case status = "nfe-status"
    case consumerNote = "nfce"
    case otherFiscal = "other-fiscal"
}
