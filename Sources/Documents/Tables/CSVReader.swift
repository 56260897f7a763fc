/// How much of a table is held at once.
public struct TableLimits: Hashable, Sendable {
    /// Longest row, in bytes of UTF-8.
    public var rowBytesMax: Int
    /// Most cells in a row.
    public var columnsMax: Int

    /// 1 MiB and 1,024 cells by default.
    public init(rowBytesMax: Int = 1 << 20, columnsMax: Int = 1024) {
        self.rowBytesMax = rowBytesMax
        self.columnsMax = columnsMax
    }
}

/// Reads delimited text (RFC 4180, with any one-byte delimiter) row by row; memory is one block and one row.
///
/// Line ends are LF, CRLF or CR. A quote opens a quoted cell only as its first character; inside, a doubled quote is
/// one, and delimiters and line ends are text. A quote elsewhere is an ordinary character.
struct CSVReader<Bytes: ByteSource>: RowSource {
    private enum State { case cellStart, plain, quoted, quoteInQuoted, garbage }

    private var source: Bytes
    private var decoder: TextDecoder
    private let delimiter: UInt8
    /// A byte that no text has, where cells are never quoted.
    private let quote: UInt8
    private let limits: TableLimits
    private var block: [UInt8]
    private var text: [UInt8] = []
    private var position = 0
    private var isExhausted = false
    private var line = 1
    /// The last byte was a CR that ended a line: an LF that follows belongs to it.
    private var swallowsLF = false

    init(
        _ source: Bytes, encoding: TextEncoding, delimiter: UInt8, quote: UInt8? = UInt8(ascii: "\""),
        limits: TableLimits = TableLimits(), blockBytes: Int = 1 << 17
    ) {
        self.quote = quote ?? 0xFF
        self.source = source
        self.delimiter = delimiter
        self.limits = limits
        decoder = TextDecoder(encoding)
        block = [UInt8](repeating: 0, count: max(1, blockBytes))
    }

    /// Decodes the next block into `text`; false at the end of the source.
    private mutating func refill() throws -> Bool {
        text.removeAll(keepingCapacity: true)
        position = 0
        while text.isEmpty {
            if isExhausted { return false }
            let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 {
                isExhausted = true
                decoder.finish(into: &text)
            } else {
                block.withUnsafeBytes { decoder.decode(UnsafeRawBufferPointer(rebasing: $0[..<count]), into: &text) }
            }
        }
        return true
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        var state = State.cellStart
        var isBegun = false
        while true {
            if position == text.count, try !refill() {
                guard isBegun else { return false }
                close(&row, in: state)
                return true
            }
            if swallowsLF {
                swallowsLF = false
                if text[position] == UInt8(ascii: "\n") {
                    position += 1
                    if state == .quoted { row.append(UInt8(ascii: "\n")) }
                    continue
                }
            }
            if !isBegun {
                isBegun = true
                row.reset(line: line)
            }
            let isDone = text.withUnsafeBufferPointer { bytes in
                Self.scan(
                    bytes, from: &position, state: &state, line: &line, swallowsLF: &swallowsLF, delimiter: delimiter,
                    quote: quote, into: &row)
            }
            guard row.bytes.count <= limits.rowBytesMax else {
                throw TableFault.rowTooLong(line: row.line, limitBytes: limits.rowBytesMax)
            }
            guard row.count <= limits.columnsMax else {
                throw TableFault.tooManyColumns(line: row.line, limit: limits.columnsMax)
            }
            if isDone { return true }
        }
    }

    /// Closes the row that the end of the source cut.
    private func close(_ row: inout TableRow, in state: State) {
        row.endCell()
        row.lastLine = line
        if state == .quoted { row.quoting = .unclosed }
    }

    /// Reads on until the row or the block ends; whether the row ended.
    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int, state: inout State, line: inout Int,
        swallowsLF: inout Bool, delimiter: UInt8, quote: UInt8, into row: inout TableRow
    ) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            switch state {
            case .quoted:
                if byte == quote {
                    state = .quoteInQuoted
                    position += 1
                    continue
                }
                copyQuoted(bytes, from: &position, line: &line, swallowsLF: &swallowsLF, into: &row)
                if swallowsLF { return false }
                continue
            case .quoteInQuoted where byte == quote:
                row.append(quote)
                state = .quoted
                position += 1
                continue
            case .cellStart where byte == quote:
                state = .quoted
                position += 1
                continue
            case .cellStart, .plain, .garbage, .quoteInQuoted:
                break
            }
            if byte == delimiter {
                row.endCell()
                state = .cellStart
                position += 1
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                row.endCell()
                row.isTerminated = true
                row.lastLine = line
                line += 1
                swallowsLF = byte == UInt8(ascii: "\r")
                position += 1
                return true
            } else {
                if state == .quoteInQuoted || state == .garbage {
                    row.quoting = .broken
                    state = .garbage
                } else {
                    state = .plain
                }
                copyPlain(bytes, from: &position, delimiter: delimiter, into: &row)
            }
        }
        return false
    }

    private static func copyPlain(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int, delimiter: UInt8, into row: inout TableRow
    ) {
        var end = position + 1
        while end < bytes.count {
            let byte = bytes[end]
            if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            end += 1
        }
        row.append(UnsafeBufferPointer(rebasing: bytes[position..<end]))
        position = end
    }

    /// Copies up to the next quote. A CR stops the run, so that a CRLF counts as one line whatever the block.
    private static func copyQuoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int, line: inout Int, swallowsLF: inout Bool,
        into row: inout TableRow
    ) {
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            let byte = bytes[end]
            end += 1
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                line += 1
                swallowsLF = byte == UInt8(ascii: "\r")
                if swallowsLF { break }
            }
        }
        row.append(UnsafeBufferPointer(rebasing: bytes[position..<end]))
        position = end
    }
}
