internal import Domain

/// One key of `sintonia.yaml`: where it stands, what it is without being said, and what it means. The list of all of
/// them is what `config show` prints, what `docs/configuration.md` is written from, and what a test holds against the
/// keys that the reader takes.
public struct ConfigurationKey: Sendable, Hashable {
    /// Names from the top, with dots; `*` stands for any name.
    public let path: String
    /// The value of a file that does not say it, as YAML; none: there is no such value.
    public let standard: String?
    /// A value that is not the standard one, as YAML.
    public let example: String
    /// What it decides.
    public let meaning: Phrase
    /// A more general key whose value in the file comes before this one's standard.
    public let general: String?
    /// A key of the items of a list, or of one form of a value: not printed by itself.
    public let isItem: Bool

    init(
        _ path: String, _ standard: String?, example: String, pt: String, en: String, general: String? = nil,
        isItem: Bool = false
    ) {
        self.path = path
        self.standard = standard
        self.example = example
        meaning = Phrase(pt: pt, en: en)
        self.general = general
        self.isItem = isItem
    }

    /// Its last part.
    public var name: String { path.split(separator: ".").last.map(String.init) ?? path }

    /// Every key, in the order in which they are printed.
    public static let all: [ConfigurationKey] = [
        general, billing, notes, tables, platforms, intake, notifications,
    ].flatMap { $0 }

    /// What the `*` of a path stands for in examples.
    public static let instances: [String: String] = [
        "platforms.*": "beenius", "platforms.*.tenant.*": "offer", "layouts.*": "contracts",
        "layouts.*.columns.*": "contract", "grace.*": "A", "costs.replacement.*": "B860H",
    ]

    /// Groups that are switched on by being there: what is below them has no effect otherwise.
    public static let switches: Set<String> = ["notify.email", "notify.webhook"]

    /// Names directly below a path, in the order of ``all``; the top is the empty path.
    public static func names(below path: String) -> [String] { tree[path] ?? [] }

    /// The key of a path; none where the path is a group.
    public static func key(_ path: String) -> ConfigurationKey? { byPath[path] }

    private static let byPath = Dictionary(all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })

    private static let tree: [String: [String]] = {
        var tree: [String: [String]] = [:]
        for key in all {
            var parent = ""
            for name in key.path.split(separator: ".").map(String.init) {
                if tree[parent]?.contains(name) != true { tree[parent, default: []].append(name) }
                parent += (parent.isEmpty ? "" : ".") + name
            }
        }
        return tree
    }()
}

/// The words around the keys.
public enum ConfigurationWord: String, CaseIterable, Sendable, TextCatalogue {
    case head, standard, unset
    case columnKey, columnStandard, columnTakes, columnMeaning, text, yamlList

    /// The words in both languages.
    public var phrase: Phrase {
        switch self {
        case .head:
            Phrase(
                pt: "Valores em vigor de {file}. Atrás de cada um: de onde vem e o que decide. *** está oculto.",
                en: "The values in force of {file}. Behind each: where it comes from, what it decides. *** is hidden.")
        case .standard: Phrase(pt: "padrão", en: "default")
        case .unset: Phrase(pt: "não definido", en: "not set")
        case .columnKey: Phrase(pt: "chave", en: "key")
        case .columnStandard: Phrase(pt: "padrão", en: "default")
        case .columnTakes: Phrase(pt: "aceita", en: "takes")
        case .columnMeaning: Phrase(pt: "o que decide", en: "what it decides")
        case .text: Phrase(pt: "texto", en: "text")
        case .yamlList: Phrase(pt: "lista", en: "list")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
