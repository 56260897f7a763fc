/// The instant at which a picture was taken, where its manifest tells it whole: date, hour and offset,
/// `2026-11-22T14:03:05-03:00`. A date alone, or an hour without an offset, is no instant: nobody knows whether it was
/// before or after another one of that day.
public struct PictureHour: Hashable, Sendable, Comparable {
    /// Seconds since 1970 in UTC.
    public let seconds: Int64

    /// Reads the text of a manifest; nil where it is no instant.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T"), let date = try? BusinessDate(text.prefix(10)) else {
            return nil
        }
        let rest = text.dropFirst(11)
        guard let cut = rest.firstIndex(where: { "Z+-".contains($0) }) else { return nil }
        let clock = rest[..<cut].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2 || clock.count == 3, let hour = Self.pair(clock[0], below: 24),
            let minute = Self.pair(clock[1], below: 60),
            let second = clock.count == 3 ? Self.pair(clock[2].prefix(2), below: 60) : 0,
            let offset = Self.offset(rest[cut...])
        else { return nil }
        seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    }

    private static func pair(_ text: Substring, below bound: Int) -> Int? {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else {
            return nil
        }
        return number < bound ? number : nil
    }

    /// Seconds east of UTC: `Z`, `-03:00` or `-0300`.
    private static func offset(_ text: Substring) -> Int? {
        if text == "Z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard text.first != "Z", digits.utf8.count == 4, let hours = pair(digits.prefix(2), below: 24),
            let minutes = pair(digits.suffix(2), below: 60)
        else { return nil }
        return (text.first == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// The earlier instant.
    public static func < (a: PictureHour, b: PictureHour) -> Bool { a.seconds < b.seconds }

    /// Whether a picture taken at `text` is newer than another of its day, taken at `other`. One that tells no instant
    /// is of the beginning of its day, for lists are drawn in the morning; it is itself never newer.
    public static func isLater(_ text: String, than other: String) -> Bool {
        guard let hour = PictureHour(text) else { return false }
        return PictureHour(other).map { $0 < hour } ?? true
    }
}
