import Foundation
import TestSupport
import Testing

/// Everything that the sample day writes for programs keeps the schemas in `docs/schemas/`.
@Suite struct OutputSchemaTests {
    /// Two days of the sample, with the clerk's save and process: every table of the day has rows.
    static func sampleDay() throws -> TestWorkspace {
        let workspace = try TestWorkspace(
            configuration: SampleDayTests.configuration + "\nintake: { settleSeconds: 0 }\n")
        try workspace.drop(Checkout.samples + "/yesterday")
        try workspace.sintonia("run", "--as-of", "2026-11-21", "--quiet")
        try workspace.drop(Checkout.samples + "/today")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        for step in ["save", "process"] {
            try workspace.sintonia(
                "billing", step, "--as-of", "2026-11-22", "--due", "2026-12-10", "--author", "sample", "--quiet")
        }
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    private static func lines(_ path: String) throws -> [Data] {
        try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }

    @Test func everyRowOfTheSampleDayKeepsItsSchema() throws {
        let workspace = try Self.sampleDay()
        // The first run of the day has what the second no longer has: the files of the day.
        var filled: Set<String> = []
        for folder in ["outbox/2026-11-22/2026-11-22-01", "outbox/latest"] {
            let root = workspace.root + "/" + folder
            let names = try FileManager.default.contentsOfDirectory(atPath: root).sorted()
            for name in names where name.hasSuffix(".json") || name.hasSuffix(".ndjson") {
                let schema = try SchemaChecker(named: String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]))
                if name.hasSuffix(".json") {
                    let data = try Data(contentsOf: URL(filePath: root + "/" + name))
                    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
                    if (object?["rows"] as? [Any])?.isEmpty == false { filled.insert(name) }
                    let faults = try schema.faults(inText: data)
                    #expect(faults.isEmpty, "\(folder)/\(name): \(faults.prefix(5))")
                    continue
                }
                for (index, line) in try Self.lines(root + "/" + name).enumerated() {
                    filled.insert(name)
                    let faults = try schema.faults(inText: line)
                    #expect(faults.isEmpty, "\(folder)/\(name):\(index + 1): \(faults.prefix(5))")
                }
            }
            // Twenty-two tables, the summary and the manifest.
            #expect(names.count { $0.hasSuffix(".json") || $0.hasSuffix(".ndjson") } == 24, "\(names)")
        }
        // What has no row proves nothing of its schema.
        let needed: Set = [
            "documents.json", "rejected.json", "patrimony.ndjson", "set-top-boxes.ndjson", "stock.json", "sync.json",
            "findings.ndjson", "plan.ndjson", "billing-preview.ndjson", "billing-events.ndjson", "statement.ndjson",
            "nfcom-items.json", "audit.ndjson", "findings-delta.json", "expected-state.json", "steps.json",
        ]
        #expect(needed.subtracting(filled).isEmpty, "\(needed.subtracting(filled))")

        let audit = try SchemaChecker(named: "audit-log")
        let decisions = try Self.lines(workspace.root + "/audit.ndjson")
        #expect(!decisions.isEmpty)
        for line in decisions { #expect(try audit.faults(inText: line).isEmpty) }
    }

    @Test func everyLineOfInspectKeepsItsSchema() throws {
        let schema = try SchemaChecker(named: "inspect")
        let root = Checkout.samples + "/today"
        let files = (FileManager.default.enumerator(atPath: root)?.allObjects ?? []).compactMap { $0 as? String }
            .filter { $0.contains(".") }.sorted()
        let ending = try Program("sintonia").run(["inspect", "--json"] + files.map { root + "/" + $0 })
        let lines = ending.output.split(separator: "\n")
        #expect(lines.count >= files.count && files.count > 20)
        for line in lines {
            let faults = try schema.faults(inText: Data(line.utf8))
            #expect(faults.isEmpty, "\(line.prefix(120)): \(faults.prefix(5))")
        }
    }

    /// The checker itself: each of its rules can be broken.
    @Test(
        arguments: [
            #"{"id":"0123456789abcdeg"}"#, #"{"id":null}"#, #"{"id":7}"#, #"{}"#,
            #"{"id":"0123456789abcdef","more":1}"#,
            #"{"id":"0123456789abcdef","day":"2026-02-30"}"#, #"{"id":"0123456789abcdef","day":true}"#,
            #"{"id":"0123456789abcdef","word":"c"}"#, #"{"id":"0123456789abcdef","cents":1.5}"#,
            #"{"id":"0123456789abcdef","cents":-1}"#, #"{"id":"0123456789abcdef","list":["a",1]}"#,
        ])
    func whatBreaksASchemaIsSeen(_ text: String) throws {
        let schema = try SchemaChecker(
            Data(
                #"""
                {"type":"object","additionalProperties":false,"required":["id"],"properties":{
                "id":{"type":"string","pattern":"^[0-9a-f]{16}$"},"day":{"type":["string","null"],"format":"date"},
                "word":{"enum":["a","b",null]},"cents":{"type":"integer","minimum":0},
                "list":{"type":"array","items":{"type":"string"}}}}
                """#.utf8))
        #expect(try !schema.faults(inText: Data(text.utf8)).isEmpty)
        let right = #"{"id":"0123456789abcdef","day":null,"word":null,"cents":0,"list":["a"]}"#
        #expect(try schema.faults(inText: Data(right.utf8)).isEmpty)
    }
}
