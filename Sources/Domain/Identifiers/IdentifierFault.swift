/// Why a text is not the identifier it was taken for. Carries the text itself, so that a message can name it.
public struct IdentifierFault: Error, Equatable, Sendable {
    /// The rule that failed.
    public enum Rule: Equatable, Sendable {
        /// Nothing but blanks.
        case empty
        /// Not the number of characters the identifier has.
        case length(expected: String)
        /// A character that the identifier cannot contain.
        case character(Character)
        /// The check digits are not those that the rest asks for.
        case checkDigit(expected: String)
        /// One character repeated: passes the arithmetic, names nobody.
        case repeated
        /// What a spreadsheet made of a long number (`1,23E+15`): the original digits are lost.
        case scientificNotation
        /// A hardware address that no single device can have (all zero, broadcast or multicast).
        case notUnicast
        /// A part of the identifier is outside its range (a month 13, say).
        case part(String)
    }

    /// The identifier that was expected, in the words of the glossary.
    public let identifier: String
    /// The text as found.
    public let value: String
    /// The rule that failed.
    public let rule: Rule

    /// A fault of `identifier` at `value`.
    public init(identifier: String, value: String, rule: Rule) {
        self.identifier = identifier
        self.value = value
        self.rule = rule
    }
}
