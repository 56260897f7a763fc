public import Domain

extension NoteStanding: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .awaiting: Phrase(pt: "espera a autorização", en: "awaits its authorisation")
        case .standing: Phrase(pt: "vale", en: "stands")
        case .undelivered: Phrase(pt: "mercadoria não entregue", en: "goods not delivered")
        case .cancelled: Phrase(pt: "cancelada pelo emitente", en: "cancelled by its issuer")
        case .refused: Phrase(pt: "recusada por nós", en: "refused by us")
        case .declined: Phrase(pt: "recusada na revisão", en: "rejected in review")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension UnitStanding: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .available: Phrase(pt: "no patrimônio", en: "in the register")
        case .held: Phrase(pt: "retido até a revisão", en: "held until reviewed")
        case .frozen:
            Phrase(
                pt: "congelado: a nota não vale mais e o aparelho está instalado",
                en: "frozen: its note is void and it is installed")
        case .withdrawn:
            Phrase(pt: "fora: nota cancelada ou recusada", en: "out: note cancelled, refused or rejected")
        case .reversed: Phrase(pt: "fora: devolvido", en: "out: returned")
        case .awaiting: Phrase(pt: "espera a autorização da nota", en: "awaits the note's authorisation")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
