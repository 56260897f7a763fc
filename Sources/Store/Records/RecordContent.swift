internal import Foundation
internal import GRDB

/// The columns of a record by name: what an older version of it is kept as. JSON, keys sorted, so that equal values
/// are equal texts.
public struct RecordContent: Hashable, Sendable {
    /// Key columns and the others, by name; without the provider.
    public var values: [String: StoreValue]

    init(_ record: some SnapshotRecord) { self.init(record.values, of: type(of: record)) }

    init<Record: SnapshotRecord>(_ values: [StoreValue], of type: Record.Type) {
        self.values = Dictionary(
            zip(Record.keys + Record.columns, values).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }

    init<Record: SnapshotRecord>(row: Row, of type: Record.Type) {
        values = Dictionary(
            (Record.keys + Record.columns).map { ($0, StoreValue(row[$0] as DatabaseValue)) },
            uniquingKeysWith: { first, _ in first })
    }

    init?(json text: String) {
        guard let values = try? JSONDecoder().decode([String: StoreValue].self, from: Data(text.utf8)) else {
            return nil
        }
        self.values = values
    }

    /// The text that the store keeps.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(values), as: UTF8.self)
        }
    }

    /// The record, as of where it was read.
    func record<Record: SnapshotRecord>(_ type: Record.Type) -> Record {
        Record(StoreRow(row: Row(values.mapValues(\.databaseValue))))
    }

    /// The values in the order of ``SnapshotRecord/values``; a column that did not exist then is empty.
    func ordered<Record: SnapshotRecord>(_ type: Record.Type) -> [StoreValue] {
        (Record.keys + Record.columns).map { values[$0] ?? .null }
    }

    /// The key as one text: its columns joined by U+001F, which no identifier holds; sorts as the columns do.
    func key<Record: SnapshotRecord>(_ type: Record.Type) -> String {
        Record.keys.map { values[$0]?.text ?? "" }.joined(separator: "\u{1F}")
    }

    /// The contract it belongs to, if the record names one.
    var contract: String? { values["contract"]?.text }
}

extension StoreValue: Codable {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        default: self = .null
        }
    }

    /// Reads a text, a whole number or nothing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes it as it is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .null: try container.encodeNil()
        }
    }

    /// As people read it; nothing where there is no value.
    public var text: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .null: nil
        }
    }
}

extension SnapshotRecord {
    /// Its key as one text, as history keeps it.
    public var recordKey: String { RecordContent(self).key(Self.self) }
}
