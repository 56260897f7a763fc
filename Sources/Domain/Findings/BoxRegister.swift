/// The provider's boxes, found by any identifier.
public struct BoxRegister: Sendable {
    private let byIdentifier: [BoxIdentifier: SetTopBox]
    private let byBareCASN: [String: SetTopBox]

    /// Indexes the register. Where two boxes carry one identifier, it finds the one with the smaller identifiers:
    /// numbers of the register depend on the order of arrival and decide nothing.
    public init(_ boxes: [SetTopBox]) {
        var index: [BoxIdentifier: SetTopBox] = [:]
        for box in boxes {
            for identifier in box.identifiers.finding {
                if let other = index[identifier], Self.comesFirst(other, before: box) { continue }
                index[identifier] = box
            }
        }
        byIdentifier = index
        var bare: [String: SetTopBox] = [:]
        var ambiguous: Set<String> = []
        for box in boxes {
            guard let casn = box.identifiers.casn?.text, casn.hasPrefix("0") else { continue }
            let key = String(casn.drop { $0 == "0" })
            // Two that differ by their zeros alone: which of them was meant cannot be told.
            if let other = bare[key], other.identifiers.casn != box.identifiers.casn { ambiguous.insert(key) }
            if let other = bare[key], Self.comesFirst(other, before: box) { continue }
            bare[key] = box
        }
        byBareCASN = bare.filter { !ambiguous.contains($0.key) }
    }

    /// The box whose CASN begins with zeros that this number lacks.
    func box(withoutZeros number: String) -> SetTopBox? { number.hasPrefix("0") ? nil : byBareCASN[number] }

    private static func comesFirst(_ a: SetTopBox, before b: SetTopBox) -> Bool {
        a.identifiers.finding.lexicographicallyPrecedes(b.identifiers.finding)
    }

    /// No box was ever imported or bought: nothing can be said about what the register lacks.
    public var isEmpty: Bool { byIdentifier.isEmpty }

    /// The box that one of these identifiers names, strongest first.
    public func box(_ identifiers: BoxIdentifiers) -> SetTopBox? {
        identifiers.finding.lazy.compactMap { byIdentifier[$0] }.first
    }

    /// The box that one identifier names.
    func box(_ identifier: BoxIdentifier) -> SetTopBox? { byIdentifier[identifier] }

    /// The strongest identifier of the box, known to the register or not: what tells it from others.
    public func identity(_ identifiers: BoxIdentifiers) -> BoxIdentifier? {
        box(identifiers)?.identifiers.finding.first ?? identifiers.finding.first
    }

    /// How a person names the box, known to the register or not.
    public func label(_ identifiers: BoxIdentifiers) -> String {
        box(identifiers)?.identifiers.label ?? identifiers.label
    }
}
