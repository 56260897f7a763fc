public import Domain

/// Everything that the summary page and `summary.json` show. No run id, no wall-clock time: equal inputs give equal
/// bytes.
public struct SummaryModel: Sendable, Hashable {
    /// The provider's name.
    public var provider: String
    /// The business date.
    public var asOf: BusinessDate
    /// The verdict.
    public var verdict: Verdict
    /// Every delivery and archive member of the run, in order.
    public var inputs: [ReportedInput] = []
    /// Files in quarantine that wait for a person, whatever run they came in; those of this run included.
    public var quarantine: [QuarantinedFile] = []
    /// Lines of tables that were refused in this run.
    public var rejectedLines = 0
    /// Tables of which the day has no whole picture.
    public var gaps: [PictureGap] = []
    /// The newest picture of every table of the ERP and of the platforms.
    public var pictures: [TablePicture] = []
    /// The dates before this one, oldest first; at most ``TrendPoint/runs`` less one.
    public var history: [TrendPoint] = []
    /// Differences.
    public var findings = FindingsSummary()
    /// What is proposed.
    public var plan = PlanSummary()
    /// What would be billed.
    public var billing: BillingSummary?
    /// Patrimony and boxes, by custody.
    public var stock = StockSummary()
    /// Sums that must close.
    public var identities: [Identity] = []
    /// The files beside the page.
    public var files: [OutboxFile] = []

    /// A summary of nothing yet.
    public init(provider: String, asOf: BusinessDate, verdict: Verdict) {
        self.provider = provider
        self.asOf = asOf
        self.verdict = verdict
    }

    /// Inputs by how they ended, in the order of ``Disposition``; those that did not occur are left out.
    public var inputsByDisposition: [(disposition: Disposition, count: Int)] {
        Disposition.allCases.compactMap { disposition in
            let count = inputs.count { $0.disposition == disposition }
            return count == 0 ? nil : (disposition, count)
        }
    }
}

/// The one line of the morning.
public struct Verdict: Sendable, Hashable {
    /// How bad it is.
    public enum Level: String, Sendable, CaseIterable, Hashable {
        /// Nothing to do.
        case ok
        /// Differences, or files for a person.
        case attention
        /// A safety guard withheld something.
        case withheld
    }

    /// How bad it is.
    public var level: Level
    /// The line; see ``SummaryModel/verdictLine(_:)``.
    public var line: String

    /// Both.
    public init(level: Level, line: String = "") {
        self.level = level
        self.line = line
    }
}

/// A file that waits for a person.
public struct QuarantinedFile: Sendable, Hashable {
    /// File name.
    public var file: String
    /// Why it waits.
    public var reason: Reason
    /// More about this one file.
    public var message: String?
    /// Since when.
    public var since: BusinessDate

    /// All fields.
    public init(file: String, reason: Reason, message: String?, since: BusinessDate) {
        self.file = file
        self.reason = reason
        self.message = message
        self.since = since
    }
}

/// What is proposed, in counts.
public struct PlanSummary: Sendable, Hashable {
    /// Actions that only give or correct, ready to be done.
    public var additive = 0
    /// Actions that take television away, ready to be approved.
    public var destructive = 0
    /// Withheld actions, by what withholds them.
    public var withheld: [ProposedAction.Withholding: Int] = [:]
    /// The breakers that tripped.
    public var trips: [GuardTrip] = []
    /// The same counts by where they are carried out; none: in the ERP.
    public private(set) var places: [PlatformID?: Counts] = [:]
    /// What the plan does about a finding, by its id.
    public private(set) var standings: [String: Standing] = [:]

    /// The actions at one place.
    public struct Counts: Sendable, Hashable {
        /// Ready: such as only give or correct, and such as take television away.
        public var additive = 0, destructive = 0
        /// Withheld by a guard, and a person's tasks.
        public var withheld = 0, tasks = 0
    }

    /// Whether the plan may carry out what a finding proposes.
    public enum Standing: Sendable, Hashable {
        case ready
        case withheld(ProposedAction.Withholding)
    }

    /// No actions.
    public init() {}

    /// Counts one action.
    public mutating func add(_ action: PlannedAction) {
        note(action)
        if let reason = action.withheldBy {
            withheld[reason, default: 0] += 1
        } else if action.lane == .destructive {
            destructive += 1
        } else {
            additive += 1
        }
    }

