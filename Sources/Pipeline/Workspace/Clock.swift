public import Domain
public import Foundation

/// Time, from outside: the core reads no clock of its own.
public protocol Clock: Sendable {
    /// The moment, for the audit and the manifest only.
    func now() -> Date
    /// Seconds that never jump, for waiting.
    func monotonicSeconds() -> Double
    /// Blocks the thread.
    func sleep(seconds: Double)
}

/// The machine's clock.
public struct SystemClock: Clock {
    /// The machine's clock.
    public init() {}
    /// The present moment.
    public func now() -> Date { Date() }
    /// Seconds since the machine came up.
    public func monotonicSeconds() -> Double {
        Double(DispatchTime.now().uptimeNanoseconds) / 1_000_000_000
    }
    /// Blocks the thread.
    public func sleep(seconds: Double) { Thread.sleep(forTimeInterval: seconds) }
}

extension Clock {
    /// The date in a time zone: of the provider, never of the process.
    public func today(in zone: TimeZone) -> BusinessDate { BusinessDate(now(), in: zone) }
}

extension BusinessDate {
    /// The date of a moment in a time zone.
    public init(_ moment: Date, in zone: TimeZone) {
        let local = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
        self.init(dayNumber: Int((local / 86_400).rounded(.down)))
    }
}

/// Hour and minute of a moment in a time zone, as minutes since midnight.
func minutesOfDay(_ moment: Date, in zone: TimeZone) -> Int {
    let local = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
    return Int((local - (local / 86_400).rounded(.down) * 86_400) / 60)
}

/// A moment on a business date as a manifest writes it, `2026-11-22T14:03:05-03:00`: the hour is the provider's.
func manifestHour(_ moment: Date, on date: BusinessDate, in zone: TimeZone) -> String {
    let offset = zone.secondsFromGMT(for: moment)
    let local = moment.timeIntervalSince1970 + Double(offset)
    let second = Int(local - (local / 86_400).rounded(.down) * 86_400)
    func pair(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let minutes = abs(offset) / 60
    return "\(date)T\(pair(second / 3600)):\(pair(second / 60 % 60)):\(pair(second % 60))"
        + "\(offset < 0 ? "-" : "+")\(pair(minutes / 60)):\(pair(minutes % 60))"
}
