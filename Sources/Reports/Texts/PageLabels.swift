/// Words of the summary page. A raw value is the label's name in the template.
public enum PageLabel: String, Sendable, CaseIterable, Hashable {
    case pageTitle, skip, asOf
    // Verdict and key figures.
    case previewOf, notWhole, noFindings, stakeAMonth, keyFigures, openFindings, moneyAtStake, readyActions, waiting
    case preview, boxes, moneyMeaning, oldestSince
    // Findings.
    case findings, findingsLead, matrixCaption, classWord, total, insideERP, details, nextStep, whatHappens
    case perMonth, daysOpen, action, withheldMark, showingOf, oldest, oldestCaption
    case everythingAgrees, newMark, reopenedMark, seenOn, money
    // Actions.
    case actions, actionsLead, additive, additiveMeaning, destructive, destructiveMeaning, withheldBy, noActions
    case actionsCaption, count
    // Billing.
    case billing, billingLead, billingCaption, competence, due, customers, events, amount, noBilling
    case billingQuarantined, billingFree, billingOverdue, billingUpcoming, comparisonLead, comparisonCaption, charge,
        monthBefore, monthNow, difference
    // Stock.
    case stock, stockCaption, custody, patrimony, setTops, held
    case notReturned
    // Inputs and quarantine.
    case inputs, inputsCaption, file, kind, outcome, reason, records, noInputs, showingInputs
    case quarantine, quarantineCaption, noQuarantine, since
    // Sums and files.
    case contents, moneyBoard, moneyLead, noTrend, trendTable, trendCaption, date, changedSince, unchangedSince
    case chartDescription, ages, agesCaption, filterLabel, search, searchHint, severity, severityShort, platformWord
    case state, openState, moneyWord, contractWord, all, clear, noScript, listCaption, nothingFound, pager, before,
        after
    case placesCaption, withheldShort, tasks, command, planCommandLead, platformPlace, namePlace, quarantineLead
    case pictures, picturesLead, picturesCaption, takenAt, wholeness, whole, unproven, refused, onlyERP, onlyPlatform
    case files24
    case identities, identitiesCaption, identity, closes, differs, left, right, result
    case files, filesCaption, table, rows, forPeople, forPrograms, footer
}

extension PageLabel: TextCatalogue {
    /// Its words.
    public var phrase: Phrase {
        verdictPhrase ?? findingPhrase ?? actionPhrase ?? inputPhrase ?? boardPhrase ?? listPhrase
            ?? closingPhrase
    }
    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    private var verdictPhrase: Phrase? {
        switch self {
        case .pageTitle: Phrase(pt: "Sintonia · {provider} · {date}", en: "Sintonia · {provider} · {date}")
        case .skip: Phrase(pt: "Ir para o veredito", en: "Skip to the verdict")
        case .asOf: Phrase(pt: "Situação em", en: "As of")
        case .previewOf: Phrase(pt: "Prévia do Faturamento TV", en: "TV billing preview")
        case .notWhole: Phrase(pt: "sem retrato inteiro hoje: {tables}", en: "no whole picture today: {tables}")
        case .noFindings: Phrase(pt: "nenhuma divergência", en: "no findings")
        case .stakeAMonth: Phrase(pt: "{money} em jogo", en: "{money} at stake")
        case .keyFigures: Phrase(pt: "Números do dia", en: "Key figures")
        case .openFindings: Phrase(pt: "divergências em aberto", en: "open findings")
        case .moneyAtStake: Phrase(pt: "em jogo", en: "at stake")
        case .readyActions: Phrase(pt: "ações prontas para aprovar", en: "actions ready to approve")
        case .waiting: Phrase(pt: "arquivos à espera de uma pessoa", en: "files waiting for a person")
        case .preview: Phrase(pt: "prévia do Faturamento TV", en: "TV billing preview")
        case .boxes: Phrase(pt: "set-top boxes", en: "set-top boxes")
        case .moneyMeaning: Phrase(pt: "soma das divergências em aberto", en: "sum of the open findings")
        case .oldestSince: Phrase(pt: "o mais antigo desde", en: "the oldest since")
        default: nil
        }
    }

