/// A moment as fiscal documents write it, for comparison with another.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    /// The moment this many seconds after 1970 began.
    public init(seconds: Int64) { self.seconds = seconds }

    /// Reads `YYYY-MM-DDThh:mm:ss±hh:mm` (also with `Z`); `nil` for anything else.
    /// Source: `TDateTimeUTC` of the schemas.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"),
            let date = try? BusinessDate(text.prefix(10)),
            let time = Self.seconds(bytes[11..<19], parts: 3)
        else { return nil }
        var offset: Int64 = 0
        if bytes.count == 25 {
            guard bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"),
                let ahead = Self.seconds(bytes[20..<25], parts: 2)
            else { return nil }
            offset = bytes[19] == UInt8(ascii: "-") ? -ahead : ahead
        } else if bytes[19] != UInt8(ascii: "Z") {
            return nil
        }
        seconds = Int64(date.dayNumber) * 86_400 + time - offset
    }

    /// `hh:mm:ss` or `hh:mm`.
    private static func seconds(_ bytes: ArraySlice<UInt8>, parts: Int) -> Int64? {
        let fields = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard fields.count == parts else { return nil }
        var total: Int64 = 0
        for (field, unit) in zip(fields, [3600, 60, 1] as [Int64]) {
            guard field.count == 2, field.allSatisfy({ (48...57).contains($0) }) else { return nil }
            total += field.reduce(0) { $0 * 10 + Int64($1 - 48) } * unit
        }
        return total
    }

    /// Earlier first.
    public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}
