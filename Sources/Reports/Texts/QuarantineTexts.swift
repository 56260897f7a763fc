/// What the commands `quarantine` and `review` say.
public enum QuarantineText: String, Sendable, CaseIterable, TextCatalogue {
    case number, day, reason, file, kind, ended, bytes, content, place, units, decided, issuer, accessKey, total
    case listHead, listNone, listNext, reviewHead, reviewNone, reviewNext
    case headline, happened, shows, rows, moreRows, next, gone, unreasoned
    case nextReview, nextRetry, nextDiscard, nextAccept, nextReject, nextAgain
    case retried, retriedOne, retryNothing, discarded, accepted, rejected, byPerson, retriedAs
    case unknown, alreadyDecided, missing, inReview, decisionOnly, notInReview, stale, noAuthor, nothingChosen

    /// The sentence.
    public var phrase: Phrase { labels ?? lists ?? steps ?? endings }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    private var labels: Phrase? {
        switch self {
        case .number: Phrase(pt: "nº", en: "no.")
        case .day: Phrase(pt: "quando", en: "when")
        case .reason: Phrase(pt: "motivo", en: "reason")
        case .file: Phrase(pt: "arquivo", en: "file")
        case .kind: Phrase(pt: "tipo", en: "kind")
        case .ended: Phrase(pt: "terminou", en: "ended")
        case .bytes: Phrase(pt: "bytes", en: "bytes")
        case .content: Phrase(pt: "SHA-256", en: "SHA-256")
        case .place: Phrase(pt: "está em", en: "lies in")
        case .units: Phrase(pt: "unidades", en: "units")
        case .decided: Phrase(pt: "decisão", en: "decision")
        case .issuer: Phrase(pt: "emitente", en: "issuer")
        case .accessKey: Phrase(pt: "chave", en: "key")
        case .total: Phrase(pt: "total", en: "total")
        default: nil
        }
    }

    private var lists: Phrase? {
        switch self {
        case .listHead: Phrase(pt: "Quarentena: {files}", en: "Quarantine: {files}")
        case .listNone: Phrase(pt: "A quarentena está vazia.", en: "The quarantine is empty.")
        case .listNext:
            Phrase(
                pt:
                    "Veja um: sintonia quarantine show Nº. Depois de corrigir a causa: sintonia quarantine retry Nº, ou --all --reason MOTIVO. Ninguém precisa dele: sintonia quarantine discard Nº.",
                en:
                    "Look at one: sintonia quarantine show NO. Once its cause is mended: sintonia quarantine retry NO, or --all --reason REASON. Nobody needs it: sintonia quarantine discard NO."
            )
        case .reviewHead: Phrase(pt: "Em revisão: {files}", en: "In review: {files}")
        case .reviewNone: Phrase(pt: "Nada espera revisão.", en: "Nothing waits for a review.")
        case .reviewNext:
            Phrase(
                pt: "Veja um: sintonia review show Nº. Decida: sintonia review accept Nº ou sintonia review reject Nº.",
                en:
                    "Look at one: sintonia review show NO. Decide: sintonia review accept NO or sintonia review reject NO."
            )
        case .headline:
            Phrase(pt: "Entrega {number}, recebida em {date}", en: "Delivery {number}, taken in on {date}")
        case .happened: Phrase(pt: "O que houve", en: "What happened")
        case .shows: Phrase(pt: "Onde se vê", en: "Where it shows")
        case .rows: Phrase(pt: "Linhas rejeitadas: {count}", en: "Rows rejected: {count}")
        case .moreRows:
            Phrase(
                pt: "… as demais estão em rejected.csv do relatório",
                en: "… the others are in the report's rejected.csv")
        case .next: Phrase(pt: "O que fazer", en: "What to do next")
        case .gone:
            Phrase(
                pt: "{place} (não está mais lá: alguém o tirou)", en: "{place} (no longer there: somebody took it away)"
            )
        case .unreasoned: Phrase(pt: "sem motivo", en: "no reason")
        default: nil
        }
    }

