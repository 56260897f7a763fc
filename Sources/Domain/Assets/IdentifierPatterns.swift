/// Rules for the notes of certain suppliers (configuration key `nfe.patterns`). The built-in rules are the default; a
/// supplier's own rules replace or precede them. A value is always valid: its expressions were compiled once.
public struct IdentifierPatterns: Sendable, Hashable {
    /// No supplier has rules of its own.
    public static let builtIn = IdentifierPatterns()

    /// Longest text that an expression is tried on, in characters: the layout's own limit of infCpl. Of a longer text
    /// only this much is tried.
    public static let longestText = 5000

    /// The rules, as given.
    public let rules: [IdentifierPattern]

    private init() { rules = [] }

    /// Validates the rules: throws at the first that is not sound.
    public init(_ rules: [IdentifierPattern]) throws(IdentifierPatternFault) {
        var names: Set<[String]> = []
        for rule in rules {
            func fault(_ reason: IdentifierPatternFault.Reason) -> IdentifierPatternFault {
                IdentifierPatternFault(supplier: rule.supplier, name: rule.name, reason: reason)
            }
            guard Self.isSupplier(rule.supplier) else { throw fault(.supplier) }
            guard !rule.name.isEmpty, names.insert([rule.supplier, rule.name]).inserted else { throw fault(.name) }
            guard !rule.places.isEmpty else { throw fault(.places) }
            guard !rule.expression.isEmpty else { throw fault(.expression("empty")) }
            do { _ = try Regex(rule.expression) } catch { throw fault(.expression("\(error)")) }
        }
        self.rules = rules
    }

    /// A CNPJ, a CPF, or the 8 characters of a CNPJ that all branches share.
    private static func isSupplier(_ text: String) -> Bool {
        switch text.utf8.count {
        case 8: text.utf8.allSatisfy(FoldedText.isWord)
        case 11: (try? CPF(text)) != nil
        case 14: (try? CNPJ(text)) != nil
        default: false
        }
    }

    /// The rules for the notes of this issuer, compiled.
    func compiled(for issuer: String) -> [CompiledPattern] {
        rules.compactMap { rule in
            guard
                rule.supplier == issuer
                    || (rule.supplier.utf8.count == 8 && issuer.utf8.count == 14)
                        && issuer.hasPrefix(rule.supplier)
            else { return nil }
            return CompiledPattern(rule)
        }
    }
}

/// One rule: what in the texts of one supplier's notes is an identifier.
public struct IdentifierPattern: Hashable, Sendable {
    /// CNPJ (14 characters) or CPF (11) of the issuer, without punctuation, or the first 8 of a CNPJ for all branches.
    public let supplier: String
    /// What the rule finds.
    public let field: IdentifierField
    /// The texts that it reads. A remark (obsItem, obsCont) is read as `xCampo: xTexto`.
    public let places: Set<IdentifierPlace>
    /// A regular expression in the syntax of Swift's `Regex`, tried on the text as written, without regard to case.
    /// The first capture group is the identifier, or the whole match where there is none. An expression that repeats
    /// what repeats, `(a+)+`, may take very long on a text that it almost fits.
    public let expression: String
    /// Its name, one of a kind for the supplier: the rule of what it finds is `supplier:` and this.
    public let name: String
    /// Whether the built-in rules also look for this field in these places. Where no rule of the supplier says so,
    /// they do not.
    public let builtIn: Bool

    /// All fields.
    public init(
        supplier: String, field: IdentifierField, places: Set<IdentifierPlace>, expression: String, name: String,
        builtIn: Bool
    ) {
        self.supplier = supplier
        self.field = field
        self.places = places
        self.expression = expression
        self.name = name
        self.builtIn = builtIn
    }
}

/// Why a rule for a supplier cannot be used.
public struct IdentifierPatternFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Equatable, Sendable {
        /// Neither a CNPJ, nor a CPF, nor the 8 characters of a root.
        case supplier
        /// Empty, or that of another rule of the supplier.
        case name
        /// No place to look.
        case places
        /// Not a regular expression, and why.
        case expression(String)
    }

    /// The rule's supplier and name, as given.
    public let supplier: String, name: String
    /// What is wrong.
    public let reason: Reason

    /// One line for a message.
    public var description: String {
        switch reason {
        case .supplier: "pattern \(name): \(supplier) is no CNPJ, CPF or root of 8 characters"
        case .name: "pattern \(name) of \(supplier): a name must be given, and only once"
        case .places: "pattern \(name) of \(supplier): no places"
        case .expression(let why): "pattern \(name) of \(supplier): \(why)"
        }
    }
}
