internal import Documents
internal import Domain
internal import Store

/// Reads a fiscal document and applies what it says.
struct FiscalApplication {
    let transaction: Transaction
    let delivery: Delivery
    let ours: [CNPJ]

    func apply(_ bytes: [UInt8]) throws -> Judgement {
        switch try NFeReader.read(bytes) {
        case .notes(let notes):
            return try NoteApplication(transaction: transaction, delivery: delivery).apply(notes, ours: ours)
        case .event(let event):
            return try apply(event)
        case .summary:
            return Judgement(.recorded, .fullDocumentNeeded)
        case .other(let kind):
            return kind == .otherFiscal || kind == .consumerNote
                ? Judgement(.ignored, .otherDocument)
                : Judgement(.review, .notReadYet, ReasonDetail(found: [kind.rawValue]))
        }
    }

    private func apply(_ event: FiscalEvent) throws -> Judgement {
        let (disposition, reason) = EventJudgement.judge(event)
        var judgement = Judgement(disposition, reason)
        guard disposition != .ignored, disposition != .rejected else { return judgement }
        let isNew = try transaction.recordFiscalEvent(
            key: event.key, type: event.type, sequence: event.sequence, at: event.at, status: event.status,
            author: event.author, delivery: delivery.number)
        guard isNew else { return Judgement(.duplicate) }
        judgement.records = 1
        return judgement
    }
}
