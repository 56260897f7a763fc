import Foundation
import TestSupport
import Testing

/// The sample day against what its generator injected.
@Suite struct SampleDayTests {
    static let generator = Program("sampleday")
    static let configuration = (try? String(contentsOfFile: Checkout.samples + "/sintonia.yaml", encoding: .utf8)) ?? ""

    /// Writes a sample, runs its two days and returns the newest summary.
    static func findings(without injection: String? = nil) throws -> [String: Int] {
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-sample-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let written = try generator.run(
            ["write", folder, "--fixtures", Checkout.fixtures] + (injection.map { ["--without", $0] } ?? []))
        #expect(written.status == 0, "\(written.errors)")
        let workspace = try TestWorkspace(configuration: configuration + "\nintake: { settleSeconds: 0 }\n")
        try workspace.drop(folder + "/yesterday")
        try workspace.sintonia("run", "--as-of", "2026-11-21", "--quiet")
        try bill(workspace)
        try workspace.drop(folder + "/today")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return try counts(workspace)
    }

    /// What the clerk of yesterday does: the charges due on the 25th are saved and processed.
    static func bill(_ workspace: TestWorkspace) throws {
        for step in ["save", "process"] {
            let ending = try workspace.sintonia(
                "billing", step, "--as-of", "2026-11-21", "--due", "2026-11-25", "--author", "sample")
            #expect(ending.status == 0, "\(step): \(ending.output)\(ending.errors)")
        }
    }

    /// Findings by class and platform, and documents by how they ended.
    static func counts(_ workspace: TestWorkspace) throws -> [String: Int] {
        let summary = try workspace.summary()
        var result: [String: Int] = [:]
        let findings = summary["findings"] as? [String: Any]
        let classes = findings?["byClassAndPlatform"] as? [String: [String: Int]] ?? [:]
        for (code, platforms) in classes { for (name, count) in platforms { result["\(code) \(name)"] = count } }
        let documents = summary["documents"] as? [String: Any]
        for (name, count) in documents?["byDisposition"] as? [String: Int] ?? [:] {
            result["documents \(name)"] = count
        }
        return result
    }

    @Test func theCommittedSampleIsWhatTheGeneratorWrites() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-sample-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let written = try Self.generator.run(["write", folder, "--fixtures", Checkout.fixtures])
        #expect(written.status == 0, "\(written.errors)")
        let names = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? []).compactMap { $0 as? String }
        #expect(names.count > 50)
        for name in names {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
            if isFolder.boolValue { continue }
            let committed = FileManager.default.contents(atPath: Checkout.samples + "/" + name)
            #expect(committed == FileManager.default.contents(atPath: folder + "/" + name), "\(name)")
        }
    }

    /// The first injection of each class, by class.
    static let chosen: [String: String] = {
        let listed = try? generator.run(["injections", "--fixtures", Checkout.fixtures])
        let ids = (listed?.output ?? "").split(separator: "\n").compactMap {
            $0.split(whereSeparator: \.isWhitespace).first.map(String.init)
        }
        var chosen: [String: String] = [:]
        for id in ids where id.first?.isUppercase == true {
            chosen[String(id.prefix(3))] = chosen[String(id.prefix(3))] ?? id
        }
        return chosen
    }()

    /// What `make run` compares: every class and its money, documents, states, the charges of the due date. And both
    /// sides of every total are the same.
    @Test func theDayIsWhatWasExpected() throws {
        let workspace = try SampleDressTests.days(nil)
        let summary = workspace.root + "/outbox/latest/summary.json"
        let check = try Self.generator.run(["check", Checkout.samples + "/expected.json", summary])
        #expect(check.status == 0, "\(check.output.split(separator: "\n").filter { !$0.hasPrefix("✔") })")
        let findings = try workspace.summary()["findings"] as? [String: Any]
        let found = (findings?["byClass"] as? [String: Int] ?? [:]).filter { $0.value > 0 }
        let known = try String(contentsOfFile: Checkout.samples + "/../docs/findings.md", encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4).prefix(3)) }
        #expect(Set(known) == Set(found.keys), "a class that the sample does not have")
        let identities = try workspace.summary()["identities"] as? [[String: Any]] ?? []
        #expect(identities.count >= 7 + 2 * 7)
        for identity in identities { #expect(identity["closes"] as? Bool == true, "\(identity)") }
    }

    private static let all = Result { try findings() }

    @Test func everyFamilyIsInjected() {
        #expect(Self.chosen.count >= 50, "\(Self.chosen.keys.sorted())")
    }

    /// One injection of every class and kind. Each costs two whole days of the sample.
    static let taken = chosen.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }

    /// One injection of a class, taken out: exactly one count of the run changes, by one.
    @Test(arguments: taken)
    func droppingAnInjectionChangesExactlyOneCount(_ injection: [String]) throws {
        let (code, id) = (injection[0], injection[1])
        let all = try Self.all.get()
        let without = try Self.findings(without: id)
        let changed = Set(all.keys).union(without.keys).filter { all[$0, default: 0] != without[$0, default: 0] }
        #expect(changed.count == 1 && changed.first?.hasPrefix(code) == true, "\(id): \(changed.sorted())")
        if let name = changed.first {
            #expect(abs(all[name, default: 0] - without[name, default: 0]) == 1, "\(id)")
        }
    }
}