    private var steps: Phrase? {
        switch self {
        case .nextReview:
            Phrase(
                pt: "Este documento espera a sua decisão: sintonia review show {number}",
                en: "This document waits for your decision: sintonia review show {number}")
        case .nextRetry:
            Phrase(
                pt: "Corrigida a causa, entregue de novo: sintonia quarantine retry {number}",
                en: "Once the cause is mended, hand it in again: sintonia quarantine retry {number}")
        case .nextDiscard:
            Phrase(
                pt:
                    "Se ninguém precisa dele (os bytes ficam no arquivo): sintonia quarantine discard {number} --author QUEM --reason PORQUÊ",
                en:
                    "Where nobody needs it (its bytes stay in the archive): sintonia quarantine discard {number} --author WHO --reason WHY"
            )
        case .nextAccept:
            Phrase(
                pt: "{effect} sintonia review accept {number} --author QUEM --reason PORQUÊ",
                en: "{effect} sintonia review accept {number} --author WHO --reason WHY")
        case .nextReject:
            Phrase(
                pt: "{effect} sintonia review reject {number} --author QUEM --reason PORQUÊ",
                en: "{effect} sintonia review reject {number} --author WHO --reason WHY")
        case .nextAgain:
            Phrase(
                pt: "Ou coloque na entrada um documento melhor: ele decide por si.",
                en: "Or drop a better document into the inbox: it decides by itself.")
        default: nil
        }
    }

    private var endings: Phrase {
        switch self {
        case .retried: Phrase(pt: "Entregues de novo: {files}", en: "Handed in again: {files}")
        case .retriedOne:
            Phrase(pt: "{number} → {new}  {disposition} {reason}", en: "{number} → {new}  {disposition} {reason}")
        case .retryNothing:
            Phrase(
                pt: "Nenhum arquivo em quarentena corresponde. Veja: sintonia quarantine list",
                en: "No file in quarantine fits. Look: sintonia quarantine list")
        case .discarded:
            Phrase(
                pt: "Fora da lista: {files}. Os bytes estão em archive/.",
                en: "Off the list: {files}. The bytes lie in archive/.")
        case .accepted: Phrase(pt: "Aceito: {number}. {effect}", en: "Accepted: {number}. {effect}")
        case .rejected: Phrase(pt: "Recusado: {number}. {effect}", en: "Rejected: {number}. {effect}")
        case .byPerson:
            Phrase(pt: "{outcome} por {author}: {reason}", en: "{outcome} by {author}: {reason}")
        case .retriedAs: Phrase(pt: "entregue de novo como {number}", en: "handed in again as {number}")
        case .unknown:
            Phrase(
                pt: "Nenhum arquivo em quarentena tem o número {number}. Veja: sintonia quarantine list",
                en: "No file in quarantine has the number {number}. Look: sintonia quarantine list")
        case .alreadyDecided:
            Phrase(
                pt: "Sobre {number} já se decidiu ({outcome}). Nada foi mudado.",
                en: "About {number} somebody has decided already ({outcome}). Nothing was changed.")
        case .missing:
            Phrase(
                pt:
                    "Os bytes de {number} não estão mais na quarentena, ou não são um arquivo comum. Coloque o arquivo em inbox/.",
                en: "The bytes of {number} are no longer in quarantine, or no plain file. Drop the file into inbox/.")
        case .inReview:
            Phrase(
                pt: "{number} está em revisão: decida com sintonia review show {number}. Nada foi mudado.",
                en: "{number} is in review: decide with sintonia review show {number}. Nothing was changed.")
        case .decisionOnly:
            Phrase(
                pt: "{number} é uma decisão que chegou tarde: decida de novo e descarte esta. Nada foi mudado.",
                en:
                    "{number} is a decision that came too late: decide again, and discard this one. Nothing was changed."
            )
        case .notInReview:
            Phrase(
                pt: "{number} não espera revisão. Veja o que fazer: sintonia quarantine show {number}",
                en: "{number} waits for no review. See what to do: sintonia quarantine show {number}")
        case .stale:
            Phrase(
                pt:
                    "{number} mudou enquanto você decidia; a decisão não foi aplicada. Veja de novo: sintonia quarantine show {number}",
                en:
                    "{number} changed while you decided; the decision was not applied. Look again: sintonia quarantine show {number}"
            )
        case .noAuthor:
            Phrase(
                pt: "Diga quem decide e por quê: --author e --reason.",
                en: "Say who decides and why: --author and --reason.")
        default:
            Phrase(
                pt: "Dê os números dos arquivos, ou --all.", en: "Give the numbers of the files, or --all.")
        }
    }
}

