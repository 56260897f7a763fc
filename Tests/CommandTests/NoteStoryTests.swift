import Foundation
import SigningSupport
import TestSupport
import Testing

/// What happens to a note, told by its documents in every order: each order must end with the same register.
@Suite(.serialized) struct NoteStoryTests {
    /// One file.
    struct Paper {
        var name: String
        var text: String

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// A unit as the outbox shows it: its serial, and whether it is held.
    struct Unit: Hashable, Comparable {
        var serial: String
        var isHeld = false

        static func < (a: Unit, b: Unit) -> Bool { a.serial < b.serial }
    }

    static func note(_ number: Int, _ serials: [String]) -> SignedNote {
        SignedNote(
            issuer: .supplier, recipient: .provider, number: number,
            items: [.init(units: serials.count, info: "NS " + serials.joined(separator: " "))])
    }

    /// Our note that gives back pieces of `sold`.
    static func giveBack(_ serials: [String], of sold: SignedNote) -> SignedNote {
        SignedNote(
            issuer: .provider, recipient: .supplier, number: 7,
            items: [.init(units: serials.count, info: "NS " + serials.joined(separator: " "), cfop: "5202")]
        ).with {
            $0.purpose = 4
            $0.references = [sold.key]
        }
    }

    static func orders<T>(_ list: [T]) -> [[T]] {
        guard list.count > 1 else { return [list] }
        return list.indices.flatMap { index in
            var rest = list
            let first = rest.remove(at: index)
            return orders(rest).map { [first] + $0 }
        }
    }

    static func units(_ workspace: TestWorkspace) throws -> [Unit] {
        try workspace.rows("patrimony").map { row in
            Unit(serial: row["serial"] as? String ?? "?", isHeld: row["held"] as? Bool ?? false)
        }.sorted()
    }

    /// One run a document, in this order. Returns how each ended.
    @discardableResult
    static func tell(_ papers: [Paper], in workspace: TestWorkspace) throws -> [String: String] {
        var endings: [String: String] = [:]
        for paper in papers {
            try workspace.drop(Data(paper.text.utf8), as: paper.name)
            let ending = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            #expect([0, 1].contains(ending.status), "\(paper.name): \(ending.errors)")
            for row in try workspace.rows("documents") where row["file"] as? String == paper.name {
                let reason = (row["reason"] as? String).map { " " + $0 } ?? ""
                endings[paper.name] = (row["disposition"] as? String ?? "?") + reason
            }
        }
        return endings
    }

    /// Tells a story in every order, in one run each and in one run together.
    private func expect(_ units: [Unit], of papers: [Paper], _ location: SourceLocation = #_sourceLocation) throws {
        for order in Self.orders(papers) {
            let workspace = try TestWorkspace()
            let endings = try Self.tell(order, in: workspace)
            let names = order.map { "\($0.name): \(endings[$0.name] ?? "-")" }
            #expect(try Self.units(workspace) == units, "\(names)", sourceLocation: location)
        }
        let workspace = try TestWorkspace()
        for paper in papers { try workspace.drop(Data(paper.text.utf8), as: paper.name) }
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try Self.units(workspace) == units, "together", sourceLocation: location)
    }

    @Test func aCancelledNoteAndItsSuccessorWithTheSamePieces() throws {
        let first = Self.note(1, ["AB100001", "AB100002"])
        let second = Self.note(2, ["AB100001", "AB100002"])
        try expect(
            [Unit(serial: "AB100001"), Unit(serial: "AB100002")],
            of: [
                Paper("first.xml", try first.nfeProc()), Paper("second.xml", try second.nfeProc()),
                Paper("cancel.xml", try SignedEvent(.cancellation, of: first).procEventoNFe()),
            ])
    }

