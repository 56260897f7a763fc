import Domain
import Foundation
import Reports
import Testing

@testable import Pipeline

/// The list of keys, the keys that the reader takes, and what is printed of them are one thing.
@Suite struct ConfigurationKeyTests {
    static let required = """
        provider: { name: A, cnpj: ["11222333000181"] }
        billing: { proration: full }
        """

    /// A configuration in which every key stands with its example, but for one that is left out or has another value.
    static func everything(
        without left: String? = nil, replacing other: String? = nil, with value: String = ""
    ) throws -> String {
        let tree = YAMLBranch()
        for key in ConfigurationKey.all where !key.isItem && key.path != left {
            let text = key.path == other ? value : key.example
            tree.put(text, at: Self.instance(of: key.path).split(separator: ".").map(String.init))
        }
        return tree.text(indent: 0)
    }

    static func instance(of path: String) -> String {
        var pattern: [String] = []
        var names: [String] = []
        for name in path.split(separator: ".").map(String.init) {
            pattern.append(name)
            names.append(ConfigurationKey.instances[pattern.joined(separator: ".")] ?? name)
        }
        return names.joined(separator: ".")
    }

    /// The parts of a configuration, each as a text that equal values have in common.
    static func parts(_ yaml: String) throws -> [String: String] {
        let configuration = try Configuration(yaml: yaml, file: "sintonia.yaml")
        let parts = Mirror(reflecting: configuration).children.filter { $0.label != "book" }
        return Dictionary(
            parts.map { ($0.label ?? "", String(String(reflecting: $0.value).sorted())) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Both ways: what the reader takes is in the list, and what is in the list is taken.
    @Test func theListIsWhatTheReaderTakes() throws {
        let accepted = try Configuration.acceptedNames(yaml: Self.everything())
        let patterns = Set(
            ConfigurationKey.all.flatMap { key in
                let names = key.path.split(separator: ".")
                return (0..<names.count).map { names[..<$0].joined(separator: ".") }
            }
        )
        for pattern in patterns {
            let names = Set(ConfigurationKey.names(below: pattern))
            let taken = try #require(accepted[Self.instance(of: pattern)], "\(pattern) is not read")
            if taken == ["*"] { continue }
            let literal = names.subtracting(["*"])
            #expect(literal.subtracting(taken).isEmpty, "\(pattern): listed and not taken")
            if !names.contains("*") { #expect(taken.subtracting(names).isEmpty, "\(pattern): taken and not listed") }
        }
        #expect(Set(accepted.keys).subtracting(patterns.map(Self.instance)).isEmpty, "mappings that are not listed")
    }

    /// Taken, and also used: without its key the configuration is another, or is refused.
    @Test func everyKeyHasAnEffect() throws {
        let whole = try Self.parts(Self.everything())
        #expect(try Self.parts(Self.everything()) == whole)
        // Says what `order` says; alone it is refused.
        for key in ConfigurationKey.all where !key.isItem && key.path != "layouts.*.header" {
            let other = try? Self.parts(Self.everything(without: key.path))
            #expect(other != whole, "\(key.path)")
        }
    }

    @Test func theStandardValuesAreTheReaders() throws {
        let tree = YAMLBranch()
        let plain = ConfigurationKey.all.filter { key in
            !key.path.contains("*") && !key.isItem
                && !ConfigurationKey.switches.contains { key.path.hasPrefix($0 + ".") }
        }
        for key in plain {
            if let value = key.standard { tree.put(value, at: key.path.split(separator: ".").map(String.init)) }
        }
        tree.put("[\"11222333000181\"]", at: ["provider", "cnpj"])
        tree.put("full", at: ["billing", "proration"])
        let minimal = Self.required.replacing("name: A", with: "name: \"\"")
        let (standing, said) = (try Self.parts(minimal), try Self.parts(tree.text(indent: 0)))
        for (name, value) in standing where name != "noteChecks" { #expect(said[name] == value, "\(name)") }
        let checks = try Configuration(yaml: tree.text(indent: 0), file: "").noteChecks
        for check in NoteChecks.standard.keys {
            #expect(checks.policy(check) == NoteChecks().policy(check), "\(check)")
        }
    }

    @Test func theStandardGuardsAndMessagesAreTheReaders() throws {
        let tree = YAMLBranch()
        for key in ConfigurationKey.all where key.path.hasPrefix("platforms.*.guard") || key.path.hasPrefix("notify.") {
            guard let value = key.standard else { continue }
            tree.put(value, at: Self.instance(of: key.path).split(separator: ".").map(String.init))
        }
        for (name, value) in [("server", "h"), ("from", "a@b"), ("to", "[a@b]")] {
            tree.put(value, at: ["notify", "email", name])
        }
        let said = try Configuration(yaml: Self.required + "\n" + tree.text(indent: 0), file: "")
        #expect(said.planGuards[PlatformID(trusted: "beenius")] == PlanGuards())
        var email = NotificationChoice.Email()
        (email.server, email.from, email.to) = ("h", "a@b", ["a@b"])
        #expect(said.notify.email == email && said.notify.webhook == NotificationChoice.Webhook())
        #expect(said.notify.atMostEveryMinutes == NotificationChoice().atMostEveryMinutes)
    }

    /// What is printed is a configuration, and the same one.
    @Test func whatIsShownIsTheConfiguration() throws {
        let proxy = "http://ana:s3nha@proxy.example:3128"
        let whole = try Self.everything().replacing("http://proxy.example:3128", with: proxy)
        for yaml in [Self.required, whole] {
            for language in Language.allCases {
                let shown = try EffectiveConfiguration(yaml: yaml, file: "/x/sintonia.yaml").text(in: language)
                var (again, first) = (try Self.parts(shown), try Self.parts(yaml))
                for name in ["access", "notify"] { (again[name], first[name]) = (nil, nil) }
                if yaml == Self.required {
                    // Said or not, they mean the same: see the tests above.
                    for name in ["noteChecks", "grace"] { (again[name], first[name]) = (nil, nil) }
                }
                #expect(again == first)
                #expect(!shown.contains("s3nha") && !shown.contains("example.com/sintonia"), "\(language)")
                let twice = try EffectiveConfiguration(yaml: shown, file: "/x/sintonia.yaml")
                let values = try EffectiveConfiguration(yaml: yaml, file: "").rows.map {
                    "\($0.path) \($0.value ?? "")"
                }
                #expect(
                    twice.rows.map { "\($0.path) \($0.value ?? "")" }.filter { !$0.contains("guard") }
                        == values.filter { !$0.contains("guard") })
            }
        }
    }

    @Test func aValueHasItsSource() throws {
        let yaml = Self.required + "\nnightly: \"04:30\"\ngrace: { D: 5 }\n"
        let rows = try EffectiveConfiguration(yaml: yaml, file: "sintonia.yaml").rows
        func row(_ path: String) -> EffectiveConfiguration.Row? { rows.first { $0.path == path } }
        #expect(row("nightly")?.value == "\"04:30\"")
        #expect(row("nightly")?.source == .file(line: 3))
        #expect(row("csv")?.source == .standard)
        #expect(row("nfe.trust")?.source == .unset)
        // A family is stronger than the class's own standard.
        #expect(row("grace.D05")?.value == "5" && row("grace.D05")?.source == .file(line: 4))
        #expect(row("grace.A16")?.value == "3")
    }

    @Test(arguments: [
        ("http://ana:s3nha@proxy:3128", "http://***@proxy:3128"), ("ana:s3nha@proxy", "***@proxy"),
        ("https://h/a?b=c", "https://h/a?b=c"), ("noc@example.com", "noc@example.com"),
    ])
    func whatCouldBeAPasswordIsHidden(_ text: String, _ shown: String) {
        #expect(ConfigurationSecrets.withoutUser(text) == shown)
    }
}

/// Block YAML of paths and values.
final class YAMLBranch {
    private var value: String?
    private var names: [String] = []
    private var branches: [String: YAMLBranch] = [:]

    func put(_ value: String, at path: [String]) {
        guard let name = path.first else { return self.value = value }
        if branches[name] == nil {
            names.append(name)
            branches[name] = YAMLBranch()
        }
        branches[name]?.put(value, at: Array(path.dropFirst()))
    }

    func text(indent: Int) -> String {
        let margin = String(repeating: "  ", count: indent)
        return names.map { name in
            guard let branch = branches[name] else { return "" }
            guard let value = branch.value else { return "\(margin)\(name):\n" + branch.text(indent: indent + 1) }
            return "\(margin)\(name): \(value)\n"
        }.joined()
    }
}
