internal import Foundation

/// The JSON Schema of profiles, written from ``SectionShape``: what is published is what is checked.
public enum ProfileSchema {
    /// The whole text, with a line end.
    public static var text: String {
        var definitions: [String: Any] = [:]
        for name in SectionShape.Name.allCases where name != .profile {
            definitions[name.rawValue] = object(SectionShape.of(name))
        }
        var root = object(SectionShape.of(.profile))
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        root["$id"] = PlatformProfile.schemaName
        root["title"] = "A platform profile of Sintonia"
        root["$defs"] = definitions
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        guard let data = try? JSONSerialization.data(withJSONObject: root, options: options) else { return "" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private static func object(_ section: SectionShape) -> [String: Any] {
        var result: [String: Any] = ["type": "object", "additionalProperties": false]
        result["properties"] = Dictionary(uniqueKeysWithValues: section.keys.map { ($0.name, schema($0.shape)) })
        if !section.required.isEmpty { result["required"] = section.required.sorted() }
        return result
    }

    private static func schema(_ shape: ValueShape) -> [String: Any] {
        switch shape {
        case .text: ["type": "string", "minLength": 1]
        case .flag: ["type": "boolean"]
        case .integer(let range):
            ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
        case .choice(let words): ["enum": words]
        case .word: ["type": "string", "pattern": "^[a-z0-9-]+$"]
        case .list(let item): ["type": "array", "items": schema(item)]
        case .map(let value): ["type": "object", "additionalProperties": schema(value)]
        case .keyed(let names, let value):
            [
                "type": "object", "additionalProperties": false,
                "properties": Dictionary(uniqueKeysWithValues: names.map { ($0, schema(value)) }),
            ]
        case .section(let name): ["$ref": "#/$defs/\(name.rawValue)"]
        case .either(let one, let other): ["anyOf": [schema(one), schema(other)]]
        case .any: [:]
        }
    }
}
