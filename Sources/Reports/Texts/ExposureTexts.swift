public import Domain

extension Exposure: TextCatalogue {
    /// A heading: a few words.
    public var title: Phrase {
        switch self {
        case .leakage: Phrase(pt: "Vazamento", en: "Leakage")
        case .overBilling: Phrase(pt: "Cobrança indevida", en: "Over-billing exposure")
        case .wholesale: Phrase(pt: "Custo à toa na plataforma", en: "Wholesale paid for nothing")
        case .other: Phrase(pt: "Outros valores", en: "Other money")
        }
    }

    /// What is counted.
    public var meaning: Phrase {
        switch self {
        case .leakage: Phrase(pt: "entregue e não cobrado, por mês", en: "delivered and not charged, a month")
        case .overBilling:
            Phrase(
                pt: "cobrado e não devido ou não entregue; em dobro o que pode ter de ser devolvido assim",
                en: "charged and not owed or not delivered; twice where it may have to be given back so")
        case .wholesale: Phrase(pt: "o que a plataforma cobra por ninguém, por mês", en: "charged for nobody, a month")
        case .other:
            Phrase(
                pt: "aparelhos a repor, mudanças de preço, dias de diferença",
                en: "boxes to replace, changes of price, days of difference")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [title, meaning] }
}
