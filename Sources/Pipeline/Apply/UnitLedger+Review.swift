internal import Domain
internal import Store

/// What persons have answered about single notes and purchases. ``UnitStandings`` asks the same of all at once.
extension UnitLedger {
    /// The answers about a note that bear on how it stands itself; those about installed units are not among them.
    func answers(about note: NoteRow, events: [LedgerEvent]) throws -> ReviewAnswers {
        let given = try transaction.reviewAnswers(of: .note(note.accessKey)).filter { $0.aspect != .withdrawal }
        guard !given.isEmpty else { return .none }
        return try ReviewAnswers(given) { try ground($0, of: note, events: events) }
    }

    /// The answers about a note or a purchase that count now.
    func answers(about origin: UnitOrigin) throws -> ReviewAnswers {
        let given = try transaction.reviewAnswers(of: origin)
        guard !given.isEmpty else { return .none }
        switch origin {
        case .note(let key):
            guard let note = try transaction.note(key) else { return .none }
            let events = try transaction.fiscalEvents(of: key)
            return try ReviewAnswers(given) { try ground($0, of: note, events: events) }
        case .purchase(let purchase):
            guard case .differs(let key) = try transaction.standing(of: purchase) else { return .none }
            return ReviewAnswers(given) { $0 == .document ? ReviewGround.differs(from: key) : "" }
        }
    }

    /// Whether a person has accepted this content of a note.
    func isAccepted(_ key: AccessKey, content: ContentID?) throws -> Bool {
        try transaction.reviewAnswers(of: .note(key)).contains {
            $0.aspect == .document && $0.effect == .keep && $0.ground == ReviewGround.content(content)
        }
    }

    /// The ground on which a question about a note stands now.
    func ground(_ aspect: ReviewAnswer.Aspect, of note: NoteRow, events: [LedgerEvent]) throws -> String {
        switch aspect {
        case .document: ReviewGround.content(try transaction.delivery(note.delivery)?.content)
        case .delivery: ReviewGround.deliveries(events)
        case .withdrawal: ReviewGround.withdrawals(events, returns: try effectiveReturns(about: note.accessKey))
        }
    }

    private func effectiveReturns(about key: AccessKey) throws -> [AccessKey] {
        try transaction.returns(about: key).map(\.accessKey).filter(isEffective)
    }
}
