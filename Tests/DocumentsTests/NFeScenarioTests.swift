import Documents
import Domain
import Testing

/// Every fixture in the order of file names, judged as a run judges them: by content, then by the rules, and a note
/// whose key came before is the same again.
@Suite struct NFeScenarioTests {
    private static let expected: [(String, Disposition, Reason?)] = [
        ("01", .applied, nil), ("02", .applied, nil), ("03", .applied, nil), ("05", .applied, nil),
        ("07", .review, .serialCountMismatch), ("09", .applied, nil), ("10", .pending, .noProtocol),
        ("11", .pending, .noProtocol), ("12", .rejected, .testEnvironment), ("13", .rejected, .notOurs),
        ("14", .applied, nil), ("16", .applied, nil), ("18", .review, .notReadYet),
        ("20", .review, .correctionLetter), ("21", .recorded, nil), ("23", .ignored, .eventRejected),
        ("24", .ignored, .eventUnregistered), ("25", .review, .notReadYet), ("27", .applied, nil),
        ("35", .review, .unsigned), ("36", .rejected, .badKey), ("38", .review, .totalMismatch),
        ("40", .duplicate, nil), ("41", .duplicate, nil), ("42", .duplicate, nil), ("45", .applied, nil),
        ("46", .duplicate, nil), ("47", .duplicate, nil), ("48", .rejected, .malformed), ("49", .rejected, .empty),
        ("50", .rejected, .notAFiscalDocument), ("51", .rejected, .doctypeRefused), ("52", .duplicate, nil),
        ("60", .recorded, .fullDocumentNeeded), ("62", .review, .notReadYet), ("70", .applied, nil),
        ("81", .rejected, .limitExceeded),
    ]
    /// Their content is altered, or their certificate is old: told only by verifying the signature.
    private static let needSignature: Set<String> = ["30", "33"]

    @Test func everyFixtureEndsAsItMust() throws {
        let known = Set(Self.expected.map(\.0)).union(Self.needSignature)
        #expect(Set(NoteFixtures.names.map { String($0.prefix(2)) }) == known)
        var applied: Set<AccessKey> = []
        for (number, disposition, reason) in Self.expected {
            var judgement = try judge(try NoteFixtures.bytes(numbered: number))
            if let key = judgement.accessKey, judgement.disposition == .applied, !applied.insert(key).inserted {
                judgement = FiscalJudgement(.duplicate, key: key)
            }
            #expect(judgement.disposition == disposition, "\(number)")
            #expect(judgement.reason == reason, "\(number)")
        }
    }

    private func judge(_ bytes: [UInt8]) throws -> FiscalJudgement {
        do {
            guard ArchiveReader.isArchive(head: bytes) else { return try judgeDocument(bytes) }
            try ArchiveReader().expand(bytes) { _ in }
            return FiscalJudgement(.expanded)
        } catch let fault as DocumentFault {
            return FiscalJudgement(.rejected, fault.reason)
        }
    }

    private func judgeDocument(_ bytes: [UInt8]) throws -> FiscalJudgement {
        let company = try NoteFixtures.company()
        switch try NFeReader().read(bytes).document {
        case .notes(let notes, _):
            let judgements = Set(notes.map { FiscalJudgement($0.judged(for: company)) })
            #expect(judgements.count == 1)
            return notes.count == 1 ? notes[0].judged(for: company) : try #require(judgements.first)
        case .events(let events, _): return try #require(events.first).judged()
        case .summary(let summary, let kind): return summary.judged(as: kind)
        case .answer(_, let kind), .other(let kind): return kind.judgementUnread
        }
    }

    @Test(arguments: ["01", "02", "03", "05", "07", "09", "14", "16", "27", "45", "70"])
    func unitsOfAppliedNotes(_ number: String) throws {
        let company = try NoteFixtures.company()
        let note = try #require(try NoteFixtures.notes(number).first)
        let scenario = try #require(NoteFixtures.scenarios.first { $0.key.hasPrefix(number + "-") }?.value)
        let made = note.units(under: note.judged(for: company), for: company)
        if let assets = scenario.assets { #expect(made.units.count == assets) }
        #expect(note.keyText == scenario.chave)
        // In 02, 03 and 05 the serial numbers stand elsewhere than in infAdProd: their units are to be identified.
        let serials = made.units.compactMap(\.box.serial?.text)
        if ["02", "03", "05"].contains(number) {
            #expect(serials.isEmpty)
        } else if let known = scenario.serials {
            #expect(serials == known)
        }
        if let macs = scenario.macs { #expect(made.units.compactMap(\.box.mac?.description) == macs) }
        let costs = made.units.map(\.cost.centavos).reduce(0, +)
        let values = note.items.filter(\.becomesAsset).compactMap { ExactDecimal($0.totalValue)?.money?.centavos }
        #expect(costs == values.reduce(0, +))
        #expect(made.units.count + made.unmapped.count >= note.items.count)
    }

    @Test func theLargestNote() throws {
        let company = try NoteFixtures.company()
        let note = try #require(try NoteFixtures.notes("70").first)
        let units = note.units(under: note.judged(for: company), for: company).units
        #expect(Set(units.compactMap(\.box.mac)).count == 990)
        #expect(units.last?.box.serial?.text == "SC26095990")
    }
}

extension FiscalJudgement {
    /// The same without the key, to compare the notes of a batch.
    fileprivate init(_ judgement: FiscalJudgement) { self.init(judgement.disposition, judgement.reason) }
}
