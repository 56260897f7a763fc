internal import Domain
internal import Foundation

/// How a platform writes a day or an instant: `yyyy`, `mm`, `dd`, `HH`, `MM`, `SS` and the signs between them; `*` at
/// the end passes over the rest; `unix` is seconds since 1970.
struct DatePattern: Hashable, Sendable {
    private enum Part: Hashable {
        case year, month, day, hour, minute, second
        case sign(Character)
    }

    private var parts: [Part] = []
    private var isOpen = false
    private var isUnix = false

    init?(_ text: String) {
        if text == "unix" {
            isUnix = true
            return
        }
        var rest = Substring(text)
        let words: [(String, Part)] = [
            ("yyyy", .year), ("mm", .month), ("dd", .day), ("HH", .hour), ("MM", .minute), ("SS", .second),
        ]
        while let character = rest.first {
            if let (word, part) = words.first(where: { rest.hasPrefix($0.0) }) {
                parts.append(part)
                rest = rest.dropFirst(word.count)
            } else if character == "*", rest.count == 1 {
                isOpen = true
                rest = rest.dropFirst()
            } else {
                parts.append(.sign(character))
                rest = rest.dropFirst()
            }
        }
        guard parts.contains(.year), parts.contains(.month), parts.contains(.day) else { return nil }
    }

    /// The day that a value names. With a zone the value is an instant in UTC, and the day is the one there.
    func read(_ value: String, zone: TimeZone?) -> BusinessDate? {
        if isUnix {
            guard let seconds = Int(value.trimmingBlanks()), abs(seconds) < 1 << 40 else { return nil }
            return Self.day(ofInstant: seconds, zone: zone ?? .gmt)
        }
        var rest = Substring(value.trimmingBlanks())
        var fields: [Int] = [0, 0, 0, 0, 0, 0]
        for part in parts {
            if case .sign(let character) = part {
                guard rest.first == character else { return nil }
                rest = rest.dropFirst()
                continue
            }
            let width = part == .year ? 4 : 2
            let digits = rest.prefix(width)
            guard digits.utf8.count == width, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(digits)
            else { return nil }
            let order: [Part] = [.year, .month, .day, .hour, .minute, .second]
            if let index = order.firstIndex(of: part) { fields[index] = number }
            rest = rest.dropFirst(width)
        }
        guard rest.isEmpty || isOpen, fields[3] < 24, fields[4] < 60, fields[5] < 61,
            let date = BusinessDate(year: fields[0], month: fields[1], day: fields[2])
        else { return nil }
        guard let zone, parts.contains(.hour) else { return date }
        let parts = DateComponents(
            year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4], second: fields[5])
        guard let instant = Self.calendar(in: .gmt).date(from: parts) else { return nil }
        return Self.day(ofInstant: Int(instant.timeIntervalSince1970), zone: zone)
    }

    private static func day(ofInstant seconds: Int, zone: TimeZone) -> BusinessDate? {
        let parts = calendar(in: zone).dateComponents(
            [.year, .month, .day], from: Date(timeIntervalSince1970: Double(seconds)))
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return BusinessDate(year: year, month: month, day: day)
    }

    private static func calendar(in zone: TimeZone) -> Foundation.Calendar {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
