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

    /// The ``name`` of every kind.
    public static var names: [String] {
        let fixed: [DocumentKind] = [.decision, .sidecar, .archive, .unknown]
        let known = TableKind.allCases.map(DocumentKind.table) + FiscalKind.allCases.map(DocumentKind.fiscal)
        return (known + fixed).map(\.name)
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
    /// their file may be trusted; the supplier map before the notes that it explains; fiscal documents before the
    /// imports that name them, and among them notes before what is said about notes; what refers after what it refers
    /// to; decisions last.
    public var rank: Int {
        switch self {
        case .archive: 0
        case .sidecar: 1
        case .table(.products): 2
        // All orders of a run are carried out together, after every table that they may refer to.
        case .table(.orders): 90
        case .fiscal(let kind): kind.rank
        case .table(let kind): 12 + (TableKind.allCases.firstIndex(of: kind) ?? 0)
        case .decision: 100
        case .unknown: 101
        }
    }
}

extension FiscalKind {
    /// 3 … 10: authorised notes, other notes (5 is kept for those that were put back: returns whose note was not known
    /// yet), answers that authorise, events, the rest.
    fileprivate var rank: Int {
        switch self {
        case .note, .consumerNote: 3
        case .unprotocolled, .batch: 4
        case .status: 6
        case .event: 7
        case .eventRequest: 8
        case .summary, .eventSummary: 9
        case .distribution, .otherFiscal: 10
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
