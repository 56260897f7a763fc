/// Reads RFC 8259 JSON into nodes with places. Bounded: a profile is a small file, and a reply of a platform may be
/// anything.
struct JSONText {
    static let bytesMax = 1 << 20
    static let depthMax = 32
    /// More values than this no reply has; each costs memory.
    static let valuesMax = 4_000_000

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var depth = 0
    private var values = 0
    /// Column of `columnIndex`, counted as far as it was asked for: a reply may be one line of many megabytes.
    private var column = 1
    private var columnIndex = 0

    /// Reads a whole text. Throws a ``ProfileFault``.
    static func read(_ bytes: [UInt8], limit: Int = bytesMax) throws(ProfileFault) -> JSONNode {
        guard bytes.count <= limit else {
            throw ProfileFault(
                path: "", place: TextPlace(line: 1, column: 1), problem: .syntax("≤ \(limit >> 20) MiB"))
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ProfileFault(path: "", place: TextPlace(line: 1, column: 1), problem: .syntax("UTF-8"))
        }
        var text = JSONText(bytes)
        let node = try text.node()
        text.skipBlanks()
        guard text.index == text.bytes.count else { throw text.fault("EOF") }
        return node
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            index = 3
            columnIndex = 3
        }
    }

    private var place: TextPlace {
        mutating get {
            if columnIndex < index {
                column += bytes[columnIndex..<index].count { $0 & 0xC0 != 0x80 }
                columnIndex = index
            }
            return TextPlace(line: line, column: column)
        }
    }

    private mutating func fault(_ expected: String) -> ProfileFault {
        ProfileFault(path: "", place: place, problem: .syntax(expected))
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            index += 1
            if byte == 0x0A {
                line += 1
                (column, columnIndex) = (1, index)
            }
        }
    }

    private mutating func take(_ character: Character) throws(ProfileFault) {
        guard let byte = character.asciiValue, next == byte else { throw fault(String(character)) }
        index += 1
    }

    private mutating func node() throws(ProfileFault) -> JSONNode {
        skipBlanks()
        let start = place
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw fault("≤ \(Self.depthMax) { [") }
        values += 1
        guard values <= Self.valuesMax else { throw fault("≤ \(Self.valuesMax)") }
        switch next {
        case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), place: start)
        case UInt8(ascii: "["): return JSONNode(value: .list(try list()), place: start)
        case UInt8(ascii: "\""): return JSONNode(value: .text(try text()), place: start)
        case UInt8(ascii: "t"): return JSONNode(value: try word("true", .flag(true)), place: start)
        case UInt8(ascii: "f"): return JSONNode(value: try word("false", .flag(false)), place: start)
        case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), place: start)
        default: return JSONNode(value: .number(try number()), place: start)
        }
    }

    private mutating func word(_ word: String, _ value: JSONNode.Value) throws(ProfileFault) -> JSONNode.Value {
        guard bytes[index...].starts(with: word.utf8) else { throw fault(word) }
        index += word.utf8.count
        return value
    }

    private mutating func number() throws(ProfileFault) -> String {
        let start = index
        while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard !text.isEmpty, Double(text) != nil else {
            index = start
            throw fault("{ [ \" 0-9 true false null")
        }
        return text
    }

    private mutating func object() throws(ProfileFault) -> [JSONNode.Member] {
        try take("{")
        var members: [JSONNode.Member] = []
        var names: Set<String> = []
        skipBlanks()
        if next == UInt8(ascii: "}") {
            index += 1
            return members
        }
        while true {
            skipBlanks()
            let start = place
            let name = try text()
            guard names.insert(name).inserted else {
                throw ProfileFault(path: name, place: start, problem: .repeatedKey)
            }
            skipBlanks()
            try take(":")
            members.append(JSONNode.Member(name: name, place: start, value: try node()))
            skipBlanks()
            guard next == UInt8(ascii: ",") else { break }
            index += 1
        }
        try take("}")
        return members
    }

    private mutating func list() throws(ProfileFault) -> [JSONNode] {
        try take("[")
        var items: [JSONNode] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            index += 1
            return items
        }
        while true {
            items.append(try node())
            skipBlanks()
            guard next == UInt8(ascii: ",") else { break }
            index += 1
        }
        try take("]")
        return items
    }

    private mutating func text() throws(ProfileFault) -> String {
        try take("\"")
        var content: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escape()
            case 0..<0x20:
                index -= 1
                throw fault("\"")
            default: content.append(byte)
            }
        }
        throw fault("\"")
    }

    private mutating func escape() throws(ProfileFault) -> [UInt8] {
        guard let byte = next else { throw fault("\"") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"): return Array(String(Character(try escapedScalar())).utf8)
        default: throw fault("\\\" \\\\ \\/ \\n \\t \\r \\b \\f \\uXXXX")
        }
    }

    /// A scalar as `XXXX`, or as two surrogates, `D83D\\uDE00`: that is how many programs write what lies beyond U+FFFF.
    private mutating func escapedScalar() throws(ProfileFault) -> Unicode.Scalar {
        let high = try fourDigits()
        guard (0xD800..<0xDC00).contains(high) else {
            guard let scalar = Unicode.Scalar(high) else { throw fault("\\uXXXX") }
            return scalar
        }
        guard bytes[index...].starts(with: "\\u".utf8) else { throw fault("\\uXXXX\\uXXXX") }
        index += 2
        let low = try fourDigits()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw fault("\\uXXXX\\uXXXX") }
        return scalar
    }

    private mutating func fourDigits() throws(ProfileFault) -> UInt32 {
        let digits = bytes[index..<min(index + 4, bytes.count)]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("\\uXXXX") }
        index += 4
        return value
    }
}
