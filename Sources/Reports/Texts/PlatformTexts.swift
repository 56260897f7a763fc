/// The words of a platform's profile: directions, evidence, abilities, operations. Raw values are those of the file.
public enum PlatformWord: String, Sendable, CaseIterable, Hashable {
    // Who moves first.
    case push, pull, callback, file, manual
    // How a plan is written down.
    case actions
    case expectedState = "expected-state"
    case decisionTable = "decision-table"
    case steps
    // What a statement rests on.
    case vendorDoc = "vendor-doc"
    case vendorSDK = "vendor-sdk"
    case thirdPartyDoc = "third-party-doc"
    case thirdPartyCode = "third-party-code"
    case assumption, none
    // Whether something can be done.
    case yes, no, emulated, unknown
    // What can be asked.
    case createAccount = "create-account"
    case updateAccount = "update-account"
    case addPackage = "add-package"
    case cancelPackage = "cancel-package"
    case swapPackage = "swap-package"
    case suspend, resume
    case cancelAccount = "cancel-account"
    case addDevice = "add-device"
    case removeDevice = "remove-device"
    case swapDevice = "swap-device"
    case resetPIN = "reset-pin"
    case resendActivation = "resend-activation"
    // What it is like.
    case channels, devices
    case singlePackage = "single-package"
    case loginIsDocument = "login-is-document"
    case activationByViewer = "activation-by-viewer"
    // How subscribers are listed, and what stands in for a suspension.
    case paged
    case reportFile = "report-file"
    case perKey = "per-key"
    case cancelAndRecreate = "cancel-and-recreate"
    case removePackages = "remove-packages"
}

extension PlatformWord: TextCatalogue {
    /// The word in both languages.
    public var phrase: Phrase { directions ?? evidence ?? operations ?? others }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    /// The word for people of a word of a profile; the word itself where it has none.
    public static func text(_ word: String, _ language: Language) -> String {
        PlatformWord(rawValue: word)?.phrase.text(language) ?? word
    }

    private var directions: Phrase? {
        switch self {
        case .push: Phrase(pt: "o provedor chama a plataforma", en: "the provider calls the platform")
        case .pull: Phrase(pt: "a plataforma lê o ERP", en: "the platform reads the ERP")
        case .callback: Phrase(pt: "a plataforma pergunta no login", en: "the platform asks at login")
        case .file: Phrase(pt: "arquivos", en: "files")
        case .manual: Phrase(pt: "uma pessoa no painel", en: "a person at the panel")
        case .actions: Phrase(pt: "ações", en: "actions")
        case .expectedState: Phrase(pt: "estado esperado", en: "expected state")
        case .decisionTable: Phrase(pt: "tabela de decisão", en: "decision table")
        case .steps: Phrase(pt: "lista de passos", en: "list of steps")
        default: nil
        }
    }

    private var evidence: Phrase? {
        switch self {
        case .vendorDoc: Phrase(pt: "documento do fornecedor", en: "the vendor's document")
        case .vendorSDK: Phrase(pt: "código do fornecedor", en: "the vendor's code")
        case .thirdPartyDoc: Phrase(pt: "documento de terceiros", en: "others' document")
        case .thirdPartyCode: Phrase(pt: "código de terceiros", en: "others' code")
        case .assumption: Phrase(pt: "suposição", en: "assumption")
        case .none: Phrase(pt: "nada encontrado", en: "nothing found")
        case .yes: Phrase(pt: "sim", en: "yes")
        case .no: Phrase(pt: "não", en: "no")
        case .emulated: Phrase(pt: "por outro meio", en: "by other means")
        case .unknown: Phrase(pt: "não se sabe", en: "unknown")
        default: nil
        }
    }

    private var operations: Phrase? {
        switch self {
        case .createAccount: Phrase(pt: "criar assinante", en: "create account")
        case .updateAccount: Phrase(pt: "alterar assinante", en: "update account")
        case .addPackage: Phrase(pt: "incluir pacote", en: "add package")
        case .cancelPackage: Phrase(pt: "cancelar pacote", en: "cancel package")
        case .swapPackage: Phrase(pt: "trocar pacote", en: "swap package")
        case .suspend: Phrase(pt: "suspender", en: "suspend")
        case .resume: Phrase(pt: "reativar", en: "resume")
        case .cancelAccount: Phrase(pt: "cancelar assinante", en: "cancel account")
        case .addDevice: Phrase(pt: "incluir aparelho", en: "add device")
        case .removeDevice: Phrase(pt: "retirar aparelho", en: "remove device")
        case .swapDevice: Phrase(pt: "trocar aparelho", en: "swap device")
        case .resetPIN: Phrase(pt: "trocar PIN", en: "reset PIN")
        case .resendActivation: Phrase(pt: "reenviar ativação", en: "resend activation")
        default: nil
        }
    }

