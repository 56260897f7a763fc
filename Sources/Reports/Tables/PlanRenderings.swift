public import Domain

/// Columns of what a plan becomes for each direction of a platform.
extension OutputColumn {
    static let expectedState = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("login", .identifier, pt: "Login", en: "Login"),
        OutputColumn("account", .identifier, pt: "Conta", en: "Account"),
        OutputColumn("state", pt: "Estado", en: "State"),
        OutputColumn("packages", .list, pt: "Pacotes", en: "Packages"),
    ]
    static let decisionTable = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("login", .identifier, pt: "Login", en: "Login"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("allowed", .boolean, pt: "Permitido", en: "Allowed"),
        OutputColumn("packages", .list, pt: "Pacotes", en: "Packages"),
        OutputColumn("change", pt: "Mudança", en: "Change"),
    ]
    static let steps = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("order", .integer, pt: "Ordem", en: "Order"),
        OutputColumn("step", pt: "Passo", en: "Step"),
        OutputColumn("present", pt: "Só se estiver", en: "Only if it is"),
        OutputColumn("lane", pt: "Faixa", en: "Lane"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("finding", .identifier, pt: "Divergência", en: "Finding"),
    ]
    static let erpUpdates = [
        OutputColumn("id", .identifier, pt: "Id", en: "Id"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("field", pt: "Campo", en: "Field"),
        OutputColumn("present", pt: "Valor atual", en: "Present"),
        OutputColumn("wanted", pt: "Valor a gravar", en: "Wanted"),
        OutputColumn("withheldBy", pt: "Retida por", en: "Withheld by"),
        OutputColumn("finding", .identifier, pt: "Divergência", en: "Finding"),
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
