public import Domain

/// Sentences that a customer can be told about a charge. They are made from the derivation alone, so that they cannot
/// say another amount than the charge.
enum ChargeText: String, TextCatalogue, CaseIterable {
    case whole, part, blocked, total, credit, reversal, complement, bill, billCredit

    var phrase: Phrase {
        switch self {
        case .whole:
            Phrase(
                pt: "{name}, {month}: um mês a {price} ({origin})",
                en: "{name}, {month}: one month at {price} ({origin})")
        case .part:
            Phrase(
                pt:
                    "{name}, de {start} a {end}: {days} de {base} dias a {price} por mês ({origin}, {convention}) = {amount}",
                en:
                    "{name}, {start} to {end}: {days} of {base} days at {price} a month ({origin}, {convention}) = {amount}"
            )
        case .blocked: Phrase(pt: "{percent}% enquanto bloqueado", en: "{percent}% while blocked")
        case .total: Phrase(pt: "total {amount}", en: "total {amount}")
        case .credit:
            Phrase(pt: "Crédito de {amount} sobre o evento {event}", en: "Credit of {amount} on event {event}")
        case .reversal:
            Phrase(pt: "Estorno de {amount} do evento {event}", en: "Reversal of {amount} of event {event}")
        case .complement:
            Phrase(pt: "Complemento de {amount} ao evento {event}", en: "Complement of {amount} to event {event}")
        case .bill: Phrase(pt: "{name} {start} a {end}", en: "{name} {start} to {end}")
        case .billCredit: Phrase(pt: "Crédito {name} {start} a {end}", en: "Credit {name} {start} to {end}")
        }
    }

    var phrases: [Phrase] { [phrase] }
}

extension Derivation {
    /// Why the amount is what it is, in one sentence. `name` is the package's.
    public func sentence(_ name: String, _ competence: Competence, _ language: Language) -> String {
        guard let leading else { return "" }
        var pieces: [String] = []
        if proration == .proportional, base != days || segments.count > 1 {
            for ((segment, days), amount) in zip(zip(segments, countedDays), parts) {
                var values = words(segment, name, language)
                values["days"] = "\(days)"
                values["amount"] = language.money(amount)
                pieces.append(ChargeText.part.phrase.text(language, values) + Self.blocked(segment, language))
            }
            if pieces.count > 1 {
                pieces.append(ChargeText.total.phrase.text(language, ["amount": language.money(amount)]))
            }
        } else {
            var values = words(leading, name, language)
            values["month"] = language.month(competence)
            pieces.append(ChargeText.whole.phrase.text(language, values) + Self.blocked(leading, language))
        }
        return pieces.joined(separator: "; ")
    }

    private func words(_ segment: Segment, _ name: String, _ language: Language) -> [String: String] {
        [
            "name": name, "price": language.money(segment.price), "origin": segment.origin.label.text(language),
            "start": language.date(segment.span.startsOn), "base": "\(base)",
            "end": language.date(segment.span.endsOn.adding(days: -1)),
            "convention": convention?.rawValue ?? proration.rawValue,
        ]
    }

    private static func blocked(_ segment: Segment, _ language: Language) -> String {
        guard segment.percent != 100 else { return "" }
        return ", " + ChargeText.blocked.phrase.text(language, ["percent": "\(segment.percent)"])
    }
}

extension Charge {
    /// Why this charge.
    public func sentence(_ name: String, _ language: Language) -> String {
        derivation.sentence(name, group.competence, language)
    }

    /// The line of the bill.
    public func billLine(_ name: String, _ language: Language) -> String {
        ChargeText.bill.phrase.text(language, span.words(name, language))
    }
}

extension BillingEvent {
    /// Why this charge, or what it corrects.
    public func sentence(_ name: String, _ language: Language) -> String {
        let made = derivation.sentence(name, group.competence, language)
        let values = [
            "amount": language.money(amount < .zero ? -amount : amount),
            "event": corrects.map { BillingEventID(group: group, sequence: $0).key } ?? "",
        ]
        switch kind {
        case .recurring: return made
        case .credit: return ChargeText.credit.phrase.text(language, values) + (isDecision ? "" : "; " + made)
        case .reversal: return ChargeText.reversal.phrase.text(language, values)
        case .complement: return ChargeText.complement.phrase.text(language, values) + "; " + made
        }
    }

    /// The line of the bill.
    public func billLine(_ name: String, _ language: Language) -> String {
        let text: ChargeText = kind == .credit || kind == .reversal ? .billCredit : .bill
        return text.phrase.text(language, span.words(name, language))
    }
}

extension DaySpan {
    fileprivate func words(_ name: String, _ language: Language) -> [String: String] {
        ["name": name, "start": language.date(startsOn), "end": language.date(endsOn.adding(days: -1))]
    }
}
