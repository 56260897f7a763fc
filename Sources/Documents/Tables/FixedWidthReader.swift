internal import Domain

/// Rows of lines whose cells stand at fixed places, counted in characters; the header is the layout's.
struct FixedWidthReader<Bytes: ByteSource>: RowSource {
    private var text: DecodedText<Bytes>
    private let fields: [DeclaredLayout.Field]
    private let limits: TableLimits
    private var skipped: Int
    private var isHeaderGiven = false
    private var line: [UInt8] = []

    init(
        _ source: Bytes, encoding: TextEncoding, fields: [DeclaredLayout.Field], skippedRows: Int, limits: TableLimits
    ) {
        text = DecodedText(source, encoding: encoding)
        self.fields = fields
        self.limits = limits
        skipped = skippedRows
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        guard isHeaderGiven else {
            isHeaderGiven = true
            row.fill(header: fields.map(\.column))
            return true
        }
        while true {
            let number = text.line
            guard let isTerminated = try readLine() else { return false }
            if skipped > 0 {
                skipped -= 1
                continue
            }
            row.reset(line: number)
            row.isTerminated = isTerminated
            cut(into: &row)
            return true
        }
    }

    /// Puts the next line into ``line``; whether a line end closed it, nil at the end.
    private mutating func readLine() throws -> Bool? {
        line.removeAll(keepingCapacity: true)
        guard try text.peek() != nil else { return nil }
        while let byte = try text.next() {
            if byte == UInt8(ascii: "\n") {
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return true
            }
            line.append(byte)
            guard line.count <= limits.rowBytesMax else {
                throw TableFault.rowTooLong(line: text.line, limitBytes: limits.rowBytesMax)
            }
        }
        return false
    }

    private func cut(into row: inout TableRow) {
        // The trailer stands across the fields.
        if line.starts(with: "#END".utf8) {
            line.withUnsafeBufferPointer { row.append($0) }
            row.endCell()
            return
        }
        let starts = line.indices.filter { line[$0] & 0xC0 != 0x80 } + [line.count]
        for field in fields {
            let from = min(field.start - 1, starts.count - 1)
            let to = min(field.start - 1 + field.length, starts.count - 1)
            line[starts[from]..<starts[to]].withUnsafeBufferPointer { row.append($0) }
            row.endCell()
        }
    }
}
