public import Domain

/// The words of `find` alone: where a box was, what is said of it, which terms come near.
public enum FindText: String, CaseIterable, Sendable, TextCatalogue {
    case history, devices, findings, since, seen, candidates, month, until, point

    /// The words in both languages.
    public var phrase: Phrase {
        switch self {
        case .history: Phrase(pt: "Histórico", en: "History")
        case .devices: Phrase(pt: "Na plataforma", en: "On the platform")
        case .findings: Phrase(pt: "Divergências", en: "Findings")
        case .since: Phrase(pt: "desde {date}", en: "since {date}")
        case .until: Phrase(pt: "até {date}", en: "until {date}")
        case .seen: Phrase(pt: "visto em {date}", en: "last seen {date}")
        case .month: Phrase(pt: "{amount} por mês", en: "{amount} a month")
        case .point: Phrase(pt: "contrato {contract}, ponto {point}", en: "contract {contract}, point {point}")
        case .candidates:
            Phrase(
                pt: "Vários identificadores começam ou terminam com “{term}”. Escreva um deles por inteiro:",
                en: "Several identifiers begin or end with “{term}”. Write one of them out:")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}

extension CustodyStep.Cause: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .registered: Phrase(pt: "cadastro", en: "registered")
        case .installation: Phrase(pt: "instalação", en: "installation")
        case .removal: Phrase(pt: "retirada do ponto", en: "point removed")
        case .vanishing: Phrase(pt: "ponto sumiu do ERP", en: "point gone from the ERP")
        case .cancellation: Phrase(pt: "contrato cancelado", en: "contract cancelled")
        case .move: Phrase(pt: "movimento manual", en: "moved by hand")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension CustodyRefusal: TextCatalogue {
    /// Why, for people.
    public var label: Phrase {
        switch self {
        case .writtenOffIsFinal: Phrase(pt: "aparelho baixado não volta", en: "what is written off does not come back")
        case .installedByPointOnly: Phrase(pt: "só um ponto instala um aparelho", en: "only a point installs a box")
        case .returnDueIsDerived:
            Phrase(pt: "“a devolver” vem do contrato cancelado", en: "return due follows from a cancelled contract")
        case .isIdentified: Phrase(pt: "o aparelho já está identificado", en: "the box is identified already")
        case .wasNotOut: Phrase(pt: "o aparelho não estava fora", en: "the box was not out")
        case .isThere: Phrase(pt: "o aparelho já está nessa situação", en: "the box is there already")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
