/// Where in a note an identifier of a box stands. The raw values are the layout's own names; the order of the cases is
/// the order in which places are read: what an earlier place of an item says, a later one only repeats.
public enum IdentifierPlace: String, Sendable, CaseIterable, Hashable {
    /// `det/infAdProd`.
    case additionalInfo = "infAdProd"
    /// `det/prod/rastro/nLote`.
    case lot = "rastro"
    /// `det/obsItem/obsCont`.
    case itemObservation = "obsItem"
    /// `det/prod/xProd`.
    case description = "xProd"
    /// `infAdic/infCpl`: the whole note's.
    case complement = "infCpl"
    /// `infAdic/obsCont`: the whole note's.
    case observation = "obsCont"
}

/// What an identifier found in a note is. The raw values are those of the configuration.
public enum IdentifierField: String, Sendable, CaseIterable, Hashable {
    /// The maker's serial number, GPON serials included.
    case serial
    /// Hardware address.
    case mac
    /// Conditional-access serial number.
    case casn
    /// Smart card.
    case smartcard
}

/// One identifier found in a note, with where and by which rule.
public struct FoundIdentifier<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The identifier.
    public let value: Value
    /// Where it stands.
    public let place: IdentifierPlace
    /// The rule that told it: `serial-label`, `mac-label`, `casn-label`, `smartcard-label`, `mac-pattern`,
    /// `gpon-pattern`, `range`, `lot`, or `supplier:` and the name of the supplier's rule.
    public let rule: String

    /// All fields.
    public init(value: Value, place: IdentifierPlace, rule: String) {
        self.value = value
        self.place = place
        self.rule = rule
    }
}
