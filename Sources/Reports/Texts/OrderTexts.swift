public import Domain

extension OrderRefusal: TextCatalogue {
    /// Why the order cannot be carried out, and what to do.
    public var advice: Advice { boxAdvice ?? contractAdvice ?? otherAdvice }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [advice.happened, advice.cure] }

    private var boxAdvice: Advice? {
        switch self {
        case .boxUnknown:
            Advice(
                "O equipamento não está no Set-Top box.", doPT: "Cadastre-o (NF-e, compra ou Importar STB).",
                "The box is not in the register.", doEN: "Register it (note, purchase or set-top import).")
        case .boxInstalled:
            Advice(
                "O equipamento já está instalado em outro ponto.", doPT: "Retire-o do ponto indicado ou use outro.",
                "The box is installed at another point.", doEN: "Remove it from the point named or use another box.")
        case .boxNotFree:
            Advice(
                "O equipamento não está em estoque.", doPT: "Mova-o para o estoque (move-box) ou use outro.",
                "The box is not in stock.", doEN: "Move it to stock (move-box) or use another box.")
        case .accountTaken:
            Advice(
                "A conta já é de outro contrato.", doPT: "Confira o ID na plataforma antes de gravar.",
                "The account is another contract's.", doEN: "Check the id on the platform before setting it.")
        case .custodyNotAllowed:
            Advice(
                "Essa custódia não se define à mão: ela vem dos pontos.",
                doPT: "Use add-point, swap-point ou remove-point.",
                "This custody is not set by hand: it follows from points.",
                doEN: "Use add-point, swap-point or remove-point.")
        case .custodyFinal:
            Advice(
                "O equipamento foi baixado; a baixa é definitiva.", doPT: "Cadastre outro equipamento.",
                "The box was written off, which is final.", doEN: "Register another box.")
        case .locationNotRegistered:
            Advice(
                "O local do ponto não está cadastrado.", doPT: "Use um local da lista ou cadastre este.",
                "The location is not registered.", doEN: "Use one of the list, or register it.")
        case .outletLimit:
            Advice(
                "O limite de pontos do pacote foi atingido.", doPT: "Retire um ponto ou venda um pacote maior.",
                "The outlet limit of the package is reached.", doEN: "Remove a point or sell a larger package.")
        case .pointRemoved:
            Advice(
                "O ponto já foi retirado.", doPT: "Confira o código do ponto.",
                "The point is already removed.", doEN: "Check the code of the point.")
        default: nil
        }
    }

    private var contractAdvice: Advice? {
        switch self {
        case .contractCancelled:
            Advice(
                "O contrato está cancelado.", doPT: "Confira o código do contrato.",
                "The contract is cancelled.", doEN: "Check the code of the contract.")
        case .statusUnchanged:
            Advice(
                "O contrato já está nessa situação.", doPT: "Nada a fazer.",
                "The contract already has that status.", doEN: "Nothing to do.")
        case .noLogin:
            Advice(
                "O contrato não tem login de Radius.", doPT: "Preencha o login (set-field radius_login) antes.",
                "The contract has no Radius login.", doEN: "Fill it in first (set-field radius_login).")
        case .beforeContract:
            Advice(
                "A ordem valeria antes do início do contrato.", doPT: "Corrija a data.",
                "The order would hold before the contract begins.", doEN: "Correct the date.")
        case .planWithoutTV:
            Advice(
                "O plano não permite TV.", doPT: "Escolha um plano com TV, ou retire antes pacotes e pontos.",
                "The plan does not allow television.",
                doEN: "Choose a plan with television, or take packages and points away first.")
        case .planInactive:
            Advice(
                "O plano não é mais vendido.", doPT: "Escolha um plano ativo.",
                "The plan is no longer sold.", doEN: "Choose an active plan.")
        case .alreadyOnPlan:
            Advice(
                "O contrato já está nesse plano.", doPT: "Nada a fazer.",
                "The contract already has that plan.", doEN: "Nothing to do.")
        default: nil
        }
    }

    // The last group: the compiler does not know that the others are answered above, a test does.
    private var otherAdvice: Advice {
        switch self {
        case .orderIDTaken:
            Advice(
                "O número da ordem já é de outra ordem.", doPT: "Envie a ordem com outro número.",
                "The id belongs to another order.", doEN: "Send the order with another id.")
        case .packageNotExtra:
            Advice(
                "O pacote não é extra.", doPT: "Escolha um pacote extra ou mude o plano (change-plan).",
                "The package is no extra.", doEN: "Choose an extra, or change the plan (change-plan).")
        case .packageInactive:
            Advice(
                "O pacote não é mais vendido.", doPT: "Escolha um pacote ativo.",
                "The package is no longer sold.", doEN: "Choose an active package.")
        case .alreadyContracted:
            Advice(
                "O pacote já está contratado.", doPT: "Nada a fazer, ou cancele o outro antes.",
                "The package is contracted already.", doEN: "Nothing to do, or cancel the other one first.")
        case .notContracted:
            Advice(
                "O pacote não está contratado nessa data.", doPT: "Confira o pacote e a data.",
                "The package is not contracted on that date.", doEN: "Check the package and the date.")
        case .alreadyBilled:
            Advice(
                "O pacote já foi faturado e não pode ser apagado.", doPT: "Encerre-o com cancel-package.",
                "The package was billed and cannot be deleted.", doEN: "End it with cancel-package.")
        case .unknownField:
            Advice(
                "O campo não existe.",
                doPT: "Use radius_login, due_day, beenius_id, beenius_pin ou <plataforma>_account.",
                "There is no such field.",
                doEN: "Use radius_login, due_day, beenius_id, beenius_pin or <platform>_account.")
        case .fieldValue:
            Advice(
                "O campo não aceita esse valor.", doPT: "Corrija o valor (dia de 1 a 31; sem espaços).",
                "The field does not take that value.", doEN: "Correct the value (a day 1 to 31; no blanks).")
        default: RowRule.unexplained
        }
    }
}

