public import Domain

/// The differences of a run: exact counts of all, and rows of as many as a page can hold.
public struct FindingsSummary: Sendable, Hashable {
    /// Rows that the page carries. Further ones are counted, and the page says that they stand in `findings.csv`.
    public static let pageRows = 100_000
    /// Rows kept of the oldest.
    public static let oldestRows = 10

    /// Open findings of one class on one platform.
    public struct Tally: Sendable, Hashable {
        /// How many.
        public var count = 0
        /// Money at stake a month.
        public var stake = Money.zero
        /// The most severe of them.
        public var worst: Severity?
        /// Those that a person should act on: S1 to S3.
        public var actionable = 0

        /// None.
        public init() {}

        static func += (left: inout Tally, right: Tally) {
            left.count += right.count
            left.stake += right.stake
            left.worst = [left.worst, right.worst].compactMap(\.self).min()
            left.actionable += right.actionable
        }
    }

    struct Place: Sendable, Hashable {
        let kind: FindingClass
        let platform: PlatformID?
    }

    /// Findings by state: open ones (new, persistent, reopened), accepted ones, and those resolved in this run.
    public private(set) var states: [ReportedState: Int] = [:]
    /// Findings of every state, at most ``pageRows``, in the order they came.
    public private(set) var listed: [ReportedFinding] = []
    /// Findings beyond ``pageRows``.
    public private(set) var unlisted = 0
    /// The money of open findings, by where it is lost.
    public private(set) var exposures: [Exposure: Money] = [:]
    // Contracts with such a finding, each once.
    private var exposedContracts: [Exposure: Set<ContractID>] = [:]
    /// The open findings seen longest, oldest first, at most ``oldestRows``.
    public private(set) var oldest: [ReportedFinding] = []
    /// Open findings by how long they have been.
    public private(set) var ages: [Age: Int] = [:]
    private var tallies: [Place: Tally] = [:]

    /// For how many days a finding has been open. Source: `domain/billing.md` §3.1.
    public enum Age: String, Sendable, CaseIterable, Hashable {
        case upToADay = "0-1"
        case upToAWeek = "2-7"
        case upToAMonth = "8-30"
        case older = ">30"

        /// Of so many days.
        public init(days: Int) {
            self = days <= 1 ? .upToADay : days <= 7 ? .upToAWeek : days <= 30 ? .upToAMonth : .older
        }
    }

    /// No findings.
    public init() {}

    /// Counts one finding, and keeps its row if there is room. Findings come sorted by class, platform and key.
    public mutating func add(_ finding: ReportedFinding, asOf date: BusinessDate) {
        states[finding.state, default: 0] += 1
        if listed.count < Self.pageRows { listed.append(finding) } else { unlisted += 1 }
        guard finding.state.isOpen else { return }
        ages[Age(days: finding.daysOpen(on: date)), default: 0] += 1
        var one = Tally()
        one.count = 1
        one.stake = finding.finding.stake.amount
        one.worst = finding.finding.severity
        one.actionable = finding.finding.severity < .s4 ? 1 : 0
        tallies[Place(kind: finding.finding.kind, platform: finding.finding.platform), default: Tally()] += one
        keepExposure(finding.finding)
        keepIfOld(finding)
    }

    private mutating func keepExposure(_ finding: Finding) {
        guard finding.stake.amount > .zero else { return }
        exposures[finding.exposure, default: .zero] += finding.stake.amount
        if let contract = finding.contract { exposedContracts[finding.exposure, default: []].insert(contract) }
    }

    /// Money a month of open findings that is lost in this way.
    public func stake(_ exposure: Exposure) -> Money { exposures[exposure] ?? .zero }
    /// Contracts that it concerns, each once; findings about no contract have none.
    public func contracts(_ exposure: Exposure) -> Int { exposedContracts[exposure]?.count ?? 0 }

    // Of equally old ones the first to come stays first.
    private mutating func keepIfOld(_ finding: ReportedFinding) {
        let place = oldest.firstIndex { finding.firstSeen < $0.firstSeen } ?? oldest.count
        guard place < Self.oldestRows else { return }
        oldest.insert(finding, at: place)
        if oldest.count > Self.oldestRows { oldest.removeLast() }
    }

    /// Open findings.
    public var total: Int { tallies.values.reduce(0) { $0 + $1.count } }
    /// Money at stake a month in open findings.
    public var stake: Money { tallies.values.reduce(.zero) { $0 + $1.stake } }
    /// Findings in a state.
    public func count(_ state: ReportedState) -> Int { states[state] ?? 0 }
    /// Open findings of severity S1 to S3: what makes a run end with 1.
    public var actionable: Int { tallies.values.reduce(0) { $0 + $1.actionable } }

    /// Classes with open findings: most severe first, then by code.
    public var classes: [FindingClass] {
        Set(tallies.keys.map(\.kind)).sorted { (severity(of: $0), $0) < (severity(of: $1), $1) }
    }

    /// The most severe open finding of a class counts: where a table is missing it matters which.
    public func severity(of kind: FindingClass) -> Severity { tally(kind).worst ?? kind.severity }

    /// Platforms with open findings, by id; findings inside the ERP have none.
    public var platforms: [PlatformID] { Set(tallies.keys.compactMap(\.platform)).sorted() }
    /// Whether any open finding lies inside the ERP.
    public var hasERPFindings: Bool { tallies.keys.contains { $0.platform == nil } }

    /// Open findings of a class.
    public func tally(_ kind: FindingClass) -> Tally {
        tallies.reduce(into: Tally()) { if $1.key.kind == kind { $0 += $1.value } }
    }

    /// Open findings of a class on a platform, or inside the ERP where there is none.
    public func tally(_ kind: FindingClass, on platform: PlatformID?) -> Tally {
        tallies[Place(kind: kind, platform: platform)] ?? Tally()
    }
}
