/// What a person answered to a document in review, as a fact about units: which document's, on what ground, and whether
/// they stay. How units stand follows from the set of these facts and of the documents, whatever came first.
public struct ReviewAnswer: Hashable, Sendable, Codable {
    /// What was asked.
    public enum Aspect: String, Hashable, Sendable, CaseIterable, Codable {
        /// Whether the document counts that brought the units (of a return: that takes them out).
        case document
        /// Whether goods that a carrier did not deliver are here all the same.
        case delivery
        /// Whether installed units stay whose note is void, or that went back.
        case withdrawal
    }

    /// What follows for the units.
    public enum Effect: String, Hashable, Sendable, CaseIterable, Codable {
        case keep, leave
    }

    /// The note or the purchase: ``UnitOrigin/text``.
    public var origin: String
    /// What was asked.
    public var aspect: Aspect
    /// On what ground: see ``ReviewGround``. On other ground the question is open again.
    public var ground: String
    /// What follows.
    public var effect: Effect

    /// All fields.
    public init(origin: String, aspect: Aspect, ground: String, effect: Effect) {
        self.origin = origin
        self.aspect = aspect
        self.ground = ground
        self.effect = effect
    }
}

/// What a person saw when he answered, as text: an answer counts for as long as it is still so.
public enum ReviewGround {
    /// The content of the document itself: another copy of a note is another question.
    public static func content(_ content: ContentID?) -> String { content?.hex ?? "" }

    /// A purchase without XML beside a note of its number and another total.
    public static func differs(from key: AccessKey) -> String { "differs/\(key.text)" }

    /// The reports of failed deliveries.
    public static func deliveries(_ events: some Sequence<LedgerEvent>) -> String {
        text(events.filter { $0.effect == .failsDelivery })
    }

    /// What took the units away: cancellations and refusals, and the returns that count.
    public static func withdrawals(_ events: some Sequence<LedgerEvent>, returns: some Sequence<AccessKey>) -> String {
        let gone = returns.map(\.text).sorted()
        return ([text(events.filter { $0.effect == .cancels || $0.effect == .refuses })] + gone)
            .filter { !$0.isEmpty }.joined(separator: ",")
    }

    private static func text(_ events: [LedgerEvent]) -> String {
        Set(events.map { "\($0.type)/\($0.sequence)" }).sorted().joined(separator: ",")
    }
}

/// The answers that count for one note or purchase.
public struct ReviewAnswers: Hashable, Sendable {
    private var effects: [ReviewAnswer.Aspect: ReviewAnswer.Effect] = [:]

    /// Nobody has answered.
    public static let none = ReviewAnswers()

    init() {}

    /// Those of `answers` whose ground is still the one that `ground` tells.
    public init(
        _ answers: some Sequence<ReviewAnswer>, ground: (ReviewAnswer.Aspect) throws -> String
    ) rethrows {
        for answer in answers where try answer.ground == ground(answer.aspect) {
            effects[answer.aspect] = answer.effect
        }
    }

    /// The answer to a question.
    public subscript(_ aspect: ReviewAnswer.Aspect) -> ReviewAnswer.Effect? { effects[aspect] }
}
