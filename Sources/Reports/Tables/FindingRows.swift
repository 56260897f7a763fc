public import Domain

/// A difference with what the store knows of its history: what a report needs to show it.
public struct ReportedFinding: Sendable, Hashable {
    /// Its id: 16 hexadecimal digits, the same from day to day.
    public var id: String
    /// The difference.
    public var finding: Finding
    /// Where it stands.
    public var state: ReportedState
    /// First and last day it was seen.
    public var firstSeen: BusinessDate, lastSeen: BusinessDate
    /// Where both sides were read, for people: `contracts-2026-11-22.csv:14`.
    public var sources: [String]

    /// All fields.
    public init(
        id: String, finding: Finding, state: ReportedState, firstSeen: BusinessDate, lastSeen: BusinessDate,
        sources: [String]
    ) {
        self.id = id
        self.finding = finding
        self.state = state
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.sources = sources
    }

    /// Days since it was first seen, today or, where it is resolved, on the last day it was seen.
    public func daysOpen(on date: BusinessDate) -> Int {
        max(0, (state == .resolved ? lastSeen : date).days(since: firstSeen))
    }

    /// Its row in the table of findings.
    public func cells(asOf date: BusinessDate, _ language: Language) -> [Cell] {
        let kind = finding.kind
        return [
            .identifier(id), .text(kind.rawValue), .text(kind.name), .text(finding.severity.rawValue),
            .text(state.rawValue), Cell(identifier: finding.platform), Cell(identifier: finding.contract),
            Cell(identifier: finding.subscriber), Cell(identifier: finding.account),
            Cell(identifier: finding.package), Cell(identifier: finding.channel), Cell(identifier: finding.point),
            Cell(identifier: finding.box), Cell(text: finding.field), Cell(text: finding.erpValue),
            Cell(text: finding.platformValue), .money(finding.stake.amount), .text(finding.stake.formula.rawValue),
            .date(firstSeen), .date(lastSeen), .integer(daysOpen(on: date)),
            .text(finding.action.sentence(language)), .text(finding.explanation(language)), .list(sources),
        ]
    }
}

extension PlannedAction {
    /// Its row in the plan.
    public var cells: [Cell] {
        [
            .identifier(id), Cell(identifier: platform), .integer(order), .text(verb.rawValue), .identifier(target),
            .text(present), .text(wanted), .text(lane.rawValue), .boolean(lane == .destructive),
            Cell(text: withheldBy?.rawValue), .boolean(isReversible), .list(dependsOn),
            Cell(identifier: findings.first), .list(findings),
        ]
    }
}
