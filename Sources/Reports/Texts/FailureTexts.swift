/// Why a command could not do what was asked: what happened, where, and what to do next.
public enum FailureText: String, Sendable, CaseIterable, Hashable {
    case configMissing, configUnreadable, configUnknownKey, configMissingKey, configBadValue
    case workspaceMissing, workspaceNotEmpty, locked
    case fileMissing, fileUnreadable, badDate, badMoney, badArgument, unknownPlatform
    case diskFull, outputFailed, storeDamaged, storeNewer, invariantBroken
    case previewStale, ceilingExceeded, billingGuard, eventUnknown, eventImmutable, crashedBefore
}

extension FailureText: TextCatalogue {
    /// What happened, and what to do.
    public var advice: Advice { configAdvice ?? usageAdvice ?? storeAdvice ?? billingAdvice }
    /// Every phrase of this entry.
    public var phrases: [Phrase] { [advice.happened, advice.cure] }

    /// Both sentences on one line, places filled.
    public func text(_ language: Language, _ values: [String: String] = [:]) -> String {
        "\(advice.happened.text(language, values)) \(advice.cure.text(language, values))"
    }

    private var configAdvice: Advice? {
        switch self {
        case .configMissing:
            Advice(
                "Não há sintonia.yaml em {folder}.", doPT: "Rode sintonia init {folder} ou indique --workspace.",
                "There is no sintonia.yaml in {folder}.", doEN: "Run sintonia init {folder}, or give --workspace.")
        case .configUnreadable:
            Advice(
                "{file}, linha {line}: não é YAML válido ({value}).", doPT: "Corrija a linha e rode de novo.",
                "{file}, line {line}: not valid YAML ({value}).", doEN: "Correct the line and run again.")
        case .configUnknownKey:
            Advice(
                "{file}, linha {line}: a chave \"{key}\" não existe.", doPT: "Você quis dizer \"{suggestion}\"?",
                "{file}, line {line}: there is no key \"{key}\".", doEN: "Did you mean \"{suggestion}\"?")
        case .configMissingKey:
            Advice(
                "{file}: falta a chave obrigatória \"{key}\".", doPT: "Inclua-a; sintonia init mostra um exemplo.",
                "{file}: the required key \"{key}\" is missing.", doEN: "Add it; sintonia init shows an example.")
        case .configBadValue:
            Advice(
                "{file}, linha {line}: \"{value}\" não serve para {key}.", doPT: "Use um destes: {allowed}.",
                "{file}, line {line}: \"{value}\" does not fit {key}.", doEN: "Use one of: {allowed}.")
        default: nil
        }
    }

    private var usageAdvice: Advice? {
        switch self {
        case .workspaceMissing:
            Advice(
                "A pasta de trabalho {folder} não existe.", doPT: "Confira o caminho ou rode sintonia init {folder}.",
                "The workspace {folder} does not exist.", doEN: "Check the path, or run sintonia init {folder}.")
        case .workspaceNotEmpty:
            Advice(
                "{folder} já tem uma pasta de trabalho.", doPT: "Nada foi alterado; use-a ou escolha outra pasta.",
                "{folder} already has a workspace.", doEN: "Nothing was changed; use it or choose another folder.")
        case .fileMissing:
            Advice(
                "O arquivo {file} não existe.", doPT: "Confira o caminho.",
                "The file {file} does not exist.", doEN: "Check the path.")
        case .fileUnreadable:
            Advice(
                "O arquivo {file} não pode ser lido ({value}).", doPT: "Confira as permissões da pasta.",
                "The file {file} cannot be read ({value}).", doEN: "Check the permissions of its folder.")
        case .badDate:
            Advice(
                "\"{value}\" não é uma data.", doPT: "Use aaaa-mm-dd ou dd/mm/aaaa.",
                "\"{value}\" is not a date.", doEN: "Use yyyy-mm-dd or dd/mm/yyyy.")
        case .badMoney:
            Advice(
                "\"{value}\" não é um valor em reais.", doPT: "Use, por exemplo, 29.90.",
                "\"{value}\" is not an amount.", doEN: "Use 29.90, for example.")
        case .badArgument:
            Advice(
                "\"{value}\" não serve para {key}.", doPT: "Use um destes: {allowed}.",
                "\"{value}\" does not fit {key}.", doEN: "Use one of: {allowed}.")
        case .unknownPlatform:
            Advice(
                "A plataforma \"{value}\" não está configurada.", doPT: "As configuradas são: {allowed}.",
                "The platform \"{value}\" is not configured.", doEN: "Those configured are: {allowed}.")
        default: nil
        }
    }

