/// A JSON value whose objects keep the order they were written in: equal values give equal bytes.
public indirect enum JSONValue: Sendable, Hashable {
    /// Pairs in order; keys are the caller's to keep distinct.
    case object([Member])
    /// Values in order.
    case array([JSONValue])
    /// Text.
    case string(String)
    /// A whole number; no other numbers are written.
    case integer(Int64)
    /// True or false.
    case boolean(Bool)
    /// Nothing.
    case null

    /// One pair of an object.
    public struct Member: Sendable, Hashable {
        /// The key.
        public let key: String
        /// The value.
        public let value: JSONValue

        /// A pair.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object of counts, in the order given.
    public static func counts(_ pairs: [(String, Int)]) -> JSONValue {
        .object(pairs.map { Member($0.0, .integer(Int64($0.1))) })
    }

    /// Text, or null.
    public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

    /// One line without spaces.
    public var compact: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Two blanks a level, one member a line, a line end at the end: for files that people open too.
    public var indented: String {
        var bytes: [UInt8] = []
        append(to: &bytes, level: 0)
        bytes.append(0x0A)
        return String(decoding: bytes, as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) { write(to: &bytes, level: nil) }
    private func append(to bytes: inout [UInt8], level: Int) { write(to: &bytes, level: level) }

    private func write(to bytes: inout [UInt8], level: Int?) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .string(let text): JSONText.append(text, to: &bytes)
        case .array(let values):
            Self.write(values, between: ("[", "]"), to: &bytes, level: level) { value, bytes, inner in
                value.write(to: &bytes, level: inner)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &bytes, level: level) { member, bytes, inner in
                JSONText.append(member.key, to: &bytes)
                bytes.append(contentsOf: (inner == nil ? ":" : ": ").utf8)
                member.value.write(to: &bytes, level: inner)
            }
        }
    }

    // Depth is what this program builds, a handful of levels: never a foreign document's.
    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), to bytes: inout [UInt8], level: Int?,
        each: (Element, inout [UInt8], Int?) -> Void
    ) {
        func newLine(_ level: Int) {
            bytes.append(0x0A)
            bytes += [UInt8](repeating: 0x20, count: 2 * level)
        }
        bytes.append(contentsOf: brackets.0.utf8)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let level { newLine(level + 1) }
            each(element, &bytes, level.map { $0 + 1 })
        }
        if let level, !elements.isEmpty { newLine(level) }
        bytes.append(contentsOf: brackets.1.utf8)
    }
}

/// Strings of JSON (RFC 8259 §7), safe also inside JavaScript.
enum JSONText {
    /// Appends `text` in quotes, with `" \`, all control characters (C0, DEL, C1), U+2028, U+2029 and U+FEFF
    /// escaped: some readers drop a byte-order mark wherever it stands. So are the marks that turn the direction of letters.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        // Most texts are plain: their bytes are taken as they are, in one piece.
        if text.utf8.allSatisfy(isPlain) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar.value {
        case 0x22: bytes.append(contentsOf: "\\\"".utf8)
        case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
        case 0x08: bytes.append(contentsOf: "\\b".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0C: bytes.append(contentsOf: "\\f".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            bytes.append(contentsOf: escaped(scalar.value).utf8)
        case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private static func escaped(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
