internal import Domain
internal import Yams

extension ConfigurationReader {
    /// `billing`: what a part of a month costs, which days a bill pays for, and when it is due. Proration must be
    /// named, and with proportional proration its convention too: no amount follows from a silent default.
    mutating func readBilling(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return fail(nil, "billing.proration", .missing) }
        let keys = mapping(
            node, at: "billing",
            allowed: [
                "proration", "convention", "period", "cycle", "blocked", "dueDate", "outlets", "ashWednesday",
                "yearEnd",
            ])
        var policy = configuration.billing
        if keys["proration"] == nil { fail(node, "billing.proration", .missing) }
        policy.proration = word(keys["proration"], "billing.proration") ?? policy.proration
        policy.convention = word(keys["convention"], "billing.convention") ?? policy.convention
        if policy.proration == .proportional, keys["convention"] == nil { fail(node, "billing.convention", .missing) }
        policy.period = word(keys["period"], "billing.period") ?? policy.period
        policy.cycle = word(keys["cycle"], "billing.cycle") ?? policy.cycle
        policy.dueDate = word(keys["dueDate"], "billing.dueDate") ?? policy.dueDate
        policy.outlets = word(keys["outlets"], "billing.outlets") ?? policy.outlets
        policy.blocked = blocked(keys["blocked"]) ?? policy.blocked
        configuration.billing = policy
        for (key, closure) in [("ashWednesday", BankClosure.ashWednesday), ("yearEnd", .yearEnd)]
        where choice(keys[key], "billing.\(key)", ["open", "closed"]) == "closed" {
            configuration.bankClosures.insert(closure)
        }
    }

    private mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node?, _ key: String) -> Word?
    where Word.RawValue == String {
        choice(node, key, Word.allCases.map(\.rawValue)).flatMap(Word.init)
    }

    /// `full`, `none`, or `{ percentage: 50 }`.
    private mutating func blocked(_ node: Node?) -> BlockedBilling? {
        guard let node, node.mapping != nil else {
            return switch choice(node, "billing.blocked", ["full", "none"]) {
            case "full": .full
            case "none": BlockedBilling.none
            default: nil
            }
        }
        let keys = mapping(node, at: "billing.blocked", allowed: ["percentage"])
        return count(keys["percentage"], "billing.blocked.percentage", 1...99).map(BlockedBilling.percentage)
    }
}