    private var storeAdvice: Advice? {
        switch self {
        case .locked:
            Advice(
                "Outra execução está usando a pasta de trabalho há {age}.",
                doPT: "Espere ela terminar ou aumente --wait; nada foi alterado.",
                "Another run has been using the workspace for {age}.",
                doEN: "Wait for it, or raise --wait; nothing was changed.")
        case .diskFull:
            Advice(
                "Não há espaço em disco em {folder}.",
                doPT: "Libere espaço; os arquivos da entrada ficaram onde estão e serão lidos depois.",
                "There is no disk space in {folder}.",
                doEN: "Free some; the files of the inbox stay where they are and will be read later.")
        case .outputFailed:
            Advice(
                "Não foi possível gravar {file} ({value}).", doPT: "Confira o disco e as permissões; rode de novo.",
                "{file} could not be written ({value}).", doEN: "Check the disk and permissions; run again.")
        case .storeDamaged:
            Advice(
                "O banco de dados {file} está danificado ({value}).",
                doPT: "Restaure o último backup (sintonia restore) ou refaça-o do arquivo (sintonia rebuild).",
                "The database {file} is damaged ({value}).",
                doEN: "Restore the last backup (sintonia restore) or rebuild it (sintonia rebuild).")
        case .storeNewer:
            Advice(
                "O banco de dados é de uma versão mais nova do Sintonia.", doPT: "Atualize o programa.",
                "The database was made by a newer Sintonia.", doEN: "Update the program.")
        case .invariantBroken:
            Advice(
                "Uma conta que deveria fechar não fechou: {value}.",
                doPT: "Nada foi publicado. Envie esta mensagem ao suporte.",
                "A sum that must close does not: {value}.",
                doEN: "Nothing was published. Send this message to support.")
        case .crashedBefore:
            Advice(
                "A execução anterior parou no meio; ela foi retomada do ponto em que estava.", doPT: "Nada a fazer.",
                "The run before stopped half way; it was taken up where it was.", doEN: "Nothing to do.")
        default: nil
        }
    }

    // The last group, so it answers for all that remains; a test asks that no failure ends in its default.
    private var billingAdvice: Advice {
        switch self {
        case .previewStale:
            Advice(
                "Os dados mudaram depois da prévia {hash}.", doPT: "Faça uma nova prévia, confira-a e salve.",
                "The data changed after preview {hash}.", doEN: "Make a new preview, check it and save.")
        case .ceilingExceeded:
            Advice(
                "A prévia tem {events}, acima do teto de {ceiling}.",
                doPT: "Confira a prévia; se estiver certa, aumente --ceiling.",
                "The preview has {events}, above the ceiling of {ceiling}.",
                doEN: "Check it; if it is right, raise --ceiling.")
        case .billingGuard:
            Advice(
                "A trava de faturamento segurou a prévia: {value}.",
                doPT: "Confira os valores; se estiverem certos, salve com --preview {hash} --ceiling N.",
                "A billing guard held the preview: {value}.",
                doEN: "Check the amounts; if they are right, save with --preview {hash} --ceiling N.")
        case .eventUnknown:
            Advice(
                "O evento {value} não existe.", doPT: "Veja os eventos em billing-events.csv.",
                "There is no event {value}.", doEN: "See the events in billing-events.csv.")
        case .eventImmutable:
            Advice(
                "O evento {value} já foi processado e não muda mais.", doPT: "Corrija com sintonia billing credit.",
                "Event {value} was processed and never changes.", doEN: "Correct it with sintonia billing credit.")
        default: Self.unexplained
        }
    }

    static let unexplained = Advice(
        "Falha sem explicação.", doPT: "Avise o suporte.", "A failure without a text.", doEN: "Tell support.")
}
