internal import Domain
internal import Store

/// One pass over the inbox: claim, recognise, apply, settle, file. Idempotent; what a crash leaves is picked up by the next.
public struct Pass {
    let context: Context

    /// A pass in a workspace whose lock is held.
    public init(context: Context) { self.context = context }

    /// What a pass did.
    public struct Outcome: Equatable, Sendable {
        /// Deliveries that ended, archive members counted.
        public var deliveries = 0
        /// Files in the inbox that are still being written.
        public var stillWriting = 0
    }

    /// Takes in everything that has settled.
    public func takeIn() throws -> Outcome {
        var outcome = Outcome()
        outcome.stillWriting = try Claim(context: context).run()
        try Recognition(context: context).run()
        outcome.deliveries = try Application(context: context).run()
        if outcome.deliveries > 0 { try Settlement(context: context).run() }
        try Filing(context: context).run()
        return outcome
    }
}
