internal import Domain

/// What may reach a terminal. Names of files and customers come from outside and may hold sequences that move a cursor,
/// rewrite a line or turn the direction of letters: they are spelt out. The colours are ours, and made last.
enum TerminalText {
    // A colour travels as a scalar that means nothing to anybody (Unicode's noncharacters) until the line is printed:
    // whatever a foreign text holds, no more than a colour can come of it.
    private static let first: UInt32 = 0xFDD0, last: UInt32 = 0xFDEF

    /// Text in a colour of the console's, to be printed by ``safe(_:)``.
    static func coloured(_ text: String, _ code: Int) -> String {
        mark(code == 1 ? 8 : max(0, code - 30)) + text + mark(31)
    }

    /// The text as it may be printed.
    static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isSteering || (first...last).contains($0.value) }) else {
            return text
        }
        let spelt = text.withoutSteering
        var result = ""
        for scalar in spelt.unicodeScalars {
            guard (first...last).contains(scalar.value) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalar.value - first {
            case 31: result += "\u{1B}[0m"
            case 8: result += "\u{1B}[1m"
            case let number where number < 8: result += "\u{1B}[3\(number)m"
            default: result += "\u{FFFD}"
            }
        }
        return result
    }

    /// JSON as it may be printed: what its writer left of such marks stands inside strings, where the spelling means the
    /// same.
    static func safe(json text: String) -> String { text.withoutSteering }

    private static func mark(_ number: Int) -> String {
        Unicode.Scalar(first + UInt32(number)).map { String(Character($0)) } ?? ""
    }
}
