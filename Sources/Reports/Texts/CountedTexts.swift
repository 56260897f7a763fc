/// Numbers in words, for one and for many.
public enum CountedText: String, Sendable, CaseIterable, Hashable {
    case findings, newFindings, reopenedFindings, resolvedFindings, acceptedFindings, overAMonth, filesForPerson
    case installedBoxes, withheldActions, customers, events, files, rejectedLines, records, days
    case exposedContracts, unlistedFindings
    case wholePictures, otherPictures, sumsThatClose, sumsThatDiffer
}

extension CountedText: TextCatalogue {
    /// Both forms.
    public var phrase: CountedPhrase {
        switch self {
        case .exposedContracts:
            CountedPhrase(
                one: Phrase(pt: "1 contrato", en: "1 contract"), many: Phrase(pt: "{n} contratos", en: "{n} contracts"))
        case .unlistedFindings:
            CountedPhrase(
                one: Phrase(
                    pt: "Mais 1 divergência não cabe nesta página; a lista completa está em",
                    en: "1 more finding does not fit on this page; the whole list is in"),
                many: Phrase(
                    pt: "Mais {n} divergências não cabem nesta página; a lista completa está em",
                    en: "{n} more findings do not fit on this page; the whole list is in"))
        case .findings: Self.words("divergência", "divergências", "finding", "findings")
        case .newFindings: Self.words("nova", "novas", "new", "new")
        case .reopenedFindings: Self.words("reaberta", "reabertas", "reopened", "reopened")
        case .resolvedFindings: Self.words("resolvida hoje", "resolvidas hoje", "resolved today", "resolved today")
        case .acceptedFindings:
            Self.words("aceita, à parte", "aceitas, à parte", "accepted, apart", "accepted, apart")
        case .overAMonth:
            Self.words(
                "aberta há mais de 30 dias", "abertas há mais de 30 dias", "open for more than 30 days",
                "open for more than 30 days")
        case .installedBoxes:
            Self.words(
                "instalado em cliente", "instalados em clientes", "installed at a customer", "installed at customers")
        case .filesForPerson:
            Self.words(
                "arquivo espera por uma pessoa", "arquivos esperam por uma pessoa", "file waits for a person",
                "files wait for a person")
        case .withheldActions:
            Self.words(
                "ação retida por segurança", "ações retidas por segurança", "action withheld for safety",
                "actions withheld for safety")
        case .wholePictures:
            Self.words(
                "tabela inteira, de hoje", "tabelas inteiras, de hoje", "whole table of today", "whole tables of today")
        case .otherPictures:
            Self.words(
                "tabela antiga ou sem prova", "tabelas antigas ou sem prova", "table old or not proved",
                "tables old or not proved")
        case .sumsThatClose:
            Self.words(
                "soma, e ela fecha", "somas, e todas fecham", "sum, and it closes", "sums, and all of them close")
        case .sumsThatDiffer:
            Self.words("soma não fecha", "somas não fecham", "sum does not close", "sums do not close")
        case .customers: Self.words("cliente", "clientes", "customer", "customers")
        case .events: Self.words("evento", "eventos", "event", "events")
        case .files: Self.words("arquivo", "arquivos", "file", "files")
        case .rejectedLines:
            Self.words(
                "linha de tabela rejeitada", "linhas de tabela rejeitadas", "rejected table line",
                "rejected table lines")
        case .records: Self.words("registro", "registros", "record", "records")
        case .days: Self.words("dia", "dias", "day", "days")
        }
    }

    /// `1 arquivo`, `2 files`.
    public func text(_ language: Language, _ count: Int) -> String { phrase.text(language, count) }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase.one, phrase.many] }

    private static func words(_ um: String, _ muitos: String, _ one: String, _ many: String) -> CountedPhrase {
        CountedPhrase(
            one: Phrase(pt: "{n} \(um)", en: "{n} \(one)"), many: Phrase(pt: "{n} \(muitos)", en: "{n} \(many)"))
    }
}

extension Verdict.Level: TextCatalogue {
    /// The word that opens the verdict.
    public var label: Phrase {
        switch self {
        case .ok: Phrase(pt: "Em ordem", en: "In tune")
        case .attention: Phrase(pt: "Atenção", en: "Attention")
        case .withheld: Phrase(pt: "Retido", en: "Withheld")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
