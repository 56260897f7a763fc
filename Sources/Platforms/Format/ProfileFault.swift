/// What is wrong with a profile, and where. Holds codes and values; sentences are written elsewhere.
public struct ProfileFault: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// No JSON; what was expected at the place.
        case syntax(String)
        /// A key that does not exist there; the nearest one that does.
        case unknownKey(suggestion: String?, known: [String])
        /// The same key twice.
        case repeatedKey
        /// A key without which the section says nothing.
        case missingKey(String)
        /// A value of another type; what it can be.
        case type(expected: String)
        /// A value that the key cannot have; what it can.
        case value(String, allowed: String)
        /// Something that is read, or verified by, that the profile has not; what it has.
        case unknownName(String, known: [String])
        /// A transform with arguments that mean nothing; how it is written.
        case transform(String, form: String)
        /// A column that this kind of table must have has no entry in the map.
        case unmapped([String])
        /// A PIN, password or token that does not end in `presence`.
        case secretNotHidden(String)
        /// A secret that is not named but written.
        case literalSecret
        /// Fields that must never be written are not in `redact`.
        case notRedacted([String])
        /// Below a vendor's own word nothing is executed before somebody signs for it.
        case notSignedOff(Evidence.Level)
        /// Evidence that names no source.
        case noSource(Evidence.Level)

        /// The word for files and programs.
        public var code: String {
            switch self {
            case .syntax: "syntax"
            case .unknownKey: "unknown-key"
            case .repeatedKey: "repeated-key"
            case .missingKey: "missing-key"
            case .type: "type"
            case .value: "value"
            case .unknownName: "unknown-name"
            case .transform: "transform"
            case .unmapped: "unmapped"
            case .secretNotHidden: "secret-not-hidden"
            case .literalSecret: "literal-secret"
            case .notRedacted: "not-redacted"
            case .notSignedOff: "not-signed-off"
            case .noSource: "no-source"
            }
        }

        /// Its values, by the names of the places in its sentence.
        public var values: [String: String] {
            switch self {
            case .syntax(let expected), .type(let expected): ["allowed": expected]
            case .unknownKey(let suggestion, let known):
                ["suggestion": suggestion ?? "", "allowed": known.joined(separator: ", ")]
            case .missingKey(let name): ["value": name]
            case .value(let value, let allowed): ["value": value, "allowed": allowed]
            case .unknownName(let value, let known): ["value": value, "allowed": known.joined(separator: ", ")]
            case .transform(let value, let form): ["value": value, "allowed": form]
            case .unmapped(let names), .notRedacted(let names): ["value": names.joined(separator: ", ")]
            case .secretNotHidden(let name): ["value": name]
            case .notSignedOff(let level), .noSource(let level): ["value": level.rawValue]
            case .repeatedKey, .literalSecret: [:]
            }
        }
    }

    /// Where in the JSON: `$.files[0].map.account`.
    public var path: String
    /// Where in the text.
    public var place: TextPlace
    /// What is wrong.
    public var problem: Problem

    /// All parts.
    public init(path: String, place: TextPlace, problem: Problem) {
        self.path = path
        self.place = place
        self.problem = problem
    }
}

/// A profile that cannot be used, with everything that is wrong with it, in the order of the text.
public struct BrokenProfile: Error, Hashable, Sendable {
    /// At least one.
    public var faults: [ProfileFault]
}
