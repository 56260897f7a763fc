internal import Domain
internal import Foundation

/// One step from a platform's cell to a canonical one. The list is closed: a profile holds no code.
enum Transform: Hashable, Sendable {
    case trim, collapseSpace, digits, upper, lower, mac, stripLeftZeros, invert, first, presence, sha256
    case padLeft(width: Int, with: Character)
    /// The pattern of the date; the zone in which an instant given in UTC is a day.
    case date(DatePattern, zone: TimeZone?)
    case cents(CentsStyle)
    case boolMap(yes: [String], no: [String])
    /// The part, from 1, between separators.
    case split(separator: String, part: Int)
    case join(separator: String)
    case const(String)
    case lookup(String)

    /// How an amount is written.
    enum CentsStyle: String, CaseIterable { case comma, point, integer }

    /// How each is written in a profile.
    static let forms = [
        "trim", "collapse-space", "digits", "upper", "lower", "mac", "pad-left:N[,0]", "strip-left-zeros",
        "date:dd/mm/yyyy[,ZONE]", "cents:comma|point|integer", "bool-map:S|Sim,N|Não", "invert", "split:SEP,N",
        "join:SEP", "first", "const:TEXT", "lookup:TABLE", "sha256", "presence",
    ]

    /// The form of a word, for a fault: of that word, or of all.
    static func form(of text: String) -> String {
        let word = text.split(separator: ":").first ?? ""
        return forms.first { $0.split(separator: ":").first == word } ?? forms.joined(separator: ", ")
    }

    /// Reads the text of a profile; nil where it is none of the forms.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let argument = parts.count > 1 ? String(parts[1]) : nil
        if let argument {
            guard let transform = Self.reading(String(parts[0]), argument) else { return nil }
            self = transform
        } else {
            guard let transform = Self.plain[text] else { return nil }
            self = transform
        }
    }

    private static let plain: [String: Transform] = [
        "trim": .trim, "collapse-space": .collapseSpace, "digits": .digits, "upper": .upper, "lower": .lower,
        "mac": .mac, "strip-left-zeros": .stripLeftZeros, "invert": .invert, "first": .first, "presence": .presence,
        "sha256": .sha256,
    ]

    private static func reading(_ word: String, _ argument: String) -> Transform? {
        // The last comma separates: a separator may be one.
        let comma = argument.lastIndex(of: ",")
        let head = comma.map { String(argument[..<$0]) } ?? argument
        let tail = comma.map { String(argument[argument.index(after: $0)...]) }
        switch word {
        case "pad-left":
            guard let width = Int(head), (1...64).contains(width), (tail ?? "0").count == 1 else { return nil }
            return .padLeft(width: width, with: tail?.first ?? "0")
        case "date":
            let zone = tail.flatMap { TimeZone(identifier: $0) }
            guard let pattern = DatePattern(head), tail == nil || zone != nil else { return nil }
            return .date(pattern, zone: zone)
        case "cents": return CentsStyle(rawValue: argument).map(Transform.cents)
        case "bool-map":
            guard let tail else { return nil }
            return .boolMap(
                yes: head.split(separator: "|").map(String.init), no: tail.split(separator: "|").map(String.init))
        case "split":
            guard let part = tail.flatMap({ Int($0) }), part > 0, !head.isEmpty else { return nil }
            return .split(separator: head, part: part)
        case "join": return .join(separator: argument)
        case "const": return argument.isEmpty ? nil : .const(argument)
        case "lookup": return argument.isEmpty ? nil : .lookup(argument)
        default: return nil
        }
    }

    /// Whether it makes one value of several.
    var takesMany: Bool {
        switch self {
        case .join, .first, .const: true
        default: false
        }
    }
}

/// What a transform needs beside the value.
struct TransformTools: Sendable {
    /// Tables of words, by name.
    var lookups: [String: [String: String]]
    /// A pseudonym under the workspace's own key.
    var pseudonym: @Sendable (String) -> String
}

extension Transform {
    /// Why a value could not be taken.
    enum Refusal: Error, Hashable, Sendable {
        case notADate, notMoney(CentsStyle), notABoolean, notAMAC
        case unlisted([String])
    }

    /// Makes the next values of these; blank ones stay blank.
    func apply(_ values: [String], _ tools: TransformTools) throws(Refusal) -> [String] {
        switch self {
        case .join(let separator):
            let filled = values.filter { !$0.isEmpty }
            return filled.isEmpty ? [] : [filled.joined(separator: separator)]
        case .first: return values.first { !$0.isEmpty }.map { [$0] } ?? []
        case .const(let text): return [text]
        default:
            var result: [String] = []
            for value in values { result.append(value.isEmpty ? "" : try one(value, tools)) }
            return result
        }
    }

    private func one(_ value: String, _ tools: TransformTools) throws(Refusal) -> String {
        switch self {
        case .trim: return value.trimmingBlanks()
        case .collapseSpace: return value.split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }.joined(separator: " ")
        case .digits: return value.filter { ("0"..."9").contains($0) }
        case .upper: return value.uppercased()
        case .lower: return value.lowercased()
        case .mac:
            guard let mac = try? MACAddress(value) else { throw .notAMAC }
            return mac.description
        case .stripLeftZeros:
            let rest = String(value.drop { $0 == "0" })
            return rest.isEmpty ? "0" : rest
        case .padLeft(let width, let filler):
            return String(repeating: filler, count: max(0, width - value.count)) + value
        case .date(let pattern, let zone):
            guard let date = pattern.read(value, zone: zone) else { throw .notADate }
            return date.description
        case .cents(let style): return try Self.amount(value, style)
        case .boolMap(let yes, let no):
            let word = value.trimmingBlanks().lowercased()
            if yes.contains(where: { $0.lowercased() == word }) { return "true" }
            if no.contains(where: { $0.lowercased() == word }) { return "false" }
            throw .notABoolean
        case .invert:
            switch value {
            case "true": return "false"
            case "false": return "true"
            default: throw .notABoolean
            }
        case .split(let separator, let part):
            let parts = value.components(separatedBy: separator)
            return part <= parts.count ? parts[part - 1] : ""
        case .lookup(let name):
            let table = tools.lookups[name] ?? [:]
            if let found = table[value.trimmingBlanks()] ?? table["*"] { return found }
            throw .unlisted(table.keys.sorted())
        case .sha256: return tools.pseudonym(value)
        case .presence: return "set"
        case .join, .first, .const: return value
        }
    }

    /// An amount as `1234.56`.
    private static func amount(_ value: String, _ style: CentsStyle) throws(Refusal) -> String {
        let money: Money
        do {
            switch style {
            case .comma: money = try Money(value, style: .comma)
            case .point: money = try Money(value, style: .point)
            case .integer:
                guard let cents = Int64(value.trimmingBlanks()) else { throw Refusal.notMoney(style) }
                money = Money(centavos: cents)
            }
        } catch { throw .notMoney(style) }
        let cents = money.centavos.magnitude
        let fraction = String(cents % 100)
        return "\(money.centavos < 0 ? "-" : "")\(cents / 100).\(fraction.count < 2 ? "0" : "")\(fraction)"
    }
}
