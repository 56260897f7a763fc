public import Domain

/// A column of a table that goes in. One list for all kinds: a column means the same wherever it stands.
public enum TableColumn: UInt8, Sendable, CaseIterable, Hashable {
    case account, accessKey, active, allowsTV, amount, author, beeniusID, beeniusPIN, box, capitalise, casn, casns
    case channel, city, contract, cost, courtesy, courtesyOwner, createdOn, custody, date, defaultPackage, description
    case deviceLimit, document, dueDay, effectiveOn, email, endedOn, endsOn, entitlement, event, externalReference
    case extra, family, field, freeUntil, installedOn, item, isClass, kind, lastSeen, lineup, location, login, mac, macs
    case model, name, ncm, nfcomClass, number, op, order, outletLimit, package, patrimony, period, phone, pin, plan
    case platform, platformPackage, point, price, priceUntil, processedOn, product, quality, quantity, radiusLogin
    case reason, removedOn, retailPrice, scope, serial, serials, smartcard, startedOn, startsOn, state, status
    case statusSince, subscriber, supplier, supplierDocument, taxNature, unitCost, validFrom, validTo, value
    case wholesalePrice

    /// The canonical name, as in the contract of files.
    public var name: String { words[0] }

    /// Amounts of money: their cells decide the decimal style of a file.
    var isMoney: Bool {
        switch self {
        case .amount, .cost, .price, .retailPrice, .unitCost, .wholesalePrice: true
        default: false
        }
    }

    /// Cells that never leave the reader, not even in a fault.
    var isSecret: Bool { self == .pin || self == .beeniusPIN || self == .value }

