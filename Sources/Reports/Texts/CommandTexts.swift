/// Sentences that commands print when they did what was asked. To add one: a case, and its phrase; a test asks for
/// both languages and for the same places in each.
public enum CommandText: String, Sendable, CaseIterable, Hashable {
    case initDone, initKept, initNext
    case runOrder, runNothing, runFile, runFileReason, runDone, runOutbox
    case statusInbox, statusInboxEmpty, statusOldest, statusQuarantine, statusQuarantineEmpty, statusLastRun
    case statusNoRun, statusWaiting
    case findNothing, findOne, findMany, findPlace
    case explainNothing, explainSource, explainSourceMember, explainFinding, explainCharge
    case inspectFile, inspectReason, inspectProblem, inspectChangesNothing
    case billingNothing, billingPreview, billingSaved, billingProcessed, billingQuarantined, billingFree
    case findingsNone, planNone, planApproved
}

extension CommandText: TextCatalogue {
    /// Its sentence.
    public var phrase: Phrase { runPhrase ?? lookPhrase ?? billingPhrase }
    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    /// The sentence with its places filled.
    public func text(_ language: Language, _ values: [String: String] = [:]) -> String {
        phrase.text(language, values)
    }

    private var runPhrase: Phrase? {
        switch self {
        case .initDone: Phrase(pt: "Pasta de trabalho criada em {folder}.", en: "Workspace made in {folder}.")
        case .initKept: Phrase(pt: "{file} já existia e ficou como está.", en: "{file} was there and was left alone.")
        case .initNext:
            Phrase(
                pt: "Confira sintonia.yaml, ponha os arquivos em {inbox} e rode sintonia run.",
                en: "Check sintonia.yaml, drop files in {inbox} and run sintonia run.")
        case .runOrder: Phrase(pt: "Ordem de aplicação: {order}.", en: "Order of application: {order}.")
        case .runNothing: Phrase(pt: "Nada novo na entrada.", en: "Nothing new in the inbox.")
        case .runFile: Phrase(pt: "{file}: {disposition} ({records})", en: "{file}: {disposition} ({records})")
        case .runFileReason:
            Phrase(pt: "{file}: {disposition}. {reason} {cure}", en: "{file}: {disposition}. {reason} {cure}")
        case .runDone: Phrase(pt: "{files}: {counts}.", en: "{files}: {counts}.")
        case .runOutbox: Phrase(pt: "Relatório: {path}", en: "Report: {path}")
        case .statusInbox: Phrase(pt: "Entrada: {files}.", en: "Inbox: {files}.")
        case .statusInboxEmpty: Phrase(pt: "Entrada: vazia.", en: "Inbox: empty.")
        case .statusOldest:
            Phrase(
                pt: "O arquivo mais antigo espera há {age}: {file}", en: "The oldest file has waited for {age}: {file}")
        case .statusQuarantine: Phrase(pt: "Quarentena: {files}.", en: "Quarantine: {files}.")
        case .statusQuarantineEmpty: Phrase(pt: "Quarentena: vazia.", en: "Quarantine: empty.")
        case .statusLastRun: Phrase(pt: "Última execução: {run} ({date}).", en: "Last run: {run} ({date}).")
        case .statusNoRun: Phrase(pt: "Nenhuma execução até agora.", en: "No run so far.")
        case .statusWaiting: Phrase(pt: "Esperam por uma pessoa: {what}.", en: "Waiting for a person: {what}.")
        default: nil
        }
    }

    private var lookPhrase: Phrase? {
        switch self {
        case .findNothing:
            Phrase(
                pt:
                    "Nada encontrado para \"{term}\". Procure por patrimônio, CASN, MAC, série, chave, contrato ou login.",
                en: "Nothing found for \"{term}\". Try a patrimony number, CASN, MAC, serial, key, contract or login.")
        case .findOne: Phrase(pt: "1 resultado para \"{term}\":", en: "1 result for \"{term}\":")
        case .findMany: Phrase(pt: "{n} resultados para \"{term}\":", en: "{n} results for \"{term}\":")
        case .findPlace: Phrase(pt: "{kind} {id}", en: "{kind} {id}")
        case .explainNothing:
            Phrase(
                pt: "\"{id}\" não é um evento, uma divergência nem um registro conhecido.",
                en: "\"{id}\" is no known event, finding or record.")
        case .explainSource:
            Phrase(pt: "lido de {file}, linha {position}", en: "read from {file}, line {position}")
        case .explainSourceMember:
            Phrase(
                pt: "lido de {file}, membro {member}, linha {position}",
                en: "read from {file}, member {member}, line {position}")
        case .explainFinding:
            Phrase(
                pt: "{class} {title}: {explanation} {cure}", en: "{class} {title}: {explanation} {cure}")
        case .explainCharge:
            Phrase(
                pt: "{amount} por {package} do contrato {contract}, competência {competence}",
                en: "{amount} for {package} of contract {contract}, month {competence}")
        case .inspectFile:
            Phrase(pt: "{file}: {kind}, seria {disposition}", en: "{file}: {kind}, would be {disposition}")
        case .inspectReason: Phrase(pt: "motivo: {reason} {cure}", en: "reason: {reason} {cure}")
        case .inspectProblem: Phrase(pt: "linha {line}: {problem}", en: "line {line}: {problem}")
        case .inspectChangesNothing: Phrase(pt: "Nada foi alterado.", en: "Nothing was changed.")
        default: nil
        }
    }

    // The last group, so it answers for all that remains; a test asks that no sentence ends in its default.
    private var billingPhrase: Phrase {
        switch self {
        case .billingNothing:
            Phrase(pt: "Nenhum contrato vence em {due}.", en: "No contract is due on {due}.")
        case .billingPreview:
            Phrase(
                pt:
                    "Prévia de {due}: {customers}, {events}, {total}. Para salvar: sintonia billing save --preview {hash}",
                en: "Preview of {due}: {customers}, {events}, {total}. To save: sintonia billing save --preview {hash}")
        case .billingSaved:
            Phrase(
                pt: "Salvos como Pendente: {events}, {total}.", en: "Saved as pending: {events}, {total}.")
        case .billingProcessed:
            Phrase(
                pt: "Processados e lançados no Extrato: {events}, {total}.",
                en: "Processed and posted to the statement: {events}, {total}.")
        case .billingQuarantined:
            Phrase(
                pt: "Contrato {contract} ficou de fora: {why}", en: "Contract {contract} was left out: {why}")
        case .billingFree:
            Phrase(
                pt: "Contrato {contract}, pacote {package}: sem cobrança.",
                en: "Contract {contract}, package {package}: free of charge.")
        case .findingsNone: Phrase(pt: "Nenhuma divergência em aberto.", en: "No open findings.")
        case .planNone: Phrase(pt: "Nenhuma ação proposta.", en: "No action proposed.")
        case .planApproved: Phrase(pt: "Plano {plan} aprovado: {actions}.", en: "Plan {plan} approved: {actions}.")
        default: Self.unexplained
        }
    }

    static let unexplained = Phrase(pt: "Frase sem texto", en: "A sentence without words")
}