    private var findingPhrase: Phrase? {
        switch self {
        case .findings: Phrase(pt: "Divergências", en: "Findings")
        case .findingsLead:
            Phrase(
                pt: "Onde o ERP e as plataformas não concordam. Cada classe e cada número leva à sua lista.",
                en: "Where the ERP and the platforms disagree. Each class and each number leads to its list.")
        case .matrixCaption:
            Phrase(pt: "Divergências em aberto por classe e plataforma", en: "Open findings by class and platform")
        case .classWord: Phrase(pt: "Classe", en: "Class")
        case .total: Phrase(pt: "Total", en: "Total")
        case .insideERP: Phrase(pt: "no ERP", en: "in the ERP")
        case .details: Phrase(pt: "Todas as divergências", en: "All findings")
        case .nextStep: Phrase(pt: "O que fazer", en: "What to do")
        case .whatHappens: Phrase(pt: "O que acontece", en: "What happens")
        case .perMonth: Phrase(pt: "R$ por mês", en: "R$ a month")
        case .daysOpen: Phrase(pt: "Dias", en: "Days")
        case .action: Phrase(pt: "Ação proposta", en: "Proposed action")
        case .withheldMark: Phrase(pt: "retida", en: "withheld")
        case .showingOf:
            Phrase(
                pt: "Aqui estão {shown} de {total}; a lista completa está em {file}.",
                en: "Here are {shown} of {total}; the whole list is in {file}.")
        case .oldest: Phrase(pt: "As mais antigas", en: "The oldest")
        case .oldestCaption: Phrase(pt: "Divergências abertas há mais tempo", en: "Findings open longest")
        case .everythingAgrees:
            Phrase(
                pt: "O ERP e as plataformas concordam em tudo o que foi entregue.",
                en: "The ERP and the platforms agree on all that was delivered.")
        case .newMark: Phrase(pt: "nova", en: "new")
        case .reopenedMark: Phrase(pt: "reaberta", en: "reopened")
        case .seenOn: Phrase(pt: "Desde", en: "Since")
        case .money: Phrase(pt: "R$ em jogo", en: "R$ at stake")
        default: nil
        }
    }

    private var actionPhrase: Phrase? {
        switch self {
        case .actions: Phrase(pt: "Plano de ações", en: "Plan of actions")
        case .actionsLead:
            Phrase(
                pt: "Nada é feito sem a aprovação de uma pessoa: veja com sintonia plan show.",
                en: "Nothing is done without a person's approval: see sintonia plan show.")
        case .actionsCaption: Phrase(pt: "Ações propostas e retidas", en: "Actions proposed and withheld")
        case .count: Phrase(pt: "Quantidade", en: "Count")
        case .additive: Phrase(pt: "Liberam TV", en: "Give television")
        case .additiveMeaning: Phrase(pt: "prontas para aprovar", en: "ready to approve")
        case .destructive: Phrase(pt: "Retiram TV", en: "Take television away")
        case .destructiveMeaning: Phrase(pt: "prontas para aprovar, com cuidado", en: "ready to approve, with care")
        case .withheldBy: Phrase(pt: "Retidas:", en: "Withheld:")
        case .noActions: Phrase(pt: "Nenhuma ação a propor.", en: "No action to propose.")
        case .billing: Phrase(pt: "Faturamento TV", en: "TV billing")
        case .billingLead:
            Phrase(
                pt: "Só uma prévia: eventos são salvos com sintonia billing save.",
                en: "A preview only: events are saved by sintonia billing save.")
        case .billingCaption: Phrase(pt: "Prévia por vencimento", en: "Preview by due date")
        case .comparisonLead:
            Phrase(
                pt:
                    "Mês anterior {before}, agora {now}: {new} cobranças novas, {ended} encerradas, {changed} com outro valor.",
                en: "Month before {before}, now {now}: {new} new charges, {ended} ended, {changed} of another amount.")
        case .charge: Phrase(pt: "Cobrança", en: "Charge")
        case .comparisonCaption: Phrase(pt: "Maiores mudanças", en: "Largest changes")
        case .monthBefore: Phrase(pt: "Antes", en: "Before")
        case .monthNow: Phrase(pt: "Agora", en: "Now")
        case .difference: Phrase(pt: "Diferença", en: "Difference")
        case .competence: Phrase(pt: "Competência", en: "Month charged")
        case .due: Phrase(pt: "Vencimento", en: "Due date")
        case .customers: Phrase(pt: "Clientes", en: "Customers")
        case .events: Phrase(pt: "Eventos", en: "Events")
        case .amount: Phrase(pt: "Valor", en: "Amount")
        case .noBilling: Phrase(pt: "Nenhuma prévia neste dia.", en: "No preview on this day.")
        case .billingQuarantined: Phrase(pt: "clientes em quarentena", en: "customers in quarantine")
        case .billingFree: Phrase(pt: "pacotes sem cobrança", en: "packages free of charge")
        case .billingOverdue:
            Phrase(
                pt: "{count} eventos pendentes não processados, {total}: vencem em até 3 dias ou já venceram",
                en: "{count} pending events not processed, {total}: due within 3 days, or past due")
        case .billingUpcoming:
            Phrase(
                pt:
                    "vence em {due}: {events}, {total}; {unsaved} a salvar, {pending} pendentes, {processed} processados",
                en: "due {due}: {events}, {total}; {unsaved} to be saved, {pending} pending, {processed} processed")
        case .stock: Phrase(pt: "Patrimônio e set-top boxes", en: "Patrimony and set-top boxes")
        case .stockCaption: Phrase(pt: "Itens por situação", en: "Items by custody")
        case .custody: Phrase(pt: "Situação", en: "Custody")
        case .patrimony: Phrase(pt: "Patrimônio", en: "Patrimony")
        case .setTops: Phrase(pt: "Set-top boxes", en: "Set-top boxes")
        case .notReturned:
            Phrase(pt: "de contratos cancelados, não devolvidos", en: "of cancelled contracts, not returned")
        case .held: Phrase(pt: "retidos até a revisão da nota", en: "held until their note is reviewed")
        default: nil
        }
    }

