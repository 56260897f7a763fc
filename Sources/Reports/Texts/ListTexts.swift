public import Domain

/// The words of the lists that one chooses from, and of a record's history.
public enum ListText: String, CaseIterable, Sendable, TextCatalogue {
    case packagesNone, packagesContractUnknown, packagesNoTV, packagesCancelled
    case channelsNone, channelsPackageUnknown, locationsNone
    case columnPackage, columnName, columnPlatform, columnExtra, columnPrice, columnActive, columnNumber, columnFamily
    case columnLocation, columnScope
    case never, gap, scopePoint, scopeStock, scopeBoth
    case historyLine, contractDates, billedByERP, package, priceFrom, invoiced, limit

    /// The sentence in both languages.
    public var phrase: Phrase { sentences ?? columns ?? words }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    private var sentences: Phrase? {
        switch self {
        case .packagesNone: Phrase(pt: "Nenhum pacote.", en: "No package.")
        case .packagesContractUnknown:
            Phrase(
                pt: "O contrato {contract} não está nos registros em {date}.",
                en: "Contract {contract} is not in the records on {date}.")
        case .packagesNoTV:
            Phrase(
                pt: "O plano {plan} do contrato {contract} não permite TV: nenhum pacote pode ser contratado.",
                en: "Plan {plan} of contract {contract} does not allow TV: no package can be contracted.")
        case .packagesCancelled:
            Phrase(
                pt: "O contrato {contract} está cancelado: nenhum pacote pode ser contratado.",
                en: "Contract {contract} is cancelled: no package can be contracted.")
        case .channelsNone:
            Phrase(
                pt: "Nem o ERP nem a plataforma deram a grade do pacote {package}.",
                en: "Neither the ERP nor the platform gave the grid of package {package}.")
        case .channelsPackageUnknown:
            Phrase(pt: "O pacote {package} não está nos registros.", en: "Package {package} is not in the records.")
        case .locationsNone:
            Phrase(
                pt: "Nenhum local cadastrado; envie uma tabela locations.",
                en: "No location is registered; send a locations table.")
        case .historyLine:
            Phrase(
                pt: "{since} a {through}  {kind} {key}: {values}  [{place}]",
                en: "{since} to {through}  {kind} {key}: {values}  [{place}]")
        case .package: Phrase(pt: "Pacote {name}", en: "Package {name}")
        default: nil
        }
    }

    private var columns: Phrase? {
        switch self {
        case .columnPackage: Phrase(pt: "Pacote", en: "Package")
        case .columnName: Phrase(pt: "Nome", en: "Name")
        case .columnPlatform: Phrase(pt: "Plataforma", en: "Platform")
        case .columnExtra: Phrase(pt: "Extra", en: "Extra")
        case .columnPrice: Phrase(pt: "Valor", en: "Price")
        case .columnActive: Phrase(pt: "Ativo", en: "Active")
        case .columnNumber: Phrase(pt: "N. Canal", en: "Number")
        case .columnFamily: Phrase(pt: "Família", en: "Family")
        case .columnLocation: Phrase(pt: "Local", en: "Location")
        case .columnScope: Phrase(pt: "Uso", en: "Scope")
        case .contractDates: Phrase(pt: "Datas", en: "Dates")
        case .billedByERP: Phrase(pt: "Faturado pelo ERP", en: "Billed by the ERP")
        case .priceFrom: Phrase(pt: "Preço a partir de", en: "Price from")
        case .invoiced: Phrase(pt: "Fatura da plataforma", en: "Platform's invoice")
        case .limit: Phrase(pt: "Limite de pontos", en: "Outlet limit")
        default: nil
        }
    }

    private var words: Phrase {
        switch self {
        case .never: Phrase(pt: "sem preço", en: "no price")
        case .gap: Phrase(pt: "fora da vigência", en: "not covered")
        case .scopePoint: Phrase(pt: "ponto", en: "point")
        case .scopeStock: Phrase(pt: "estoque", en: "stock")
        default: Phrase(pt: "ponto e estoque", en: "point and stock")
        }
    }
}

extension ListPrice {
    /// The price as a list shows it.
    public func text(_ language: Language) -> String {
        switch self {
        case .listed(let price): language.money(price)
        case .never: ListText.never.phrase.text(language)
        case .gap: ListText.gap.phrase.text(language)
        }
    }
}

extension RegisteredLocation.Scope {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .point: ListText.scopePoint.phrase
        case .stock: ListText.scopeStock.phrase
        case .both: ListText.scopeBoth.phrase
        }
    }
}
