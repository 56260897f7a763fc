internal import Domain
internal import Store

extension Decision {
    /// What the audit keeps of it.
    func note(_ delivery: Delivery, on date: BusinessDate) -> AuditEntry.Note {
        AuditEntry.Note(
            date: date, delivery: delivery.number, author: author, action: decision.rawValue, subject: event ?? due,
            reason: reason ?? "", before: seen, after: effect)
    }
}

extension Order {
    /// What the audit keeps of it when it is taken. What it says stands in the order itself, which never changes.
    func note(_ delivery: Int64, on date: BusinessDate) -> AuditEntry.Note {
        AuditEntry.Note(
            date: date, delivery: delivery, author: author ?? "", action: "order-\(operation.verb.rawValue)",
            subject: id.text, reason: reason ?? "", before: "", after: PlanMaking.digest(text))
    }
}

extension ReviewDecision {
    /// What the audit keeps of it.
    func note(_ delivery: Delivery, on date: BusinessDate) -> AuditEntry.Note {
        let terms = [ceiling.map { "ceiling=\($0)" }, until.map { "until=\($0)" }].compactMap(\.self)
        return AuditEntry.Note(
            date: date, delivery: delivery.number, author: author, action: decision.rawValue, subject: target,
            reason: reason, before: seen ?? "", after: terms.joined(separator: " "))
    }
}
