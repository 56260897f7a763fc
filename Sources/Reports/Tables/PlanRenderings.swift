public import Domain

/// Columns of what a plan becomes for each direction of a platform.
extension OutputColumn {
    static let expectedState = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform").filled,
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract").filled,
        OutputColumn("login", .identifier, pt: "Login", en: "Login"),
        OutputColumn("account", .identifier, pt: "Conta", en: "Account"),
        OutputColumn("state", pt: "Estado", en: "State").filled.one(of: ServiceStatus.self),
        OutputColumn("packages", .list, pt: "Pacotes", en: "Packages").filled,
    ]
    static let decisionTable = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform").filled,
        OutputColumn("login", .identifier, pt: "Login", en: "Login").filled,
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract").filled,
        OutputColumn("allowed", .boolean, pt: "Permitido", en: "Allowed").filled,
        OutputColumn("packages", .list, pt: "Pacotes", en: "Packages").filled,
        OutputColumn("change", pt: "Mudança", en: "Change").filled.one(of: LoginDecision.Change.self),
    ]
    static let steps = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("order", .integer, pt: "Ordem", en: "Order").filled,
        OutputColumn("step", pt: "Passo", en: "Step").filled,
        OutputColumn("present", pt: "Só se estiver", en: "Only if it is").filled,
        OutputColumn("lane", pt: "Faixa", en: "Lane").filled.one(of: PlannedAction.Lane.self),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("finding", .identifier, pt: "Divergência", en: "Finding").shaped("^[0-9a-f]{16}$"),
    ]
    static let erpUpdates = [
        OutputColumn("id", .identifier, pt: "Id", en: "Id").filled.shaped("^[0-9a-f]{16}$"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("field", pt: "Campo", en: "Field").filled,
        OutputColumn("present", pt: "Valor atual", en: "Present").filled,
        OutputColumn("wanted", pt: "Valor a gravar", en: "Wanted").filled,
        OutputColumn("withheldBy", pt: "Retida por", en: "Withheld by").one(of: ProposedAction.Withholding.self),
        OutputColumn("finding", .identifier, pt: "Divergência", en: "Finding").shaped("^[0-9a-f]{16}$"),
    ]
}

extension ExpectedState {
    /// Its row in the feed of a platform that reads the ERP.
    public func cells(on platform: PlatformID) -> [Cell] {
        [
            Cell(identifier: platform), Cell(identifier: contract), Cell(identifier: login), Cell(identifier: account),
            .text(state.rawValue), .list(packages.map(\.text)),
        ]
    }
}

extension LoginDecision {
    /// Its row in the table of a platform that asks back.
    public var cells: [Cell] {
        [
            Cell(identifier: platform), .identifier(login), Cell(identifier: contract), .boolean(isAllowed),
            .list(packages.map(\.text)), .text(change.rawValue),
        ]
    }
}

extension PlannedAction {
    /// A step for a person at the platform's panel. `number` counts the steps of the platform.
    public func stepCells(_ number: Int, _ language: Language) -> [Cell] {
        [
            Cell(identifier: platform), .integer(number), .text(sentence(language)), .text(present),
            .text(lane.rawValue), Cell(identifier: contract), Cell(identifier: findings.first),
        ]
    }

    /// What is carried back into the ERP: the field is the part of the target after the contract.
    public var erpCells: [Cell] {
        let parts = target.split(separator: "/", maxSplits: 1).map(String.init)
        return [
            .identifier(id), Cell(identifier: contract), .text(parts.last ?? target), .text(present), .text(wanted),
            Cell(text: withheldBy?.rawValue), Cell(identifier: findings.first),
        ]
    }
}
