internal import Documents
internal import Domain
internal import Store

/// Reads a fiscal document and applies what it says.
struct FiscalApplication {
    let transaction: Transaction
    let delivery: Delivery
    let judge: FiscalJudge
    let installed: InstalledBoxes

    /// What became of a document.
    enum Outcome {
        /// It ends so.
        case judged(Judgement)
        /// It is about a note that may still come in this run: to be taken up again after the others.
        case deferred
    }

    func apply(_ bytes: [UInt8]) throws -> Outcome {
        let reading = try NFeReader().read(bytes)
        let signatures = judge.signatures(of: reading, bytes)
        let ledger = UnitLedger(transaction: transaction, installed: installed)
        switch reading.document {
        case .notes(let notes, _):
            let application = NoteApplication(
                transaction: transaction, delivery: delivery, judge: judge, ledger: ledger)
            if try !delivery.isDeferred && notes.contains(where: application.waitsForAnother) { return .deferred }
            return .judged(
                Judgement.gravest(
                    try notes.enumerated().map { index, note in
                        try application.apply(note) { try signatures.evidence(at: index, id: "NFe" + note.keyText) }
                    }))
        case .events(let events, _):
            let application = EventApplication(
                transaction: transaction, delivery: delivery, policy: judge.policy, ledger: ledger)
            return .judged(
                Judgement.gravest(
                    try events.enumerated().map { index, event in
                        try application.apply(event) { try signatures.evidence(at: index, id: event.id) }
                    }))
        case .answer(let answer, _):
            let application = AnswerApplication(
                transaction: transaction, delivery: delivery, policy: judge.policy, ledger: ledger)
            return .judged(
                try application.apply(answer) { index in
                    try signatures.evidence(at: index, id: answer.events[index].id)
                })
        case .summary(let summary, let kind):
            return .judged(Judgement(summary.judged(as: kind)))
        case .other(let kind):
            return .judged(Judgement(kind.judgementUnread))
        }
    }
}

extension Judgement {
    init(_ fiscal: FiscalJudgement) {
        self.init(fiscal.disposition, fiscal.reason, ReasonDetail(value: fiscal.accessKey?.text))
    }

    /// Several documents of one file end as the gravest of them, with the records of all.
    static func gravest(_ judgements: [Judgement]) -> Judgement {
        var result =
            judgements.max { $0.disposition.gravity < $1.disposition.gravity }
            ?? Judgement(.rejected, .notAFiscalDocument)
        result.records = judgements.reduce(0) { $0 + $1.records }
        return result
    }
}

extension Disposition {
    fileprivate var gravity: Int {
        switch self {
        case .duplicate: 0
        case .ignored: 1
        case .recorded: 2
        case .applied, .expanded: 3
        case .pending: 4
        case .review: 5
        case .rejected: 6
        }
    }
}
