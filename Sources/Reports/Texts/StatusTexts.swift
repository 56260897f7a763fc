/// What the command `status` says.
public enum StatusText: String, Sendable, CaseIterable, TextCatalogue {
    case inbox, inboxEmpty, inboxWaits, work, workWaits, lastRun, noRun, verdict, unreported
    case person, nobody, review, quarantine, withheld, orders

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .inbox: Phrase(pt: "Entrada", en: "Inbox")
        case .inboxEmpty: Phrase(pt: "vazia", en: "empty")
        case .inboxWaits:
            Phrase(
                pt: "{files}; o mais antigo espera há {age}. Receba: sintonia run",
                en: "{files}; the oldest has waited {age}. Take them in: sintonia run")
        case .work: Phrase(pt: "Em andamento", en: "In work")
        case .workWaits:
            Phrase(
                pt: "{files}; se nada está rodando, termine com: sintonia run",
                en: "{files}; if nothing is running, finish with: sintonia run")
        case .lastRun: Phrase(pt: "Última execução", en: "Last run")
        case .noRun: Phrase(pt: "nenhuma ainda; rode: sintonia run", en: "none yet; start one with: sintonia run")
        case .verdict: Phrase(pt: "Resultado", en: "Verdict")
        case .unreported: Phrase(pt: "Fora de relatório", en: "Not reported yet")
        case .person: Phrase(pt: "Esperam por uma pessoa", en: "Waiting for a person")
        case .nobody:
            Phrase(
                pt: "Nada espera por uma pessoa; a quarentena está vazia.",
                en: "Nothing waits for a person; the quarantine is empty.")
        case .review: Phrase(pt: "documentos em revisão", en: "documents in review")
        case .quarantine: Phrase(pt: "arquivos rejeitados", en: "rejected files")
        case .withheld: Phrase(pt: "mudanças retidas no plano", en: "changes withheld in the plan")
        case .orders: Phrase(pt: "ordens sem o seu registro", en: "orders without their record")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
