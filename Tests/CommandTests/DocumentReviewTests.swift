import Foundation
import SigningSupport
import TestSupport
import Testing

/// A person answers a document in review; through the front door.
@Suite(.serialized) struct DocumentReviewTests {
    typealias Paper = NoteStoryTests.Paper
    typealias Unit = NoteStoryTests.Unit

    static let unsigned = NoteStoryTests.note(31, ["AB310001", "AB310002"]).with { $0.isSigned = false }
    static let whole = "protocol_digest_mismatch: accept"

    static func workspace() throws -> TestWorkspace {
        try TestWorkspace(configuration: NotePolicyTests.configuration("checks: { \(whole) }"))
    }

    func items(_ workspace: TestWorkspace) throws -> [[String: Any]] {
        let answer = try workspace.sintonia("review", "list", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        return try #require(object?["review"] as? [[String: Any]], "\(answer.errors)")
    }

    @discardableResult
    func answer(_ verb: String, _ name: String, _ workspace: TestWorkspace) throws -> Program.Ending {
        let item = try #require(
            try items(workspace).first { $0["file"] as? String == name }, "\(name) is not in review")
        let number = "\(try #require(item["delivery"] as? Int))"
        let ending = try workspace.sintonia(
            "review", verb, number, "--author", "ana", "--reason", "conferido no depósito", "--as-of", "2026-11-22",
            "--lang", "en")
        #expect(ending.status == 0, "\(verb) \(name): \(ending.output)\(ending.errors)")
        return ending
    }

    /// The register as a run shows it now.
    func units(_ workspace: TestWorkspace) throws -> [Unit] {
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return try NoteStoryTests.units(workspace)
    }

    @Test func anAcceptedNoteCountsAndARejectedOneDoesNot() throws {
        let workspace = try Self.workspace()
        try NoteStoryTests.tell([Paper("note.xml", try Self.unsigned.nfeProc())], in: workspace)
        #expect(try units(workspace).map(\.isHeld) == [true, true])
        let number = "\(try #require(try items(workspace).first?["delivery"] as? Int))"
        let shown = try workspace.sintonia("review", "show", number, "--lang", "en")
        #expect(shown.status == 1 && shown.output.contains("Do the units of this note count?"))
        #expect(shown.output.contains("2 held until reviewed") && shown.output.contains(Self.unsigned.key))
        // A note that waits for an answer is not simply put away.
        let discard = try workspace.sintonia("quarantine", "discard", number, "--author", "a", "--reason", "x")
        #expect(discard.status == 2)
        #expect(try workspace.sintonia("review", "accept", number, "--author", "", "--reason", "").status == 2)

        let accepted = try answer("accept", "note.xml", workspace)
        #expect(accepted.output.contains("Its units are available in the register."))
        #expect(try units(workspace).map(\.isHeld) == [false, false])
        #expect(try items(workspace).isEmpty && workspace.sintonia("quarantine").status == 0)
        let audit = try #require(try workspace.rows("audit").first)
        #expect(audit["action"] as? String == "review-accept")
        #expect((audit["after"] as? String)?.contains("document=keep") == true)

        // A person may change his mind; the file lies in the archive all the while.
        let other = try workspace.sintonia("review", "reject", number, "--author", "bia", "--reason", "não é nossa")
        #expect(other.status == 0, "\(other.errors)")
        #expect(try units(workspace).isEmpty && workspace.rows("set-top-boxes").isEmpty)
        #expect(try workspace.tree("archive").keys.contains { $0.hasSuffix("~note.xml") })
        // The same bytes again change nothing; the signed copy is another document, and counts.
        try NoteStoryTests.tell([Paper("again.xml", try Self.unsigned.nfeProc())], in: workspace)
        #expect(try units(workspace).isEmpty)
        let signed = Self.unsigned.with { $0.isSigned = true }
        try NoteStoryTests.tell([Paper("signed.xml", try signed.nfeProc())], in: workspace)
        #expect(try units(workspace) == [Unit(serial: "AB310001"), Unit(serial: "AB310002")])
    }

