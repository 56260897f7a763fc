/// One row of a table in any format: its cells as UTF-8, and where it stands. The row layer: what reads CSV, a
/// spreadsheet or JSON fills rows, and everything above sees rows only.
struct TableRow {
    /// Whether the quotes of the row can be trusted.
    enum Quoting: Equatable {
        case sound
        /// Something between a closing quote and the next delimiter: where the cells end is a guess.
        case broken
        /// The file ended inside quotes.
        case unclosed
    }

    /// The cells, one after another, without delimiters and quotes.
    private(set) var bytes: [UInt8] = []
    /// Where each cell ends in ``bytes``.
    private(set) var ends: [Int] = []
    /// Line of its first byte, 1-based.
    var line = 0
    /// Line of its last byte; more than ``line`` where a cell holds line ends.
    var lastLine = 0
    /// Whether a line end closed it; what the end of the file closed may have lost its tail.
    var isTerminated = false
    var quoting = Quoting.sound
    /// Whether the record is one: what formats with records of their own (JSON) have to say.
    var structure = Structure.sound
    /// What a platform's own row could not give: told as it is, with the platform's names.
    var foreignFault: RowFault?
    /// Cells that hold a number, whatever the decimal style of the file: bit by bit, the first 64.
    private var numbers: UInt64 = 0
    /// Cells that hold the error of a formula.
    private(set) var errorCells: [Int] = []

    /// What a record can be beside a flat one.
    enum Structure: Equatable {
        case sound
        /// A list or an object inside a cell.
        case nested
        /// The same name twice in one record.
        case repeatedName
        /// No record of its format at all.
        case malformed
    }

    /// Number of cells.
    var count: Int { ends.count }

    /// Forgets the cells, keeps the memory.
    mutating func reset(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        self.line = line
        lastLine = line
        isTerminated = false
        quoting = .sound
        structure = .sound
        foreignFault = nil
        numbers = 0
        errorCells.removeAll(keepingCapacity: true)
    }

    /// Cell `index` is a number.
    mutating func markNumber(cell index: Int) { if index < 64 { numbers |= 1 << UInt64(index) } }
    /// Whether cell `index` is a number of its own, and not a text that looks like one.
    func isNumber(_ index: Int) -> Bool { index >= 0 && index < 64 && numbers & 1 << UInt64(index) != 0 }
    /// Cell `index` is the error of a formula.
    mutating func markError(cell index: Int) { errorCells.append(index) }

    /// Adds to the open cell.
    mutating func append(_ slice: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: slice) }
    /// Adds to the open cell.
    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    /// Adds to the open cell.
    mutating func append(text: String) { bytes.append(contentsOf: text.utf8) }
    /// Closes the open cell.
    mutating func endCell() { ends.append(bytes.count) }

    /// The bytes of cell `index` without blanks around them, and without the `="…"` by which a spreadsheet keeps
    /// leading zeros; empty where the row has no such cell.
    func cell(_ index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index < ends.count else { return [] }
        let trimmed = bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]].trimmingBlankBytes()
        guard trimmed.first == UInt8(ascii: "="), trimmed.count >= 3, trimmed.last == UInt8(ascii: "\""),
            trimmed[trimmed.startIndex + 1] == UInt8(ascii: "\"")
        else { return trimmed }
        return trimmed.dropFirst(2).dropLast().trimmingBlankBytes()
    }

    /// The text of cell `index`, trimmed; nil where it is blank or not there.
    func text(_ index: Int) -> String? {
        let cell = cell(index)
        return cell.isEmpty ? nil : String(decoding: cell, as: UTF8.self)
    }

    /// Nothing but blank cells.
    var isBlank: Bool { ends.indices.allSatisfy { cell($0).isEmpty } }

    /// Holds a character that was lost before it came here (ill-formed UTF-8, or U+FFFD), or one that no text has
    /// (controls: UTF-16 without its mark is full of them).
    var isDamaged: Bool {
        if bytes.contains(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) }) { return true }
        return bytes.withUnsafeBytes { buffer in
            var census = UTF8Census()
            census.count(buffer)
            if census.wellFormed == 0 { return !census.isSound }
            guard census.isSound else { return true }
            return buffer.indices.dropLast(2).contains { index in
                buffer[index] == 0xEF && buffer[index + 1] == 0xBF && buffer[index + 2] == 0xBD
            }
        }
    }
}

/// Something that yields the rows of a table in order.
protocol RowSource {
    /// Puts the next row into `row`; false at the end. Throws ``TableFault`` on a limit, and what the bytes' source
    /// throws.
    mutating func next(into row: inout TableRow) throws -> Bool
}

extension ArraySlice<UInt8> {
    /// Without blanks at both ends: space, tab, line ends, no-break space (C2 A0) and a stray mark (EF BB BF), as
    /// the identifiers trim them.
    func trimmingBlankBytes() -> ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first {
            if first == 0x20 || (0x09...0x0D).contains(first) {
                slice = slice.dropFirst()
            } else if first == 0xC2, slice.starts(with: [0xC2, 0xA0]) {
                slice = slice.dropFirst(2)
            } else if first == 0xEF, slice.starts(with: [0xEF, 0xBB, 0xBF]) {
                slice = slice.dropFirst(3)
            } else {
                break
            }
        }
        while let last = slice.last {
            if last == 0x20 || (0x09...0x0D).contains(last) {
                slice = slice.dropLast()
            } else if last == 0xA0, slice.suffix(2).elementsEqual([0xC2, 0xA0]) {
                slice = slice.dropLast(2)
            } else if last == 0xBF, slice.suffix(3).elementsEqual([0xEF, 0xBB, 0xBF]) {
                slice = slice.dropLast(3)
            } else {
                break
            }
        }
        return slice
    }
}