    @Test func aBareNoteIsMarriedToItsProtocol() throws {
        let note = Self.note(3, ["AB100003"])
        let other = Self.note(3, ["AB100004"])
        try expect(
            [Unit(serial: "AB100003")],
            of: [
                Paper("bare.xml", try note.bare()), Paper("answer.xml", try SignedNote.retConsReciNFe([note])),
                Paper("note.xml", try note.nfeProc()),
            ])
        // The authority has confirmed another content under this key.
        let workspace = try TestWorkspace()
        let endings = try Self.tell(
            [
                Paper("bare.xml", try other.bare()), Paper("answer.xml", try SignedNote.retConsReciNFe([note])),
            ], in: workspace)
        #expect(endings["bare.xml"] == "pending no_protocol")
        #expect(endings["answer.xml"] == "rejected protocol_digest_mismatch")
        #expect(try Self.units(workspace).isEmpty)
        // The content that it has confirmed is taken when it comes.
        let right = try Self.tell([Paper("right.xml", try note.bare())], in: workspace)
        #expect(right["right.xml"] == "applied")
        #expect(try Self.units(workspace) == [Unit(serial: "AB100003")])
    }

    @Test func aReturnTakesItsPiecesWheneverItComes() throws {
        let note = Self.note(4, ["AB100005", "AB100006", "AB100007"])
        let back = Self.giveBack(["AB100006"], of: note)
        try expect(
            [Unit(serial: "AB100005"), Unit(serial: "AB100007")],
            of: [Paper("note.xml", try note.nfeProc()), Paper("return.xml", try back.nfeProc())])
        // The return is cancelled in its turn: nothing went.
        try expect(
            ["AB100005", "AB100006", "AB100007"].map { Unit(serial: $0) },
            of: [
                Paper("note.xml", try note.nfeProc()), Paper("return.xml", try back.nfeProc()),
                Paper("cancel.xml", try SignedEvent(.cancellation, of: back).procEventoNFe()),
            ])
        // The supplier sells the piece again.
        let resale = Self.note(5, ["AB100006"])
        try expect(
            ["AB100005", "AB100006", "AB100007"].map { Unit(serial: $0) },
            of: [
                Paper("note.xml", try note.nfeProc()), Paper("return.xml", try back.nfeProc()),
                Paper("resale.xml", try resale.nfeProc()),
            ])
    }

    @Test func manifestationsAndDeliveries() throws {
        let note = Self.note(6, ["AB100008"])
        let paper = Paper("note.xml", try note.nfeProc())
        let refusal = Paper("refusal.xml", try SignedEvent(.notCarriedOut, of: note).procEventoNFe())
        try expect([], of: [paper, refusal])
        let later = SignedEvent(.confirmed, of: note).with { $0.at = "2026-09-17T10:00:00-03:00" }
        try expect([Unit(serial: "AB100008")], of: [paper, refusal, Paper("later.xml", try later.procEventoNFe())])
        let failed = Paper("failed.xml", try SignedEvent(.deliveryFailed, of: note).procEventoNFe())
        try expect([Unit(serial: "AB100008", isHeld: true)], of: [paper, failed])
    }

    @Test func aMarkOfCancellationInTheEnvelope() throws {
        let note = Self.note(8, ["AB100009"])
        let event = SignedEvent(.cancellation, of: note)
        let marked = try note.nfeProc().replacing("</nfeProc>", by: event.answerElement() + "</nfeProc>")
        try expect([], of: [Paper("note.xml", try note.nfeProc()), Paper("marked.xml", marked)])
    }

