internal import Domain
internal import Foundation

/// What a finding says beyond its columns, as one column of JSON; only what is not ordinary is written.
struct FindingDetails: Codable {
    /// A step as written.
    struct Step: Codable {
        var verb, target, present, wanted: String
        var isDestructive, isReversible: Bool
        var proof: Int
        var hold: String?
        var side: String?
    }

    var severity: String?
    var hold: String?
    var side: String?
    var followUp: Step?
    /// What it said before it changed last.
    var before: FindingRow.Earlier?

    init(_ finding: Finding, before: FindingRow.Earlier? = nil) {
        self.before = before
        severity = finding.severity == finding.kind.severity ? nil : finding.severity.rawValue
        hold = finding.action.hold?.rawValue
        side = finding.action.side == .erp ? finding.action.side.rawValue : nil
        followUp = finding.followUp.map { step in
            Step(
                verb: step.verb.rawValue, target: step.target, present: step.present, wanted: step.wanted,
                isDestructive: step.isDestructive, isReversible: step.isReversible, proof: step.proof.rawValue,
                hold: step.hold?.rawValue, side: step.side == .erp ? step.side.rawValue : nil)
        }
    }

    /// Reads what ``json`` wrote; nothing where it says nothing.
    init(json: String) {
        guard let read = try? JSONDecoder().decode(FindingDetails.self, from: Data(json.utf8)) else { return }
        self = read
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    func apply(to finding: inout Finding) {
        if let severity = severity.flatMap(Severity.init(rawValue:)) { finding.severity = severity }
        finding.action.hold = hold.flatMap(ProposedAction.Withholding.init(rawValue:))
        finding.action.side = side.flatMap(ProposedAction.Side.init(rawValue:)) ?? .platform
        guard let step = followUp, let verb = ProposedAction.Verb(rawValue: step.verb) else { return }
        var action = ProposedAction(
            verb: verb, target: step.target, present: step.present, wanted: step.wanted,
            isDestructive: step.isDestructive, isReversible: step.isReversible,
            proof: AbsenceProof(rawValue: step.proof) ?? .unproven)
        action.hold = step.hold.flatMap(ProposedAction.Withholding.init(rawValue:))
        action.side = step.side.flatMap(ProposedAction.Side.init(rawValue:)) ?? .platform
        finding.followUp = action
    }
}
