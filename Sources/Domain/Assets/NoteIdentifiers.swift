/// The identifiers of boxes that an item's free text (`infAdProd`) names. The layout has no field for them, so
/// suppliers write a label and a list: `S/N: A1…; A2… | MAC: 00:1A:…; …`, or a label before each.
/// Patterns and the false friends: domain fact sheet of the NF-e, §7.
public struct NoteIdentifiers: Hashable, Sendable {
    /// In the order of the text.
    public private(set) var serials: [SerialNumber] = []
    /// In the order of the text.
    public private(set) var macs: [MACAddress] = []
    /// In the order of the text.
    public private(set) var casns: [CASN] = []
    /// In the order of the text.
    public private(set) var smartcards: [SmartCardNumber] = []

    /// Reads a text; a text without labels and hardware addresses has no identifiers.
    public init(in text: String) {
        guard !text.isEmpty else { return }
        var budget = IdentifierRange.longest
        for identifier in IdentifierLexer.identifiers(in: FoldedText(text)) {
            for value in identifier.values(within: &budget) { take(value, as: identifier.field) }
        }
    }

    private mutating func take(_ value: String, as field: IdentifierField) {
        switch field {
        case .serial: serials.append(SerialNumber(trusted: value))
        case .casn: casns.append(CASN(trusted: value))
        case .smartcard: smartcards.append(SmartCardNumber(trusted: value))
        case .mac: if let mac = try? MACAddress(value) { macs.append(mac) }
        }
    }

    /// Nothing found.
    public var isEmpty: Bool { count == 0 }

    /// Length of the longest list.
    public var count: Int { max(serials.count, macs.count, casns.count, smartcards.count) }

    /// Every list that is there has one entry a unit.
    public func isComplete(for quantity: Int) -> Bool {
        [serials.count, macs.count, casns.count, smartcards.count].allSatisfy { $0 == 0 || $0 == quantity }
    }

    /// The k-th entries of all lists together: what is known of the k-th unit, from 0. Empty past the lists' ends.
    public func box(at unit: Int) -> BoxIdentifiers {
        func entry<T>(_ list: [T]) -> T? { list.indices.contains(unit) ? list[unit] : nil }
        return BoxIdentifiers(
            casn: entry(casns), mac: entry(macs), serial: entry(serials), smartcard: entry(smartcards))
    }

    /// The boxes, aligned by position.
    public var boxes: [BoxIdentifiers] { (0..<count).map(box(at:)) }
}