    @Test func endingsInTheUsualOrder() throws {
        let note = Self.note(9, ["AB100010", "AB100011"])
        let workspace = try TestWorkspace()
        let endings = try Self.tell(
            [
                Paper("bare.xml", try note.bare()), Paper("answer.xml", try SignedNote.retConsReciNFe([note])),
                Paper("note.xml", try note.nfeProc()),
                Paper("letter.xml", try SignedEvent(.correction, of: note).procEventoNFe()),
                Paper("return.xml", try Self.giveBack(["AB100010"], of: note).nfeProc()),
                Paper(
                    "forged.xml", try SignedEvent(.cancellation, of: note).with { $0.isSigned = false }.procEventoNFe()),
                Paper(
                    "stranger.xml",
                    try SignedEvent(.cancellation, of: note.key, author: "55444333000100").procEventoNFe()),
                Paper("cancel.xml", try SignedEvent(.cancellation, of: note).procEventoNFe()),
                Paper("again.xml", try SignedEvent(.cancellation, of: note).procEventoNFe() + "\n"),
            ], in: workspace)
        #expect(endings["bare.xml"] == "pending no_protocol")
        #expect(endings["answer.xml"] == "applied")
        #expect(endings["note.xml"] == "duplicate")
        #expect(endings["letter.xml"] == "review correction_letter")
        #expect(endings["return.xml"] == "applied assets_reversed")
        #expect(endings["forged.xml"] == "review unsigned")
        #expect(endings["stranger.xml"] == "rejected certificate_mismatch")
        #expect(endings["cancel.xml"] == "applied assets_cancelled")
        #expect(endings["again.xml"] == "duplicate")
        #expect(try Self.units(workspace).isEmpty)
    }

    /// The box is at a customer's: the note is void, and what to do is a person's to say.
    @Test func whatIsInstalledIsFrozen() throws {
        let note = Self.note(10, ["AB100012", "AB100013"])
        let points = """
            point;contract;location;serial;installed_on
            P1;C1;SALA;AB100012;2026-11-01
            #END;1
            """
        let papers = [
            Paper("note.xml", try note.nfeProc()), Paper("points-2026-11-22.csv", points),
            Paper("cancel.xml", try SignedEvent(.cancellation, of: note).procEventoNFe()),
        ]
        try expect([Unit(serial: "AB100012", isHeld: true)], of: papers)
        let endings = try Self.tell(papers, in: try TestWorkspace())
        #expect(endings["cancel.xml"] == "review cancelled_after_deployment")
    }

    /// What servers put before a document does not touch its signature.
    @Test func blanksAndMarksBeforeTheDocument() throws {
        let text = try Self.note(11, ["AB100014"]).nfeProc()
        for (index, front) in ["\u{FEFF}", " \r\n\u{FEFF}", "\u{FEFF} \u{FEFF}\n"].enumerated() {
            let workspace = try TestWorkspace()
            let endings = try Self.tell([Paper("\(index).xml", front + text)], in: workspace)
            #expect(endings["\(index).xml"] == "applied")
        }
    }

    /// A copy altered after it was signed is nothing, whatever envelope it comes in, and hides no good one.
    @Test func anAlteredCopyHidesNothing() throws {
        let note = Self.note(12, ["AB100015"])
        try expect(
            [Unit(serial: "AB100015")],
            of: [
                Paper("altered.xml", try note.bare().replacing("AB100015", by: "AB100099")),
                Paper("answer.xml", try SignedNote.retConsReciNFe([note])), Paper("note.xml", try note.nfeProc()),
            ])
    }

    /// Only who sold the goods can take them back, and only to him do we return them.
    @Test func aStrangersReturnTakesNothing() throws {
        let note = Self.note(13, ["AB100016"])
        let stranger = SignedNote.Party("55444333000100", name: "OUTRA EMPRESA LTDA")
        let credit = SignedNote(
            issuer: stranger, recipient: .provider, number: 1, items: [.init(units: 1, info: "NS AB100016")]
        ).with {
            $0.purpose = 5
            $0.creditType = "03"
            $0.references = [note.key]
        }
        let sent = Self.giveBack(["AB100016"], of: note).with { $0.recipient = stranger }
        for paper in [Paper("credit.xml", try credit.nfeProc()), Paper("sent.xml", try sent.nfeProc())] {
            let workspace = try TestWorkspace()
            let endings = try Self.tell([Paper("note.xml", try note.nfeProc()), paper], in: workspace)
            #expect(endings[paper.name] == "review serial_count_mismatch")
            #expect(try Self.units(workspace) == [Unit(serial: "AB100016")])
        }
    }

