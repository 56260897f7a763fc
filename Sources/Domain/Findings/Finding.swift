/// One difference. Its identity is (provider, platform, class, key): the same from day to day.
public struct Finding: Hashable, Sendable {
    /// What kind of difference.
    public var kind: FindingClass
    /// On which platform; none where the difference lies inside the ERP.
    public var platform: PlatformID?
    /// What distinguishes it among its class and platform; declared by each class, never a value that may change.
    public var key: [String]
    /// What it is about, as far as the class knows.
    public var contract: ContractID?
    /// The customer.
    public var subscriber: SubscriberID?
    /// The account on the platform.
    public var account: AccountID?
    /// The package, by the ERP's code (the platform's where the ERP has none).
    public var package: PackageID?
    /// The channel.
    public var channel: ChannelID?
    /// The outlet.
    public var point: PointID?
    /// The box, by its label.
    public var box: String?
    /// The field that differs.
    public var field: String?
    /// The value on the ERP's side.
    public var erpValue: String?
    /// The value on the platform's side.
    public var platformValue: String?
    /// Money at stake a month.
    public var stake: Stake
    /// What to do about it.
    public var action: ProposedAction
    /// A second step, to be done when the first one is.
    public var followUp: ProposedAction?
    /// How urgent this one is; that of its class unless it says otherwise.
    public var severity: Severity
    /// Where the two sides were read.
    public var sources: [Source]

    /// A finding with nothing but its identity; the rest is set by its class.
    public init(_ kind: FindingClass, platform: PlatformID?, key: [String], action: ProposedAction) {
        self.kind = kind
        self.platform = platform
        self.key = key
        stake = Stake(amount: .zero, formula: .none)
        self.action = action
        severity = kind.severity
        sources = []
    }

    /// What to do, in order.
    public var actions: [ProposedAction] { [action] + (followUp.map { [$0] } ?? []) }
}

/// Money at stake in a finding: never negative.
public struct Stake: Hashable, Sendable {
    /// How the amount was made.
    public enum Formula: String, Sendable, CaseIterable, Hashable {
        /// No money.
        case none
        /// What the customer pays a month for what he does not get.
        case retailNotDelivered = "retail-not-delivered"
        /// List price a month of what is delivered and not paid, plus what the platform charges for it.
        case retailNotCharged = "retail-not-charged"
        /// What the platform charges a month for nothing.
        case wholesaleForNothing = "wholesale-for-nothing"
        /// List price a month of the customers' package that can no longer be delivered.
        case retailOfCustomers = "retail-of-customers"
        /// List price a month of the package's customers, by the share of its channels that are gone.
        case contentLost = "content-lost"
        /// What replacing the box costs.
        case replacement
        /// The price of the days by which two dates differ.
        case daysBetween = "days-between"
        /// The price of the outlets beyond those that are paid.
        case outletsUnpaid = "outlets-unpaid"
        /// The change of the platform's price a month, over all customers of the package.
        case wholesaleChange = "wholesale-change"
        /// By how much the package costs more than it brings, over all its customers.
        case marginLost = "margin-lost"
        /// By how much a charge differs from what is owed; twice that where it is too much.
        case billedDifference = "billed-difference"
        /// What is owed and was not charged.
        case notBilled = "not-billed"
        /// Twice a charge that nobody owed.
        case billedForNothing = "billed-for-nothing"
        /// By how much prices differ from the list, added up over the contracts.
        case priceDifference = "price-difference"
    }

    /// The amount.
    public var amount: Money
    /// How it was made.
    public var formula: Formula

    /// An amount and its formula.
    public init(amount: Money, formula: Formula) {
        self.amount = amount
        self.formula = formula
    }
}

/// How well an absence is proved: by complete snapshots that do not have the row.
public enum AbsenceProof: Int, Sendable, Comparable, Hashable {
    /// Files of one day contradict each other about it: what a destructive action rests on is in doubt.
    case contested = -1
    /// No complete snapshot says so.
    case unproven = 0
    /// One complete snapshot.
    case once = 1
    /// Two complete snapshots: enough for a destructive action.
    case twice = 2
    /// The conclusion rests on rows that are there.
    case notNeeded = 3

    /// By strength.
    public static func < (a: AbsenceProof, b: AbsenceProof) -> Bool { a.rawValue < b.rawValue }

    /// The proof that `snapshots` complete snapshots give.
    public init(completeSnapshots snapshots: Int) {
        self = snapshots <= 0 ? .unproven : snapshots == 1 ? .once : .twice
    }
}

