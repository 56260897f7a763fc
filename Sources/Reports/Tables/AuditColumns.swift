public import Domain

extension OutputColumn {
    static let audit = [
        OutputColumn("number", .integer, pt: "Número", en: "Number").filled,
        OutputColumn("date", .date, pt: "Data", en: "Date").filled,
        OutputColumn("author", pt: "Quem", en: "Who").filled,
        OutputColumn("action", .identifier, pt: "O quê", en: "What").filled,
        OutputColumn("subject", .identifier, pt: "Sobre", en: "About").filled,
        OutputColumn("reason", pt: "Por quê", en: "Why"),
        OutputColumn("before", .identifier, pt: "Antes", en: "Before"),
        OutputColumn("after", .identifier, pt: "Depois", en: "After"),
        OutputColumn("delivery", .integer, pt: "Entrega", en: "Delivery").filled,
        OutputColumn("previous", .identifier, pt: "Hash anterior", en: "Previous hash").shaped("^[0-9a-f]{64}$"),
        OutputColumn("hash", .identifier, pt: "Hash", en: "Hash").filled.shaped("^[0-9a-f]{64}$"),
    ]
}

extension AuditEntry {
    /// Its row.
    public var cells: [Cell] {
        [
            .integer(Int(number)), .date(note.date), .text(note.author), .identifier(note.action),
            .identifier(note.subject), Cell(text: note.reason.isEmpty ? nil : note.reason),
            Cell(identifier: note.before.isEmpty ? nil : note.before),
            Cell(identifier: note.after.isEmpty ? nil : note.after), .integer(Int(note.delivery)),
            Cell(identifier: previous.isEmpty ? nil : previous), .identifier(hash),
        ]
    }
}
