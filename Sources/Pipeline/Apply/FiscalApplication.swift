internal import Documents
internal import Domain
internal import Store

/// Reads a fiscal document and applies what it says.
struct FiscalApplication {
    let transaction: Transaction
    let delivery: Delivery
    let ours: [CNPJ]

    func apply(_ bytes: [UInt8]) throws -> Judgement {
        switch try NFeReader().read(bytes).document {
        case .notes(let notes, _):
            return try NoteApplication(transaction: transaction, delivery: delivery, company: OwnCompany(ours))
                .apply(notes)
        case .events(let events, _):
            return Judgement.gravest(try events.map(apply))
        case .summary(let summary, let kind):
            return Judgement(summary.judged(as: kind))
        case .answer(_, let kind), .other(let kind):
            return Judgement(kind.judgementUnread)
        }
    }

    private func apply(_ event: FiscalEvent) throws -> Judgement {
        var judgement = Judgement(event.judged())
        guard judgement.disposition != .ignored, judgement.disposition != .rejected else { return judgement }
        let isNew = try transaction.recordFiscalEvent(
            key: event.keyText, type: event.type, sequence: event.sequence, at: event.at, status: event.status,
            author: event.author, delivery: delivery.number)
        guard isNew else { return Judgement(.duplicate) }
        judgement.records = 1
        return judgement
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
