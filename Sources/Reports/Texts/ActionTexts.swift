public import Domain

extension ProposedAction.Verb: TextCatalogue {
    /// What is set, as a heading.
    public var label: Phrase {
        switch self {
        case .setAccountState: Phrase(pt: "definir estado da conta", en: "set the account's state")
        case .setPackages: Phrase(pt: "definir pacotes da conta", en: "set the account's packages")
        case .setDevice: Phrase(pt: "definir vínculo do aparelho", en: "set the box's account")
        case .setField: Phrase(pt: "definir campo", en: "set a field")
        case .review: Phrase(pt: "conferir", en: "look into it")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

/// One action in a few words, for a person. Places: `target`, `wanted`.
enum ActionText: String, Sendable, CaseIterable {
    case activate, activateWith, suspend, cancel, setState, setPackages, pair, unpair, setField, clearField, look

    init(_ verb: ProposedAction.Verb, wanted: String) {
        switch verb {
        case .setAccountState: self = Self.settingState(wanted)
        case .setPackages: self = .setPackages
        case .setDevice: self = ["", "none"].contains(wanted) ? .unpair : .pair
        case .setField: self = wanted.isEmpty ? .clearField : .setField
        case .review: self = .look
        }
    }

    private static func settingState(_ wanted: String) -> ActionText {
        if wanted.hasPrefix(activatingWith) { return .activateWith }
        return switch ServiceStatus(rawValue: wanted) {
        case .active: .activate
        case .suspended: .suspend
        case .cancelled: .cancel
        default: .setState
        }
    }

    // An activation names its packages: `active: BASICO, ESPN`.
    static let activatingWith = "\(ServiceStatus.active.rawValue): "
}

extension ActionText: TextCatalogue {
    var phrase: Phrase {
        switch self {
        case .activate: Phrase(pt: "ativar {target}", en: "activate {target}")
        case .activateWith:
            Phrase(pt: "ativar {target} com: {wanted}", en: "activate {target} with: {wanted}")
        case .suspend: Phrase(pt: "suspender {target}", en: "suspend {target}")
        case .cancel: Phrase(pt: "cancelar {target}", en: "cancel {target}")
        case .setState: Phrase(pt: "deixar {target} em: {wanted}", en: "set {target} to: {wanted}")
        case .setPackages: Phrase(pt: "deixar {target} com: {wanted}", en: "give {target} exactly: {wanted}")
        case .pair: Phrase(pt: "ligar {target} a {wanted}", en: "pair {target} with {wanted}")
        case .unpair: Phrase(pt: "desvincular {target}", en: "unpair {target}")
        case .setField: Phrase(pt: "preencher {target} com: {wanted}", en: "set {target} to: {wanted}")
        case .clearField: Phrase(pt: "limpar {target}", en: "clear {target}")
        case .look: Phrase(pt: "conferir {target}", en: "look into {target}")
        }
    }

    var phrases: [Phrase] { [phrase] }
}

extension ProposedAction {
    /// This action in a few words: `ativar 1001`.
    public func sentence(_ language: Language) -> String {
        ActionText(verb, wanted: wanted).sentence(language, target: target, wanted: wanted)
    }
}

extension PlannedAction {
    /// This action in a few words: `ativar 1001`.
    public func sentence(_ language: Language) -> String {
        ActionText(verb, wanted: wanted).sentence(language, target: target, wanted: wanted)
    }
}

extension ActionText {
    fileprivate func sentence(_ language: Language, target: String, wanted: String) -> String {
        let named = self == .activateWith ? String(wanted.dropFirst(Self.activatingWith.count)) : wanted
        return phrase.text(language, ["target": target, "wanted": named.isEmpty ? "—" : named])
    }
}

extension ProposedAction.Withholding: TextCatalogue {
    /// Why the action is withheld.
    public var label: Phrase {
        switch self {
        case .manual: Phrase(pt: "uma pessoa precisa decidir", en: "a person must decide")
        case .absenceNotProvedTwice:
            Phrase(
                pt: "a ausência precisa de dois arquivos completos seguidos",
                en: "the absence needs two complete files in a row")
        case .absenceNotProved:
            Phrase(pt: "a ausência precisa de um arquivo completo", en: "the absence needs one complete file")
        case .snapshotConflict:
            Phrase(
                pt: "dois arquivos do mesmo dia se contradizem", en: "two files of the same day contradict each other")
        case .frozenByOrder:
            Phrase(pt: "uma ordem e o ERP discordam", en: "an order and the ERP disagree")
        case .unknownState:
            Phrase(pt: "a plataforma informa um estado desconhecido", en: "the platform says an unknown state")
        case .inFlight: Phrase(pt: "a mudança ainda está a caminho", en: "the change is still on its way")
        case .linkConflict:
            Phrase(pt: "o vínculo entre conta e contrato é contraditório", en: "account and contract do not agree")
        case .courtesy: Phrase(pt: "é cortesia", en: "it is given away on purpose")
        case .accepted: Phrase(pt: "a divergência foi aceita", en: "the difference was accepted")
        case .inputIncomplete:
            Phrase(pt: "falta um arquivo de hoje, ou veio cortado", en: "a file of today is missing or cut")
        case .contradiction:
            Phrase(
                pt: "duas divergências pedem estados diferentes", en: "two findings want different states of one thing")
        case .dependsOnWithheld:
            Phrase(pt: "depende de uma ação retida", en: "it waits for an action that is withheld")
        case .destructiveCap:
            Phrase(
                pt: "retiradas demais de uma vez; aprove o plano", en: "too much taken away at once; approve the plan")
        case .additiveCap:
            Phrase(pt: "ativações demais de uma vez; aprove o plano", en: "too many at once; approve the plan")
        case .patrimonyCap:
            Phrase(
                pt: "aparelhos demais fora do patrimônio; confira o cadastro, ou aprove o plano",
                en: "too many boxes that the register lacks; check it, or approve the plan")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension ServiceStatus: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .absent: Phrase(pt: "ausente", en: "absent")
        case .pendingActivation: Phrase(pt: "ativação pendente", en: "activation pending")
        case .queued: Phrase(pt: "na fila", en: "queued")
        case .active: Phrase(pt: "ativo", en: "active")
        case .scheduledSuspend: Phrase(pt: "suspensão agendada", en: "suspension scheduled")
        case .suspended: Phrase(pt: "suspenso", en: "suspended")
        case .scheduledCancel: Phrase(pt: "cancelamento agendado", en: "cancellation scheduled")
        case .cancelled: Phrase(pt: "cancelado", en: "cancelled")
        case .expired: Phrase(pt: "expirado", en: "expired")
        case .unknown: Phrase(pt: "desconhecido", en: "unknown")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension ContractStatus: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .active: Phrase(pt: "ativo", en: "active")
        case .blocked: Phrase(pt: "bloqueado", en: "blocked")
        case .cancelled: Phrase(pt: "cancelado", en: "cancelled")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension Stake.Formula: TextCatalogue {
    /// How the amount was made.
    public var label: Phrase {
        switch self {
        case .none: Phrase(pt: "sem valor em jogo", en: "no money at stake")
        case .retailNotDelivered:
            Phrase(
                pt: "o que o cliente paga por mês pelo que não recebe",
                en: "what the customer pays a month for what he does not get")
        case .retailNotCharged:
            Phrase(
                pt: "preço de tabela por mês do que é entregue e não pago, mais o custo na plataforma",
                en: "list price a month of what is delivered and not paid, plus the platform's charge")
        case .wholesaleForNothing:
            Phrase(
                pt: "o que a plataforma cobra por mês à toa", en: "what the platform charges a month for nothing")
        case .retailOfCustomers:
            Phrase(
                pt: "preço de tabela por mês dos clientes do pacote que não pode ser entregue",
                en: "list price a month of the customers of a package that cannot be delivered")
        case .daysBetween:
            Phrase(pt: "preço dos dias de diferença", en: "price of the days by which the dates differ")
        case .outletsUnpaid:
            Phrase(
                pt: "preço por mês dos pontos além dos pagos", en: "price a month of the outlets beyond those paid")
        case .wholesaleChange:
            Phrase(
                pt: "mudança do custo mensal na plataforma, somados os clientes do pacote",
                en: "change of the platform's price a month, over all customers of the package")
        case .marginLost:
            Phrase(
                pt: "quanto o pacote custa a mais do que rende por mês, somados os clientes",
                en: "by how much the package costs more than it brings a month, over all its customers")
        case .billedDifference:
            Phrase(
                pt: "diferença entre o cobrado e o devido; o dobro se é a mais",
                en: "difference between what is billed and what is owed; twice that where it is too much")
        case .notBilled: Phrase(pt: "o que é devido e não foi cobrado", en: "what is owed and was not billed")
        case .billedForNothing:
            Phrase(pt: "o dobro do cobrado sem direito", en: "twice what was billed without entitlement")
        case .priceDifference:
            Phrase(
                pt: "diferença dos preços para a tabela, somados os contratos",
                en: "difference of the prices from the list, over all contracts")
        case .contentLost:
            Phrase(
                pt: "preço de tabela por mês dos clientes do pacote, pela parte dos canais que saiu (indicação)",
                en: "list price a month of the package's customers, by the share of channels gone (an indication)")
        case .replacement: Phrase(pt: "custo de repor o aparelho", en: "what replacing the box costs")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

/// State of a finding from run to run, as reports name it.
public enum ReportedState: String, Sendable, CaseIterable, Hashable {
    case new, persistent, resolved, reopened, accepted

    /// It stands today and waits for somebody. An accepted one stands too, but is intended.
    public var isOpen: Bool { self == .new || self == .persistent || self == .reopened }
}

extension ReportedState: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .new: Phrase(pt: "nova", en: "new")
        case .persistent: Phrase(pt: "persistente", en: "persistent")
        case .resolved: Phrase(pt: "resolvida", en: "resolved")
        case .reopened: Phrase(pt: "reaberta", en: "reopened")
        case .accepted: Phrase(pt: "aceita", en: "accepted")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
