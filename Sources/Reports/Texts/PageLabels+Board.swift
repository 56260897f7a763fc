/// Words of the money board, of the list of findings and of the pictures.
extension PageLabel {
    var boardPhrase: Phrase? {
        switch self {
        case .contents: Phrase(pt: "Conteúdo", en: "Contents")
        case .moneyBoard: Phrase(pt: "Dinheiro", en: "Money")
        case .moneyLead:
            Phrase(
                pt: "O que as divergências em aberto custam, e a quem. Cada soma leva às suas divergências.",
                en: "What the open findings cost, and whom. Each sum leads to its findings.")
        case .noTrend:
            Phrase(
                pt: "A tendência aparece a partir do segundo dia.", en: "The trend appears from the second day on.")
        case .trendTable: Phrase(pt: "A tendência em números", en: "The trend in numbers")
        case .trendCaption:
            Phrase(
                pt: "Somas das últimas 30 datas, a mais nova primeiro", en: "Sums of the last 30 dates, newest first")
        case .date: Phrase(pt: "Data", en: "Date")
        case .changedSince: Phrase(pt: "{change} desde {date}", en: "{change} since {date}")
        case .unchangedSince: Phrase(pt: "igual a {date}", en: "as on {date}")
        case .chartDescription:
            Phrase(
                pt: "De {then} em {first} a {now} em {last}; no máximo {most}.",
                en: "From {then} on {first} to {now} on {last}; at most {most}.")
        case .ages: Phrase(pt: "Há quanto tempo", en: "For how long")
        case .agesCaption: Phrase(pt: "Divergências em aberto por dias", en: "Open findings by days")
        case .withheldShort: Phrase(pt: "Retidas", en: "Withheld")
        case .tasks: Phrase(pt: "Para uma pessoa", en: "For a person")
        case .command: Phrase(pt: "Comando", en: "Command")
        case .placesCaption: Phrase(pt: "Ações por plataforma", en: "Actions by platform")
        case .planCommandLead:
            Phrase(
                pt: "Depois de conferir o plano, com o código que ele mostra:",
                en: "After looking at the plan, with the hash that it shows:")
        case .platformPlace: Phrase(pt: "PLATAFORMA", en: "PLATFORM")
        case .namePlace: Phrase(pt: "NOME", en: "NAME")
        case .quarantineLead:
            Phrase(
                pt:
                    "Corrija o arquivo e solte-o de novo em inbox/; sintonia inspect mostra antes o que será lido dele.",
                en: "Mend the file and drop it into inbox/ again; sintonia inspect shows beforehand what is read of it."
            )
        case .pictures: Phrase(pt: "Retratos em uso", en: "Pictures in use")
        case .picturesLead:
            Phrase(
                pt: "De quando é o que se sabe de cada tabela, e se está provado que nada falta.",
                en: "How old what is known of each table is, and whether it is proved that nothing is missing.")
        case .picturesCaption: Phrase(pt: "O retrato mais novo de cada tabela", en: "The newest picture of each table")
        case .takenAt: Phrase(pt: "Retrato de", en: "Taken on")
        case .wholeness: Phrase(pt: "Inteireza", en: "Wholeness")
        case .whole: Phrase(pt: "provada", en: "proved")
        case .unproven: Phrase(pt: "sem prova", en: "not proved")
        case .refused: Phrase(pt: "Recusadas", en: "Refused")
        case .onlyERP: Phrase(pt: "Só no ERP", en: "Only in the ERP")
        case .onlyPlatform: Phrase(pt: "Só na plataforma", en: "Only on the platform")
        case .files24: Phrase(pt: "Arquivos desta execução", en: "Files of this run")
        default: nil
        }
    }

    var listPhrase: Phrase? {
        switch self {
        case .filterLabel: Phrase(pt: "Filtro das divergências", en: "Filter of the findings")
        case .search: Phrase(pt: "Procurar", en: "Search")
        case .searchHint: Phrase(pt: "contrato, conta, pacote, aparelho…", en: "contract, account, package, box…")
        case .severity: Phrase(pt: "Gravidade", en: "Severity")
        case .severityShort: Phrase(pt: "Grav.", en: "Sev.")
        case .platformWord: Phrase(pt: "Plataforma", en: "Platform")
        case .state: Phrase(pt: "Estado", en: "State")
        case .openState: Phrase(pt: "em aberto", en: "open")
        case .moneyWord: Phrase(pt: "Dinheiro", en: "Money")
        case .contractWord: Phrase(pt: "Contrato", en: "Contract")
        case .all: Phrase(pt: "todas", en: "all")
        case .clear: Phrase(pt: "Limpar filtro", en: "Clear filter")
        case .noScript:
            Phrase(
                pt: "Sem JavaScript só as primeiras linhas aparecem aqui; todas estão em",
                en: "Without JavaScript only the first rows appear here; all of them are in")
        case .listCaption:
            Phrase(
                pt: "Divergências; os títulos das colunas ordenam", en: "Findings; the heads of the columns sort them")
        case .nothingFound:
            Phrase(pt: "Nenhuma divergência com este filtro.", en: "No finding with this filter.")
        case .pager: Phrase(pt: "Páginas das divergências", en: "Pages of the findings")
        case .before: Phrase(pt: "‹ Anterior", en: "‹ Before")
        case .after: Phrase(pt: "Próxima ›", en: "Next ›")
        default: nil
        }
    }
}
