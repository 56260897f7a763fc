public import Domain

/// What the header of a table says, and how the file spells it.
public struct TableHeader: Sendable {
    /// The kind.
    public var kind: TableKind { layout.kind }
    /// The platform of the hint; a `platform` column may name others row by row.
    public let platform: PlatformID?
    /// How the bytes spell characters.
    public let encoding: TextEncoding
    /// `;`, `,`, tab or `|`.
    public let delimiter: Character
    /// Line of the header, 1-based.
    public let line: Int
    /// The header's cells, as found.
    public var fields: [String] { layout.header }
    /// Columns that mean nothing in this kind: ignored, and to be reported.
    public var unknownColumns: [String] { layout.unknown }
    /// Columns whose meaning an earlier column had already taken: ignored, and to be reported.
    public var repeatedColumns: [String] { layout.repeated }

    /// Number of rows above the header, blank ones included.
    let rowsAbove: Int
    let layout: TableLayout

    /// The delimiters a table may have, the likeliest first: with equal evidence the first wins.
    static let delimiters = [";", "\t", "|", ","].map { UInt8(ascii: $0) }
    /// Rows among which the header is looked for: reports put a title above it.
    static let rowsSearchedMax = 10
    /// Bytes among which the header is looked for.
    static let bytesSearchedMax = 1 << 16

    /// Finds the header among the first rows, under each delimiter. Throws ``TableFault`` where no row is one.
    static func find(
        _ source: consuming some ByteSource, encoding: TextEncoding, hint: TableHint
    ) throws -> TableHeader {
        let start = try prefix(source)
        var best: Candidate?
        for delimiter in delimiters {
            for candidate in try candidates(start, encoding: encoding, delimiter: delimiter, hint: hint)
            where best.map({ candidate.isBetter(than: $0) }) ?? true {
                best = candidate
            }
        }
        guard let best else { throw TableFault.empty }
        switch best.judgement.recognition {
        case .table: break
        case .missingColumns(let kind, let names, let found):
            throw TableFault.missingColumns(kind: kind, names: names, found: found)
        case .hintMismatch(let hinted, let actual): throw TableFault.hintMismatch(hinted: hinted, actual: actual)
        case .platformUnknown(let kind): throw TableFault.platformUnknown(kind: kind)
        case .notATable: throw TableFault.notATable
        }
        guard let fit = best.judgement.fit else { throw TableFault.notATable }
        return TableHeader(
            platform: hint.platform, encoding: encoding,
            delimiter: Character(Unicode.Scalar(best.delimiter)), line: best.line, rowsAbove: best.rowsAbove,
            layout: fit.layout)
    }

    private struct Candidate {
        let judgement: TableRecogniser.Judgement
        let delimiter: UInt8
        let line: Int
        let rowsAbove: Int
        let cells: Int

        func isBetter(than other: Candidate) -> Bool {
            if judgement.rank != other.judgement.rank { return judgement.rank > other.judgement.rank }
            let matched = judgement.fit?.layout.matched ?? 0
            let otherMatched = other.judgement.fit?.layout.matched ?? 0
            if matched != otherMatched { return matched > otherMatched }
            return rowsAbove == other.rowsAbove && cells > other.cells
        }
    }

    private static func candidates(
        _ start: [UInt8], encoding: TextEncoding, delimiter: UInt8, hint: TableHint
    ) throws -> [Candidate] {
        // Under a wrong delimiter a row may have any number of cells; the block bounds them all.
        let limits = TableLimits(rowBytesMax: .max, columnsMax: .max)
        var reader = CSVReader(BytesSource(start), encoding: encoding, delimiter: delimiter, limits: limits)
        var row = TableRow()
        var found: [Candidate] = []
        for rowsAbove in 0..<rowsSearchedMax {
            guard try reader.next(into: &row) else { break }
            if row.bytes.allSatisfy({ $0 <= 0x20 || delimiters.contains($0) }) { continue }
            let fields = (0..<row.count).map { row.text($0) ?? "" }
            found.append(
                Candidate(
                    judgement: TableRecogniser.judge(fields, hint: hint), delimiter: delimiter, line: row.line,
                    rowsAbove: rowsAbove, cells: row.count))
        }
        return found
    }

    private static func prefix(_ source: consuming some ByteSource) throws -> [UInt8] {
        var source = source
        var bytes = [UInt8](repeating: 0, count: bytesSearchedMax)
        var filled = 0
        while filled < bytes.count {
            let count = try bytes.withUnsafeMutableBytes { buffer in
                try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            }
            guard count > 0 else { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}
