public import Domain
internal import Foundation
internal import Signing
internal import Store

/// A person's decision, as a file: applied and archived like any other delivery.
public struct Decision: Codable, Hashable, Sendable {
    /// What was decided.
    public enum Kind: String, Codable, Hashable, Sendable {
        /// *Salvar*: the preview with this hash becomes pending events.
        case save = "billing-save"
        /// *Faturamento Padrão*: these pending events are consumed and posted.
        case process = "billing-process"
        /// *Estorno*: all that is left of a processed charge is given back.
        case void = "billing-void"
        /// Part of a processed charge is given back.
        case credit = "billing-credit"
        /// A group is never charged.
        case waive = "billing-waive"
        /// A person's credit or reversal that was not billed yet is taken back.
        case withdraw = "billing-withdraw"
    }

    /// What was decided.
    public var decision: Kind
    /// The due date it is about, ISO.
    public var due: String
    /// Hash of what the person saw.
    public var seen: String
    /// Who decided.
    public var author: String
    /// The business date of the decision, ISO.
    public var asOf: String
    /// More events than this are not written.
    public var ceiling: Int
    /// Hash of what it will write: the same preview over other stored events is another decision.
    public var effect: String
    /// The person saw the guards that had tripped, and released them up to the ceiling.
    public var releasesGuards: Bool
    /// Key of the event that is corrected, or of the group that is waived.
    public var event: String?
    /// What is given back, in centavos.
    public var amountCents: Int64?
    /// Why.
    public var reason: String?
    /// Why something is given back, in a word that an NFCom knows.
    public var motive: String?

    /// All fields.
    public init(
        decision: Kind, due: BusinessDate, seen: String, author: String, asOf: BusinessDate, ceiling: Int,
        effect: String, releasesGuards: Bool
    ) {
        self.decision = decision
        self.due = due.description
        self.seen = seen
        self.author = author
        self.asOf = asOf.description
        self.ceiling = ceiling
        self.effect = effect
        self.releasesGuards = releasesGuards
    }

    /// Hands the decision in and applies it, and nothing else that lies in the inbox. Returns how it ended.
    func submit(_ context: Context) throws -> Delivery {
        try DecisionFile(self, title: "\(decision.rawValue)-\(due)").submit(context)
    }
}

/// Hash of events as they are or will be written.
func hashOfEvents(_ events: [BillingEvent]) -> String {
    let lines = events.sorted { $0.id < $1.id }.map {
        "\($0.id.key) \($0.state.rawValue) \($0.amount.centavos) \($0.hash)"
    }
    return sha256Hex(of: Array(lines.joined(separator: "\n").utf8))
}

extension Transaction {
    /// The pending events of a due date, by id.
    func pendingEvents(due: BusinessDate) throws -> [BillingEvent] {
        try billingEvents(around: Competence(of: due)).filter { $0.state == .pending && $0.due.match(due) != nil }
            .sorted { $0.id < $1.id }
    }
}
