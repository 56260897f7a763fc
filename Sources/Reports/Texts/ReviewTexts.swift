/// What the commands `plan` and `findings` say.
public enum ReviewText: String, Sendable, CaseIterable, TextCatalogue {
    case planNone, planNext, planHead, planHeadERP, planHash, planApproved, planRejected, planUnknown, planStale,
        planCeiling
    case findingsNone, findingsNext, findingAccepted, findingReopened, findingUnknown, findingAmbiguous, untilPast,
        acceptedUntil

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .planNone:
            Phrase(
                pt: "Nenhuma ação no plano da última execução.", en: "No action in the plan of the newest run.")
        case .planHead:
            Phrase(
                pt: "{platform}: {ready} prontas, {withheld} retidas, {tasks} tarefas",
                en: "{platform}: {ready} ready, {withheld} withheld, {tasks} tasks")
        case .planHeadERP: Phrase(pt: "No ERP: {ready} prontas", en: "In the ERP: {ready} ready")
        case .planHash:
            Phrase(
                pt: "  plano {hash}: {removals} retiradas e {activations} ativações contam para os limites",
                en: "  plan {hash}: {removals} removals and {activations} activations count for the limits")
        case .planApproved:
            Phrase(
                pt:
                    "Aprovado: o plano passa uma vez, com até {ceiling} ações por faixa, numa execução de hoje ou amanhã.",
                en:
                    "Approved: the plan passes once, with up to {ceiling} actions a lane, in a run of today or tomorrow."
            )
        case .planRejected:
            Phrase(
                pt: "Rejeitado: nenhuma aprovação deste plano vale.", en: "Rejected: no approval of this plan counts.")
        case .planUnknown:
            Phrase(
                pt: "Nenhum plano de agora começa com {hash} (ao menos 8 dígitos). Veja: sintonia plan show",
                en: "No plan of now begins with {hash} (at least 8 digits). Look: sintonia plan show")
        case .planStale:
            Phrase(
                pt: "O plano mudou e agora é {now}. Veja de novo: sintonia plan show",
                en: "The plan has changed and is {now} now. Look again: sintonia plan show")
        case .planCeiling:
            Phrase(
                pt: "O plano tem {count} ações numa faixa, mais que o teto {ceiling}. Nada foi aprovado.",
                en: "The plan has {count} actions in a lane, more than the ceiling {ceiling}. Nothing was approved.")
        case .planNext:
            Phrase(
                pt:
                    "  Se está certo, deixe passar uma vez: sintonia plan approve {hash} --ceiling {count} --author QUEM --reason PORQUÊ",
                en:
                    "  Where it is right, let it pass once: sintonia plan approve {hash} --ceiling {count} --author WHO --reason WHY"
            )
        case .findingsNext:
            Phrase(
                pt:
                    "{count}. O porquê: sintonia explain ID. Se é intencional: sintonia findings accept ID --until DATA",
                en: "{count}. Why: sintonia explain ID. Where it is intended: sintonia findings accept ID --until DATE")
        case .findingsNone: Phrase(pt: "Nenhuma divergência.", en: "No findings.")
        case .findingAccepted:
            Phrase(
                pt: "Aceita até {until}: {id}. Vale a partir da próxima execução.",
                en: "Accepted until {until}: {id}. It counts from the next run on.")
        case .findingReopened:
            Phrase(
                pt: "A aceitação foi retirada: {id}. Vale a partir da próxima execução.",
                en: "The acceptance is withdrawn: {id}. It counts from the next run on.")
        case .findingUnknown:
            Phrase(
                pt: "Nenhuma divergência tem o id {id} (ao menos 4 dígitos). Veja: sintonia findings list",
                en: "No finding has the id {id} (at least 4 digits). Look: sintonia findings list")
        case .findingAmbiguous:
            Phrase(pt: "O id {id} serve para várias: {list}.", en: "The id {id} fits several: {list}.")
        case .untilPast:
            Phrase(
                pt: "A data {until} já passou. Dê a data até quando vale.",
                en: "The date {until} is over. Give the last day on which it counts.")
        case .acceptedUntil: Phrase(pt: "aceita até {until} por {author}", en: "accepted until {until} by {author}")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
