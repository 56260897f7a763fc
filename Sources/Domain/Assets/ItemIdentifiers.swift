/// The identifiers of boxes that a note names for one item, wherever it names them. Every list has the order of the
/// note, and the k-th entries of all lists are the k-th unit's.
public struct ItemIdentifiers: Hashable, Sendable {
    /// The makers' serial numbers, GPON serials included.
    public let serials: [FoundIdentifier<SerialNumber>]
    /// Hardware addresses.
    public let macs: [FoundIdentifier<MACAddress>]
    /// Conditional-access serial numbers.
    public let casns: [FoundIdentifier<CASN>]
    /// Smart cards.
    public let smartcards: [FoundIdentifier<SmartCardNumber>]

    /// All fields; none by default.
    public init(
        serials: [FoundIdentifier<SerialNumber>] = [], macs: [FoundIdentifier<MACAddress>] = [],
        casns: [FoundIdentifier<CASN>] = [], smartcards: [FoundIdentifier<SmartCardNumber>] = []
    ) {
        self.serials = serials
        self.macs = macs
        self.casns = casns
        self.smartcards = smartcards
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
        func entry<T>(_ list: [FoundIdentifier<T>]) -> T? { list.indices.contains(unit) ? list[unit].value : nil }
        return BoxIdentifiers(
            casn: entry(casns), mac: entry(macs), serial: entry(serials), smartcard: entry(smartcards))
    }

    /// Where in the note and by which rules the k-th entries were found: `infAdProd/serial-label`, several joined by
    /// `+`; empty past the lists' ends.
    public func rule(at unit: Int) -> String {
        func entry<T>(_ list: [FoundIdentifier<T>]) -> String? {
            list.indices.contains(unit) ? "\(list[unit].place.rawValue)/\(list[unit].rule)" : nil
        }
        var rules: [String] = []
        for rule in [entry(casns), entry(serials), entry(macs), entry(smartcards)].compactMap({ $0 })
        where !rules.contains(rule) {
            rules.append(rule)
        }
        return rules.joined(separator: " + ")
    }

    /// The boxes, aligned by position.
    public var boxes: [BoxIdentifiers] { (0..<count).map(box(at:)) }
}

extension ItemIdentifiers {
    /// Of a finished collection.
    init(_ collected: CollectedIdentifiers) {
        func list<T>(_ field: IdentifierField, _ value: (String) -> T?) -> [FoundIdentifier<T>] {
            (collected.lists[field] ?? []).compactMap { entry in
                value(entry.text).map { FoundIdentifier(value: $0, place: entry.place, rule: entry.rule) }
            }
        }
        self.init(
            serials: list(.serial) { SerialNumber(trusted: $0) }, macs: list(.mac) { try? MACAddress($0) },
            casns: list(.casn) { CASN(trusted: $0) }, smartcards: list(.smartcard) { SmartCardNumber(trusted: $0) })
    }
}
