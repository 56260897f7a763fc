internal import Foundation

/// An XML element of the wire, with its namespace: as much of XML as a SOAP envelope has. A document type is refused.
struct XMLTree: Sendable, Hashable {
    var name: String
    var space: String
    var text = ""
    var children: [XMLTree] = []

    /// Nil where the bytes are not well formed.
    init?(_ bytes: Data) {
        guard let text = String(bytes: bytes, encoding: .utf8) else { return nil }
        var scan = XMLScan(rest: text[...])
        guard scan.skipMisc(), let root = scan.element(spaces: [:], depth: 0), scan.skipMisc(), scan.rest.isEmpty else {
            return nil
        }
        self = root
    }

    init(name: String, space: String) {
        self.name = name
        self.space = space
    }

    /// The text of the first descendant of that name.
    func text(of name: String) -> String? {
        for child in children {
            if child.name == name { return child.text }
            if let text = child.text(of: name) { return text }
        }
        return nil
    }
}

/// A walk over the text of a document.
private struct XMLScan {
    var rest: Substring

    private mutating func take(_ word: String) -> Bool {
        guard rest.hasPrefix(word) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    /// What lies before a word; the word is taken as well.
    private mutating func upTo(_ word: String) -> Substring? {
        guard let place = rest.firstRange(of: word) else { return nil }
        defer { rest = rest[place.upperBound...] }
        return rest[..<place.lowerBound]
    }

    private mutating func skipSpace() { rest = rest.drop { $0.isWhitespace } }

    /// Skips space, comments, declarations; false where one of them has no end.
    mutating func skipMisc() -> Bool {
        while true {
            skipSpace()
            if rest.hasPrefix("<?") {
                guard upTo("?>") != nil else { return false }
            } else if rest.hasPrefix("<!--") {
                guard upTo("-->") != nil else { return false }
            } else {
                return true
            }
        }
    }

    private mutating func word() -> String? {
        let word = rest.prefix { !$0.isWhitespace && !"=/><".contains($0) }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : String(word)
    }

    private mutating func attributes() -> [String: String]? {
        var found: [String: String] = [:]
        while true {
            skipSpace()
            if rest.hasPrefix(">") || rest.hasPrefix("/>") { return found }
            guard let name = word() else { return nil }
            skipSpace()
            guard take("=") else { return nil }
            skipSpace()
            guard let quote = rest.first, quote == "\"" || quote == "'", take(String(quote)),
                let value = upTo(String(quote)), let plain = Self.plain(value)
            else { return nil }
            found[name] = plain
        }
    }

    mutating func element(spaces: [String: String], depth: Int) -> XMLTree? {
        guard depth < 64, take("<"), let tag = word(), let attributes = attributes() else { return nil }
        var spaces = spaces
        for (name, value) in attributes {
            if name == "xmlns" { spaces[""] = value }
            if name.hasPrefix("xmlns:") { spaces[String(name.dropFirst(6))] = value }
        }
        let parts = tag.split(separator: ":", maxSplits: 1).map(String.init)
        let prefix = parts.count == 2 ? parts[0] : ""
        guard let local = parts.last, let space = spaces[prefix] ?? (prefix.isEmpty ? "" : nil) else { return nil }
        var tree = XMLTree(name: local, space: space)
        if take("/>") { return tree }
        guard take(">") else { return nil }
        while !rest.hasPrefix("</") {
            if rest.hasPrefix("<!--") {
                guard upTo("-->") != nil else { return nil }
            } else if take("<![CDATA[") {
                guard let raw = upTo("]]>") else { return nil }
                tree.text += raw
            } else if rest.hasPrefix("<") {
                guard let child = element(spaces: spaces, depth: depth + 1) else { return nil }
                tree.children.append(child)
            } else {
                let raw = rest.prefix { $0 != "<" }
                guard !raw.isEmpty, let plain = Self.plain(raw) else { return nil }
                rest = rest.dropFirst(raw.count)
                tree.text += plain
            }
        }
        guard take("</"), word() == tag else { return nil }
        skipSpace()
        return take(">") ? tree : nil
    }

    /// The text without its entities; nil where one is unknown.
    private static func plain(_ raw: Substring) -> String? {
        var plain = ""
        var rest = raw
        while let sign = rest.firstIndex(of: "&") {
            plain += rest[..<sign]
            guard let end = rest[sign...].firstIndex(of: ";") else { return nil }
            let entity = rest[rest.index(after: sign)..<end]
            guard let character = character(entity) else { return nil }
            plain.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return plain + rest
    }

    private static func character(_ entity: Substring) -> Character? {
        if let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][String(entity)] {
            return Character(named)
        }
        guard entity.hasPrefix("#") else { return nil }
        let number = entity.dropFirst()
        let code = number.hasPrefix("x") ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
}
