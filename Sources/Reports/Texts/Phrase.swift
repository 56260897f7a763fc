/// One sentence for people in both languages, with named places: `{file}`.
public struct Phrase: Sendable, Hashable {
    /// Brazilian Portuguese.
    public let pt: String
    /// English.
    public let en: String

    /// A sentence in both languages, with the same places in each.
    public init(pt: String, en: String) {
        self.pt = pt
        self.en = en
    }

    /// The sentence as written, its places unfilled.
    public func text(_ language: Language) -> String { language == .ptBR ? pt : en }

    /// The sentence with its places filled. A place without a value stays visible, so that a slip is seen; a brace
    /// inside a value is never taken for a place.
    public func text(_ language: Language, _ values: [String: String]) -> String {
        var rest = Substring(text(language))
        var result = ""
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// Names of the places, sorted, each once.
    public func places(_ language: Language) -> [String] {
        let parts = text(language).split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        return Set(parts.compactMap { part in part.firstIndex(of: "}").map { String(part[..<$0]) } }).sorted()
    }
}

/// A sentence with a number in it, for one and for any other count. Its place for the number is `{n}`.
public struct CountedPhrase: Sendable, Hashable {
    /// For exactly one.
    public let one: Phrase
    /// For none and for many.
    public let many: Phrase

    /// Both forms.
    public init(one: Phrase, many: Phrase) {
        self.one = one
        self.many = many
    }

    /// The form for `count`, with `{n}` and the other places filled.
    public func text(_ language: Language, _ count: Int, _ values: [String: String] = [:]) -> String {
        let filled = values.merging(["n": language.count(count)]) { given, _ in given }
        return (count == 1 ? one : many).text(language, filled)
    }
}

/// A closed list of texts: the compiler asks for each one's phrase, a test for both its languages.
public protocol TextCatalogue: CaseIterable, RawRepresentable where RawValue == String {
    /// Every phrase of this entry.
    var phrases: [Phrase] { get }
}

/// What happened, and what to do about it.
public struct Advice: Sendable, Hashable {
    /// What happened.
    public let happened: Phrase
    /// What to do next.
    public let cure: Phrase

    /// Both sentences.
    public init(happened: Phrase, cure: Phrase) {
        self.happened = happened
        self.cure = cure
    }

    init(_ pt: String, doPT: String, _ en: String, doEN: String) {
        self.init(happened: Phrase(pt: pt, en: en), cure: Phrase(pt: doPT, en: doEN))
    }
}
