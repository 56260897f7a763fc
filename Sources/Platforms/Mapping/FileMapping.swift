public import Domain

/// A file that a platform exports, and how its rows become canonical ones. Pure: the readers of files ask it row by
/// row.
public struct FileMapping: Sendable {
    /// How the rows are written.
    public enum Form: Hashable, Sendable {
        /// Cells between delimiters; the quote, where there is one.
        case delimited(UInt8, quote: UInt8?)
        /// JSON objects: in an array, one a line, or in the list of this name.
        case json(rows: String?)
        /// XML: the path of the row's element, and the namespaces of the prefixes in it.
        case xml(row: [String], namespaces: [String: String])
        /// One of the open formats of channel lists.
        case builtIn(FileFormat)
    }

    /// How characters are spelt; none: told from the bytes.
    public enum Spelling: String, Hashable, Sendable {
        case utf8 = "utf-8"
        case windows1252 = "windows-1252"
        case latin1 = "iso-8859-1"
    }

    /// Whose it is, and its place in the profile.
    public let platform: PlatformID, index: Int
    /// The canonical kind of its rows.
    public let kind: TableKind
    /// How the rows are written.
    public let form: Form
    /// How characters are spelt.
    public let spelling: Spelling?
    /// The columns that the header must have, exactly; empty where the form has none.
    public let header: [String]
    /// Whether what is known of the form was said by anybody.
    public let evidence: Evidence
    /// Where the values come from: columns, pointers or paths.
    public let selectors: [String]
    /// The canonical columns, and what each comes from, for people.
    public let columns: [String], natives: [String]

    private let rules: [FieldRule]
    private let sources: [[Int]]
    private let states: [String: String]
    private let lookups: [String: [String: String]]

    /// Whether it hides values under a key.
    public var hidesValues: Bool { rules.contains { $0.transforms.contains(.sha256) } }

    /// A row that came out, or why it did not.
    public struct Outcome: Hashable, Sendable {
        /// A cell for each column.
        public var cells: [String]
        /// The first refusal.
        public var refusal: Refusal?
    }

    /// Why a row was not taken.
    public struct Refusal: Hashable, Sendable {
        /// Which rule.
        public enum Rule: Hashable, Sendable {
            case empty, notADate, notABoolean, notAMAC
            case notMoney(comma: Bool)
            case pattern(String)
            case unlisted([String])
        }

        /// Index of the canonical column.
        public var column: Int
        /// The platform's value.
        public var value: String
        /// The rule.
        public var rule: Rule
    }

    init(
        _ node: JSONNode, platform: PlatformID, index: Int, states: [String: String],
        lookups: [String: [String: String]]
    ) {
        self.platform = platform
        self.index = index
        kind = node["kind"]?.text.flatMap(TableKind.init(rawValue:)) ?? .accounts
        evidence = Evidence(node["evidence"])
        spelling = node["encoding"]?.text.flatMap(Spelling.init)
        header = node["headerMustEqual"]?.texts ?? []
        let format = node["format"]?.text.flatMap(FileFormat.init(rawValue:)) ?? .csv
        switch format {
        case .csv:
            let delimiter = node["delimiter"]?.text ?? ";"
            form = .delimited(
                delimiter == "tab" ? 9 : delimiter.utf8.first ?? UInt8(ascii: ";"),
                quote: node["quote"]?.text == "none" ? nil : UInt8(ascii: "\""))
        case .json, .ndjson:
            let pointer = node["rows"]?.text.map { String($0.drop { $0 == "/" }) } ?? ""
            form = .json(rows: pointer.isEmpty ? nil : pointer)
        case .xml:
            let path = (node["rowElement"]?.text ?? "").split(separator: "/").map(String.init)
            form = .xml(row: path, namespaces: node["namespaces"]?.words ?? [:])
        case .xmltv, .xmltvLineups: form = .builtIn(format)
        }
        var rules = (node["map"]?.members ?? []).map { FieldRule($0.name, $0.value) }
        rules.sort { $0.field < $1.field }
        self.rules = rules
        let selectors = Array(Set(rules.flatMap(\.from))).sorted()
        self.selectors = selectors
        sources = rules.map { rule in rule.from.compactMap { selectors.firstIndex(of: $0) } }
        columns = rules.map(\.field)
        natives = rules.map { $0.from.isEmpty ? $0.field : $0.from.joined(separator: " + ") }
        self.states = states
        self.lookups = lookups
    }

    /// The canonical cells of a row, given the values of each selector. `pseudonym` hides a value under the
    /// workspace's own key.
    public func row(_ values: [[String]], pseudonym: @escaping @Sendable (String) -> String) -> Outcome {
        let tools = TransformTools(lookups: lookups, pseudonym: pseudonym)
        var outcome = Outcome(cells: [], refusal: nil)
        for (index, rule) in rules.enumerated() {
            let given = sources[index].map { values[$0] }
            do throws(FieldRule.Refusal) {
                let value = try rule.value(given, tools)
                outcome.cells.append(rule.field == FieldList.stateField ? state(value) : value)
            } catch {
                outcome.cells.append("")
                if outcome.refusal == nil {
                    let shown = given.flatMap(\.self).first { !$0.isEmpty } ?? ""
                    outcome.refusal = Refusal(column: index, value: shown, rule: Refusal.Rule(error))
                }
            }
        }
        return outcome
    }

    /// The canonical state of a native one: what the profile does not know is unknown, and leads to no action.
    private func state(_ native: String) -> String {
        let word = native.trimmingBlanks()
        return states[word] ?? states.first { $0.key.lowercased() == word.lowercased() }?.value
            ?? ServiceStatus.unknown.rawValue
    }
}

extension FileMapping.Refusal.Rule {
    fileprivate init(_ refusal: FieldRule.Refusal) {
        self =
            switch refusal {
            case .empty: .empty
            case .pattern(let pattern): .pattern(pattern)
            case .transform(.notADate): .notADate
            case .transform(.notABoolean): .notABoolean
            case .transform(.notAMAC): .notAMAC
            case .transform(.notMoney(let style)): .notMoney(comma: style == .comma)
            case .transform(.unlisted(let words)): .unlisted(words)
            }
    }
}