    private var others: Phrase {
        switch self {
        case .channels: Phrase(pt: "tem canais", en: "has channels")
        case .devices: Phrase(pt: "tem aparelhos", en: "has devices")
        case .singlePackage: Phrase(pt: "um pacote por vez", en: "one package at a time")
        case .loginIsDocument: Phrase(pt: "login é o documento", en: "the login is the document")
        case .activationByViewer: Phrase(pt: "o cliente conclui a ativação", en: "the viewer finishes the activation")
        case .paged: Phrase(pt: "página a página", en: "page by page")
        case .reportFile: Phrase(pt: "por relatório em arquivo", en: "by a report file")
        case .perKey: Phrase(pt: "um a um", en: "one by one")
        case .cancelAndRecreate: Phrase(pt: "cancelar e criar de novo", en: "cancel and create anew")
        default: Phrase(pt: "retirar os pacotes", en: "remove the packages")
        }
    }
}

/// The sentences of `sintonia platforms`.
public enum PlatformText: String, CaseIterable, Sendable, TextCatalogue {
    case columnID, columnName, columnDirection, columnEvidence, columnPlan, columnExecutes
    case unknownPlatform, sound, title, direction, evidence, sources, operations, traits, listing, substitute
    case executable, notExecutable, files, file, header, states, otherStates, ladder, erpField, unknowns, calls

    /// The sentence in both languages.
    public var phrase: Phrase { columns ?? headings ?? sentences }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    private var columns: Phrase? {
        switch self {
        case .columnID: Phrase(pt: "Código", en: "Id")
        case .columnName: Phrase(pt: "Plataforma", en: "Platform")
        case .columnDirection: Phrase(pt: "Quem começa", en: "Who moves first")
        case .columnEvidence: Phrase(pt: "Evidência", en: "Evidence")
        case .columnPlan: Phrase(pt: "O plano sai como", en: "The plan comes as")
        case .columnExecutes: Phrase(pt: "Executa", en: "Executes")
        default: nil
        }
    }

    private var headings: Phrase? {
        switch self {
        case .operations: Phrase(pt: "O que pode ser pedido ({evidence}):", en: "What can be asked ({evidence}):")
        case .traits: Phrase(pt: "Como é:", en: "What it is like:")
        case .files:
            Phrase(
                pt: "Arquivos que se leem, além das tabelas canônicas:",
                en: "Files that are read, beside the canonical tables:")
        case .states: Phrase(pt: "Situações:", en: "States:")
        case .unknowns: Phrase(pt: "O que não se sabe:", en: "What is not known:")
        case .calls:
            Phrase(pt: "Chamadas, mostradas e não executadas:", en: "Calls, shown and not executed:")
        default: nil
        }
    }

    private var sentences: Phrase {
        switch self {
        case .unknownPlatform:
            Phrase(
                pt: "Não há perfil de “{value}”. Há: {allowed}.",
                en: "There is no profile of “{value}”. There are: {allowed}.")
        case .sound:
            Phrase(pt: "{file}: sem erros ({id}, versão {version})", en: "{file}: sound ({id}, version {version})")
        case .title:
            Phrase(pt: "{name} ({id}), perfil versão {version}", en: "{name} ({id}), profile version {version}")
        case .direction:
            Phrase(
                pt: "Direção: {direction}; o plano sai como {plan}",
                en: "Direction: {direction}; the plan comes as {plan}")
        case .evidence: Phrase(pt: "Evidência: {evidence}", en: "Evidence: {evidence}")
        case .sources: Phrase(pt: "Fonte: {source}", en: "Source: {source}")
        case .listing: Phrase(pt: "Lista de assinantes: {value}", en: "Listing of subscribers: {value}")
        case .substitute:
            Phrase(pt: "No lugar da suspensão: {value}", en: "In the place of a suspension: {value}")
        case .executable:
            Phrase(pt: "Pode ser executado; responde por isso: {by}", en: "May be executed; signed for by: {by}")
        case .notExecutable:
            Phrase(pt: "Nada é executado: só se mostra o que fazer.", en: "Nothing is executed: what to do is shown.")
        case .file: Phrase(pt: "{kind} ({form}), {evidence}", en: "{kind} ({form}), {evidence}")
        case .header: Phrase(pt: "colunas: {columns}", en: "columns: {columns}")
        case .otherStates:
            Phrase(
                pt: "qualquer outra: não se sabe, e nunca leva a uma ação",
                en: "any other: unknown, and never leads to an action")
        case .ladder: Phrase(pt: "Contas são casadas por: {rungs}", en: "Accounts are matched by: {rungs}")
        default:
            Phrase(
                pt: "Campo do ERP que guarda o vínculo: {field}", en: "The ERP's field that stores the link: {field}")
        }
    }
}
