/// Words for the places and values of a reason.
public enum DetailText: String, CaseIterable, Sendable, TextCatalogue {
    case line, column, field, value, expected, found, other

    /// The word.
    public var phrase: Phrase {
        switch self {
        case .line: Phrase(pt: "linha", en: "line")
        case .column: Phrase(pt: "posição", en: "column")
        case .field: Phrase(pt: "campo", en: "field")
        case .value: Phrase(pt: "valor", en: "value")
        case .expected: Phrase(pt: "esperado", en: "expected")
        case .found: Phrase(pt: "encontrado", en: "found")
        case .other: Phrase(pt: "entrega", en: "delivery")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}

/// The guards of billing in words.
public enum GuardText: String, CaseIterable, Sendable, TextCatalogue {
    case recurringTwice, farAboveUsual, takenBack, resaved, longPast, total, count

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .recurringTwice:
            Phrase(pt: "{group} teria {count} cobranças no mês", en: "{group} would have {count} charges in the month")
        case .farAboveUsual:
            Phrase(
                pt: "{group} custaria {amount}, muito acima do preço usual ({price})",
                en: "{group} would cost {amount}, far above the usual price ({price})")
        case .takenBack:
            Phrase(
                pt: "{count} de {total} cobranças salvas seriam retiradas, creditadas ou postas em quarentena",
                en: "{count} of {total} saved charges would be withdrawn, credited or quarantined")
        case .resaved:
            Phrase(
                pt: "{count} cobranças salvas mudariam de valor, {difference} ao todo, de {total}",
                en: "{count} saved charges would cost other amounts, {difference} in all, of {total}")
        case .longPast:
            Phrase(
                pt: "o vencimento {due} é anterior ao mês passado e teria cobranças novas",
                en: "due date {due} lies before last month and would have new charges")
        case .total:
            Phrase(
                pt: "o total iria de {previous} para {current}", en: "the total would go from {previous} to {current}")
        case .count:
            Phrase(
                pt: "o número de eventos iria de {previous} para {current}",
                en: "the number of events would go from {previous} to {current}")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
