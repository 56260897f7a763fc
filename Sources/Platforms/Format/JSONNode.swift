/// A place in a text: line and column, from 1.
public struct TextPlace: Hashable, Sendable, Comparable {
    /// Line and column, from 1.
    public var line: Int, column: Int

    /// The earlier place.
    public static func < (a: TextPlace, b: TextPlace) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A value of JSON that knows where it stands: what is wrong with a profile is said with line and column.
struct JSONNode: Hashable, Sendable {
    /// A name and its value.
    struct Member: Hashable, Sendable {
        var name: String
        var place: TextPlace
        var value: JSONNode
    }

    /// What it is.
    indirect enum Value: Hashable, Sendable {
        case null
        case flag(Bool)
        /// A number, as written.
        case number(String)
        case text(String)
        case list([JSONNode])
        case object([Member])
    }

    var value: Value
    var place: TextPlace

    /// The value of a member; nil where there is none.
    subscript(_ name: String) -> JSONNode? { members.first { $0.name == name }?.value }

    var members: [Member] {
        if case .object(let members) = value { return members }
        return []
    }
    var items: [JSONNode] {
        if case .list(let items) = value { return items }
        return []
    }
    var text: String? {
        if case .text(let text) = value { return text }
        return nil
    }
    var flag: Bool? {
        if case .flag(let flag) = value { return flag }
        return nil
    }
    var integer: Int? {
        if case .number(let text) = value { return Int(text) }
        return nil
    }
    /// Words of a list of texts.
    var texts: [String] { items.compactMap(\.text) }
    /// Names and texts of an object of texts.
    var words: [String: String] {
        Dictionary(
            members.compactMap { member in member.value.text.map { (member.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Every text in it, with its place.
    var allTexts: [(text: String, place: TextPlace)] {
        switch value {
        case .text(let text): [(text, place)]
        case .list(let items): items.flatMap(\.allTexts)
        case .object(let members): members.flatMap(\.value.allTexts)
        case .null, .flag, .number: []
        }
    }
}
