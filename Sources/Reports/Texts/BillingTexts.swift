public import Domain

extension BillingEventState: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .simulated: Phrase(pt: "simulado", en: "simulated")
        case .pending: Phrase(pt: "pendente", en: "pending")
        case .processed: Phrase(pt: "processado", en: "processed")
        case .cancelled: Phrase(pt: "cancelado", en: "cancelled")
        case .quarantined: Phrase(pt: "em quarentena", en: "quarantined")
        case .waived: Phrase(pt: "dispensado", en: "waived")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension PriceOrigin: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .list: Phrase(pt: "de tabela", en: "list")
        case .negotiated: Phrase(pt: "negociado", en: "negotiated")
        case .courtesy: Phrase(pt: "cortesia", en: "courtesy")
        case .freeUntil: Phrase(pt: "isento por prazo", en: "free until a date")
        case .neverPriced: Phrase(pt: "sem preço", en: "never priced")
        case .proration: Phrase(pt: "sem cobrança nesta parte do mês", en: "free for this part of the month")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension LedgerAccount: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .receivable: Phrase(pt: "contas a receber", en: "receivable")
        case .televisionRevenue: Phrase(pt: "receita de TV", en: "television revenue")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension BillingQuarantineReason: TextCatalogue {
    /// Why a customer is left out, and what to do.
    public var label: Phrase {
        switch self {
        case .noDueDay:
            Phrase(
                pt: "sem dia de vencimento; preencha no ERP", en: "no due day; fill it in in the ERP")
        case .dueDayOutOfRange:
            Phrase(
                pt: "dia de vencimento fora de 1–31; corrija no ERP", en: "due day outside 1–31; correct it in the ERP")
        case .contractUnknown:
            Phrase(
                pt: "contrato não está no arquivo de contratos; entregue-o inteiro, ou encerre o pacote contratado",
                en: "the contract is not in the contracts file; deliver it whole, or end the contracted package")
        case .packageUnknown:
            Phrase(
                pt: "pacote não está no arquivo de pacotes; entregue-o inteiro",
                en: "the package is not in the packages file; deliver it whole")
        case .planUnknown:
            Phrase(
                pt: "plano não está no arquivo de planos; entregue-o inteiro",
                en: "the plan is not in the plans file; deliver it whole")
        case .priceGap:
            Phrase(
                pt: "o preço acabou e não há outro; informe um", en: "its price ended and there is no other; give one")
        case .frozenByOrder:
            Phrase(
                pt: "uma ordem e o ERP discordam; acerte um dos dois", en: "an order and the ERP disagree; correct one")
        case .alreadyCharged:
            Phrase(
                pt: "estes dias já foram cobrados em outra competência, com outro ciclo; confira",
                en: "these days were charged in another competence already, under another cycle; check it")
        case .priceOutOfRange: Phrase(pt: "preço fora do aceitável; confira", en: "price out of range; check it")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
