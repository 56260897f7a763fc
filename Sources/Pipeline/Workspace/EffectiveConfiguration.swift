public import Reports
internal import Yams

/// Every key of a configuration with the value in force and where it comes from: what `config show` prints.
public struct EffectiveConfiguration: Sendable {
    /// Where a value comes from.
    public enum Source: Hashable, Sendable {
        /// A line of the file.
        case file(line: Int)
        /// The program's.
        case standard
        /// Nowhere: there is none.
        case unset
    }

    /// A key, or a group of keys.
    public struct Row: Sendable {
        /// Names from the top, with dots.
        public var path: String
        /// Its name as YAML, and how deep it stands.
        public var name: String, depth: Int
        /// Its value as YAML, what could be a secret hidden; none: a group, or a key that is not set.
        public var value: String?
        /// Where the value comes from; none: a group.
        public var source: Source?
        /// What it decides.
        public var meaning: Phrase?
        /// It has no effect: nothing is set here, or its group is switched off.
        public var isComment: Bool
    }

    /// The name of the file.
    public let file: String
    /// Rows from the top.
    public private(set) var rows: [Row] = []

    /// Reads, checks and lists `text`; `file` is its name for faults and for sources.
    public init(yaml text: String, file: String) throws(ConfigurationFault) {
        self.file = file
        _ = try Configuration(yaml: text, file: file)
        let root = try ConfigurationTree(yaml: text, file: file).root
        rows = Self.children(pattern: "", path: "", of: root, top: root, depth: 0, isOff: false)
    }

    private static func children(
        pattern: String, path: String, of node: Node?, top: Node, depth: Int, isOff: Bool
    ) -> [Row] {
        let names = ConfigurationKey.names(below: pattern)
        return names.flatMap { name in
            let inner = pattern.isEmpty ? name : "\(pattern).\(name)"
            guard name == "*" else {
                return branch(inner, path, name, of: value(name, of: node), top, depth, isOff)
            }
            let others = node?.mapping?.filter { !names.contains($0.key.string ?? "") } ?? []
            return others.flatMap { branch(inner, path, $0.key.string ?? "", of: $0.value, top, depth, isOff) }
        }
    }

    private static func branch(
        _ pattern: String, _ parent: String, _ name: String, of node: Node?, _ top: Node, _ depth: Int, _ isOff: Bool
    ) -> [Row] {
        let path = parent.isEmpty ? name : "\(parent).\(name)"
        let label = YAMLText.scalar(name)
        if let key = ConfigurationKey.key(pattern) {
            return key.isItem ? [] : [leaf(key, path, label, node, top, depth, isOff)]
        }
        let isOff = isOff || (ConfigurationKey.switches.contains(pattern) && node == nil)
        let below = children(pattern: pattern, path: path, of: node, top: top, depth: depth + 1, isOff: isOff)
        if let line = oneLine(below, path, label, depth) { return [line] }
        let isEmpty = below.allSatisfy(\.isComment)
        // A group that is there and says nothing stays there: `beenius: {}`.
        let standing = isEmpty && (node != nil || below.isEmpty) ? "{}" : nil
        let group = Row(
            path: path, name: label, depth: depth, value: standing, source: nil, meaning: nil,
            isComment: isEmpty && standing == nil)
        return [group] + below
    }

    /// A short group of nothing but defaults stands in one line.
    private static func oneLine(_ below: [Row], _ path: String, _ label: String, _ depth: Int) -> Row? {
        let set = below.filter { !$0.isComment }
        guard depth > 1, !set.isEmpty, set.allSatisfy({ $0.source == .standard && $0.depth == depth + 1 }) else {
            return nil
        }
        let text = "{ " + set.map { "\($0.name): \($0.value ?? "")" }.joined(separator: ", ") + " }"
        return text.count > 90
            ? nil
            : Row(
                path: path, name: label, depth: depth, value: text, source: .standard, meaning: set.first?.meaning,
                isComment: false)
    }

    private static func leaf(
        _ key: ConfigurationKey, _ path: String, _ label: String, _ node: Node?, _ top: Node, _ depth: Int,
        _ isOff: Bool
    ) -> Row {
        var row = Row(
            path: path, name: label, depth: depth, value: key.standard,
            source: key.standard == nil ? .unset : .standard,
            meaning: key.meaning, isComment: isOff || key.standard == nil)
        let said = node ?? key.general.flatMap { find($0, in: top) }
        if let said {
            row.value = ConfigurationSecrets.masked(said, at: path)
            row.source = .file(line: said.mark?.line ?? 0)
            row.isComment = false
        }
        return row
    }

    private static func value(_ name: String, of node: Node?) -> Node? {
        node?.mapping?.first { $0.key.string == name }?.value
    }

    private static func find(_ path: String, in top: Node) -> Node? {
        var node: Node? = top
        for name in path.split(separator: ".") { node = value(String(name), of: node) }
        return node
    }
}

/// What of a configuration is not shown.
enum ConfigurationSecrets {
    /// A value as YAML with what could be a secret hidden: users and passwords in addresses, the path of a webhook (many
    /// carry their password there), and own values whose name speaks of one.
    static func masked(_ node: Node, at path: String) -> String {
        if path.hasPrefix("notify.webhook.url"), let url = node.string {
            return YAMLText.scalar(withoutPath(withoutUser(url)))
        }
        if path.contains(".tenant."), let name = path.split(separator: ".").last?.lowercased(),
            ["pass", "senha", "secret", "segredo", "token", "key", "chave", "pin", "auth", "user"]
                .contains(where: { name.contains($0) })
        {
            return "\"***\""
        }
        return YAMLText.flow(node, changing: withoutUser)
    }

    /// `http://***@host` for `http://user:password@host`.
    static func withoutUser(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@"), text.contains(":") || text.contains("//") else { return text }
        let begin = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        guard begin <= at else { return text }
        return "\(text[..<begin])***\(text[at...])"
    }

    private static func withoutPath(_ url: String) -> String {
        guard let begin = url.firstRange(of: "://")?.upperBound else { return "***" }
        guard let end = url[begin...].firstIndex(where: { "/?#".contains($0) }) else { return url }
        return "\(url[..<end])/***"
    }
}
