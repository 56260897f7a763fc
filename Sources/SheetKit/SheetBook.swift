internal import CLibXLSXWriter

/// What libxlsxwriter could not do.
public struct SheetFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its own number.
    public let code: Int
    /// Its own words.
    public let description: String

    init(_ error: lxw_error) {
        code = Int(error.rawValue)
        description = lxw_strerror(error).map { String(cString: $0) } ?? ""
    }
}

/// A day of the calendar.
public struct SheetDay: Hashable, Sendable {
    let year: Int, month: Int, day: Int

    /// Year, month and day; a spreadsheet knows the years 1900 to 9999.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}

/// A workbook on its way to a file: sheets of rows, written from the top. Rows do not stay in memory. Texts are texts: none
/// is ever a formula, a number or an address.
public final class SheetBook {
    /// How the cells of a column look.
    public enum Look: Hashable, Sendable, CaseIterable {
        case text, identifier, integer, money, date
    }

    /// Rows that a sheet can have, the header too.
    public static let rowLimit = 1 << 20
    /// Characters that a cell can have.
    public static let textLimit = 32_767

    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var looks: [Look: UnsafeMutablePointer<lxw_format>] = [:]
    private var head: UnsafeMutablePointer<lxw_format>?
    private var row: UInt32 = 0

    /// Begins the workbook at `path`. `made` is the date that it says it was made on: not the clock's, so that equal
    /// inputs make equal files. Seconds since 1970.
    public init(path: String, made: Int, dateFormat: String) throws(SheetFault) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 1
        guard let book = workbook_new_opt(path, &options) else { throw SheetFault(LXW_ERROR_MEMORY_MALLOC_FAILED) }
        self.book = book
        var properties = lxw_doc_properties()
        properties.created = time_t(made)
        _ = workbook_set_properties(book, &properties)
        head = workbook_add_format(book)
        format_set_bold(head)
        format_set_bottom(head, UInt8(LXW_BORDER_THIN.rawValue))
        for look in Look.allCases {
            let format = workbook_add_format(book)
            format_set_num_format(format, Self.numberFormat(look, dateFormat))
            looks[look] = format
        }
    }

    deinit { if let book { lxw_workbook_free(book) } }

    private static func numberFormat(_ look: Look, _ dateFormat: String) -> String {
        switch look {
        // "@" is text: what is typed over it stays one.
        case .text, .identifier: "@"
        case .integer: "0"
        case .money: "#,##0.00"
        case .date: dateFormat
        }
    }

    /// Begins a sheet: a header that stays in view, and the look and width (in characters) of each column.
    public func begin(_ name: String, columns: [(header: String, look: Look, width: Int)]) throws(SheetFault) {
        try name.withSheetText(limit: 31) { text throws(SheetFault) in
            guard let sheet = workbook_add_worksheet(book, text) else {
                throw SheetFault(LXW_ERROR_SHEETNAME_ALREADY_USED)
            }
            self.sheet = sheet
        }
        row = 0
        worksheet_freeze_panes(sheet, 1, 0)
        for (index, column) in columns.enumerated() {
            try check(
                worksheet_set_column(
                    sheet, UInt16(index), UInt16(index), Double(column.width), looks[column.look]))
            try column.header.withSheetText(limit: Self.textLimit) { text throws(SheetFault) in
                try self.check(worksheet_write_string(self.sheet, 0, UInt16(index), text, self.head))
            }
        }
    }

    /// The next row; what is written goes there.
    public func nextRow() { row += 1 }

    /// Ends the sheet: its header filters the rows.
    public func end(columns: Int) throws(SheetFault) {
        guard columns > 0 else { return }
        try check(worksheet_autofilter(sheet, 0, 0, row, UInt16(columns - 1)))
    }

    /// A text, cut where it is longer than a cell can be.
    public func write(_ text: String, at column: Int, _ look: Look = .text) throws(SheetFault) {
        guard !text.isEmpty else { return }
        try text.withSheetText(limit: Self.textLimit) { text throws(SheetFault) in
            try self.check(worksheet_write_string(self.sheet, self.row, UInt16(column), text, self.looks[look]))
        }
    }

    /// A number.
    public func write(_ number: Double, at column: Int, _ look: Look) throws(SheetFault) {
        try check(worksheet_write_number(sheet, row, UInt16(column), number, looks[look]))
    }

    /// A day.
    public func write(_ day: SheetDay, at column: Int) throws(SheetFault) {
        var date = lxw_datetime()
        date.year = Int32(day.year)
        date.month = Int32(day.month)
        date.day = Int32(day.day)
        try check(worksheet_write_datetime(sheet, row, UInt16(column), &date, looks[.date]))
    }

    /// Writes the file. Nothing can be added afterwards.
    public func close() throws(SheetFault) {
        guard let open = book else { return }
        // Whatever comes of it, the library has given everything back.
        book = nil
        try check(workbook_close(open))
    }

    private func check(_ error: lxw_error) throws(SheetFault) {
        guard error == LXW_NO_ERROR else { throw SheetFault(error) }
    }
}

extension String {
    /// The text as C takes it: what XML cannot hold is replaced, and what is too long for its place ends with an ellipsis.
    fileprivate func withSheetText(
        limit: Int, _ body: (UnsafePointer<CChar>) throws(SheetFault) -> Void
    ) throws(SheetFault) {
        var text = self
        let isForeign = { (scalar: Unicode.Scalar) in
            scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        }
        if text.unicodeScalars.contains(where: isForeign) {
            text = String(
                String.UnicodeScalarView(text.unicodeScalars.map { isForeign($0) ? "\u{FFFD}" : $0 }))
        }
        if text.utf8.count > limit, text.utf16.count > limit {
            var scalars = text.unicodeScalars
            while String(scalars).utf16.count > limit - 1 {
                scalars.removeLast(max(1, (String(scalars).utf16.count - limit) / 2))
            }
            text = String(scalars) + "…"
        }
        let bytes = text.utf8CString
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<Void, SheetFault> in
            guard let base = buffer.baseAddress else { return .success(()) }
            do throws(SheetFault) { return .success(try body(base)) } catch { return .failure(error) }
        }
        try result.get()
    }
}
