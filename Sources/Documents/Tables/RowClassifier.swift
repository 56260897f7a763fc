internal import Domain

/// Why a row holds no record and is no mistake either.
public enum SkippedRow: String, Sendable, CaseIterable, Hashable {
    /// Above the header: a title, a filter, `sep=;`.
    case aboveHeader = "above-header"
    /// Nothing but blank cells.
    case blank
    /// The header again, as printed page by page.
    case repeatedHeader = "repeated-header"
    /// A line of totals.
    case totals
}

/// Tells data from what else stands below a header.
struct RowClassifier {
    enum RowClass: Equatable {
        case data
        case skipped(SkippedRow)
        /// `#END;N`; nil where no number follows.
        case trailer(declared: Int?)
    }

    private let layout: TableLayout
    private let required: [TableColumn]

    init(_ layout: TableLayout) {
        self.layout = layout
        let shape = TableShape.of(layout.kind)
        required = shape.required.filter(layout.has)
    }

    func classify(_ row: TableRow) -> RowClass {
        // What is no record of its format must be told, not passed over.
        guard row.structure == .sound else { return .data }
        let first = row.cell(0)
        if first.first == UInt8(ascii: "#"), let trailer = trailer(row, first: first) { return trailer }
        if first.isEmpty { return row.isBlank ? .skipped(.blank) : .data }
        if isTotals(row, first: first) { return .skipped(.totals) }
        return isHeader(row) ? .skipped(.repeatedHeader) : .data
    }

    /// The trailer may have the table's delimiter or `;`: `#END;12` is then one cell of a comma table.
    private func trailer(_ row: TableRow, first: ArraySlice<UInt8>) -> RowClass? {
        let cells = [String(decoding: first, as: UTF8.self)] + (1..<max(1, row.count)).compactMap { row.text($0) }
        let parts = cells.joined(separator: ";").split { ";,|\t ".contains($0) }
        guard let mark = parts.first, mark.uppercased() == "#END" else { return nil }
        guard parts.count == 2, let declared = Int(parts[1]), declared >= 0 else { return .trailer(declared: nil) }
        return .trailer(declared: declared)
    }

    /// A row of totals names itself in its first cell and leaves a column blank that a record must fill: a plan
    /// called `Total` is a plan.
    private func isTotals(_ row: TableRow, first: ArraySlice<UInt8>) -> Bool {
        guard first.first == UInt8(ascii: "T") || first.first == UInt8(ascii: "t"), first.count <= 16 else {
            return false
        }
        let word = foldedWord(String(decoding: first, as: UTF8.self))
        guard ["total", "totais", "totalgeral", "totaisgerais"].contains(word) else { return false }
        return required.isEmpty || required.contains { row.cell(layout.index(of: $0)).isEmpty }
    }

    private func isHeader(_ row: TableRow) -> Bool {
        guard row.count == layout.foldedHeader.count, mayBeHeader(row.cell(0)) else { return false }
        return layout.foldedHeader.indices.allSatisfy { index in
            foldedWord(String(decoding: row.cell(index), as: UTF8.self)) == layout.foldedHeader[index]
        }
    }

    /// Folding is dear and runs on every row: most are told apart by one letter.
    private func mayBeHeader(_ cell: ArraySlice<UInt8>) -> Bool {
        guard let first = cell.first, let expected = layout.foldedHeader.first?.utf8.first else { return true }
        let isLetterOrDigit = (0x30...0x39).contains(first) || (0x61...0x7A).contains(first | 0x20)
        let small = (0x41...0x5A).contains(first) ? first | 0x20 : first
        return !isLetterOrDigit || small == expected && cell.count <= 128
    }
}