/// An idempotent correction: sets a state, never toggles one.
public struct ProposedAction: Hashable, Sendable {
    /// What is set.
    public enum Verb: String, Sendable, CaseIterable, Hashable {
        /// State (and, on activation, packages) of an account.
        case setAccountState = "set-account-state"
        /// The whole set of packages of an account.
        case setPackages = "set-packages"
        /// The account that a box is paired with, or none.
        case setDevice = "set-device"
        /// A field of a contract, a box or a channel; the target names both: `100129/beenius_id`.
        case setField = "set-field"
        /// A person must decide: nothing that a program may do.
        case review
    }

    /// What is set.
    public var verb: Verb
    /// On what: an account, a contract that has none yet, a box.
    public var target: String
    /// The state it is believed to have now: the precondition.
    public var present: String
    /// The state it should have.
    public var wanted: String
    /// Takes television away from somebody.
    public var isDestructive: Bool
    /// Can be undone without loss.
    public var isReversible: Bool
    /// Proof of the absences it rests on.
    public var proof: AbsenceProof
    /// An order and the ERP disagree about what it rests on.
    public var isFrozenByOrder = false
    /// A rule of the class holds it back, whatever the proof.
    public var hold: Withholding?
    /// Whose record it sets.
    public var side = Side.platform

    /// Whose record is set.
    public enum Side: String, Sendable, CaseIterable, Hashable {
        case platform, erp
    }

    /// All fields.
    public init(
        verb: Verb, target: String, present: String, wanted: String, isDestructive: Bool, isReversible: Bool,
        proof: AbsenceProof
    ) {
        self.verb = verb
        self.target = target
        self.present = present
        self.wanted = wanted
        self.isDestructive = isDestructive
        self.isReversible = isReversible
        self.proof = proof
    }

    /// A task for a person.
    public static func review(_ target: String) -> ProposedAction {
        ProposedAction(
            verb: .review, target: target, present: "", wanted: "", isDestructive: false, isReversible: true,
            proof: .notNeeded)
    }

    /// Why the action may not be proposed for execution, if so.
    public enum Withholding: String, Sendable, CaseIterable, Hashable {
        /// A person's task.
        case manual
        /// A destructive action without two complete snapshots that prove the absence.
        case absenceNotProvedTwice = "absence-not-proved-twice"
        /// An additive action without a complete snapshot of the platform.
        case absenceNotProved = "absence-not-proved"
        /// A destructive action about what two files of one day contradict each other in.
        case snapshotConflict = "snapshot-conflict"
        /// An order and the ERP disagree about what it rests on, and neither has moved.
        case frozenByOrder = "frozen-by-order"
        /// The platform says a state that nobody knows.
        case unknownState = "unknown-state"
        /// A change is on its way, or was made within the grace window.
        case inFlight = "in-flight"
        /// What tells account and contract to be one disagrees.
        case linkConflict = "link-conflict"
        /// Given away on purpose.
        case courtesy
        /// A person said that the difference is intended.
        case accepted
        /// An input that it rests on is missing or cut.
        case inputIncomplete = "input-incomplete"
        /// Another finding wants another state of the same thing.
        case contradiction
        /// What must be done before it is withheld.
        case dependsOnWithheld = "depends-on-withheld"
        /// Too many at once that take away.
        case destructiveCap = "destructive-cap"
        /// Too many at once that give.
        case additiveCap = "additive-cap"
        /// The register is silent about too many boxes at once.
        case patrimonyCap = "patrimony-cap"

        /// Only the proof is missing, which another complete file may bring.
        public var isAboutProof: Bool { self == .absenceNotProved || self == .absenceNotProvedTwice }

        /// A breaker, which an approval of the plan releases.
        public var isCap: Bool { self == .destructiveCap || self == .additiveCap || self == .patrimonyCap }

        /// What a person need not look at: tasks are his anyway, and what is meant or on its way stands.
        public var isOrdinary: Bool { [.manual, .inFlight, .courtesy, .accepted].contains(self) }
    }

    /// What withholds the action, if anything.
    public var withheldBy: Withholding? {
        if verb == .review { return hold == .accepted ? .accepted : .manual }
        if let hold { return hold }
        if isFrozenByOrder { return .frozenByOrder }
        if isDestructive, proof == .contested { return .snapshotConflict }
        if isDestructive { return proof < .twice ? .absenceNotProvedTwice : nil }
        return proof < .once ? .absenceNotProved : nil
    }
}
