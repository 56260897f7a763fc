public import Reports
internal import Yams

extension EffectiveConfiguration {
    /// The list as YAML: read again, it is the same configuration, but for what is hidden.
    public func text(in language: Language) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        var lines = ["# " + ConfigurationWord.head.phrase.text(language, ["file": name])]
        for row in rows {
            let indent = String(repeating: "  ", count: row.depth)
            let value = row.value.map { " \($0)" } ?? ""
            let text = (row.isComment ? "# " : "") + indent + row.name + ":" + value
            guard let source = row.source else {
                lines.append(text)
                continue
            }
            let origin =
                switch source {
                case .file(let line): "\(name):\(line)"
                case .standard: ConfigurationWord.standard.phrase.text(language)
                case .unset: ConfigurationWord.unset.phrase.text(language)
                }
            let padding = String(repeating: " ", count: max(2, 44 - text.count))
            lines.append("\(text)\(padding)# \(origin) · \(row.meaning?.text(language) ?? "")")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The list for programs.
    public func json(_ language: Language) -> [String: Any] {
        let keys = rows.compactMap { row -> [String: Any]? in
            guard let source = row.source else { return nil }
            var object: [String: Any] = ["key": row.path, "meaning": row.meaning?.text(language) ?? ""]
            if let value = row.value { object["value"] = Self.object(value) }
            switch source {
            case .file(let line):
                object["source"] = "file"
                object["line"] = line
            case .standard: object["source"] = "default"
            case .unset: object["source"] = "unset"
            }
            return object
        }
        return ["file": file, "keys": keys]
    }

    /// A value for programs: whole numbers, truth values, lists and objects as such, everything else as its text, for an
    /// amount or an identifier must not become a number on the way.
    private static func object(_ yaml: String) -> Any {
        (try? Yams.compose(yaml: yaml)).map { object($0) } ?? yaml
    }

    private static func object(_ node: Node) -> Any {
        switch node {
        case .scalar(let scalar):
            let text = scalar.string
            guard scalar.style == .plain else { return text }
            if let number = Int(text), String(number) == text { return number }
            if text == "true" || text == "false" { return text == "true" }
            return text
        case .sequence(let items): return items.map { Self.object($0) }
        case .mapping(let pairs):
            return Dictionary(
                pairs.map { ($0.key.string ?? "", Self.object($0.value)) }, uniquingKeysWith: { first, _ in first })
        case .alias: return ""
        }
    }
}
