public import Domain

extension PlannedAction.Lane: TextCatalogue {
    /// What the change does to the customer.
    public var label: Phrase {
        switch self {
        case .additive: Phrase(pt: "ativação", en: "activation")
        case .change: Phrase(pt: "correção", en: "correction")
        case .destructive: Phrase(pt: "retirada", en: "removal")
        case .task: Phrase(pt: "tarefa", en: "task")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

/// Sentences about a breaker that tripped.
enum TripText: String, Sendable, CaseIterable, TextCatalogue {
    case taking, giving, register, logins

    var phrase: Phrase {
        switch self {
        case .taking:
            Phrase(
                pt: "{count} retiradas em {platform} passam do limite para {base} clientes",
                en: "{count} removals on {platform} exceed the limit for {base} customers")
        case .giving:
            Phrase(
                pt: "{count} ativações em {platform} passam do limite para {base} clientes",
                en: "{count} activations on {platform} exceed the limit for {base} customers")
        case .register:
            Phrase(
                pt: "{count} de {base} aparelhos ativos em {platform} estão fora do patrimônio ou em estoque",
                en: "{count} of {base} live boxes on {platform} are in no register or in stock")
        case .logins:
            Phrase(
                pt: "{count} de {base} logins em {platform} perderiam TV: a tabela anterior continua valendo",
                en: "{count} of {base} logins on {platform} would lose television: the table before stands")
        }
    }

    var phrases: [Phrase] { [phrase] }
}

extension GuardTrip {
    /// The breaker in words.
    public func sentence(_ language: Language) -> String {
        let text: TripText =
            switch subject {
            case .boxes: .register
            case .logins: .logins
            case .actions: lane == .destructive ? .taking : .giving
            }
        return text.phrase.text(
            language,
            [
                "count": language.count(count), "platform": platform?.text ?? "ERP", "base": language.count(base),
            ])
    }
}
