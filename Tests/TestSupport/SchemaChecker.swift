public import Foundation

/// Holds JSON against a published schema. It knows exactly the keywords that our schemas use, and says so of any other:
/// a keyword that is passed over would check nothing.
public struct SchemaChecker {
    private let root: [String: Any]
    private static let known: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "const", "properties", "required",
        "additionalProperties", "items", "pattern", "format", "minimum", "anyOf",
    ]

    /// Reads a schema.
    public init(_ schema: Data) throws {
        guard let root = try JSONSerialization.jsonObject(with: schema) as? [String: Any] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        self.root = root
    }

    /// The schema of this name in `docs/schemas/`.
    public init(named name: String) throws {
        try self.init(try Data(contentsOf: URL(filePath: Checkout.root + "/docs/schemas/\(name).schema.json")))
    }

    /// What is wrong with a value, with the place of each fault; nothing where it is as the schema says.
    public func faults(in value: Any) -> [String] { faults(value, root, at: "$") }

    /// The same for a text of JSON.
    public func faults(inText text: Data) throws -> [String] {
        faults(in: try JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed))
    }

    private func faults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
        var found = Set(schema.keys).subtracting(Self.known).map { "\(place): the schema says \($0)" }
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
            guard reference == "#/$defs/\(name)", let target else { return found + ["\(place): no \(reference)"] }
            found += faults(value, target, at: place)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let each = choices.map { faults(value, $0, at: place) }
            if !each.contains(where: \.isEmpty) { found += each.min { $0.count < $1.count } ?? ["\(place): no choice"] }
        }
        if let words = schema["enum"] as? [Any], !words.contains(where: { Self.isSame($0, value) }) {
            found.append("\(place): \(value) is none of the words")
        }
        if let constant = schema["const"], !Self.isSame(constant, value) {
            found.append("\(place): \(value) is not \(constant)")
        }
        if let type = schema["type"] {
            let names = type as? [String] ?? [type as? String ?? ""]
            if !names.contains(Self.type(of: value)) {
                return found + ["\(place): \(Self.type(of: value)), not \(names.joined(separator: " or "))"]
            }
        }
        if let text = value as? String { found += Self.faults(text, schema, at: place) }
        if let least = schema["minimum"] as? NSNumber, let number = value as? NSNumber,
            Self.type(of: value) == "integer",
            number.int64Value < least.int64Value
        {
            found.append("\(place): \(number) is less than \(least)")
        }
        if let items = schema["items"] as? [String: Any], let list = value as? [Any] {
            for (index, item) in list.enumerated() { found += faults(item, items, at: "\(place)[\(index)]") }
        }
        if let object = value as? [String: Any] { found += faults(object, schema, at: place) }
        return found
    }

    private func faults(_ object: [String: Any], _ schema: [String: Any], at place: String) -> [String] {
        var found: [String] = []
        let properties = schema["properties"] as? [String: Any] ?? [:]
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            found.append("\(place): no \(name)")
        }
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            if let own = properties[name] as? [String: Any] {
                found += faults(value, own, at: "\(place).\(name)")
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                found += faults(value, others, at: "\(place).\(name)")
            } else if schema["additionalProperties"] != nil {
                found.append("\(place): \(name) is not known")
            }
        }
        return found
    }

    private static func faults(_ text: String, _ schema: [String: Any], at place: String) -> [String] {
        var found: [String] = []
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            found.append("\(place): \(text) is not of the form \(pattern)")
        }
        switch schema["format"] as? String {
        case nil: break
        case "date": if !isDay(text) { found.append("\(place): \(text) is no date") }
        case "date-time":
            if (try? Date.ISO8601FormatStyle().parse(text)) == nil { found.append("\(place): \(text) is no moment") }
        case let other?: found.append("\(place): the schema says the format \(other)")
        }
        return found
    }

    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2] else { return false }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return false }
        let day = DateComponents(
            calendar: Calendar(identifier: .gregorian), year: numbers[0], month: numbers[1], day: numbers[2])
        return day.isValidDate
    }

    // Foundation has one class for numbers and booleans; what is behind it tells them apart.
    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is [String: Any]: "object"
        case let number as NSNumber:
            String(cString: number.objCType) == "c"
                ? "boolean"
                : number.doubleValue.rounded() == number.doubleValue ? "integer" : "number"
        default: "unknown"
        }
    }

    private static func isSame(_ a: Any, _ b: Any) -> Bool {
        type(of: a) == type(of: b) && "\(a)" == "\(b)"
    }
}
