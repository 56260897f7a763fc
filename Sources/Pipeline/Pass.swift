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
        outcome.deliveries = try work()
        return outcome
    }

    /// Finishes whatever is claimed, and looks into the inbox for nothing more. Returns how many deliveries ended.
    func work() throws -> Int {
        var count = 0
        repeat {
            try Claim(context: context).recover()
            try Recognition(context: context).run()
            count = try Application(context: context).run()
            // A decision among them may have handed files in again.
        } while try context.store.read({ try $0.count(in: .seen) }) > 0
        if count > 0 { try Settlement(context: context).run() }
        try Filing(context: context).run()
        return count
    }
}