    private var inputPhrase: Phrase? {
        switch self {
        case .inputs: Phrase(pt: "Arquivos recebidos", en: "Files received")
        case .inputsCaption: Phrase(pt: "Cada arquivo e como terminou", en: "Each file and how it ended")
        case .file: Phrase(pt: "Arquivo", en: "File")
        case .kind: Phrase(pt: "Tipo", en: "Kind")
        case .outcome: Phrase(pt: "Situação", en: "Outcome")
        case .reason: Phrase(pt: "Motivo", en: "Reason")
        case .records: Phrase(pt: "Registros", en: "Records")
        case .noInputs: Phrase(pt: "Nenhum arquivo novo na entrada.", en: "No new file in the inbox.")
        case .showingInputs:
            Phrase(
                pt: "Aqui estão {shown} de {total}; a lista completa está em {file}.",
                en: "Here are {shown} of {total}; the whole list is in {file}.")
        case .quarantine: Phrase(pt: "Esperam por uma pessoa", en: "Waiting for a person")
        case .quarantineCaption: Phrase(pt: "Arquivos na quarentena", en: "Files in quarantine")
        case .noQuarantine: Phrase(pt: "Nenhum arquivo na quarentena.", en: "No file in quarantine.")
        case .since: Phrase(pt: "Desde", en: "Since")
        default: nil
        }
    }

    // The last group, so it answers for all that remains; a test asks that no label ends in its default.
    private var closingPhrase: Phrase {
        switch self {
        case .identities: Phrase(pt: "Contas que fecham", en: "Sums that close")
        case .identitiesCaption:
            Phrase(pt: "Os dois lados de cada soma devem ser iguais", en: "Both sides of each sum must be equal")
        case .identity: Phrase(pt: "Soma", en: "Sum")
        case .left: Phrase(pt: "Um lado", en: "One side")
        case .right: Phrase(pt: "Outro lado", en: "Other side")
        case .result: Phrase(pt: "Resultado", en: "Result")
        case .closes: Phrase(pt: "fecha", en: "closes")
        case .differs: Phrase(pt: "não fecha", en: "does not close")
        case .files: Phrase(pt: "Arquivos desta pasta", en: "Files of this folder")
        case .filesCaption: Phrase(pt: "As tabelas completas", en: "The whole tables")
        case .table: Phrase(pt: "Tabela", en: "Table")
        case .rows: Phrase(pt: "Linhas", en: "Rows")
        case .forPeople: Phrase(pt: "Planilha", en: "Spreadsheet")
        case .forPrograms: Phrase(pt: "Para programas", en: "For programs")
        case .footer:
            Phrase(
                pt: "Gerado pelo Sintonia a partir dos arquivos recebidos. Nada foi alterado em nenhuma plataforma.",
                en: "Made by Sintonia from the files received. Nothing was changed on any platform.")
        default: Self.unexplained
        }
    }

    static let unexplained = Phrase(pt: "Rótulo sem texto", en: "A label without words")
}
