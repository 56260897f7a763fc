internal import Domain

/// The names of all records of a file, in the order in which they first stand: the header that JSON has not.
struct JSONHeader: Sendable {
    let names: [String]
    /// What an envelope says the records are.
    let kind: String?

    init<Bytes: ByteSource>(
        _ source: consuming Bytes, encoding: TextEncoding, limits: TableLimits, rowsName: String = "rows"
    ) throws {
        var records = JSONRecords(source, encoding: encoding, limits: limits, rowsName: rowsName)
        var names: [String] = []
        var known: Set<String> = []
        while let record = try records.next() {
            for member in record.members where known.insert(member.name).inserted { names.append(member.name) }
            guard names.count <= limits.columnsMax else {
                throw TableFault.tooManyColumns(line: record.line, limit: limits.columnsMax)
            }
        }
        self.names = names
        kind = records.envelopeKind
    }
}

/// The records of a JSON file as rows: the header first, then each record's cells in the header's order.
struct JSONReader<Bytes: ByteSource>: RowSource {
    private var records: JSONRecords<Bytes>
    private let names: [String]
    private let places: [String: Int]
    private var isHeaderGiven = false

    init(
        _ source: Bytes, encoding: TextEncoding, names: [String], limits: TableLimits, rowsName: String = "rows"
    ) {
        records = JSONRecords(source, encoding: encoding, limits: limits, rowsName: rowsName)
        self.names = names
        places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        guard isHeaderGiven else {
            isHeaderGiven = true
            row.fill(header: names)
            return true
        }
        guard let record = try records.next() else { return false }
        row.reset(line: record.line)
        row.lastLine = record.lastLine
        row.isTerminated = record.isTerminated
        row.structure = record.structure
        var members = [Int](repeating: -1, count: names.count)
        for (index, member) in record.members.enumerated() {
            if let place = places[member.name] { members[place] = index }
        }
        for (place, index) in members.enumerated() {
            if index >= 0 {
                let member = record.members[index]
                record.bytes[member.text].withUnsafeBufferPointer { row.append($0) }
                if member.isNumber { row.markNumber(cell: place) }
            }
            row.endCell()
        }
        return true
    }
}

extension TableRow {
    /// The header of a file that has none of its own.
    mutating func fill(header names: [String]) {
        reset(line: 0)
        isTerminated = true
        for name in names {
            for byte in name.utf8 { append(byte) }
            endCell()
        }
    }
}
