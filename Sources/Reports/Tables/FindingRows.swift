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
            .identifier(id), .text(kind.rawValue), .text(kind.name), .text(kind.severity.rawValue),
            .text(state.rawValue), Cell(identifier: finding.platform), Cell(identifier: finding.contract),
            Cell(identifier: finding.subscriber), Cell(identifier: finding.account),
            Cell(identifier: finding.package), Cell(identifier: finding.channel), Cell(identifier: finding.point),
            Cell(identifier: finding.box), Cell(text: finding.field), Cell(text: finding.erpValue),
            Cell(text: finding.platformValue), .money(finding.stake.amount), .text(finding.stake.formula.rawValue),
            .date(firstSeen), .date(lastSeen), .integer(daysOpen(on: date)),
            .text(finding.action.sentence(language)), .text(finding.explanation(language)), .list(sources),
        ]
    }

    /// The row of its action in the plan. `planID` is the action's own id.
    public func planCells(planID: String) -> [Cell] {
        let action = finding.action
        return [
            .identifier(planID), Cell(identifier: finding.platform), .text(action.verb.rawValue),
            .identifier(action.target), .text(action.present), .text(action.wanted), .boolean(action.isDestructive),
            Cell(text: action.withheldBy?.rawValue), .boolean(action.isReversible), .identifier(id),
        ]
    }
}
