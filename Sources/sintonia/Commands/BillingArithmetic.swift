internal import ArgumentParser
internal import Domain
internal import Reports

extension BillingCommand {
    /// `billing prorate --price 29.95 --from D --to D --convention NAME`
    struct Prorate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a part of a month costs. Needs no workspace.",
            discussion: """
                --to is the first day not covered; for actual-days-end-inclusive it is the last day covered. Without a \
                cycle it is the calendar month of --from. --days N --cycle N gives both counts directly. This is the \
                arithmetic of a part; billing itself takes a whole price for a whole cycle, whatever the convention \
                counts in it (a whole February by actual-over-30 is 30/30, and not 28/30).
                """)

        @Option(name: .long, help: "The price of a whole cycle: 29.95 or 29,95.")
        var price: Price
        @Option(name: .long, help: "First day covered, yyyy-mm-dd.")
        var from: BusinessDate?
        @Option(name: .long, help: "First day not covered (last covered for end-inclusive), yyyy-mm-dd.")
        var to: BusinessDate?
        @Option(name: .long, help: "Days to bill, instead of two dates.")
        var days: Int?
        @Option(name: .long, help: "Days of the cycle.")
        var cycle: Int?
        @Option(name: .long, help: "First day of the cycle, yyyy-mm-dd.")
        var cycleStart: BusinessDate?
        @Option(name: .long, help: "First day after the cycle, yyyy-mm-dd.")
        var cycleEnd: BusinessDate?
        @Option(name: .long, help: "How days are counted.")
        var convention: ProrationConvention = .actualDaysEndExclusive
        @Flag(name: .long, help: "Answer in JSON.")
        var json = false
        @Option(name: .long, help: "Language of the words: pt-BR or en.")
        var lang: Language = .ptBR

        func validate() throws {
            if let cycle, cycle < 1 { throw ValidationError("--cycle is at least 1") }
            if let days {
                guard days >= 0, cycle != nil else {
                    throw ValidationError("--days needs --cycle, and is not negative")
                }
                guard from == nil, to == nil else { throw ValidationError("either --days or --from and --to") }
            } else {
                guard let from, let to, from <= to else { throw ValidationError("--from and --to, in this order") }
                guard (cycleStart == nil) == (cycleEnd == nil) else {
                    throw ValidationError("--cycle-start and --cycle-end go together")
                }
                if let cycleStart, let cycleEnd {
                    guard cycleStart < cycleEnd else {
                        throw ValidationError("--cycle-start comes before --cycle-end")
                    }
                    guard cycleStart <= from, to.adding(days: convention.includesLastDay ? 1 : 0) <= cycleEnd else {
                        throw ValidationError("--from and --to lie within the cycle")
                    }
                }
                try [from, to, cycleStart, cycleEnd].validateYears()
            }
        }

        func run() {
            let console = Console(language: lang, isJSON: json, isQuiet: false)
            let answer = ProrationQuestion(price: price.money, days: question, convention: convention).answer
            guard !json else {
                return console.json([
                    "amountCents": answer.amount.centavos, "days": answer.days, "base": answer.base,
                ])
            }
            console.say(
                .billingProrated,
                [
                    "amount": lang.money(answer.amount), "days": "\(answer.days)", "base": "\(answer.base)",
                    "convention": convention.rawValue,
                ])
        }

        private var question: ProrationQuestion.Days {
            if let days, let cycle { return .counted(days, base: cycle) }
            let start = from ?? BusinessDate(dayNumber: 0)
            let end = (to ?? start).adding(days: convention.includesLastDay ? 1 : 0)
            let month = Competence(of: start)
            let whole = DaySpan(startsOn: cycleStart ?? month.firstDay, endsOn: cycleEnd ?? month.end)
            return .dates(DaySpan(startsOn: start, endsOn: end), cycle: whole, base: cycle)
        }
    }

    /// `billing due-date --anchor 31 --after D`, `billing due-date --nominal D`
    struct DueDates: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due-date",
            abstract: "The nominal and the business due date, by the national banking days. Needs no workspace.")

        @Option(name: .long, help: "The due day of the month, 1 to 31.")
        var anchor: Int?
        @Option(name: .long, help: "With --anchor: the first due date after this day, yyyy-mm-dd.")
        var after: BusinessDate?
        @Option(name: .long, help: "The nominal date itself, yyyy-mm-dd.")
        var nominal: BusinessDate?
        @Option(name: .long, help: "postpone, anticipate or keep.")
        var policy: DueDatePolicy = .postpone
        @Flag(name: .long, help: "Ash Wednesday is no business day.")
        var ashWednesdayClosed = false
        @Flag(name: .long, help: "31 December is no business day.")
        var yearEndClosed = false
        @Flag(name: .long, help: "Answer in JSON.")
        var json = false
        @Option(name: .long, help: "Language of the words: pt-BR or en.")
        var lang: Language = .ptBR

        func validate() throws {
            if nominal != nil {
                guard anchor == nil, after == nil else { throw ValidationError("either --nominal or --anchor") }
            } else {
                guard let anchor, (1...31).contains(anchor), after != nil else {
                    throw ValidationError("--anchor 1…31 with --after, or --nominal")
                }
            }
            try [after, nominal].validateYears()
        }

        func run() {
            var closures: Set<BankClosure> = []
            if ashWednesdayClosed { closures.insert(.ashWednesday) }
            if yearEndClosed { closures.insert(.yearEnd) }
            let first = BusinessDate(dayNumber: 0)
            let date = nominal ?? DueDate.nominal(dueDay: anchor ?? 1, after: after ?? first)
            let due = DueDate(nominal: date, policy: policy, calendar: HolidayCalendar(closures: closures))
            let console = Console(language: lang, isJSON: json, isQuiet: false)
            guard !json else {
                return console.json(["nominal": due.nominal.description, "due": due.business.description])
            }
            console.say(
                .billingDueDate, ["nominal": lang.date(due.nominal), "business": lang.date(due.business)])
        }
    }
}

extension [BusinessDate?] {
    /// The real is money since 1994; holidays are known by rule, and not for ever.
    fileprivate func validateYears() throws {
        for case let date? in self where !(1994...2199).contains(date.civil.year) {
            throw ValidationError("\(date): the year is from 1994 to 2199")
        }
    }
}

/// An amount as it is typed: decimals after a comma or a point.
struct Price: ExpressibleByArgument {
    let money: Money

    init?(argument: String) {
        let style: DecimalStyle = argument.contains(",") ? .comma : .point
        guard let money = try? Money(argument, style: style), money >= .zero else { return nil }
        self.money = money
    }
}
