/// A group that costs nothing, and why.
public struct FreeGroup: Hashable, Sendable {
    /// The group.
    public let group: BillingGroup
    /// Why it is free; `list` and `negotiated` where that price is zero.
    public let origin: PriceOrigin

    /// All fields.
    public init(group: BillingGroup, origin: PriceOrigin) {
        self.group = group
        self.origin = origin
    }
}

/// A group that waits for a person, and why.
public struct QuarantinedGroup: Hashable, Sendable {
    /// The group; its competence is the month of the asked due date where the contract has no due day.
    public let group: BillingGroup
    /// Why.
    public let reason: BillingQuarantineReason

    /// All fields.
    public init(group: BillingGroup, reason: BillingQuarantineReason) {
        self.group = group
        self.reason = reason
    }
}

/// What should be charged for one due date. All lists are sorted by group.
public struct BillingPlanResult: Sendable {
    /// The due date that was asked for.
    public let due: BusinessDate
    /// What should be charged. `charge.due.match(due)` tells which of its dates was asked for.
    public let charges: [Charge]
    /// What could not be decided.
    public let quarantined: [QuarantinedGroup]
    /// What is granted for nothing.
    public let free: [FreeGroup]
    /// Charged groups with a negotiated price for which no reason was given: accepted, and reported.
    public let negotiatedWithoutReason: [BillingGroup]
    /// The records and rules behind all this.
    public let book: BillingBook
    let selection: DueSelection

    /// Σ of the charges.
    public var total: Money { charges.reduce(.zero) { $0 + $1.amount } }
    /// Number of different customers charged.
    public var subscriberCount: Int { Set(charges.map(\.subscriber)).count }

    /// What the hash of a preview covers: the due date, the policy and every charge. Equal texts, equal charges.
    public var previewText: String {
        (["sintonia/preview/1", "due=\(due)", book.policy.hashText] + charges.map(\.hashText))
            .joined(separator: "\n\n")
    }
}

/// What should be charged to the contracts whose nominal or business due date is `due`: the pure half of *Faturamento
/// TV*, the same for preview and save.
///
/// The competence is the month of the nominal date, so one due date may touch two of them (31 October 2026, a
/// Saturday, is paid on 3 November). All rows of one contract and package that touch the cycle are one group and, with
/// full proration, one full price: that of the first billed day. Contracts without a usable due day match no date;
/// what they would owe in the month of `due` is quarantined, and so is what is contracted by no known contract.
public func desiredCharges(input: BillingInput, due: BusinessDate, policy: BillingPolicy) -> BillingPlanResult {
    desiredCharges(BillingBook(input, policy: policy), due: due)
}

/// The same of records that are indexed already: for whoever asks for several due dates.
public func desiredCharges(_ book: BillingBook, due: BusinessDate) -> BillingPlanResult {
    let input = book.input
    let selection = DueSelection(due: due, policy: book.policy.dueDate, calendar: input.calendar)
    var charges: [Charge] = []
    var quarantined: [QuarantinedGroup] = []
    var free: [FreeGroup] = []
    for item in book.contracted {
        let dueDay = input.contracts[item.contract]?.dueDay.flatMap { (1...31).contains($0) ? $0 : nil }
        let competences = dueDay.map { selection.competences(ofDueDay: $0) } ?? [Competence(of: due)]
        for competence in competences {
            for (group, verdict) in book.verdicts(item.contract, item.package, competence) {
                switch verdict {
                case .charge(let charge): charges.append(charge)
                case .quarantined(let reason): quarantined.append(QuarantinedGroup(group: group, reason: reason))
                case .free(let origin):
                    // Without a due day it belongs to no due date, and there is nothing to quarantine.
                    if dueDay != nil { free.append(FreeGroup(group: group, origin: origin)) }
                case .notEntitled, .absent: break
                }
            }
        }
    }
    charges.sort { $0.group < $1.group }
    return BillingPlanResult(
        due: due, charges: charges, quarantined: quarantined.sorted { $0.group < $1.group },
        free: free.sorted { $0.group < $1.group },
        negotiatedWithoutReason: charges.filter(book.isReasonMissing).map(\.group), book: book,
        selection: selection)
}

/// Which due days a due date stands for, month by month.
struct DueSelection: Sendable {
    private let competences: [Int: [Competence]]

    init(due: BusinessDate, policy: DueDatePolicy, calendar: HolidayCalendar) {
        let month = Competence(of: due)
        var competences: [Int: [Competence]] = [:]
        for dueDay in 1...31 {
            // A business date may lie in the month after its nominal date, or in the one before.
            competences[dueDay] = [month.previous, month, month.next].filter {
                DueDate(dueDay: dueDay, competence: $0, policy: policy, calendar: calendar).match(due) != nil
            }
        }
        self.competences = competences
    }

    /// The months in which `dueDay` falls due on the date.
    func competences(ofDueDay dueDay: Int) -> [Competence] { competences[dueDay] ?? [] }

    /// The due days that fall due on the date in `competence`.
    func dueDays(in competence: Competence) -> Set<Int> {
        Set(competences.filter { $0.value.contains(competence) }.keys)
    }
}
