/// What `sintonia billing void`, `credit`, `waive` and `explain` say.
public enum CorrectionText: String, TextCatalogue, CaseIterable {
    case billingCredited, billingWaived, billingEventUnknown, billingEventStale, billingStillPending
    case billingNotACharge, billingNothingPending, billingAboveRemaining, billingIncomplete
    case billingWithdrawn, billingNotWithdrawable, billingTakenBackSince, billingParked
    case explainUnsaved, explainFree, explainNothing

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .billingCredited:
            Phrase(
                pt: "Crédito {key} de {amount} fica pendente; sai no próximo faturamento do vencimento {due}.",
                en: "Credit {key} of {amount} is pending; the next billing of due date {due} takes it.")
        case .billingWaived:
            Phrase(
                pt: "{key} dispensado: este grupo não será cobrado.",
                en: "{key} is waived: this group will not be charged.")
        case .billingWithdrawn:
            Phrase(
                pt: "{key} retirado: este crédito não sai mais. Salve de novo o vencimento {due} para ver o que fica.",
                en: "{key} is withdrawn: this credit does not go out. Save due date {due} again to see what remains.")
        case .billingNotWithdrawable:
            Phrase(
                pt: "{key} não é um crédito pendente lançado por uma pessoa: nada a retirar.",
                en: "{key} is no pending credit that a person gave: there is nothing to withdraw.")
        case .billingTakenBackSince:
            Phrase(
                pt: "O grupo de {key} foi estornado depois: retire primeiro o estorno (sintonia billing withdraw).",
                en: "The group of {key} was taken back since: withdraw the reversal first (sintonia billing withdraw).")
        case .explainUnsaved:
            Phrase(
                pt: "{key}, ainda não salvo: seria {amount}, vencimento {due}",
                en: "{key}, not saved yet: it would be {amount}, due {due}")
        case .explainFree: Phrase(pt: "{key}: sem cobrança ({origin})", en: "{key}: not charged ({origin})")
        case .explainNothing:
            Phrase(
                pt: "{key}: pelo cadastro não há o que cobrar", en: "{key}: by the records there is nothing to charge")
        case .billingParked:
            Phrase(
                pt: "{quarantined} em quarentena, {released} de volta a pendente.",
                en: "{quarantined} quarantined, {released} pending again.")
        case .billingEventUnknown:
            Phrase(
                pt: "Não há evento salvo {key}. As chaves estão em billing-events.csv.",
                en: "There is no saved event {key}. The keys are in billing-events.csv.")
        case .billingEventStale:
            Phrase(
                pt: "Os eventos de {key} mudaram enquanto isso. Veja de novo: sintonia billing explain {key}",
                en: "The events of {key} changed meanwhile. Look again: sintonia billing explain {key}")
        case .billingStillPending:
            Phrase(
                pt:
                    "{key} ainda está pendente: corrija o cadastro e salve de novo, ou dispense com sintonia billing waive {key}",
                en:
                    "{key} is still pending: correct the records and save again, or waive it with sintonia billing waive {key}"
            )
        case .billingNotACharge:
            Phrase(
                pt: "{key} não é uma cobrança processada: nada a devolver.",
                en: "{key} is no processed charge: there is nothing to give back.")
        case .billingNothingPending:
            Phrase(
                pt:
                    "{key} não tem nada pendente a dispensar. O que já foi processado se estorna: sintonia billing void",
                en: "{key} has nothing pending to waive. What was processed is given back: sintonia billing void")
        case .billingAboveRemaining:
            Phrase(
                pt: "De {key} só restam {left} a devolver.", en: "Of {key} only {left} is left to give back.")
        case .billingIncomplete:
            Phrase(
                pt:
                    "Nada foi processado: sem natureza fiscal ou classe NFCom (7 dígitos) nos pacotes {list}. Preencha no ERP (tabela packages) e processe de novo.",
                en:
                    "Nothing was processed: packages {list} have no tax nature or NFCom class (7 digits). Fill them in in the ERP (table packages) and process again."
            )
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
