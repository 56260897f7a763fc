/// What a product of a supplier is to the provider.
public enum ProductUse: String, Sendable, CaseIterable, Hashable {
    case setTop = "set-top"
    case network
    case smartcard
    case otherAsset = "other-asset"
    case notAsset = "not-asset"
}

/// One row of the supplier map (*de-para*): which product of which supplier is what.
public struct ProductRule: Hashable, Sendable {
    /// CNPJ or CPF of the supplier, or the eight characters of a CNPJ's root for all its branches.
    public var supplier: String
    /// cProd.
    public var product: String
    /// What it is.
    public var use: ProductUse
    /// The provider's word for the model.
    public var model: String?
    /// Whether its units are fixed assets.
    public var isCapitalised: Bool

    /// All fields.
    public init(supplier: String, product: String, use: ProductUse, model: String?, isCapitalised: Bool) {
        self.supplier = supplier
        self.product = product
        self.use = use
        self.model = model
        self.isCapitalised = isCapitalised
    }
}

/// The rules for the products of one supplier.
public struct ProductMap: Hashable, Sendable {
    private var rules: [String: ProductRule]

    /// No rules: NCM and identifiers decide.
    public static let none = ProductMap([])

    /// These rules; one for the full number of the supplier goes before one for its root.
    public init(_ rules: [ProductRule]) {
        self.rules = [:]
        for rule in rules.sorted(by: { $0.supplier.utf8.count < $1.supplier.utf8.count }) {
            self.rules[rule.product] = rule
        }
    }

    /// The rule for a product.
    public func rule(for product: String) -> ProductRule? { rules[product] }
}

/// What an item of a note is taken for, and why.
public struct ItemUse: Hashable, Sendable {
    /// What it is.
    public var use: ProductUse
    /// The provider's word for the model.
    public var model: String?
    /// Whether its units are fixed assets.
    public var isCapitalised: Bool
    /// A row of the supplier map says so; else NCM and identifiers.
    public var isMapped: Bool

    /// Whether units are made of it.
    public var isAsset: Bool { use != .notAsset }
}

extension FiscalNote.Item {
    /// What the item is: by the supplier map; without a row there, by its NCM, or because identifiers were found.
    /// NCM is a hint, never proof. Source: domain fact sheet of the NF-e, §7; contract of files, "What becomes
    /// patrimony".
    public func use(by map: ProductMap, hasIdentifiers: Bool) -> ItemUse {
        ItemUse(product: code, ncm: ncm, hasIdentifiers: hasIdentifiers, by: map)
    }
}

extension ItemUse {
    /// The same rule for an item of a note and of a purchase without XML.
    init(product: String, ncm: String, hasIdentifiers: Bool, by map: ProductMap) {
        if let rule = map.rule(for: product) {
            self.init(use: rule.use, model: rule.model, isCapitalised: rule.isCapitalised, isMapped: true)
        } else {
            let use = ProductUse(ncm: ncm) ?? (hasIdentifiers ? .otherAsset : .notAsset)
            self.init(use: use, model: nil, isCapitalised: use != .notAsset, isMapped: false)
        }
    }
}

extension ProductUse {
    /// What an NCM makes an asset without being asked: receivers (8528.71), apparatus of data networks (8517.62),
    /// smart cards (8523.52).
    init?(ncm: String) {
        switch ncm.prefix(6) {
        case "852871": self = .setTop
        case "851762": self = .network
        case "852352": self = .smartcard
        default: return nil
        }
    }

    /// What to suggest for a product that nobody has mapped: cables, power supplies, antennas and remote controls are
    /// no assets; other apparatus of telephony and television might be.
    public static func suggested(forNCM ncm: String) -> ProductUse {
        if let use = ProductUse(ncm: ncm) { return use }
        switch ncm.prefix(4) {
        case "8517", "8525", "8528", "8471": return .otherAsset
        default: return .notAsset
        }
    }
}
