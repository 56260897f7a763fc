/// A JSON Schema of something that goes out, as it lies in `docs/schemas/`: written from the declarations that the
/// writers use.
public struct PublishedSchema: Sendable, Hashable {
    /// File name: `findings.schema.json`.
    public let name: String
    /// The whole text, with a line end.
    public let text: String

    /// All of them: one for each table, then what is no table.
    public static var all: [PublishedSchema] {
        OutputTable.allCases.map(\.published)
            + [
                PublishedSchema(
                    "summary", title: Phrase(pt: "Resumo da execução", en: "Summary of a run"), .summary,
                    definitions: []),
                PublishedSchema(
                    "manifest", title: Phrase(pt: "Manifesto da execução", en: "Manifest of a run"), .manifest,
                    definitions: []),
                PublishedSchema(
                    "audit-log", title: Phrase(pt: "Uma linha da auditoria", en: "A line of the audit"), .auditLog,
                    definitions: []),
                PublishedSchema(
                    "inspect",
                    title: Phrase(pt: "Uma linha de sintonia inspect --json", en: "A line of sintonia inspect --json"),
                    .inspected, definitions: [("note", .inspectedNote), ("event", .inspectedEvent)]),
            ]
    }

    init(_ name: String, title: Phrase, _ shape: JSONShape, definitions: [(name: String, shape: JSONShape)]) {
        var members: [JSONValue.Member] = [
            .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            .init("$id", .string("sintonia/\(name)/1")),
            .init("title", .string(title.en)), .init("description", .string(title.pt)),
        ]
        members += shape.members
        if !definitions.isEmpty {
            members.append(.init("$defs", .object(definitions.map { .init($0.name, $0.shape.value) })))
        }
        self.name = "\(name).schema.json"
        text = JSONValue.object(members).indented
    }
}

extension OutputTable {
    /// NDJSON: the schema of a row. JSON: of the document around the rows.
    var published: PublishedSchema {
        let row = JSONShape.object(schema.columns.map { .init($0.key, $0.shape, $0.header) })
        switch form {
        case .ndjson: return PublishedSchema(rawValue, title: title, row, definitions: [])
        case .json:
            return PublishedSchema(
                rawValue, title: title,
                .object([
                    .init("schema", .constant(schema.identifier)), .init("asOf", .day),
                    .init("rows", .list(.reference("row"))),
                ]), definitions: [("row", row)])
        }
    }
}

extension OutputColumn {
    /// What a row has under this column's key.
    var shape: JSONShape {
        let value: JSONShape =
            switch type {
            case .text, .identifier:
                if words.isEmpty { pattern.map(JSONShape.matching) ?? .text } else { .words(words) }
            case .integer, .money: .integer
            case .date: .day
            case .boolean: .flag
            case .list: .list(.text)
            }
        return isFilled ? value : .orNull(value)
    }
}