    /// A decision is a file: dropped into another workspace, before the note or after it, it gives the same register.
    @Test func anAnswerIsAFactWhateverCameFirst() throws {
        let workspace = try Self.workspace()
        let note = Paper("note.xml", try Self.unsigned.nfeProc())
        try NoteStoryTests.tell([note], in: workspace)
        try answer("accept", "note.xml", workspace)
        let decision = try #require(
            try workspace.tree("archive").first { $0.key.contains("review-accept") })
        let paper = Paper("decision.json", String(decoding: decision.value, as: UTF8.self))
        let expected = try units(workspace)
        for order in [[note, paper], [paper, note], [paper, note, paper]] {
            let other = try Self.workspace()
            let endings = try NoteStoryTests.tell(order, in: other)
            #expect(try units(other) == expected, "\(endings)")
            #expect(try items(other).isEmpty, "\(endings)")
        }
        let together = try Self.workspace()
        for paper in [note, paper] { try together.drop(text: paper.text, as: paper.name) }
        #expect(try units(together) == expected)
    }

    /// The goods of a note did not arrive, says the carrier; the warehouse knows better, or not.
    @Test func aFailedDelivery() throws {
        let note = NoteStoryTests.note(32, ["AB320001"])
        let papers = [
            Paper("note.xml", try note.nfeProc()),
            Paper("failed.xml", try SignedEvent(.deliveryFailed, of: note).procEventoNFe()),
        ]
        for (order, name) in [(papers, "failed.xml"), (papers.reversed(), "note.xml")] {
            for isHere in [true, false] {
                let workspace = try Self.workspace()
                try NoteStoryTests.tell(order, in: workspace)
                #expect(try units(workspace) == [Unit(serial: "AB320001", isHeld: true)])
                // To accept the carrier's word, or the note.
                try answer((name == "note.xml") == isHere ? "accept" : "reject", name, workspace)
                #expect(try units(workspace) == (isHere ? [Unit(serial: "AB320001")] : []))
                // Another report is another question.
                let second = try SignedEvent(.deliveryFailed, of: note).with {
                    $0.sequence = 2
                    $0.at = "2026-09-16T15:00:00-03:00"
                }.procEventoNFe()
                try NoteStoryTests.tell([Paper("second.xml", second)], in: workspace)
                #expect(try units(workspace) == [Unit(serial: "AB320001", isHeld: true)])
            }
        }
    }

    /// The note is cancelled and a box of it is at a customer's: it leaves, or stays while it is there.
    @Test func installedUnitsOfACancelledNote() throws {
        let note = NoteStoryTests.note(35, ["AB350001", "AB350002"])
        func points(_ day: String, _ removed: String) -> Paper {
            let text =
                "point;contract;location;serial;installed_on;removed_on\nP1;C1;SALA;AB350001;2026-11-01;\(removed)\n#END;1\n"
            return Paper("points-\(day).csv", text)
        }
        for (verb, stays) in [("accept", false), ("reject", true)] {
            let workspace = try Self.workspace()
            try NoteStoryTests.tell(
                [
                    Paper("note.xml", try note.nfeProc()), points("2026-11-21", ""),
                    Paper("cancel.xml", try SignedEvent(.cancellation, of: note).procEventoNFe()),
                ], in: workspace)
            #expect(try units(workspace) == [Unit(serial: "AB350001", isHeld: true)])
            try answer(verb, "cancel.xml", workspace)
            #expect(try units(workspace) == (stays ? [Unit(serial: "AB350001")] : []))
            // Collected, it has no note to stand on.
            try NoteStoryTests.tell([points("2026-11-22", "2026-11-22")], in: workspace)
            #expect(try units(workspace).isEmpty)
        }
    }

    /// By its CFOP the goods are lent; a person knows that they were bought in the end.
    @Test func goodsThatAreNotOursByTheirCFOP() throws {
        let workspace = try Self.workspace()
        let note = SignedNote(
            issuer: .supplier, recipient: .provider, number: 34,
            items: [.init(units: 1, info: "NS AB340001", cfop: "5908")])
        let endings = try NoteStoryTests.tell([Paper("lent.xml", try note.nfeProc())], in: workspace)
        #expect(endings["lent.xml"] == "review not_purchase")
        #expect(try units(workspace).isEmpty)
        let number = "\(try #require(try items(workspace).first?["delivery"] as? Int))"
        try answer("accept", "lent.xml", workspace)
        #expect(try units(workspace) == [Unit(serial: "AB340001")])
        try workspace.sintonia("review", "reject", number, "--author", "bia", "--reason", "era comodato")
        #expect(try units(workspace).isEmpty)
    }

    @Test func aCorrectionLetterIsReadAndPutAway() throws {
        let workspace = try Self.workspace()
        let note = NoteStoryTests.note(33, ["AB330001"])
        try NoteStoryTests.tell(
            [
                Paper("note.xml", try note.nfeProc()),
                Paper("letter.xml", try SignedEvent(.correction, of: note).procEventoNFe()),
            ], in: workspace)
        let number = "\(try #require(try items(workspace).first?["delivery"] as? Int))"
        #expect(try workspace.sintonia("quarantine", "retry", number).status == 2, "its effect is kept already")
        try answer("accept", "letter.xml", workspace)
        #expect(try units(workspace) == [Unit(serial: "AB330001")])
        #expect(try workspace.sintonia("quarantine").status == 0)
    }

    /// A note in review is judged again after the configuration was changed: better, as before, or worse.
    @Test(arguments: [("accept", [false, false], 0), ("review", [true, true], 1), ("reject", [], 1)])
    func aNoteInReviewIsJudgedAgain(_ policy: String, _ held: [Bool], _ status: Int32) throws {
        let workspace = try Self.workspace()
        try NoteStoryTests.tell([Paper("note.xml", try Self.unsigned.nfeProc())], in: workspace)
        let configuration = NotePolicyTests.configuration("checks: { unsigned: \(policy), \(Self.whole) }")
        try configuration.write(toFile: workspace.root + "/sintonia.yaml", atomically: true, encoding: .utf8)
        let retried = try workspace.sintonia("quarantine", "retry", "--all", "--as-of", "2026-11-22")
        #expect(retried.status == status, "\(retried.output)\(retried.errors)")
        #expect(try units(workspace).map(\.isHeld) == held)
        #expect(try workspace.rows("set-top-boxes").count == held.count)
        #expect(try items(workspace).count == (policy == "review" ? 1 : 0))
    }
}
