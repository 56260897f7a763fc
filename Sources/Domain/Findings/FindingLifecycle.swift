/// The life of a finding, from run to run. Dates are business dates; run numbers make a run that is repeated after a
/// crash give the same states.
public struct FindingLifecycle: Hashable, Sendable {
    /// State in the report of a run.
    public enum State: String, Sendable, CaseIterable, Hashable {
        case new, persistent, resolved, reopened, accepted
    }

    /// First and last day it was observed. The first is kept when it comes back.
    public var firstSeen: BusinessDate, lastSeen: BusinessDate
    /// The run that observed it first, the last that judged it, and the one that saw it come back or go.
    public var firstRun: Int64, lastRun: Int64
    /// The run that saw it come back last.
    public var reopenedRun: Int64?
    /// The run that saw it gone, while it is gone.
    public var resolvedRun: Int64?
    /// How many times it came back: part of the id of an action, so that the same correction can be made again.
    public var occurrence = 1
    /// A person said that it is intended, and his word still counts.
    public var isAccepted = false
    /// The run that saw other values than the run before.
    public var changedRun: Int64?

    /// A finding observed for the first time.
    public init(firstSeenOn date: BusinessDate, run: Int64) {
        firstSeen = date
        lastSeen = date
        firstRun = run
        lastRun = run
    }

    /// The life after `run` judged the finding: `previous` is what was known of it, none if nothing. Where a side
    /// delivered nothing usable (`isJudged` false), that it was not observed says nothing. None: there is no such
    /// finding, and never was.
    public static func next(
        after previous: FindingLifecycle?, isObserved: Bool, isJudged: Bool, on date: BusinessDate, run: Int64
    ) -> FindingLifecycle? {
        guard var life = previous else {
            return isObserved ? FindingLifecycle(firstSeenOn: date, run: run) : nil
        }
        if isObserved {
            life.observe(on: date, run: run)
        } else if isJudged {
            life.resolve(run: run)
        }
        return life
    }

    /// Observed in `run`. A run that a later one has followed changes nothing.
    public mutating func observe(on date: BusinessDate, run: Int64) {
        guard run >= lastRun else { return }
        if let gone = resolvedRun {
            // Seen as gone by the same, repeated run: it was never gone.
            if gone != run {
                reopenedRun = run
                occurrence += 1
            }
            resolvedRun = nil
        }
        lastSeen = max(lastSeen, date)
        lastRun = run
    }

    /// Judged in `run` and not there. A run that a later one has followed changes nothing.
    public mutating func resolve(run: Int64) {
        guard run >= lastRun, resolvedRun == nil else { return }
        isAccepted = false
        resolvedRun = run
        lastRun = run
    }

    /// Says in `run` whether a person's word that it is intended counts. Where it ceases to, the finding is reopened,
    /// with its first date.
    public mutating func accept(_ isWanted: Bool, run: Int64) {
        guard run >= lastRun, resolvedRun == nil else { return }
        if isAccepted, !isWanted { reopenedRun = run }
        isAccepted = isWanted
    }

    /// Its state in the report of `run`.
    public func state(in run: Int64) -> State {
        if isAccepted { return .accepted }
        if resolvedRun != nil { return .resolved }
        if firstRun == run { return .new }
        return reopenedRun == run ? .reopened : .persistent
    }

    /// Days since it was first seen.
    public func daysOpen(on date: BusinessDate) -> Int { max(0, date.days(since: firstSeen)) }
}
