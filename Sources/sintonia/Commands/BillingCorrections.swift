internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

extension BillingCommand {
    /// `billing void EVENT`
    struct Void: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives back all that is left of the charges of a group, which is not charged again.")

        @Argument(help: "The event: contract/package/-/2026-12/1.")
        var event: String
        @Option(name: .long, help: "For the NFCom: price, registration, court, taxation or interruption.")
        var motive: CorrectionMotive?
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try BillingClerk(context: context).void(
                    event, motive: motive, author: decision.author, reason: decision.reason)
                try console.end(ending, of: event, .billingCredited)
            }
        }
    }

    /// `billing credit EVENT --amount 5,00`
    struct Credit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives back a part of a processed charge, never more than was charged.")

        @Argument(help: "The event: contract/package/-/2026-12/1.")
        var event: String
        @Option(name: .long, help: "What is given back: 5.00 or 5,00.")
        var amount: Price
        @Option(name: .long, help: "For the NFCom: price, registration, court, taxation or interruption.")
        var motive: CorrectionMotive?
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try BillingClerk(context: context).credit(
                    event, amount: amount.money, motive: motive, author: decision.author, reason: decision.reason)
                try console.end(ending, of: event, .billingCredited)
            }
        }
    }

    /// `billing withdraw EVENT`
    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes back a credit or a void that was not billed yet.")

        @Argument(help: "The credit: contract/package/-/2026-12/2.")
        var event: String
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try BillingClerk(context: context).withdraw(
                    event, author: decision.author, reason: decision.reason)
                try console.end(ending, of: event, .billingWithdrawn)
            }
        }
    }

    /// `billing waive GROUP`
    struct Waive: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a pending charge is never made, whatever the records say.")

        @Argument(help: "The group, contract/package/-/2026-12, or an event of it.")
        var group: String
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try BillingClerk(context: context).waive(
                    group, author: decision.author, reason: decision.reason)
                try console.end(ending, of: group, .billingWaived)
            }
        }
    }
}

extension Console {
    /// How a person's correction ended.
    fileprivate func end(
        _ ending: BillingClerk.CorrectionEnding, of key: String, _ done: CorrectionText
    ) throws {
        func complain(_ text: CorrectionText, _ values: [String: String] = [:]) {
            Self.complain(text.phrase.text(language, values.merging(["key": key]) { first, _ in first }))
        }
        switch ending {
        case .done(let events):
            guard !isJSON else { return corrected(events) }
            // What a void withdraws on its way is not what the person asked for.
            let counting = events.filter { $0.state != .cancelled }
            let named = counting.isEmpty ? events : counting
            let amount = named.reduce(Money.zero) { $0 + $1.amount }
            return line(
                done.phrase.text(
                    language,
                    [
                        "key": named.map(\.id.key).joined(separator: ", "),
                        "amount": language.money(amount < .zero ? -amount : amount),
                        "due": named.first.map { language.date($0.due.nominal) } ?? "",
                    ]))
        case .unknown: complain(.billingEventUnknown)
        case .stale: complain(.billingEventStale)
        case .refused(.pending): complain(.billingStillPending)
        case .refused(.notACharge): complain(.billingNotACharge)
        case .refused(.nothingPending): complain(.billingNothingPending)
        case .refused(.notWithdrawable): complain(.billingNotWithdrawable)
        case .refused(.takenBackSince): complain(.billingTakenBackSince)
        case .refused(.aboveRemaining(let left)): complain(.billingAboveRemaining, ["left": language.money(left)])
        }
        throw ExitStatus.badInput
    }
}
