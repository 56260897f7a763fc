import Foundation
import LoopbackServers
import TestSupport
import Testing

/// What `sintonia apply` reads back, how often, and what the same day's run makes of it. All data synthetic.
@Suite(.serialized) struct ReadBackTests {
    static func isReadBack(_ name: String) -> Bool { name.contains("_applied-") }

    /// The read-back is newer than the morning's list: the run of the same day knows what was done, and nothing
    /// contradicts anything.
    @Test func theSameDaysRunKnowsWhatWasDone() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await ApplyStoryTests.planned("tvip", server)
        let before = server.requests.count
        let (ending, outcomes) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(ending.status == 0 && outcomes.keys.sorted() == ["done"], "\(outcomes)\(ending.errors)")
        ApplyStoryTests.checkWanted(world)
        // A few lists of 5 pages for the whole plan, and not two for every change.
        let changes = try #require(outcomes["done"])
        let reads = server.requests.dropFirst(before).count { $0.method == "GET" }
        #expect(changes >= 8 && reads <= 10 * 5, "\(reads) reads for \(changes) changes")
        let laid = try workspace.tree("inbox").keys.filter(Self.isReadBack).sorted()
        #expect(laid.count == 4, "\(laid)")
        let manifest = try #require(
            try workspace.tree("inbox").first { $0.key.contains("accounts") && $0.key.hasSuffix("manifest.json") })
        let said = try #require(try JSONSerialization.jsonObject(with: Data(manifest.value)) as? [String: Any])
        #expect(said["complete"] as? Bool == false)
        #expect((said["taken_at"] as? String)?.hasPrefix(PullStoryTests.day + "T") == true, "\(said)")
        let ran = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        #expect(ran.status != 2 && ran.status != 3, "\(ran.errors)")
        let findings = try workspace.rows("findings").filter { $0["platform"] as? String == "tvip" }
        #expect(!findings.contains { $0["class"] as? String == "K10" }, "\(findings)")
        let left = try workspace.rows("plan").filter { $0["platform"] as? String == "tvip" }
        #expect(left.isEmpty, "\(left)")
        let sync = try workspace.rows("sync").filter { $0["platform"] as? String == "tvip" }
        #expect(sync.count == 2 && sync.allSatisfy { $0["complete"] as? Bool == true }, "\(sync)")
        #expect(sync.first { $0["kind"] as? String == "accounts" }?["rows"] as? Int == 40, "\(sync)")
        let documents = try workspace.rows("documents").filter { Self.isReadBack($0["file"] as? String ?? "") }
        #expect(
            documents.count == 4
                && documents.allSatisfy { ["applied", "recorded"].contains($0["disposition"] as? String) },
            "\(documents)")
        // The same words again: there is no such plan any more, and nothing is called.
        let calls = world.calls.count
        _ = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(world.calls.count == calls)
        await server.stop()
    }

    /// Killed after the calls and before the file: the same words lay it down, and call nothing.
    @Test func aFileThatWasNotLaidIsLaidTheNextTime() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await ApplyStoryTests.planned("tvip", server)
        _ = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        let laid = try workspace.tree("inbox").filter { Self.isReadBack($0.key) }
        for name in laid.keys { try FileManager.default.removeItem(atPath: workspace.root + "/inbox/" + name) }
        let calls = world.calls.count
        _ = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        let again = try workspace.tree("inbox").filter { Self.isReadBack($0.key) && $0.key.hasSuffix(".csv") }
        #expect(again == laid.filter { $0.key.hasSuffix(".csv") } && world.calls.count == calls)
        // Once it lies there, not even the platform is asked.
        let requests = server.requests.count
        _ = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(server.requests.count == requests)
        await server.stop()
    }

    /// What was found to be otherwise than the morning's list says is told too: the next plan is made of it.
    @Test func whatHasMovedIsToldToo() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await ApplyStoryTests.planned("tvip", server)
        world.forget(account: "7")
        let (_, outcomes) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(outcomes["conflict"] == 1, "\(outcomes)")
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        let findings = try workspace.rows("findings").filter { $0["platform"] as? String == "tvip" }
        #expect(!findings.contains { $0["class"] as? String == "K10" }, "\(findings)")
        let left = try workspace.rows("plan").filter { $0["platform"] as? String == "tvip" }
        #expect(left.count == 1 && left[0]["present"] as? String == "absent", "\(left)")
        await server.stop()
    }

    /// An order that came after the plan may have taken its ground away: nothing is called before it was judged.
    @Test func whatCameAfterThePlanIsHeardFirst() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await ApplyStoryTests.planned("tvip", server)
        // The customer has paid. A watching service takes the order in; the run that makes a plan of it is not yet.
        try workspace.drop(
            text: "order;op;contract;effective_on\nO1;unblock;C3;\(PullStoryTests.day)\n", as: "orders/orders-o1.csv")
        let pid = try workspace.program.start(
            ["watch", "--workspace", workspace.root, "--as-of", PullStoryTests.day], environment: PullStoryTests.secrets
        )
        let end = Date().addingTimeInterval(20)
        while try !workspace.tree("inbox").isEmpty, Date() < end { try await Task.sleep(for: .milliseconds(50)) }
        try await Task.sleep(for: .milliseconds(300))
        kill(pid, SIGTERM)
        _ = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Program.wait(pid)) }
        }
        let (ending, _) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        if try await ApplyStoryTests.hash(workspace, "tvip") == hash {
            #expect(ending.status == 2 && ending.errors.contains("orders-o1.csv"), "\(ending.errors)")
        }
        #expect(world.calls.isEmpty)
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        let fresh = try await ApplyStoryTests.hash(workspace, "tvip")
        #expect(fresh != hash)
        let (again, _) = try await ApplyStoryTests.apply(workspace, "tvip", fresh)
        #expect(again.status == 0, "\(again.errors)")
        #expect(world.snapshot.accounts.first { $0.login == "u3" }?.status == "1")
        await server.stop()
    }

    /// Through midnight: in the quiet hours nothing is taken away; what gives is given.
    @Test func inQuietHoursNothingIsTakenAway() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await ApplyStoryTests.planned("tvip", server)
        let path = Checkout.fixtures + "/platforms/tvip.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
        var guards = profile["guards"] as? [String: Any] ?? [:]
        // All day but for a minute of twelve hours ago.
        let local = Calendar(identifier: .gregorian).dateComponents(
            in: try #require(TimeZone(identifier: "America/Sao_Paulo")), from: Date())
        let hour = ((local.hour ?? 0) + 12) % 24
        let (from, to) = (String(format: "%02d:01", hour), String(format: "%02d:00", hour))
        guards["quietHours"] = ["from": from, "to": to]
        profile["guards"] = guards
        try ApplyStoryTests.lay(profile, of: "tvip", into: workspace)
        let (ending, outcomes) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(ending.status == 1 && outcomes["waiting"] == 1, "\(outcomes) \(ending.errors)")
        #expect(ending.output.contains("quiet-hours"), "\(ending.output)")
        #expect(world.snapshot.accounts.first { $0.login == "u3" }?.status == "1")
        guards["quietHours"] = ["from": to, "to": from]
        profile["guards"] = guards
        let data = try JSONSerialization.data(withJSONObject: profile)
        try data.write(to: URL(filePath: workspace.root + "/tvip.json"))
        let (loud, _) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(loud.status == 0, "\(loud.errors)")
        ApplyStoryTests.checkWanted(world)
        await server.stop()
    }

    /// Two at once: one of them works, and everything is called once.
    @Test func twoAtOnceAreOne() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await ApplyStoryTests.planned("tvip", server)
        async let first = ApplyStoryTests.apply(workspace, "tvip", hash)
        async let second = ApplyStoryTests.apply(workspace, "tvip", hash)
        let endings = try await [first, second]
        #expect(
            endings.allSatisfy { [0, 75].contains($0.ending.status) } && endings.contains { $0.ending.status == 0 })
        ApplyStoryTests.checkWanted(world)
        #expect(world.repeatedEffects.isEmpty, "\(world.repeatedEffects)")
        await server.stop()
    }
}
