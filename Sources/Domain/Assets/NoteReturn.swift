/// A note that gives back what another note brought: our return (finNFe 4), the supplier's credit for a refused
/// delivery (finNFe 5), or his own entry note. Source: domain fact sheet of the NF-e, §6.6.
public struct NoteReturn: Hashable, Sendable {
    /// One item that goes back.
    public struct Line: Hashable, Sendable, Codable {
        /// The notes it may have come with, as the document says.
        public var keys: [String]
        /// The item of that note, where the document says so.
        public var item: Int?
        /// Pieces; `nil` where the quantity is no whole number.
        public var quantity: Int?
        /// Texts of the identifiers named for its pieces, one list a piece, kind and value.
        public var boxes: [[BoxIdentifierText]]
        /// Whether it is of a kind that units are made of.
        public var isAsset: Bool
    }

    /// Key of the note that returns.
    public var accessKey: AccessKey
    /// CNPJ or CPF of who gets the goods back, or takes them back: only what he sold can go.
    public var supplier: String
    /// Its items.
    public var lines: [Line]

    /// A return.
    public init(accessKey: AccessKey, supplier: String, lines: [Line]) {
        self.accessKey = accessKey
        self.supplier = supplier
        self.lines = lines
    }

    /// The return that a note is; `nil` where it is none or names no note.
    public init?(_ note: FiscalNote, _ verdict: NoteVerdict, for company: OwnCompany) {
        guard verdict.movement == .reversal, let key = verdict.merit.accessKey, verdict.items.count == note.items.count
        else { return nil }
        accessKey = key
        supplier = note.supplier(for: company)
        lines = zip(note.items, verdict.items).map { item, reading in
            Line(
                keys: item.referencedKey.isEmpty ? note.references : [item.referencedKey],
                item: Int(item.referencedItem), quantity: item.unitCount,
                boxes: reading.identifiers.boxes.map { $0.finding.map(BoxIdentifierText.init) },
                isAsset: reading.use.isAsset)
        }
        guard lines.contains(where: { !$0.keys.isEmpty }) else { return nil }
    }

    /// The notes that it is about, each once, in byte order.
    public var referencedKeys: [String] { Set(lines.flatMap(\.keys)).sorted() }

    /// What a return takes out of the register.
    public struct Outcome: Hashable, Sendable {
        /// The units that go back.
        public var units: Set<PatrimonyUnitID> = []
        /// Whether every item of an asset's kind was matched: else nothing goes back before a person has decided.
        public var isMatched = true
    }

    /// Which units, of those that its notes brought, go back. By identifier where the return names them;
    /// without them, an item goes back whole or, where it does not say which item it was, the note whole. Anything
    /// else is a count without names, and a person must say which pieces went.
    public func outcome(for all: [PatrimonyUnit]) -> Outcome {
        let units = all.filter { isOfSupplier($0.supplier) }
        var outcome = Outcome()
        var unnamed: [Line] = []
        let names = Self.names(of: units)
        for line in lines {
            let named = line.boxes.filter { !$0.isEmpty }
            if !named.isEmpty {
                let found = Set(named.compactMap { $0.lazy.compactMap { names[$0] }.first })
                    .filter { line.keys.contains($0.origin.text) }
                guard found.count == named.count, line.quantity == named.count else { return Self.unmatched }
                outcome.units.formUnion(found)
            } else if let item = line.item {
                let whole = units.filter { $0.item == item && line.keys.contains($0.origin.text) }
                if whole.isEmpty && !line.isAsset { continue }
                guard !whole.isEmpty, line.quantity == whole.count else { return Self.unmatched }
                outcome.units.formUnion(whole.map(\.id))
            } else if line.isAsset {
                unnamed.append(line)
            }
        }
        guard !unnamed.isEmpty else { return outcome }
        let keys = Set(unnamed.flatMap(\.keys))
        let whole = units.filter { keys.contains($0.origin.text) }
        let pieces = unnamed.reduce(into: 0) { $0 += $1.quantity.map { min($0, FiscalNote.unitsMost) } ?? 0 }
        guard !whole.isEmpty, pieces == whole.count, unnamed.allSatisfy({ $0.quantity != nil }) else {
            return Self.unmatched
        }
        outcome.units.formUnion(whole.map(\.id))
        return outcome
    }

    /// The same company, whichever branch.
    private func isOfSupplier(_ other: String) -> Bool {
        other == supplier
            || (other.utf8.count == 14 && supplier.utf8.count == 14 && other.prefix(8) == supplier.prefix(8))
    }

    private static let unmatched = Outcome(units: [], isMatched: false)

    private static func names(of units: [PatrimonyUnit]) -> [BoxIdentifierText: PatrimonyUnitID] {
        let pairs = units.flatMap { unit in unit.box.finding.map { (BoxIdentifierText($0), unit.id) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

/// An identifier of a box as text, for keeping.
public struct BoxIdentifierText: Hashable, Sendable, Codable {
    /// Which identifier.
    public var kind: String
    /// Its text, normalised.
    public var value: String

    /// The text of an identifier.
    public init(_ identifier: BoxIdentifier) {
        kind = identifier.kind.rawValue
        value = identifier.value
    }
}