    private mutating func note(_ action: PlannedAction) {
        let standing = action.withheldBy.map(Standing.withheld) ?? .ready
        // A finding with two steps stands as its first.
        for finding in action.findings where standings[finding] == nil { standings[finding] = standing }
        switch action.withheldBy {
        case nil where action.lane == .destructive: places[action.platform, default: Counts()].destructive += 1
        case nil: places[action.platform, default: Counts()].additive += 1
        case .manual: places[action.platform, default: Counts()].tasks += 1
        default: places[action.platform, default: Counts()].withheld += 1
        }
    }

    /// Withheld actions, in the order of ``ProposedAction/Withholding``.
    public var withheldByReason: [(reason: ProposedAction.Withholding, count: Int)] {
        ProposedAction.Withholding.allCases.compactMap { reason in withheld[reason].map { (reason, $0) } }
    }

    /// Actions that a guard withholds; tasks for a person, and what is meant or on its way, are none of these.
    public var withheldByGuard: Int { withheld.reduce(0) { $1.key.isOrdinary ? $0 : $0 + $1.value } }
    /// All actions and tasks.
    public var total: Int { additive + destructive + withheld.values.reduce(0, +) }
}

/// What would be billed.
public struct BillingSummary: Sendable, Hashable {
    /// One due date of one month.
    public struct Line: Sendable, Hashable {
        /// The month charged.
        public var competence: Competence
        /// The due date asked for.
        public var due: BusinessDate
        /// Events and the customers they are for.
        public var events: Int, customers: Int
        /// Their sum.
        public var total: Money

        /// All fields.
        public init(competence: Competence, due: BusinessDate, events: Int, customers: Int, total: Money) {
            self.competence = competence
            self.due = due
            self.events = events
            self.customers = customers
            self.total = total
        }
    }

    /// A nominal due date of the coming days, as it would be after a save.
    public struct Upcoming: Sendable, Hashable {
        /// The date.
        public var due: BusinessDate
        /// Events that count, and their sum.
        public var events = 0, total = Money.zero
        /// Events that a save would write.
        public var unsaved = 0
        /// Events saved, and events processed, as they are now.
        public var pending = 0, processed = 0

        /// Nothing yet.
        public init(due: BusinessDate) { self.due = due }

        /// Nothing is saved of it, and nothing would be.
        public var isEmpty: Bool { events + unsaved + pending + processed == 0 }
    }

    /// Pending events whose standard billing is late, and their sum.
    public struct Overdue: Sendable, Hashable {
        /// How many.
        public var events: Int
        /// Σ of them.
        public var total: Money

        /// Both.
        public init(events: Int = 0, total: Money = .zero) {
            self.events = events
            self.total = total
        }
    }

    /// Changes against the month before that are shown; all of them are counted.
    public static let topChanges = 20

    /// The due dates previewed, in order.
    public var lines: [Line]
    /// Customers of all lines, each once.
    public var customers: Int
    /// Customers that cannot be billed until somebody looks.
    public var quarantined: Int
    /// Extras given away.
    public var free: Int
    /// Beside the month before, where anything was charged in it.
    public var comparison: BillingComparison?
    /// The due dates of the coming days.
    public var upcoming: [Upcoming] = []
    /// What should have been processed.
    public var overdue = Overdue()

    /// The next month.
    public init(lines: [Line], customers: Int, quarantined: Int, free: Int) {
        self.lines = lines
        self.customers = customers
        self.quarantined = quarantined
        self.free = free
    }

    /// Events of all lines.
    public var events: Int { lines.reduce(0) { $0 + $1.events } }
    /// Sum of all lines.
    public var total: Money { lines.reduce(.zero) { $0 + $1.total } }
}

/// What the register holds.
public struct StockSummary: Sendable, Hashable {
    /// Patrimony items by custody.
    public var patrimony: [Custody: Int] = [:]
    /// Boxes by custody.
    public var boxes: [Custody: Int] = [:]
    /// Items held until a note is reviewed.
    public var held = 0
    /// Boxes of cancelled contracts that are not back.
    public var notReturned = NotReturned()

    /// An empty register.
    public init() {}

    /// All patrimony items.
    public var patrimonyTotal: Int { patrimony.values.reduce(0, +) }
    /// All boxes.
    public var boxTotal: Int { boxes.values.reduce(0, +) }
}

/// A file of the outbox beside the page.
public struct OutboxFile: Sendable, Hashable {
    /// Which table.
    public var table: OutputTable
    /// Its rows.
    public var rows: Int

    /// All fields.
    public init(table: OutputTable, rows: Int) {
        self.table = table
        self.rows = rows
    }
}
