/// What a provider has decided about supplier notes: who he is, how strict the checks are, how identifiers are
/// written, what a unit costs, and what each product is.
public struct NotePolicy: Sendable {
    /// Whose notes are ours.
    public var company: OwnCompany
    /// How strict the checks are.
    public var checks: NoteChecks
    /// How suppliers write identifiers.
    public var patterns: IdentifierPatterns
    /// What belongs to a unit's cost.
    public var cost: CostPolicy

    /// The policy of a company; the rest by default.
    public init(
        company: OwnCompany, checks: NoteChecks = NoteChecks(), patterns: IdentifierPatterns = .builtIn,
        cost: CostPolicy = CostPolicy()
    ) {
        self.company = company
        self.checks = checks
        self.patterns = patterns
        self.cost = cost
    }
}

/// What belongs to the cost of an item beside vProd (`nfe.cost`). Which taxes can be recovered is the provider's
/// accountant's to say, so nothing is added by default.
public struct CostPolicy: Hashable, Sendable {
    /// A term of an item's cost.
    public enum Term: String, Sendable, CaseIterable, Hashable {
        /// vDesc, subtracted.
        case discount
        /// vFrete, vSeg, vOutro.
        case freight, insurance, other
        /// IPI/vIPI; ICMS/vICMSST and vFCPST.
        case ipi
        case substitution = "st"
    }

    /// The terms that count.
    public var terms: Set<Term>

    /// vProd and these terms.
    public init(_ terms: Set<Term> = []) { self.terms = terms }
}

extension FiscalNote.Item {
    /// What the item cost: vProd and the terms of `policy`; `nil` where one of them is no amount, or the discount is
    /// larger than the rest.
    public func cost(by policy: CostPolicy) -> Money? {
        guard var sum = ExactDecimal(totalValue)?.money?.centavos else { return nil }
        for term in CostPolicy.Term.allCases where policy.terms.contains(term) {
            for text in texts(of: term) where !text.isEmpty {
                guard let amount = ExactDecimal(text)?.money?.centavos else { return nil }
                let (next, overflow) = sum.addingReportingOverflow(term == .discount ? -amount : amount)
                guard !overflow else { return nil }
                sum = next
            }
        }
        return sum < 0 ? nil : Money(centavos: sum)
    }

    private func texts(of term: CostPolicy.Term) -> [String] {
        switch term {
        case .discount: [discount]
        case .freight: [freight]
        case .insurance: [insurance]
        case .other: [other]
        case .ipi: [ipi]
        case .substitution: [substitution, povertyFund]
        }
    }
}
