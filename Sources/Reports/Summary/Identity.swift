public import Domain

/// A sum that must close: both sides are printed, and a difference is a fault of this program.
public struct Identity: Sendable, Hashable {
    /// A side.
    public enum Value: Sendable, Hashable {
        /// A number of things.
        case count(Int)
        /// An amount.
        case money(Money)
    }

    /// Which sum.
    public enum Name: String, Sendable, CaseIterable, Hashable {
        /// Files taken from the inbox = files by disposition.
        case inputs
        /// Rows of the tables = records taken + rows rejected + rows skipped.
        case rows
        /// Accounts of the platform = matched + only on the platform.
        case accounts
        /// Subscribers of the ERP on the platform = matched + only in the ERP.
        case subscribers
        /// Open findings = sum over the classes.
        case findings
        /// Actions = ready + withheld.
        case actions
        /// Preview = sum of its events.
        case preview
        /// Boxes = sum over custody.
        case boxes
        /// Debits = credits.
        case ledger
        /// Processed events = those whose one posting says the same.
        case postings
        /// Decisions of persons = those whose chain of hashes holds.
        case audit
    }

    /// Which sum.
    public var name: Name
    /// Of which platform, where it is one's.
    public var platform: PlatformID?
    /// Both sides.
    public var left: Value, right: Value

    /// All fields.
    public init(_ name: Name, platform: PlatformID? = nil, left: Value, right: Value) {
        self.name = name
        self.platform = platform
        self.left = left
        self.right = right
    }

    /// Both sides are equal.
    public var closes: Bool { left == right }
}

extension Identity.Name: TextCatalogue {
    /// What equals what.
    public var label: Phrase {
        switch self {
        case .inputs: Phrase(pt: "arquivos recebidos = soma por situação", en: "files received = sum by disposition")
        case .rows:
            Phrase(
                pt: "linhas lidas = registros + rejeitadas + puladas", en: "rows read = records + rejected + skipped")
        case .accounts:
            Phrase(
                pt: "contas da plataforma = casadas + só na plataforma",
                en: "accounts of the platform = matched + only there")
        case .subscribers:
            Phrase(
                pt: "assinantes do ERP = casados + só no ERP", en: "subscribers of the ERP = matched + only in the ERP")
        case .findings: Phrase(pt: "divergências em aberto = soma por classe", en: "open findings = sum by class")
        case .actions: Phrase(pt: "ações = prontas + retidas", en: "actions = ready + withheld")
        case .preview: Phrase(pt: "total da prévia = soma dos eventos", en: "total of the preview = sum of its events")
        case .boxes: Phrase(pt: "aparelhos = soma por situação", en: "boxes = sum by custody")
        case .ledger: Phrase(pt: "débitos = créditos", en: "debits = credits")
        case .postings:
            Phrase(
                pt: "eventos processados = os que têm o seu único lançamento",
                en: "processed events = those with their one posting")
        case .audit:
            Phrase(
                pt: "decisões = decisões com a corrente de hashes inteira",
                en: "decisions = decisions whose chain of hashes holds")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
