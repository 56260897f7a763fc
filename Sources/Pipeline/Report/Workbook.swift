internal import Domain
internal import Reports
internal import SheetKit
internal import Watching
internal import ZipKit

/// `sintonia.xlsx`: the tables of a run as sheets of one workbook, for people. Identifiers are texts, so that no zero is
/// lost and no number is rounded.
final class Workbook {
    /// Rows of a table that go in. A spreadsheet of more is of no use; the whole table is in its CSV, and its sheet says so.
    static let rowLimit = 100_000

    /// Its name in the outbox.
    static let name = "sintonia.xlsx"

    private let book: SheetBook
    private let path: String
    private let language: Language
    private var counts: [Int] = []
    private var columns: [OutputColumn] = []

    /// Begins the file. `made` is the business date.
    init(path: String, on made: BusinessDate, language: Language) throws {
        self.path = path
        self.language = language
        let format = language == .ptBR ? "dd/mm/yyyy" : "yyyy-mm-dd"
        book = try SheetBook(path: path, made: made.dayNumber * 86_400, dateFormat: format)
    }

    /// Begins the sheet of a table with so many rows.
    func begin(_ table: OutputTable, rows: Int) throws {
        columns = table.schema.columns
        let title = table.title.text(language).replacing(":", with: "")
        try book.begin(
            String(title.prefix(31)),
            columns: columns.map { column in
                let header = column.header.text(language)
                return (header, column.type.look, max(header.count + 3, column.type.width))
            })
        counts.append(1)
        if rows > Self.rowLimit {
            let note = TableNote.inCSV.phrase.text(
                language,
                ["count": language.count(rows), "file": table.csvName, "shown": language.count(Self.rowLimit)])
            book.nextRow()
            counts[counts.count - 1] += 1
            try book.write(note, at: 0)
        }
    }

    /// Adds a row, as long as there is room for it.
    func append(_ row: [Cell]) throws {
        guard counts[counts.count - 1] <= Self.rowLimit else { return }
        book.nextRow()
        counts[counts.count - 1] += 1
        for (index, cell) in row.enumerated() { try write(cell, at: index) }
    }

    /// Ends the sheet.
    func end() throws { try book.end(columns: columns.count) }

    /// Writes the file and looks at it: the library does not say where a write of a row failed, and a full disk must not
    /// leave a workbook with rows missing.
    func close() throws {
        try book.close()
        var limits = ZipLimits()
        // Our own file: rows that are much alike are no bomb.
        limits.ratio = 1 << 20
        limits.entryBytes = 1 << 40
        limits.totalBytes = 1 << 40
        let archive = try ZipArchive(path: path, limits: limits)
        for (index, expected) in counts.enumerated() {
            let name = "xl/worksheets/sheet\(index + 1).xml"
            guard let entry = archive.entries.first(where: { $0.name == name }),
                try Self.isWhole(archive.stream(entry), rows: expected)
            else { throw FileFault(call: "workbook_close", path: path, code: 5) }
        }
    }

    /// Whether a sheet has so many rows and its end, read piece by piece: a sheet of 100,000 rows is 100 MB of text.
    private static func isWhole(_ sheet: ZipEntryStream, rows: Int) throws -> Bool {
        let (row, end) = (Array("<row ".utf8), Array("</worksheet>".utf8))
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var found = 0
        // What began in the piece before, too short to hold a row; and the last bytes of all.
        var begun: [UInt8] = []
        var last: [UInt8] = []
        while case let count = try buffer.withUnsafeMutableBytes({ try sheet.read(into: $0) }), count > 0 {
            let piece = begun + buffer[..<count]
            found += piece.occurrences(of: row)
            begun = Array(piece.suffix(row.count - 1))
            last = Array((last + buffer[..<count].suffix(end.count + 2)).suffix(end.count + 2))
        }
        return found == rows && last.occurrences(of: end) == 1
    }

    private func write(_ cell: Cell, at column: Int) throws {
        switch cell {
        case .none: break
        case .text(let text): try book.write(text.withoutSteering, at: column)
        case .identifier(let text): try book.write(text.withoutSteering, at: column, .identifier)
        case .list(let texts): try book.write(texts.joined(separator: " | ").withoutSteering, at: column)
        case .boolean(let value): try book.write(language.word(value), at: column)
        case .integer(let value): try book.write(Double(value), at: column, .integer)
        case .money(let money): try book.write(Double(money.centavos) / 100, at: column, .money)
        case .date(let date):
            let (year, month, day) = date.civil
            guard (1900...9999).contains(year) else { return try book.write(date.description, at: column) }
            try book.write(SheetDay(year: year, month: month, day: day), at: column)
        }
    }
}

extension ColumnType {
    fileprivate var look: SheetBook.Look {
        switch self {
        case .text, .list, .boolean: .text
        case .identifier: .identifier
        case .integer: .integer
        case .money: .money
        case .date: .date
        }
    }

    /// Characters.
    fileprivate var width: Int {
        switch self {
        case .text, .list: 28
        case .identifier: 18
        case .integer, .boolean: 9
        case .money, .date: 13
        }
    }
}

extension [UInt8] {
    fileprivate func occurrences(of pattern: [UInt8]) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstIndex(of: pattern[0]) {
            if rest[found...].starts(with: pattern) { count += 1 }
            rest = rest[(found + 1)...]
        }
        return count
    }
}