    /// Nobody but the issuer reports a delivery or cancels; an answer to something else, of the test environment, or
    /// about another note cancels nothing; a mark counts on the signed content alone.
    @Test func whatCannotCancel() throws {
        let note = Self.note(14, ["AB100017"])
        let stranger = "55444333000100"
        let event = SignedEvent(.cancellation, of: note)
        let seen = SignedEvent(.seen, of: note).answerElement()
        let mark = event.answerElement()
        func marked(_ text: String, _ mark: String) -> String { text.replacing("</nfeProc>", by: mark + "</nfeProc>") }
        let answer = """
            <retConsSitNFe xmlns="http://www.portalfiscal.inf.br/nfe" versao="4.00"><tpAmb>2</tpAmb><cStat>101</cStat>\
            <chNFe>\(note.key)</chNFe></retConsSitNFe>
            """
        let papers = [
            Paper("delivery.xml", try SignedEvent(.deliveryFailed, of: note.key, author: stranger).procEventoNFe()),
            Paper("cancel.xml", try SignedEvent(.cancellation, of: note.key, author: stranger).procEventoNFe()),
            Paper("other-answer.xml", try event.procEventoNFe().replacing(mark, by: seen)),
            Paper("test-answer.xml", answer),
            Paper("other-mark.xml", marked(try note.nfeProc(), mark.replacing(note.key, by: Self.note(15, ["X"]).key))),
            Paper("unsigned-mark.xml", marked(try note.with { $0.isSigned = false }.nfeProc(), mark)),
        ]
        for paper in papers {
            for order in [
                [Paper("note.xml", try note.nfeProc()), paper], [paper, Paper("note.xml", try note.nfeProc())],
            ] {
                let workspace = try TestWorkspace()
                let endings = try Self.tell(order, in: workspace)
                #expect(try Self.units(workspace) == [Unit(serial: "AB100017")], "\(endings)")
            }
        }
    }

    /// A piece that comes back while another note has it is nobody's twice.
    @Test func aPieceThatComesBack() throws {
        let first = Self.note(16, ["AB100018"])
        let second = Self.note(17, ["AB100018"])
        let refusal = SignedEvent(.notCarriedOut, of: first)
        let later = SignedEvent(.confirmed, of: first).with { $0.at = "2026-09-17T10:00:00-03:00" }
        let papers = [
            Paper("first.xml", try first.nfeProc()), Paper("refusal.xml", try refusal.procEventoNFe()),
            Paper("second.xml", try second.nfeProc()), Paper("later.xml", try later.procEventoNFe()),
        ]
        for order in Self.orders(papers) {
            let workspace = try TestWorkspace()
            try Self.tell(order, in: workspace)
            let rows = try workspace.rows("patrimony")
            #expect(rows.count == 2)
            #expect(rows.filter { $0["held"] as? Bool == false }.count == 1, "\(order.map(\.name))")
            #expect(try workspace.rows("set-top-boxes").count == 1)
        }
    }

    /// The supplier had paired serials and addresses wrongly, cancels, and sends the right pairs.
    @Test func pairsPutRight() throws {
        func note(_ number: Int, _ macs: String) -> SignedNote {
            SignedNote(
                issuer: .supplier, recipient: .provider, number: number,
                items: [.init(units: 2, info: "NS AB100019 AB100020 MAC \(macs)")])
        }
        let wrong = note(18, "00:1A:2B:00:00:02 00:1A:2B:00:00:01")
        let right = note(19, "00:1A:2B:00:00:01 00:1A:2B:00:00:02")
        let cancel = Paper("cancel.xml", try SignedEvent(.cancellation, of: wrong).procEventoNFe())
        let papers = [Paper("wrong.xml", try wrong.nfeProc()), cancel, Paper("right.xml", try right.nfeProc())]
        for order in Self.orders(papers) where order.last?.name != "cancel.xml" {
            let workspace = try TestWorkspace()
            try Self.tell(order, in: workspace)
            #expect(try Self.units(workspace) == [Unit(serial: "AB100019"), Unit(serial: "AB100020")])
            let boxes = try workspace.rows("set-top-boxes").map { "\($0["serial"] ?? "") \($0["mac"] ?? "")" }
            #expect(boxes.sorted() == ["AB100019 00:1A:2B:00:00:01", "AB100020 00:1A:2B:00:00:02"])
        }
    }
}
