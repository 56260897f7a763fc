public import Domain

/// What the commands that call platforms say.
public enum CallText: String, Sendable, CaseIterable, TextCatalogue {
    case pulled, pulledReport, pullNext, whole, notProved
    case applyNext, applyRead, applyStopped, applyStale, applyInputs, applyNotExecutable, applyQuiet
    case callsNone, callsUnsigned, gapTask, gapWithheld, gapNoCall, gapNoValue, gapNoTenantValue, gapNoAddress
    case unknownPlatform, nothingToRead, asksNothing, unknownRead, openSecrets, unreadableSecrets
    case unsafeValue, noDigest, busy
    case notSignedOff, noSection, noSecret, noTenantValue, noValue, notEncrypted, transport, certificate, redirected
    case format, refused, paging, row

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .pulled, .pulledReport, .pullNext, .whole, .notProved: told
        case .applyNext, .applyRead, .applyStopped, .applyStale, .applyInputs, .applyNotExecutable, .applyQuiet: applied
        case .callsNone, .callsUnsigned, .gapTask, .gapWithheld, .gapNoCall, .gapNoValue, .gapNoTenantValue,
            .gapNoAddress:
            planned
        case .asksNothing:
            Phrase(
                pt: "A plataforma {name} não pergunta nada no login: não há o que responder.",
                en: "Platform {name} asks nothing at login: there is nothing to answer.")
        case .unknownPlatform:
            Phrase(
                pt: "Não há perfil da plataforma {name}. Veja `sintonia platforms list`.",
                en: "There is no profile of the platform {name}. See `sintonia platforms list`.")
        case .nothingToRead:
            Phrase(
                pt: "O perfil de {name} não tem leituras por HTTP: use os arquivos que ela exporta.",
                en: "The profile of {name} has nothing to read over HTTP: use the files that it exports.")
        case .unknownRead:
            Phrase(pt: "Não há a leitura {name}. Há: {known}.", en: "There is no read {name}. There are: {known}.")
        case .openSecrets:
            Phrase(
                pt: "{path} pode ser lido por outros: `chmod 600 {path}` e tente de novo. Nada foi chamado.",
                en: "{path} can be read by others: `chmod 600 {path}` and try again. Nothing was called.")
        case .unreadableSecrets:
            Phrase(
                pt:
                    "{path} não pode ser lido como objeto JSON de textos, NOME e valor (um arquivo, não um atalho). Nada foi chamado.",
                en:
                    "{path} cannot be read as a JSON object of texts, name and value (a file, not a link). Nothing was called."
            )
        case .notSignedOff:
            Phrase(
                pt: """
                    A seção {section} do perfil se apoia em {level}, não na palavra do fornecedor. Confirme com ele e \
                    assine o perfil (`signedOffBy`); até lá, só `--dry-run`. Nada foi chamado.
                    """,
                en: """
                    The section {section} of the profile rests on {level}, not on the vendor's word. Confirm it with him \
                    and sign the profile (`signedOffBy`); until then only `--dry-run`. Nothing was called.
                    """)
        default: problem
        }
    }

    private var told: Phrase {
        switch self {
        case .pulled:
            Phrase(
                pt: "{path}: {rows} linhas, {proof}{refused}", en: "{path}: {rows} rows, {proof}{refused}")
        case .pulledReport:
            Phrase(
                pt: "{path}: relatório da plataforma, sem prova de estar inteiro",
                en: "{path}: the platform's report, without proof of being whole")
        case .pullNext: Phrase(pt: "Agora: sintonia run", en: "Next: sintonia run")
        case .whole: Phrase(pt: "inteiro", en: "whole")
        default: Phrase(pt: "não provado inteiro", en: "not proved whole")
        }
    }

    private var applied: Phrase {
        switch self {
        case .applyNext:
            Phrase(
                pt:
                    "O retrato de amanhã de {platform} mostra o que foi feito: sintonia pull, ou o arquivo que ela exporta.",
                en: "Tomorrow's picture of {platform} shows what was done: sintonia pull, or the file that it exports.")
        case .applyRead:
            Phrase(
                pt: "O que foi lido de volta está no inbox. Agora: sintonia run",
                en: "What was read back lies in the inbox. Next: sintonia run")
        case .applyInputs:
            Phrase(
                pt:
                    "Depois deste plano chegaram {files}: rode `sintonia run`, veja o plano novo e decida. Nada foi chamado.",
                en:
                    "After this plan {files} came: call `sintonia run`, look at the new plan and decide. Nothing was called."
            )
        case .applyStopped:
            Phrase(
                pt: "Parou. O que falta continua na próxima vez, com as mesmas palavras.",
                en: "It stopped. What is left goes on the next time, with the same words.")
        case .applyStale:
            Phrase(
                pt: "O plano mudou; agora é {now}. Veja `sintonia plan show` e decida de novo. Nada foi chamado.",
                en:
                    "The plan has changed; it is {now} now. See `sintonia plan show` and decide anew. Nothing was called."
            )
        case .applyNotExecutable:
            Phrase(
                pt:
                    "O perfil de {platform} não diz que se pode executar algo (`capabilities.executable`). Nada foi chamado.",
                en:
                    "The profile of {platform} does not say that anything may be executed (`capabilities.executable`). Nothing was called."
            )
        default:
            Phrase(
                pt: "{platform} está nas horas de silêncio do perfil: nada é retirado agora. Nada foi chamado.",
                en: "{platform} is in the quiet hours of its profile: nothing is taken away now. Nothing was called.")
        }
    }

    private var planned: Phrase {
        switch self {
        case .callsNone:
            Phrase(pt: "Nenhuma ação no plano de {platform}.", en: "No action in the plan of {platform}.")
        case .callsUnsigned:
            Phrase(
                pt: "não pode ser feita: {section} se apoia em {level} e ninguém assinou",
                en: "may not be made: {section} rests on {level} and nobody has signed")
        case .gapTask: Phrase(pt: "tarefa de uma pessoa", en: "a person's task")
        case .gapWithheld: Phrase(pt: "retida: {reason}", en: "withheld: {reason}")
        case .gapNoCall:
            Phrase(
                pt: "o perfil não descreve nenhuma chamada para {name}", en: "the profile describes no call for {name}")
        case .gapNoValue: Phrase(pt: "não se conhece {name}", en: "{name} is not known")
        case .gapNoTenantValue:
            Phrase(
                pt: "falta `platforms.{platform}.tenant.{name}` no sintonia.yaml",
                en: "`platforms.{platform}.tenant.{name}` is missing in sintonia.yaml")
        default:
            Phrase(
                pt: "o perfil não tem endereço, ou tem um que não é https",
                en: "the profile has no address, or one that is not https")
        }
    }

    private var problem: Phrase {
        switch self {
        case .noSection: Phrase(pt: "O perfil não tem a seção {name}.", en: "The profile has no section {name}.")
        case .noSecret:
            Phrase(
                pt:
                    "Falta o segredo {name}: variável de ambiente {variable} ou o arquivo de `platforms.{platform}.secrets`.",
                en:
                    "The secret {name} is missing: environment variable {variable}, or the file of `platforms.{platform}.secrets`."
            )
        case .noTenantValue:
            Phrase(
                pt: "Falta `platforms.{platform}.tenant.{name}` no sintonia.yaml.",
                en: "`platforms.{platform}.tenant.{name}` is missing in sintonia.yaml.")
        case .noValue:
            Phrase(
                pt: "A chamada precisa de {name}, que não se conhece.", en: "The call needs {name}, which is not known."
            )
        case .unsafeValue:
            Phrase(
                pt: "O valor de {name} tem caracteres de controle e não vai num cabeçalho. Corrija o cadastro.",
                en: "The value of {name} has control characters and does not go into a header. Correct the record.")
        case .noDigest:
            Phrase(
                pt: "Esta máquina não calcula {name}, que o perfil pede.",
                en: "This machine does not compute {name}, which the profile asks for.")
        case .busy:
            Phrase(
                pt: "{platform} está ocupada (HTTP {status}). Nada foi gravado; tente de novo.",
                en: "{platform} is busy (HTTP {status}). Nothing was written; try again.")
        case .notEncrypted:
            Phrase(
                pt: "O endereço de {host} não é https: segredos não viajam abertos.",
                en: "The address of {host} is not https: secrets do not travel in the open.")
        case .transport:
            Phrase(
                pt: "{platform} não respondeu: {fault}. Nada foi gravado; tente de novo.",
                en: "{platform} did not answer: {fault}. Nothing was written; try again.")
        case .certificate:
            Phrase(
                pt: "O certificado de {platform} não confere: {fault}. Nada foi enviado.",
                en: "The certificate of {platform} does not match: {fault}. Nothing was sent.")
        case .redirected:
            Phrase(
                pt:
                    "{platform} mandou para {host}: credenciais não vão para outro lugar. Corrija o endereço no perfil.",
                en:
                    "{platform} sends to {host}: credentials are not carried elsewhere. Correct the address in the profile."
            )
        case .format:
            Phrase(
                pt: "{platform} respondeu {got} onde o perfil promete {expected}. Nada foi gravado.",
                en: "{platform} answered {got} where the profile promises {expected}. Nothing was written.")
        case .refused:
            Phrase(
                pt: "{platform} recusou ({refusal}): {native}. Nada foi gravado.",
                en: "{platform} refused ({refusal}): {native}. Nothing was written.")
        case .paging:
            Phrase(
                pt:
                    "As páginas de {platform} não formam uma lista ({problem}: {detail}). Nada foi gravado; tente de novo.",
                en: "The pages of {platform} are not one list ({problem}: {detail}). Nothing was written; try again.")
        default:
            Phrase(
                pt: "Linha {row} de {platform}: {field} = {value}.", en: "Row {row} of {platform}: {field} = {value}.")
        }
    }
}

extension ActionOutcome: TextCatalogue {
    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }

    /// What became of a change.
    public var label: Phrase {
        switch self {
        case .done: Phrase(pt: "feita", en: "done")
        case .already: Phrase(pt: "já estava assim", en: "was so already")
        case .conflict:
            Phrase(pt: "a plataforma mudou; nada foi chamado", en: "the platform has changed; nothing was called")
        case .refused: Phrase(pt: "recusada", en: "refused")
        case .doubt: Phrase(pt: "em dúvida: confira no painel", en: "in doubt: look at the panel")
        case .waiting: Phrase(pt: "espera", en: "waits")
        }
    }
}
