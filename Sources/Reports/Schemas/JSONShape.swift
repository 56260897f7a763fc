/// What a value of our JSON may be, and how a schema says it (JSON Schema, draft 2020-12). Few keywords on purpose: a
/// reader's validator knows them all, and so does the one of the tests.
indirect enum JSONShape: Sendable, Hashable {
    /// Any text.
    case text
    /// Text of a form, as a regular expression.
    case matching(String)
    /// `2026-11-22`.
    case day
    /// `2026-11-22T03:00:00Z`.
    case moment
    /// One of these words.
    case words([String])
    /// This text and no other.
    case constant(String)
    /// A whole number.
    case integer
    /// A whole number from 0.
    case count
    /// True or false.
    case flag
    /// Any number of these.
    case list(JSONShape)
    /// These members and no others.
    case object([Field])
    /// Members of any name.
    case map(JSONShape)
    /// This or nothing.
    case orNull(JSONShape)
    /// One of these.
    case either([JSONShape])
    /// What stands under this name in `$defs`.
    case reference(String)

    /// A member of an object.
    struct Field: Sendable, Hashable {
        let name: String
        let shape: JSONShape
        /// What people call it.
        let title: Phrase?
        /// It may be left out.
        let isOptional: Bool

        init(_ name: String, _ shape: JSONShape, _ title: Phrase? = nil, isOptional: Bool = false) {
            self.name = name
            self.shape = shape
            self.title = title
            self.isOptional = isOptional
        }
    }

    /// Any word of an enumeration.
    static func one<Word: CaseIterable & RawRepresentable<String>>(of _: Word.Type) -> JSONShape {
        .words(Word.allCases.map(\.rawValue))
    }

    /// The members of its schema, in the order of a reader's interest.
    var members: [JSONValue.Member] {
        func type(_ name: String, _ more: JSONValue.Member...) -> [JSONValue.Member] {
            [.init("type", .string(name))] + more
        }
        switch self {
        case .text: return type("string")
        case .matching(let pattern): return type("string", .init("pattern", .string(pattern)))
        case .day: return type("string", .init("format", .string("date")))
        case .moment: return type("string", .init("format", .string("date-time")))
        case .words(let words): return [.init("enum", .array(words.map(JSONValue.string)))]
        case .constant(let text): return [.init("const", .string(text))]
        case .integer: return type("integer")
        case .count: return type("integer", .init("minimum", .integer(0)))
        case .flag: return type("boolean")
        case .list(let item): return type("array", .init("items", item.value))
        case .map(let value): return type("object", .init("additionalProperties", value.value))
        case .object(let fields): return Self.object(fields)
        case .orNull(let shape): return shape.orNull
        case .either(let shapes): return [.init("anyOf", .array(shapes.map(\.value)))]
        case .reference(let name): return [.init("$ref", .string("#/$defs/\(name)"))]
        }
    }

    /// Its schema.
    var value: JSONValue { .object(members) }

    private static func object(_ fields: [Field]) -> [JSONValue.Member] {
        let properties = fields.map { field in
            let words: [JSONValue.Member] =
                field.title.map { [.init("title", .string($0.en)), .init("description", .string($0.pt))] } ?? []
            return JSONValue.Member(field.name, .object(words + field.shape.members))
        }
        return [
            .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
            .init("required", .array(fields.filter { !$0.isOptional }.map { .string($0.name) })),
            .init("properties", .object(properties)),
        ]
    }

    // A type becomes a choice of types, an enumeration gets one value more; all else is an alternative.
    private var orNull: [JSONValue.Member] {
        let own = members
        switch own.first {
        case .some(let first) where first.key == "type":
            return [.init("type", .array([first.value, .string("null")]))] + own.dropFirst()
        case .some(let first) where first.key == "enum":
            guard case .array(let words) = first.value else { return own }
            return [.init("enum", .array(words + [.null]))]
        default: return [.init("anyOf", .array([.object(own), .object([.init("type", .string("null"))])]))]
        }
    }
}
