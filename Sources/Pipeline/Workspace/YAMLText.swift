internal import Yams

/// Writes YAML: every value in one line.
enum YAMLText {
    /// A node in flow style; each scalar goes through `changing` first.
    static func flow(_ node: Node, changing: (String) -> String = { $0 }) -> String {
        switch node {
        case .scalar(let scalar):
            let text = changing(scalar.string)
            return scalar.style == .plain && isPlain(text) ? text : quoted(text)
        case .sequence(let items): return "[" + items.map { flow($0, changing: changing) }.joined(separator: ", ") + "]"
        case .mapping(let pairs):
            guard !pairs.isEmpty else { return "{}" }
            let parts = pairs.map { "\(flow($0.key)): \(flow($0.value, changing: changing))" }
            return "{ " + parts.joined(separator: ", ") + " }"
        case .alias: return "~"
        }
    }

    /// A text as one scalar.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Whether it can stand without quotes, in any place.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        let isSafe = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || " ._-/+@%".unicodeScalars.contains(scalar)
        }
        return isSafe && first != UInt8(ascii: " ") && last != UInt8(ascii: " ") && !"-@%".utf8.contains(first)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                let isSeen =
                    scalar.value >= 0x20 && !(0x7F...0xA0).contains(scalar.value)
                    && ![.format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned].contains(
                        scalar.properties.generalCategory)
                result += isSeen ? String(scalar) : escape(scalar.value)
            }
        }
        return result + "\""
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        let (mark, width) = value > 0xFFFF ? ("U", 8) : ("u", 4)
        return "\\\(mark)" + String(repeating: "0", count: width - digits.count) + digits
    }
}