/// How a person decided about a file in quarantine, in words.
public enum QuarantineOutcomeText: String, Sendable, CaseIterable, TextCatalogue {
    case retried, discarded, accepted, rejected

    /// The word.
    public var phrase: Phrase {
        switch self {
        case .retried: Phrase(pt: "entregue de novo", en: "handed in again")
        case .discarded: Phrase(pt: "descartado", en: "discarded")
        case .accepted: Phrase(pt: "aceito", en: "accepted")
        case .rejected: Phrase(pt: "recusado", en: "rejected")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}

/// What a document in review asks, and what either answer does.
public enum ReviewQuestionText: String, Sendable, CaseIterable, TextCatalogue {
    case note
    case goingBack = "return"
    case withdrawal
    case failedDelivery = "failed-delivery"
    case purchase, reading

    /// The question.
    public var question: Phrase {
        switch self {
        case .note: Phrase(pt: "As unidades desta nota contam?", en: "Do the units of this note count?")
        case .goingBack: Phrase(pt: "Esta devolução vale?", en: "Does this return count?")
        case .withdrawal:
            Phrase(
                pt: "As unidades instaladas saem do patrimônio?", en: "Do the installed units leave the register?")
        case .failedDelivery: Phrase(pt: "A mercadoria não chegou?", en: "Did the goods not arrive?")
        case .purchase:
            Phrase(
                pt: "A compra sem XML conta ao lado da nota?",
                en: "Does the purchase without XML count beside the note?")
        case .reading: Phrase(pt: "A carta foi lida?", en: "Was the letter read?")
        }
    }

    /// What an acceptance does.
    public var whenAccepted: Phrase {
        switch self {
        case .note:
            Phrase(
                pt: "Aceitar: as unidades ficam disponíveis no patrimônio.",
                en: "Accept: its units are available in the register.")
        case .goingBack:
            Phrase(
                pt: "Aceitar: o que ela devolve sai do patrimônio.",
                en: "Accept: what it gives back leaves the register.")
        case .withdrawal:
            Phrase(
                pt: "Aceitar: também as unidades instaladas saem do patrimônio.",
                en: "Accept: the installed units leave the register as well.")
        case .failedDelivery:
            Phrase(
                pt: "Aceitar: a mercadoria não chegou, as unidades saem do patrimônio.",
                en: "Accept: the goods did not arrive, the units leave the register.")
        case .purchase:
            Phrase(
                pt: "Aceitar: as unidades da compra ficam disponíveis, além das da nota.",
                en: "Accept: the units of the purchase are available, beside those of the note.")
        case .reading:
            Phrase(
                pt: "Aceitar: a carta foi lida; o patrimônio não muda.",
                en: "Accept: the letter was read; the register does not change.")
        }
    }

    /// What a rejection does.
    public var whenRejected: Phrase {
        switch self {
        case .note:
            Phrase(
                pt: "Recusar: as unidades saem do patrimônio.", en: "Reject: its units leave the register.")
        case .goingBack:
            Phrase(
                pt: "Recusar: as unidades que ela cita ficam no patrimônio.",
                en: "Reject: the units that it names stay in the register.")
        case .withdrawal:
            Phrase(
                pt: "Recusar: as unidades instaladas ficam no patrimônio enquanto estiverem instaladas.",
                en: "Reject: the installed units stay in the register for as long as they are installed.")
        case .failedDelivery:
            Phrase(
                pt: "Recusar: a mercadoria está aqui, as unidades ficam disponíveis.",
                en: "Reject: the goods are here, the units are available.")
        case .purchase:
            Phrase(
                pt: "Recusar: as unidades da compra saem do patrimônio; contam as da nota.",
                en: "Reject: the units of the purchase leave the register; those of the note count.")
        case .reading:
            Phrase(
                pt: "Recusar: a carta é ignorada; o patrimônio não muda.",
                en: "Reject: the letter is passed over; the register does not change.")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [question, whenAccepted, whenRejected] }
}
