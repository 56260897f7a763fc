internal import Domain

/// A row as one JSON object: keys in column order, integer centavos, ISO dates, `null` for what is not there.
struct JSONRow {
    // `{"id":`, `,"class":` …: what stands before each value, made once.
    private let prefixes: [[UInt8]]

    init(_ schema: TableSchema) {
        prefixes = schema.columns.enumerated().map { index, column in
            var prefix = Array((index == 0 ? "{" : ",").utf8)
            JSONText.append(column.key, to: &prefix)
            return prefix + [UInt8(ascii: ":")]
        }
    }

    func append(_ row: [Cell], to bytes: inout [UInt8]) {
        for (prefix, cell) in zip(prefixes, row) {
            bytes += prefix
            Self.append(cell, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ cell: Cell, to bytes: inout [UInt8]) {
        switch cell {
        case .none: bytes.append(contentsOf: "null".utf8)
        case .text(let text), .identifier(let text): JSONText.append(text, to: &bytes)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .money(let money): bytes.append(contentsOf: String(money.centavos).utf8)
        case .date(let date): JSONText.append(date.description, to: &bytes)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .list(let texts):
            bytes.append(UInt8(ascii: "["))
            for (index, text) in texts.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.append(text, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
