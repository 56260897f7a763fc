/// An account of the statement.
public enum LedgerAccount: String, Sendable, CaseIterable, Hashable {
    /// What the customer owes, kept by contract.
    case receivable
    /// What television billing earned.
    case televisionRevenue = "television-revenue"
}

/// What a posting is about; Reports has the words.
public enum PostingText: String, Sendable, CaseIterable, Hashable {
    case extraPackage = "extra-package"
    case complement
    case credit
}

/// One double entry: the amount stands on the debit side of one account and on the credit side of another.
public struct Posting: Hashable, Sendable {
    /// Its number: positive, used once, in order of posting.
    public var number: Int64
    /// When it was posted.
    public var date: BusinessDate
    /// Whose statement it is in.
    public var contract: ContractID
    /// The processed event.
    public var event: BillingEventID
    /// The account that is debited.
    public var debit: LedgerAccount
    /// The account that is credited.
    public var credit: LedgerAccount
    /// The amount, more than zero.
    public var amount: Money
    /// What it is about.
    public var text: PostingText

    /// All fields.
    public init(
        number: Int64, date: BusinessDate, contract: ContractID, event: BillingEventID, debit: LedgerAccount,
        credit: LedgerAccount, amount: Money, text: PostingText
    ) {
        self.number = number
        self.date = date
        self.contract = contract
        self.event = event
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.text = text
    }

    /// The posting of `event`: a charge is owed by the customer and earned, a credit the other way round.
    public init(of event: BillingEvent, number: Int64, date: BusinessDate) {
        let isCredit = event.amount < .zero
        let text: PostingText =
            switch event.kind {
            case .recurring: .extraPackage
            case .complement: .complement
            case .credit, .reversal: .credit
            }
        self.init(
            number: number, date: date, contract: event.group.contract, event: event.id,
            debit: isCredit ? .televisionRevenue : .receivable, credit: isCredit ? .receivable : .televisionRevenue,
            amount: isCredit ? -event.amount : event.amount, text: text)
    }

    /// What it adds to the balance of `account`: debits count up.
    public func effect(on account: LedgerAccount) -> Money {
        var effect = Money.zero
        if debit == account { effect += amount }
        if credit == account { effect = effect - amount }
        return effect
    }
}

/// A line of a contract's statement (*Extrato Financeiro*).
public struct StatementLine: Hashable, Sendable {
    /// The posting.
    public let posting: Posting
    /// What it adds to what the customer owes; zero where it adds nothing.
    public let debit: Money
    /// What it takes from it; zero where it takes nothing.
    public let credit: Money
    /// What the customer owes after it.
    public let balance: Money
}

/// Something that the books must never show.
public enum LedgerFault: Hashable, Sendable {
    /// A processed event without a posting.
    case notPosted(BillingEventID)
    /// An event that was posted more than once.
    case postedTwice(BillingEventID)
    /// A posting for an event that is not processed, or not there.
    case notProcessed(posting: Int64, BillingEventID)
    /// A posting that says something else than its event, or that the event does not name.
    case differs(posting: Int64, BillingEventID)
    /// A number that is not positive or was used before.
    case number(Int64)
    /// An amount that is not positive, or both sides on one account.
    case malformed(posting: Int64)
}

/// All postings: standard billing's half of *Faturamento TV*.
public struct Ledger: Sendable {
    /// In order of number.
    public let postings: [Posting]

    /// The postings, in any order.
    public init(_ postings: [Posting]) {
        self.postings = postings.sorted { ($0.number, $0.event) < ($1.number, $1.event) }
    }

    /// Consumes pending events: each becomes processed and has one posting, numbered from `firstNumber` in order of
    /// event id. Throws ``BillingTransitionFault`` at the first that is not pending; nothing is then processed.
    public static func process(
        _ events: [BillingEvent], on date: BusinessDate, firstNumber: Int64
    ) throws(BillingTransitionFault) -> (events: [BillingEvent], postings: [Posting]) {
        var processed: [BillingEvent] = []
        var postings: [Posting] = []
        for (index, event) in events.sorted(by: { $0.id < $1.id }).enumerated() {
            var done = try event.becoming(.processed, on: date)
            let number = firstNumber + Int64(index)
            done.posting = number
            processed.append(done)
            postings.append(Posting(of: done, number: number, date: date))
        }
        return (processed, postings)
    }

    /// What a contract owes.
    public func balance(of contract: ContractID) -> Money { statement(of: contract).last?.balance ?? .zero }

    /// What each contract with a posting owes.
    public var balances: [ContractID: Money] {
        postings.reduce(into: [:]) { $0[$1.contract, default: .zero] += $1.effect(on: .receivable) }
    }

    /// The lines of one contract, in order of posting, with a running balance.
    public func statement(of contract: ContractID) -> [StatementLine] { statement { $0.contract == contract } }

    /// The lines of all contracts, by contract and then in order of posting; the balance is the contract's.
    public func statement() -> [StatementLine] {
        let byContract = Dictionary(grouping: postings, by: \.contract)
        return byContract.keys.sorted().flatMap { Ledger(byContract[$0] ?? []).statement { _ in true } }
    }

    private func statement(where isIncluded: (Posting) -> Bool) -> [StatementLine] {
        var balance = Money.zero
        return postings.filter(isIncluded).map { posting in
            let effect = posting.effect(on: .receivable)
            balance += effect
            return StatementLine(
                posting: posting, debit: max(effect, .zero), credit: max(-effect, .zero), balance: balance)
        }
    }

    /// Everything that is wrong between these postings and `events`, which are all events; empty when the books close.
    public func faults(against events: [BillingEvent]) -> [LedgerFault] {
        var faults: [LedgerFault] = []
        var numbers: Set<Int64> = []
        for posting in postings {
            if posting.number <= 0 || !numbers.insert(posting.number).inserted {
                faults.append(.number(posting.number))
            }
            if posting.amount <= .zero || posting.debit == posting.credit {
                faults.append(.malformed(posting: posting.number))
            }
        }
        var processed: [BillingEventID: BillingEvent] = [:]
        for event in events where event.state == .processed { processed[event.id] = event }
        let byEvent = Dictionary(grouping: postings, by: \.event)
        for id in Set(processed.keys).union(byEvent.keys).sorted() {
            let posted = byEvent[id] ?? []
            guard let event = processed[id] else {
                faults += posted.map { .notProcessed(posting: $0.number, id) }
                continue
            }
            if posted.isEmpty { faults.append(.notPosted(id)) }
            if posted.count > 1 { faults.append(.postedTwice(id)) }
            for posting in posted
            where event.posting != posting.number
                || posting != Posting(of: event, number: posting.number, date: posting.date)
            {
                faults.append(.differs(posting: posting.number, id))
            }
        }
        return faults
    }

    /// Σ of the debit balances and Σ of the credit balances over all accounts. Equal by construction, for a posting has
    /// one amount; printed with the statement so that a person sees it.
    public var trialBalance: (debits: Money, credits: Money) {
        var debits = Money.zero
        var credits = Money.zero
        for account in LedgerAccount.allCases {
            let balance = postings.reduce(Money.zero) { $0 + $1.effect(on: account) }
            if balance > .zero { debits += balance } else { credits = credits - balance }
        }
        return (debits, credits)
    }
}
