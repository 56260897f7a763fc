internal import Documents
internal import Domain

/// How a table ends that cannot be read as a whole.
enum TableJudgement {
    static func judge(_ fault: TableFault) -> Judgement {
        Judgement(.rejected, fault.reason, detail(of: fault))
    }

    private static func detail(of fault: TableFault) -> ReasonDetail {
        switch fault {
        case .empty, .notATable: ReasonDetail()
        case .missingColumns(let kind, let names, let found):
            ReasonDetail(field: names.joined(separator: ", "), value: kind.rawValue, found: found)
        case .hintMismatch(let hinted, let actual):
            ReasonDetail(field: "kind", value: actual.rawValue, expected: hinted.rawValue)
        case .platformMismatch(let hinted, let found):
            ReasonDetail(field: "platform", value: found.joined(separator: ", "), expected: hinted.text)
        case .platformUnknown(let kind): ReasonDetail(field: "platform", value: kind.rawValue)
        case .undecidableDecimal(let column, let lines, let values):
            ReasonDetail(line: lines.first, field: column.name, value: values.joined(separator: ", "))
        case .rowTooLong(let line, let limit): ReasonDetail(line: line, field: "row", expected: "\(limit)")
        case .tooManyColumns(let line, let limit): ReasonDetail(line: line, field: "columns", expected: "\(limit)")
        case .rowAfterTrailer(let line, let trailer): ReasonDetail(line: line, field: "#END", expected: "\(trailer)")
        case .foreignHeader(let kind, _, let expected, let found):
            ReasonDetail(
                field: "header", value: kind.rawValue, expected: expected.joined(separator: ", "), found: found)
        case .malformed(let line): ReasonDetail(line: line)
        }
    }
}

extension TableFault {
    /// The kind that the fault speaks of.
    var kind: TableKind? {
        switch self {
        case .missingColumns(let kind, _, _), .platformUnknown(let kind),
            .foreignHeader(let kind, _, _, _):
            kind
        case .hintMismatch(_, let actual): actual
        default: nil
        }
    }
}
