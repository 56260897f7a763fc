import Foundation

/// Compares what was expected with the `summary.json` of a run.
struct Check {
    /// A value of any JSON document.
    private indirect enum Value: Decodable {
        case number(Double)
        case object([String: Value])
        case array([Value])
        case other(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let object = try? container.decode([String: Value].self) {
                self = .object(object)
            } else if let array = try? container.decode([Value].self) {
                self = .array(array)
            } else {
                self = .other((try? container.decode(String.self)) ?? "")
            }
        }

        subscript(_ key: String) -> Value? {
            if case .object(let object) = self { object[key] } else { nil }
        }

        var count: Int? { if case .number(let number) = self { Int(number) } else { nil } }
        var text: String? { if case .other(let text) = self { text } else { nil } }
        var counts: [String: Int]? {
            if case .object(let object) = self { object.compactMapValues(\.count) } else { nil }
        }
        var elements: [Value] { if case .array(let array) = self { array } else { [] } }
    }

    private let expected: Expected
    private let summary: Value
    private(set) var lines: [String] = []
    private(set) var differences = 0

    init(expected: URL, summary: URL) throws {
        self.expected = try Self.read(Expected.self, expected)
        self.summary = try Self.read(Value.self, summary)
    }

    private static func read<Document: Decodable>(_ type: Document.Type, _ file: URL) throws -> Document {
        guard let data = try? Data(contentsOf: file), let document = try? JSONDecoder().decode(type, from: data) else {
            throw GenerationFault.unreadable(file.path)
        }
        return document
    }

    mutating func run() {
        line("as of", expected: expected.asOf, found: summary["asOf"]?.text ?? "not there")
        compareFindings()
        compareMoney()
        compare("documents", expected.documents.byDisposition, summary["documents"]?["byDisposition"]?.counts)
        compareStates()
        compareBilling()
        lines.append(differences == 0 ? "✔ as expected" : "✘ \(differences) differences")
    }

    private mutating func line(_ what: String, expected: String, found: String) {
        let isEqual = expected == found
        if !isEqual { differences += 1 }
        lines.append(isEqual ? "✔ \(what): \(expected)" : "✘ \(what): expected \(expected), found \(found)")
    }

    /// What a summary leaves out is none; a summary without the whole part is a difference.
    private mutating func compare(_ what: String, _ expected: [String: Int], _ found: [String: Int]?) {
        guard let found else { return line(what, expected: "counts", found: "nothing") }
        for key in Set(expected.keys).union(found.keys).sorted() {
            line("\(what) \(key)", expected: "\(expected[key, default: 0])", found: "\(found[key, default: 0])")
        }
    }

    private mutating func compareFindings() {
        compare("class", expected.counts.byClass, summary["findings"]?["byClass"]?.counts)
        guard case .object(let found) = summary["findings"]?["byClassAndPlatform"] else {
            return line("classes by platform", expected: "counts", found: "nothing")
        }
        let kinds = Set(expected.counts.byClassAndPlatform.keys).union(found.keys)
        for kind in kinds.sorted() {
            let platforms = expected.counts.byClassAndPlatform[kind, default: [:]]
            compare(kind, platforms, found[kind]?.counts ?? [:])
        }
    }

    /// Centavos of every class; a class without findings says nothing, and is zero.
    private mutating func compareMoney() {
        compare("centavos", expected.counts.moneyCentsByClass, summary["findings"]?["moneyCentsByClass"]?.counts ?? [:])
    }

    private mutating func compareStates() {
        let states = [
            ("new", expected.findings.new), ("persistent", expected.findings.persistent),
            ("resolved", expected.findings.resolved),
        ]
        for (state, count) in states {
            line("findings \(state)", expected: "\(count)", found: text(summary["findings"]?[state]?.count))
        }
    }

    /// The due date of the sample, among those that the run previewed.
    private mutating func compareBilling() {
        let billing = expected.billing
        let previewed = (summary["billing"]?["lines"]?.elements ?? []).first {
            $0["due"]?.text == billing.due && $0["competence"]?.text == billing.competence
        }
        guard let previewed else {
            lines.append("– billing due \(billing.due): not previewed by this run, not compared")
            return
        }
        let amounts = [
            ("events", billing.events), ("customers", billing.customers), ("totalCents", billing.totalCents),
        ]
        for (name, amount) in amounts {
            line("billing due \(billing.due) \(name)", expected: "\(amount)", found: text(previewed[name]?.count))
        }
    }

    private func text(_ count: Int?) -> String { count.map(String.init) ?? "nothing" }
}
