public import Domain

extension BillingChange.CancelReason: TextCatalogue {
    /// Why a saved event is withdrawn.
    public var label: Phrase {
        switch self {
        case .superseded: Phrase(pt: "retirado: outro evento já basta", en: "withdrawn: another event is enough")
        case .noLongerDue: Phrase(pt: "retirado: não é mais devido", en: "withdrawn: no longer owed")
        case .vanished:
            Phrase(
                pt: "retirado: não está mais em um arquivo completo", en: "withdrawn: no longer in a complete file")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension BillingChange.KeepReason: TextCatalogue {
    /// Why a saved event stays as it is.
    public var label: Phrase {
        switch self {
        case .unchanged: Phrase(pt: "fica", en: "stays")
        case .absenceUnproven:
            Phrase(
                pt: "fica: não está no arquivo, que não é comprovadamente completo",
                en: "stays: not in the file, which is not proved complete")
        case .quarantined: Phrase(pt: "fica: o contrato está em quarentena", en: "stays: the contract is quarantined")
        case .processedDiffers:
            Phrase(
                pt: "fica: processado, e o cadastro mudou sem mudar o valor",
                en: "stays: processed, and the records changed but not the amount")
        case .processedNotDesired:
            Phrase(
                pt: "fica: processado, e não é mais devido; estorne se for o caso",
                en: "stays: processed, and no longer owed; void it where that is right")
        case .creditCapped:
            Phrase(
                pt: "fica: o crédito passaria do que foi cobrado", en: "stays: the credit would exceed what was charged"
            )
        case .decision: Phrase(pt: "fica: decisão de uma pessoa", en: "stays: a person decided it")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension BillingChange.KeepReason {
    /// Beside a charge of which a person has said that it is not made.
    public static func decided(_ language: Language) -> String {
        Phrase(pt: "não se cobra: decisão de uma pessoa", en: "not charged: a person decided it").text(language)
    }
}

extension BillingChange {
    /// What becomes of a saved event.
    public var label: Phrase {
        switch self {
        case .emit: Phrase(pt: "novo", en: "new")
        case .replace: Phrase(pt: "no lugar do que estava salvo", en: "in place of what was saved")
        case .cancel(_, let reason): reason.label
        case .adjust(let event):
            event.amount < .zero
                ? Phrase(pt: "crédito do que foi processado", en: "credit of what was processed")
                : Phrase(pt: "complemento ao que foi processado", en: "complement to what was processed")
        case .quarantine(_, let reason):
            Phrase(pt: "em quarentena: \(reason.label.text(.ptBR))", en: "quarantined: \(reason.label.text(.en))")
        case .release: Phrase(pt: "sai da quarentena: pendente de novo", en: "out of quarantine: pending again")
        case .keep(_, let reason): reason.label
        }
    }
}
