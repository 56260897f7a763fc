public import Domain

extension OutputColumn {
    static let audit = [
        OutputColumn("number", .integer, pt: "Número", en: "Number"),
        OutputColumn("date", .date, pt: "Data", en: "Date"),
        OutputColumn("author", pt: "Quem", en: "Who"),
        OutputColumn("action", .identifier, pt: "O quê", en: "What"),
        OutputColumn("subject", .identifier, pt: "Sobre", en: "About"),
        OutputColumn("reason", pt: "Por quê", en: "Why"),
        OutputColumn("before", .identifier, pt: "Antes", en: "Before"),
        OutputColumn("after", .identifier, pt: "Depois", en: "After"),
        OutputColumn("delivery", .integer, pt: "Entrega", en: "Delivery"),
        OutputColumn("previous", .identifier, pt: "Hash anterior", en: "Previous hash"),
        OutputColumn("hash", .identifier, pt: "Hash", en: "Hash"),
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