extension OrderReferent: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .contract: Phrase(pt: "contrato", en: "contract")
        case .package: Phrase(pt: "pacote", en: "package")
        case .plan: Phrase(pt: "plano", en: "plan")
        case .point: Phrase(pt: "ponto", en: "point")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension OrderStanding: TextCatalogue {
    /// How it stands, and what is to be done.
    public var label: Phrase {
        switch self {
        case .waiting: Phrase(pt: "espera por um registro que ainda não chegou", en: "waits for a record to come")
        case .refused: Phrase(pt: "recusada", en: "refused")
        case .scheduled: Phrase(pt: "agendada", en: "scheduled")
        case .awaiting: Phrase(pt: "vale; o ERP ainda não a mostra", en: "holds; the ERP does not show it yet")
        case .inForce: Phrase(pt: "vale", en: "holds")
        case .confirmed: Phrase(pt: "confirmada pelo ERP", en: "confirmed by the ERP")
        case .contradicted:
            Phrase(
                pt: "o ERP não a mostra; cobrança e ações congeladas",
                en: "the ERP does not show it; charges and actions are frozen")
        case .superseded: Phrase(pt: "substituída por outra ordem", en: "superseded by a newer order")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

/// What the command says about orders.
public enum OrderText: String, Sendable, CaseIterable, TextCatalogue {
    case handedIn, willWait, repeated, refused, explained, findLabel, valueMissing, valueInClear

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .handedIn:
            Phrase(
                pt: "Ordem {id} ({op}) gravada em inbox/{path}; vale desde {date}. A próxima execução a aplica.",
                en: "Order {id} ({op}) written to inbox/{path}; it holds from {date}. The next run applies it.")
        case .willWait:
            Phrase(
                pt: "Ordem {id} ({op}) gravada em inbox/{path}; vai esperar por: {referent} {record}.",
                en: "Order {id} ({op}) written to inbox/{path}; it will wait for: {referent} {record}.")
        case .repeated:
            Phrase(
                pt: "A ordem {id} já foi recebida; nada a fazer.", en: "Order {id} was taken already; nothing to do.")
        case .refused:
            Phrase(
                pt: "Ordem {op} recusada [{record}]: {happened} {cure}",
                en: "Order {op} refused [{record}]: {happened} {cure}")
        case .explained:
            Phrase(
                pt: "Ordem {id}: {op}, desde {date}, por {author}. {standing}",
                en: "Order {id}: {op}, from {date}, by {author}. {standing}")
        case .findLabel: Phrase(pt: "Ordens", en: "Orders")
        case .valueMissing:
            Phrase(
                pt: "Informe o valor com --value, ou com --value-file (- lê a entrada padrão).",
                en: "Give the value with --value, or with --value-file (- reads standard input).")
        case .valueInClear:
            Phrase(
                pt: "Um segredo nunca vai na linha de comando: use --value-file (- lê a entrada padrão).",
                en: "A secret never stands on a command line: use --value-file (- reads standard input).")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}

extension FindingClass {
    /// The text of O01.
    static let orderNotInERPText = FindingText(
        Phrase(pt: "Ordem que o ERP não mostra", en: "Order not in the ERP"),
        says: Phrase(
            pt: "O prazo acabou e o ERP não mostra o que foi ordenado: ordem {there}, ERP {erp}.",
            en: "The grace window ended and the ERP does not show what was ordered: order {there}, ERP {erp}."),
        cure: Phrase(
            pt: "Lance a ordem no ERP ou dê uma nova ordem; até lá cobrança e ações ficam congeladas.",
            en: "Enter it in the ERP or give a new order; charges and actions are frozen until then."))
}