    /// The canonical name, then the words that mean this column in every table. What a word means in one kind only
    /// is in that kind's ``TableShape``.
    var words: [String] {
        switch self {
        case .account: ["account", "conta", "id conta"]
        case .accessKey: ["access_key", "chave", "chave de acesso", "chave nfe"]
        case .active: ["active", "ativo"]
        case .allowsTV:
            ["allows_tv", "permite tv", "permite criação de planos de tv", "permite a criação de planos de tv"]
        case .amount: ["amount", "valor total"]
        case .author: ["author", "autor"]
        case .beeniusID: ["beenius_id", "id assinante beenius"]
        case .beeniusPIN: ["beenius_pin", "auth pin assinante beenius"]
        case .box: ["box", "equipamento"]
        case .capitalise: ["capitalise", "imobilizar"]
        case .casn: ["casn", "nº casn"]
        case .casns: ["casns"]
        case .channel: ["channel", "id canal"]
        case .city: ["city", "cidade"]
        case .contract: ["contract", "contrato", "id_contrato", "nº contrato"]
        case .cost: ["cost", "custo"]
        case .courtesy: ["courtesy", "cortesia"]
        case .courtesyOwner: ["courtesy_owner", "responsável cortesia"]
        case .createdOn: ["created_on", "criado em", "data criação"]
        case .custody: ["custody"]
        case .date: ["date", "data"]
        case .defaultPackage: ["default_package", "pacote liberado", "pacote padrão", "pacote liberado no plano"]
        case .description: ["description", "descrição"]
        case .deviceLimit: ["device_limit", "limite dispositivos"]
        case .document: ["document", "cpf", "cnpj", "cpf/cnpj", "cnpj/cpf", "documento"]
        case .dueDay: ["due_day", "vencimento", "dia vencimento"]
        case .effectiveOn: ["effective_on"]
        case .email: ["email", "e-mail"]
        case .endedOn: ["ended_on", "data encerramento"]
        case .endsOn: ["ends_on", "fim", "data fim", "data cancelamento"]
        case .entitlement: ["entitlement"]
        case .event: ["event", "evento"]
        case .externalReference: ["external_ref", "external_reference", "referência externa"]
        case .extra: ["extra", "pacote extra"]
        case .family: ["family", "família"]
        case .field: ["field", "campo"]
        case .freeUntil: ["free_until", "isento até"]
        case .installedOn: ["installed_on", "data instalação"]
        case .item: ["item", "nº item"]
        case .isClass: ["is"]
        case .kind: ["kind", "tipo"]
        case .lastSeen: ["last_seen", "último acesso"]
        case .lineup: ["lineup"]
        case .location: ["location", "local"]
        case .login: ["login"]
        case .mac: ["mac", "endereço mac", "mac address"]
        case .macs: ["macs"]
        case .model: ["model", "modelo"]
        case .name: ["name", "nome"]
        case .ncm: ["ncm"]
        case .nfcomClass: ["nfcom_class", "classe nfcom"]
        case .number: ["number", "n.canal", "nº canal", "número canal"]
        case .op: ["op"]
        case .order: ["order"]
        case .outletLimit: ["outlet_limit", "limite pontos", "quantidade limite para pontos de tv"]
        case .package: ["package", "pacote", "id pacote"]
        case .patrimony: ["patrimony", "patrimônio", "nº patrimônio", "plaqueta"]
        case .period: ["period", "competência"]
        case .phone: ["phone", "telefone", "celular"]
        case .pin: ["pin"]
        case .plan: ["plan", "plano", "id_plano"]
        case .platform: ["platform", "plataforma"]
        case .platformPackage: ["platform_package", "código cas", "código plataforma", "código do pacote (cas)"]
        case .point: ["point", "ponto", "id ponto"]
        case .price: ["price", "preço"]
        case .priceUntil: ["price_until", "valor até"]
        case .processedOn: ["processed_on", "processado em"]
        case .product: ["product", "produto", "cód produto", "código produto"]
        case .quality: ["quality", "qualidade"]
        case .quantity: ["quantity", "qtd", "quantidade"]
        case .radiusLogin: ["radius_login", "login radius", "login de radius"]
        case .reason: ["reason", "motivo"]
        case .removedOn: ["removed_on", "data retirada"]
        case .retailPrice: ["retail_price", "preço sugerido"]
        case .scope: ["scope", "escopo"]
        case .serial: ["serial", "nº série", "número de série", "serie", "sn", "serial number"]
        case .serials: ["serials", "séries"]
        case .smartcard: ["smartcard", "cartão", "vsc", "smart card"]
        case .startedOn: ["started_on", "data ativação"]
        case .startsOn: ["starts_on", "início", "data início", "data inclusão"]
        case .state: ["state", "uf", "estado"]
        case .status: ["status", "situação"]
        case .statusSince: ["status_since", "data status"]
        case .subscriber: ["subscriber", "cliente", "id_cliente", "assinante"]
        case .supplier: ["supplier", "fornecedor"]
        case .supplierDocument: ["supplier_document", "cnpj fornecedor"]
        case .taxNature: ["tax_nature", "natureza fiscal"]
        case .unitCost: ["unit_cost", "valor unitário", "custo unitário"]
        case .validFrom: ["valid_from", "vigência início"]
        case .validTo: ["valid_to", "vigência fim"]
        case .value: ["value"]
        case .wholesalePrice: ["wholesale_price", "preço atacado"]
        }
    }
}

/// The column a fault speaks of.
public enum ColumnReference: Hashable, Sendable {
    /// A column of the contract of files.
    case column(TableColumn)
    /// `<platform>_account` of a contract.
    case platformAccount(PlatformID)
    /// A column of a platform's own export, and the one that it becomes.
    case native(String, of: TableColumn)
    /// The row as a whole.
    case row

    /// The canonical column that is meant.
    var meaning: TableColumn? {
        switch self {
        case .column(let column), .native(_, let column): column
        case .platformAccount, .row: nil
        }
    }

    /// The canonical name; empty for the row as a whole.
    public var name: String {
        switch self {
        case .column(let column): column.name
        case .platformAccount(let platform): "\(platform.text)_account"
        case .native(let name, _): name
        case .row: ""
        }
    }
}
