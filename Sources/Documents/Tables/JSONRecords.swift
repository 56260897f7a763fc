internal import Domain

/// Reads flat JSON records: an array of objects, one object a line (NDJSON), or `{"kind": "…", "rows": [ … ]}`.
///
/// Foundation's parser makes a number of every number, and identifiers are no numbers: `1.23E+15` and lost digits must
/// be seen as they stand. So numbers are taken as text here; everything else follows RFC 8259. Memory is one record.
struct JSONRecords<Bytes: ByteSource> {
    /// How the records stand in the file.
    enum Frame { case array, lines, envelope }

    /// One member of a record: where its text lies, and what it was.
    struct Member {
        var name: String
        var text: Range<Int>
        var isNumber: Bool
    }

    /// A record: its members in the order of the file.
    struct Record {
        var members: [Member] = []
        var bytes: [UInt8] = []
        var line = 0, lastLine = 0
        var structure = TableRow.Structure.sound
        /// Its closing brace was there.
        var isTerminated = false
    }

    private(set) var frame = Frame.lines
    /// What the envelope says the records are.
    private(set) var envelopeKind: String?
    /// The frame was closed, or needs no close.
    private(set) var isClosed = false
    private var text: DecodedText<Bytes>
    private let limits: TableLimits
    /// The member of an envelope that holds the records.
    private let rowsName: String
    private var isBegun = false
    private var isOver = false
    /// A whole record was read: from then on lines are what the file is made of.
    private var hasRecords = false
    private var record = Record()

    init(_ source: Bytes, encoding: TextEncoding, limits: TableLimits, rowsName: String = "rows") {
        self.rowsName = rowsName
        text = DecodedText(source, encoding: encoding)
        self.limits = limits
    }

    /// The next record; nil at the end. Throws ``TableFault/malformed(line:)`` for what is no JSON.
    mutating func next() throws -> Record? {
        if isOver { return nil }
        if !isBegun {
            isBegun = true
            if try begin() { return try finish(open: true) }
        } else if frame != .lines {
            try text.skipBlanks()
            switch try text.peek() {
            case UInt8(ascii: ","):
                _ = try text.next()
                try text.skipBlanks()
            case UInt8(ascii: "]"): break
            case nil:
                isOver = true
                return nil
            default: throw TableFault.malformed(line: text.line)
            }
        }
        try text.skipBlanks()
        switch try text.peek() {
        case nil:
            isClosed = frame == .lines
            isOver = true
            return nil
        case UInt8(ascii: "]") where frame != .lines:
            try close()
            return nil
        case UInt8(ascii: "{"):
            record = Record(line: text.line)
            _ = try text.next()
            return try finish(open: false)
        default: return try spoiled(TableFault.malformed(line: text.line), line: text.line)
        }
    }

    /// A record that is no JSON. Where each has a line of its own, the next line is another one; else it cannot be told
    /// where the next begins.
    private mutating func spoiled(_ fault: any Error, line: Int) throws -> Record {
        guard frame == .lines, hasRecords, fault is TableFault else { throw fault }
        // What was read of it may reach into the next line already.
        while text.line == line, try text.next() != nil {}
        var record = Record(line: line)
        record.lastLine = line
        record.isTerminated = true
        record.structure = .malformed
        return record
    }

    /// Reads up to the first record. True where its first members are read already: only then it shows that the first
    /// object was no envelope.
    private mutating func begin() throws -> Bool {
        try text.skipBlanks()
        switch try text.peek() {
        case UInt8(ascii: "["):
            _ = try text.next()
            frame = .array
            return false
        case UInt8(ascii: "{"):
            record = Record(line: text.line)
            _ = try text.next()
            return try !isEnvelope()
        default: return false
        }
    }

    /// Reads the members of the first object until one is called `rows` and is a list.
    private mutating func isEnvelope() throws -> Bool {
        while let name = try memberName() {
            try text.skipBlanks()
            if name == rowsName, try text.peek() == UInt8(ascii: "[") {
                _ = try text.next()
                frame = .envelope
                return true
            }
            try member(name)
            if name == "kind", let member = record.members.last {
                envelopeKind = String(decoding: record.bytes[member.text], as: UTF8.self)
            }
            guard try separator() else { break }
        }
        return false
    }

    /// Reads the rest of a record. `open`: the members so far are in ``record``.
    private mutating func finish(open: Bool) throws -> Record {
        do {
            while !record.isTerminated, let name = try memberName() {
                try member(name)
                guard try separator() else { break }
            }
        } catch let fault as TableFault {
            guard case .malformed = fault else { throw fault }
            return try spoiled(fault, line: record.line)
        }
        hasRecords = hasRecords || record.isTerminated
        record.lastLine = text.line
        if try !record.isTerminated && text.peek() == nil { isOver = true }
        return record
    }

    /// The closing bracket, and what stands behind it.
    private mutating func close() throws {
        _ = try text.next()
        isOver = true
        try text.skipBlanks()
        if frame == .envelope {
            // What follows the rows of an envelope is passed over, up to its brace.
            record = Record(line: text.line)
            if try text.peek() == UInt8(ascii: ",") {
                _ = try text.next()
                while let name = try memberName() {
                    try member(name)
                    guard try separator() else { break }
                }
                guard record.isTerminated else { return }
            } else {
                guard try text.next() == UInt8(ascii: "}") else { return }
            }
            try text.skipBlanks()
        }
        guard try text.peek() == nil else { throw TableFault.malformed(line: text.line) }
        isClosed = true
    }

