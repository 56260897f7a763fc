internal import Domain
internal import XMLKit
internal import ZipKit

/// The rows of one sheet, read as they are asked for: memory is a piece of the sheet and the rows in it.
struct SheetReader: RowSource {
    private let stream: ZipEntryStream
    private let scanner: XMLPushScanner
    private let handler: SheetHandler
    private var piece = [UInt8](repeating: 0, count: 64 << 10)
    private var isOver = false
    private var given = 0

    init(_ stream: ZipEntryStream, strings: SharedStrings, formats: CellFormats) {
        self.stream = stream
        handler = SheetHandler(strings: strings, formats: formats)
        scanner = XMLPushScanner(
            limits: XMLLimits(bytes: .max, elements: .max, textBytes: .max), handler: handler)
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        while given == handler.rows.count {
            handler.rows.removeAll(keepingCapacity: true)
            given = 0
            if isOver { return false }
            try feed()
        }
        swap(&row, &handler.rows[given])
        given += 1
        return true
    }

    private mutating func feed() throws {
        do {
            let count = try piece.withUnsafeMutableBytes { try stream.read(into: $0) }
            if count == 0 {
                isOver = true
                try scanner.finish()
            } else {
                try piece.withUnsafeBytes { try scanner.feed(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            }
        } catch let fault as ZipFault {
            throw DocumentFault(fault, inside: "")
        } catch let fault as XMLFault {
            throw DocumentFault(fault)
        }
        if let fault = handler.fault { throw fault }
    }
}

/// Makes rows of the elements of a sheet.
private final class SheetHandler: XMLHandler {
    private enum Element { case row, cell, value, text, phonetic, other }
    private enum Kind { case number, shared, text, boolean, error, date }

    /// Columns of a sheet, at most: `XFD`.
    private static let columnsMax = 16_384

    var rows: [TableRow] = []
    private(set) var fault: TableFault?
    private let strings: SharedStrings
    private let formats: CellFormats
    private var open: [Element] = []
    private var row = TableRow()
    private var line = 0
    private var column = 0
    private var kind = Kind.number
    private var style = 0
    private var value: [UInt8] = []
    private var phonetics = 0

    init(strings: SharedStrings, formats: CellFormats) {
        self.strings = strings
        self.formats = formats
    }

    func start(_ element: XMLElement) -> XMLStep {
        if element.name == "row" {
            open.append(.row)
            line = element.attribute("r").flatMap { Int($0) } ?? line + 1
            row.reset(line: line)
            row.isTerminated = true
            column = 0
        } else if element.name == "c" {
            open.append(.cell)
            begin(element)
        } else if element.name == "v" {
            open.append(.value)
        } else if element.name == "t" {
            open.append(.text)
        } else if element.name == "rPh" {
            open.append(.phonetic)
            phonetics += 1
        } else {
            open.append(.other)
        }
        return fault == nil ? .next : .stop
    }

    private func begin(_ element: XMLElement) {
        if let place = element.attribute("r"), let found = Self.column(of: place) {
            guard found >= column else {
                fault = .malformed(line: line)
                return
            }
            while column < found {
                row.endCell()
                column += 1
            }
        }
        guard column < Self.columnsMax else {
            fault = .tooManyColumns(line: line, limit: Self.columnsMax)
            return
        }
        value.removeAll(keepingCapacity: true)
        style = element.attribute("s").flatMap { Int($0) } ?? 0
        kind =
            switch element.attribute("t") ?? "n" {
            case "s": .shared
            case "b": .boolean
            case "e": .error
            case "d": .date
            case "n": .number
            default: .text
            }
    }

    func characters(_ text: XMLBytes) {
        guard phonetics == 0, open.last == .value || open.last == .text else { return }
        value.append(contentsOf: text.bytes)
    }

    func end() {
        switch open.popLast() {
        case .row:
            rows.append(row)
            row = TableRow()
        case .cell: closeCell()
        case .phonetic: phonetics -= 1
        default: break
        }
    }

    private func closeCell() {
        switch kind {
        case .shared:
            let number = Int(String(decoding: value, as: UTF8.self)) ?? -1
            if let text = strings[number] {
                text.withUnsafeBufferPointer { row.append($0) }
            } else if !value.isEmpty {
                fault = .malformed(line: line)
            }
        case .text: append(value)
        case .boolean: append(Array((value == [UInt8(ascii: "1")] ? "true" : value.isEmpty ? "" : "false").utf8))
        case .error:
            append(value)
            row.markError(cell: column)
        case .date: append(Array(value.prefix { $0 != UInt8(ascii: "T") }))
        case .number: appendNumber()
        }
        row.endCell()
        column += 1
    }

    private func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { row.append($0) } }

    private func appendNumber() {
        guard !value.isEmpty else { return }
        let raw = String(decoding: value, as: UTF8.self)
        let format = formats.format(ofStyle: style)
        if format == .date, let date = Double(raw).flatMap(formats.date(ofSerial:)) {
            return append(Array(date.description.utf8))
        }
        append(Array(CellNumber.text(raw, format).utf8))
        row.markNumber(cell: column)
    }

    /// `C7` is 2.
    private static func column(of place: String) -> Int? {
        var number = 0
        for byte in place.utf8 {
            guard (65...90).contains(byte) else { break }
            number = number * 26 + Int(byte) - 64
            guard number <= columnsMax else { return columnsMax }
        }
        return number > 0 ? number - 1 : nil
    }
}
