/// Lays words out for a terminal of a known width. Where there is none (a file, a pipe), a sentence stays one line, for
/// programs and `grep` read lines.
public enum TextLayout {
    /// The lines of a paragraph: broken between words only. A word longer than a line (a path, a key) stands alone.
    /// `hanging` is the indent of the lines after the first.
    public static func wrapped(
        _ text: String, width: Int?, indent: Int = 0, hanging: Int? = nil
    ) -> [String] {
        let first = blanks(indent)
        guard let width else { return [first + text] }
        let later = blanks(hanging ?? indent)
        var lines: [String] = []
        var line = first
        var isEmpty = true
        // An amount is one word.
        for word in text.replacing("R$ ", with: "R$\u{A0}").split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = later
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return (lines + [line]).map { $0.replacing("R$\u{A0}", with: "R$ ") }
    }

    /// A line that is laid out already, broken between its words where it is wider than the terminal: what follows stands
    /// two columns further in than its first word. Colours take no room.
    public static func broken(_ line: String, width: Int?) -> [String] {
        guard let width, visibleCount(line) > width else { return [line] }
        let indent = line.prefix { $0 == " " }.count
        let hanging = blanks(min(indent + 2, width / 2))
        var lines: [String] = []
        var rest = line[...]
        while visibleCount(rest) > width {
            guard let place = lastBreak(in: rest, within: width, after: lines.isEmpty ? indent : hanging.count)
            else { break }
            lines.append(trimmed(rest[..<place]))
            rest = (hanging + rest[place...].drop { $0 == " " })[...]
        }
        return lines + [String(rest)]
    }

    /// The last blank that leaves a line of at most `width`, else the first one there is.
    private static func lastBreak(in text: Substring, within width: Int, after indent: Int) -> Substring.Index? {
        var found: Substring.Index?
        var column = 0
        var isEscape = false
        for index in text.indices {
            let character = text[index]
            if character == "\u{1B}" { isEscape = true }
            if !isEscape {
                if character == " ", column > indent, text[text.index(after: index)...].contains(where: { $0 != " " }) {
                    guard column <= width || found == nil else { return found }
                    found = index
                }
                column += 1
                if column > width, found != nil { return found }
            } else if character == "m" {
                isEscape = false
            }
        }
        return found
    }

    /// Characters that a terminal shows of a text.
    private static func visibleCount(_ text: some StringProtocol) -> Int {
        var count = 0
        var isEscape = false
        for character in text {
            if character == "\u{1B}" {
                isEscape = true
            } else if isEscape {
                isEscape = character != "m"
            } else {
                count += 1
            }
        }
        return count
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// Rows in aligned columns, two blanks between them. Where they are wider than the terminal, the column `elastic` is
    /// cut in its middle, for names differ at their ends; never below `least` characters.
    public static func columns(
        _ rows: [[String]], width: Int?, indent: Int = 2, right: Set<Int> = [], elastic: Int? = nil, least: Int = 12
    ) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        var widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        if let width, let elastic, elastic < count {
            let total = indent + widths.reduce(0, +) + 2 * (count - 1)
            if total > width { widths[elastic] = max(min(least, widths[elastic]), widths[elastic] - (total - width)) }
        }
        return rows.map { row in
            var line = blanks(indent)
            for (column, cell) in row.enumerated() {
                let text = shortened(cell, to: widths[column])
                let padding = blanks(widths[column] - text.count)
                let isLast = column == row.count - 1
                line += right.contains(column) ? padding + text : isLast ? text : text + padding
                if !isLast { line += "  " }
            }
            return line
        }
    }

    /// A text of at most `most` characters: what is too long loses its middle.
    public static func shortened(_ text: String, to most: Int) -> String {
        guard text.count > most, most > 1 else { return text }
        let kept = most - 1
        return String(text.prefix(kept / 3)) + "…" + String(text.suffix(kept - kept / 3))
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension Language {
    /// How long something has waited: `40 s`, `5 min`, `3 h`, `2 dias`.
    public func age(seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(max(0, seconds)) s"
        case ..<3600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3600) h"
        default: CountedText.days.text(self, seconds / 86_400)
        }
    }
}
