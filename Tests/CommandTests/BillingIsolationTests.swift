import Foundation
import TestSupport
import Testing

/// What is billed depends on the provider's own files and choices, and on nothing else: not on another provider's
/// workspace, nor on the language, the time zone or the number format of the machine.
/// Source: `domain/billing.md` §4.1, 15 and 17.
@Suite struct BillingIsolationTests {
    private static func books(_ workspace: TestWorkspace, of provider: String) throws -> [String] {
        try workspace.dump().filter {
            ($0.hasPrefix("billingEvent ") || $0.hasPrefix("posting ") || $0.hasPrefix("billingTransition "))
                && $0.contains(provider)
        }.map { line in
            // Number of the delivery, which counts everything that ever came.
            line.hasPrefix("billingTransition ")
                ? line.split(separator: "|").dropLast().joined(separator: "|") : line
        }
    }

    private static func decide(_ workspace: TestWorkspace) throws {
        for step in ["save", "process"] {
            let ending = try ClerkStoryTests.decide(workspace, step, "--due", "2026-12-10")
            #expect(ending.status == 0, "\(step): \(ending.output)\(ending.errors)")
        }
    }

    @Test func aWorkspaceOfAnotherProviderChangesNothing() throws {
        let alone = try ClerkStoryTests.workspace()
        try Self.decide(alone)
        let (own, other) = (try ClerkStoryTests.workspace(), try TestWorkspace())
        try ClerkStoryTests.deliver(other, news: "99,00")
        try other.sintonia("run", "--as-of", ClerkStoryTests.day, "--quiet")
        try Self.decide(other)
        try Self.decide(own)
        #expect(try Self.books(own, of: "11222333") == Self.books(alone, of: "11222333"))
        #expect(try Self.books(other, of: "11222333") != Self.books(alone, of: "11222333"))
    }

    @Test func aStoreIsOneProvidersOnly() throws {
        let workspace = try ClerkStoryTests.workspace()
        let file = workspace.root + "/sintonia.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("11222333000181", with: "19131243000197")
            .write(toFile: file, atomically: false, encoding: .utf8)
        let before = try workspace.dump()
        for words in [
            ["run", "--quiet"], ["status"], ["billing", "save", "--due", "2026-12-10", "--author", "clara"],
        ] {
            let ending = try workspace.program.run(
                words + ["--workspace", workspace.root, "--as-of", ClerkStoryTests.day])
            #expect(ending.status == 2, "\(words): \(ending.output)")
            #expect(ending.errors.contains("11222333") && ending.errors.contains("19131243"), "\(ending.errors)")
        }
        #expect(try workspace.dump() == before)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
        try Self.decide(workspace)
    }

    @Test(arguments: [
        ["TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"],
        ["TZ": "America/Noronha", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
        ["TZ": "Pacific/Pago_Pago", "LANG": "ar_EG.UTF-8", "LC_NUMERIC": "ar_EG.UTF-8"],
    ])
    func theMachineHasNoSay(_ environment: [String: String]) throws {
        func day(_ environment: [String: String]) throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            try ClerkStoryTests.deliver(workspace)
            func act(_ words: String...) throws {
                let ending = try workspace.program.run(
                    words + ["--workspace", workspace.root, "--as-of", ClerkStoryTests.day], environment: environment)
                #expect([0, 1, 4].contains(ending.status), "\(words): \(ending.errors)")
            }
            try act("run", "--quiet")
            try act("billing", "save", "--due", "2026-12-10", "--author", "clara")
            try act("billing", "process", "--due", "2026-12-10", "--author", "clara")
            try act("run", "--quiet")
            return workspace
        }
        let (here, there) = (try day(["TZ": "UTC", "LANG": "C", "LC_ALL": "C"]), try day(environment))
        #expect(try Self.books(here, of: "11222333") == Self.books(there, of: "11222333"))
        let (outbox, other) = (try here.tree("outbox"), try there.tree("outbox"))
        #expect(outbox.keys.sorted() == other.keys.sorted())
        let changed = outbox.keys.filter { outbox[$0] != other[$0] }.sorted()
        #expect(changed.isEmpty, "\(changed)")
        #expect(outbox.keys.contains { $0.hasSuffix("billing-events.csv") })
    }
}