    // MARK: Members

    /// The name of the next member, its colon passed; nil where the record ends.
    private mutating func memberName() throws -> String? {
        try text.skipBlanks()
        switch try text.peek() {
        case nil: return nil
        case UInt8(ascii: "}"):
            _ = try text.next()
            record.isTerminated = true
            return nil
        case UInt8(ascii: "\""): break
        default: throw TableFault.malformed(line: text.line)
        }
        let start = record.bytes.count
        guard try string() else { return nil }
        let name = String(decoding: record.bytes[start...], as: UTF8.self)
        record.bytes.removeSubrange(start...)
        try text.skipBlanks()
        guard let colon = try text.next() else { return nil }
        guard colon == UInt8(ascii: ":") else { throw TableFault.malformed(line: text.line) }
        return name
    }

    /// Whether another member follows.
    private mutating func separator() throws -> Bool {
        try text.skipBlanks()
        guard let byte = try text.next() else { return false }
        switch byte {
        case UInt8(ascii: ","): return true
        case UInt8(ascii: "}"):
            record.isTerminated = true
            return false
        default: throw TableFault.malformed(line: text.line)
        }
    }

    private mutating func member(_ name: String) throws {
        try text.skipBlanks()
        guard let first = try text.peek() else { return }
        let start = record.bytes.count
        var isNumber = false
        switch first {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            record.structure = .nested
            try skipNested()
        default:
            try literal()
            let word = record.bytes[start...]
            if word.elementsEqual("null".utf8) {
                record.bytes.removeSubrange(start...)
            } else if !word.elementsEqual("true".utf8), !word.elementsEqual("false".utf8) {
                guard Self.isNumber(word) else { throw TableFault.malformed(line: text.line) }
                isNumber = true
            }
        }
        guard record.bytes.count <= limits.rowBytesMax else {
            throw TableFault.rowTooLong(line: record.line, limitBytes: limits.rowBytesMax)
        }
        guard record.members.count < limits.columnsMax else {
            throw TableFault.tooManyColumns(line: record.line, limit: limits.columnsMax)
        }
        if record.members.contains(where: { $0.name == name }) { record.structure = .repeatedName }
        record.members.append(Member(name: name, text: start..<record.bytes.count, isNumber: isNumber))
    }

    /// The characters up to the next mark of the grammar.
    private mutating func literal() throws {
        while let byte = try text.peek(), byte > 0x20, !",]}:\"[{".utf8.contains(byte) {
            record.bytes.append(byte)
            _ = try text.next()
            guard record.bytes.count <= limits.rowBytesMax else {
                throw TableFault.rowTooLong(line: record.line, limitBytes: limits.rowBytesMax)
            }
        }
    }

    /// `-12.5E+3`: as much of the grammar as tells a number from a word.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return false }
        return word.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
            && word.last.map { (0x30...0x39).contains($0) } ?? false
    }

    /// Passes over a list or an object inside a record.
    private mutating func skipNested() throws {
        var depth = 0
        let start = record.bytes.count
        while let byte = try text.peek() {
            if byte == UInt8(ascii: "\"") {
                guard try string() else { return }
                record.bytes.removeSubrange(start...)
                continue
            }
            _ = try text.next()
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 { return }
        }
    }

    // MARK: Strings

    /// Appends the string that begins at the next quote; false where it is cut.
    private mutating func string() throws -> Bool {
        _ = try text.next()
        while let byte = try text.next() {
            if byte == UInt8(ascii: "\"") { return true }
            guard byte >= 0x20 else { throw TableFault.malformed(line: text.line) }
            if byte != UInt8(ascii: "\\") {
                record.bytes.append(byte)
            } else if try !escape() {
                return false
            }
            guard record.bytes.count <= limits.rowBytesMax else {
                throw TableFault.rowTooLong(line: record.line, limitBytes: limits.rowBytesMax)
            }
        }
        return false
    }

    private mutating func escape() throws -> Bool {
        guard let byte = try text.next() else { return false }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): record.bytes.append(byte)
        case UInt8(ascii: "b"): record.bytes.append(0x08)
        case UInt8(ascii: "f"): record.bytes.append(0x0C)
        case UInt8(ascii: "n"): record.bytes.append(0x0A)
        case UInt8(ascii: "r"): record.bytes.append(0x0D)
        case UInt8(ascii: "t"): record.bytes.append(0x09)
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw TableFault.malformed(line: text.line)
        }
        return true
    }

    private mutating func unicodeEscape() throws -> Bool {
        guard let first = try codeUnit() else { return false }
        guard UTF16.isLeadSurrogate(first) else {
            // A lone half becomes the character for what was lost, which rejects the row.
            append(UTF16.isTrailSurrogate(first) ? "\u{FFFD}" : Unicode.Scalar(first) ?? "\u{FFFD}")
            return true
        }
        guard try text.next() == UInt8(ascii: "\\"), try text.next() == UInt8(ascii: "u") else {
            throw TableFault.malformed(line: text.line)
        }
        guard let second = try codeUnit() else { return false }
        let scalar = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) &- 0xDC00)
        append(UTF16.isTrailSurrogate(second) ? Unicode.Scalar(scalar) ?? "\u{FFFD}" : "\u{FFFD}")
        return true
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { record.bytes.append(byte) }
    }

    private mutating func codeUnit() throws -> UInt16? {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = try text.next() else { return nil }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw TableFault.malformed(line: text.line)
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
