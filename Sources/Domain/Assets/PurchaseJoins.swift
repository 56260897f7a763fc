/// What a note must say to be held against purchases without XML.
public struct JoinableNote: Hashable, Sendable {
    /// Its key.
    public var accessKey: AccessKey
    /// CNPJ or CPF of its issuer; nNF.
    public var issuer: String, number: String
    /// The sum of its vProd; its vNF.
    public var products: Money, total: Money?
    /// Cancelled by its issuer or refused by us.
    public var isWithdrawn: Bool

    /// All fields.
    public init(
        accessKey: AccessKey, issuer: String, number: String, products: Money, total: Money?, isWithdrawn: Bool
    ) {
        self.accessKey = accessKey
        self.issuer = issuer
        self.number = number
        self.products = products
        self.total = total
        self.isWithdrawn = isWithdrawn
    }

    /// Whether the purchase has this note's amount.
    fileprivate func hasTotal(of purchase: Purchase) -> Bool {
        products == purchase.total || total == purchase.total
    }
}

/// How a purchase without XML stands beside the notes.
public enum PurchaseStanding: Hashable, Sendable {
    /// No note is about it: its units count.
    case alone
    /// It is this note's purchase: the note's units count, and know what the purchase knew.
    case joined(AccessKey)
    /// This note has its supplier and its number, and another total: its units are held until a person has decided.
    case differs(AccessKey)

    /// The word for files and programs.
    public var word: String {
        switch self {
        case .alone: "alone"
        case .joined: "joined"
        case .differs: "differs"
        }
    }

    /// The note.
    public var accessKey: AccessKey? {
        switch self {
        case .alone: nil
        case .joined(let key), .differs(let key): key
        }
    }
}

/// Which purchase is which note's: a function of the set of both, so that any order of arrival gives the same.
///
/// Joined are equal numbers with equal totals (the purchase's sum against the note's products or its vNF) of the same
/// supplier: his CNPJ or CPF, or else another branch of the same company. A note is one purchase's at most. Another
/// total under the same number is a doubt only with the same full CNPJ, for branches number by themselves, and only
/// where the note is in force.
public struct PurchaseJoins: Sendable {
    /// How each purchase stands.
    public let standings: [PurchaseID: PurchaseStanding]

    /// Holds all purchases against all authorised notes about purchases.
    public init(_ purchases: [Purchase], notes: [JoinableNote]) {
        var standings: [PurchaseID: PurchaseStanding] = [:]
        let sorted = notes.sorted {
            ($0.isWithdrawn ? 1 : 0, $0.accessKey.text) < ($1.isWithdrawn ? 1 : 0, $1.accessKey.text)
        }
        let byNumber = Dictionary(grouping: sorted) { PurchaseID(supplier: "", document: $0.number).document }
        let purchases = purchases.sorted { $0.id < $1.id }
        var taken: Set<AccessKey> = []
        for isExact in [true, false] {
            for purchase in purchases where standings[purchase.id] == nil {
                let match = byNumber[purchase.id.document]?.first { note in
                    !taken.contains(note.accessKey) && note.hasTotal(of: purchase)
                        && (isExact
                            ? note.issuer == purchase.id.supplier
                            : Self.areBranches(note.issuer, purchase.id.supplier))
                }
                guard let match else { continue }
                taken.insert(match.accessKey)
                standings[purchase.id] = .joined(match.accessKey)
            }
        }
        for purchase in purchases where standings[purchase.id] == nil {
            let other = byNumber[purchase.id.document]?.first {
                !$0.isWithdrawn && $0.issuer == purchase.id.supplier && !taken.contains($0.accessKey)
            }
            standings[purchase.id] = other.map { .differs($0.accessKey) } ?? .alone
        }
        self.standings = standings
    }

    private static func areBranches(_ a: String, _ b: String) -> Bool {
        a.utf8.count == 14 && b.utf8.count == 14 && a.prefix(8) == b.prefix(8)
    }
}
