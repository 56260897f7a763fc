/// A person's word about a box (order `move-box`).
public struct CustodyMove: Hashable, Sendable {
    /// The box, by any of its identifiers.
    public var box: BoxIdentifiers
    /// Where it is from then on.
    public var custody: Custody
    /// From when.
    public var on: BusinessDate
    /// Who said so, and why; empty where not said.
    public var author: String, reason: String
    /// The order that says it.
    public var order: String

    /// All fields.
    public init(
        box: BoxIdentifiers, custody: Custody, on: BusinessDate, author: String, reason: String, order: String
    ) {
        self.box = box
        self.custody = custody
        self.on = on
        self.author = author
        self.reason = reason
        self.order = order
    }
}

/// A stay of a box at an outlet, as the ERP tells it.
public struct Placement: Hashable, Sendable {
    /// How a stay ended.
    public enum Ending: Hashable, Sendable {
        /// The ERP gives the first day without it.
        case removed(BusinessDate)
        /// The outlet is no longer in the complete pictures from this day on.
        case vanished(BusinessDate)

        /// The first day without it.
        public var date: BusinessDate {
            switch self {
            case .removed(let date), .vanished(let date): date
            }
        }
    }

    /// Contract, outlet and room.
    public var contract: ContractID, point: PointID, location: String
    /// First day; `nil`: before anything that is known.
    public var from: BusinessDate?
    /// Its end, if it ended.
    public var ending: Ending?
    /// Where it was read.
    public var source: Source

    /// All fields.
    public init(
        contract: ContractID, point: PointID, location: String, from: BusinessDate?, ending: Ending?, source: Source
    ) {
        self.contract = contract
        self.point = point
        self.location = location
        self.from = from
        self.ending = ending
        self.source = source
    }
}

/// When a contract was cancelled.
public struct Cancellation: Hashable, Sendable {
    /// First day without it; `nil` where no table says.
    public var on: BusinessDate?
    /// Where it was read.
    public var source: Source

    /// All fields.
    public init(on date: BusinessDate?, source: Source) {
        self.on = date
        self.source = source
    }

    /// The cancellation that a contract tells: the day it ended, else the day of its status.
    public init?(_ contract: Contract, source: Source) {
        guard contract.status == .cancelled else { return nil }
        self.init(on: contract.endedOn ?? contract.statusSince, source: source)
    }
}

/// One change of custody of a box.
public struct CustodyStep: Hashable, Sendable {
    /// What changed it.
    public enum Cause: String, Sendable, CaseIterable, Hashable {
        case registered, installation, removal, vanishing, cancellation, move
    }

    /// First day; `nil`: before anything that is known.
    public var since: BusinessDate?
    /// Where it is.
    public var custody: Custody
    /// What changed it.
    public var cause: Cause
    /// The outlet that it is at, or was at.
    public var placement: Placement?
    /// The word that moved it.
    public var move: CustodyMove?
    /// The file that said so; none of a move.
    public var source: Source?

    /// Whether the box is at a customer's.
    public var isOut: Bool { custody == .installed || custody == .returnDue }
}

/// Where one box was and is, derived from sets: their order does not matter. On one day a removal comes first, then a
/// person's word, then an installation, then a cancellation: a box that came back in the morning may leave in the
/// afternoon, and a cancellation finds only what is still out.
public struct CustodyHistory: Sendable {
    /// The changes in their order; the first is how it came.
    public private(set) var steps: [CustodyStep] = [
        CustodyStep(since: nil, custody: .stock, cause: .registered, placement: nil, move: nil, source: nil)
    ]
    /// Words that the rules do not allow.
    public private(set) var refused: [(move: CustodyMove, refusal: CustodyRefusal)] = []

    private enum Change {
        case removal(Placement, Placement.Ending)
        case move(CustodyMove)
        case installation(Placement)
        case cancellation(ContractID, Cancellation)
    }

    private let placements: [Placement]
    private let cancellations: [ContractID: Cancellation]

    /// `placements` and `moves` are of this box; `cancellations` of any contract. What lies after `date` is left out.
    public init(
        placements: [Placement], moves: [CustodyMove], cancellations: [ContractID: Cancellation], on date: BusinessDate
    ) {
        self.placements = Set(placements).sorted { Self.comesFirst($0, before: $1) }
        self.cancellations = cancellations
        for (day, change) in changes(moves) where day <= date.dayNumber {
            let since = day == Int.min ? nil : BusinessDate(dayNumber: day)
            apply(change, since)
        }
    }

    /// The last step.
    public var last: CustodyStep { steps[steps.count - 1] }

    /// Where it was on a day.
    public func custody(on date: BusinessDate) -> Custody {
        steps.last { $0.since.map { $0 <= date } ?? true }?.custody ?? .stock
    }

    private static func comesFirst(_ a: Placement, before b: Placement) -> Bool {
        let days = (a.from?.dayNumber ?? Int.min, b.from?.dayNumber ?? Int.min)
        if days.0 != days.1 { return days.0 < days.1 }
        if a.point != b.point { return a.point < b.point }
        let ends = (a.ending?.date.dayNumber ?? Int.max, b.ending?.date.dayNumber ?? Int.max)
        return ends.0 != ends.1 ? ends.0 < ends.1 : a.source.precedes(b.source)
    }

    /// All changes by day and rank, the ties by their own content.
    private func changes(_ moves: [CustodyMove]) -> [(day: Int, change: Change)] {
        var list: [(day: Int, rank: Int, change: Change)] = []
        for placement in placements {
            list.append((placement.from?.dayNumber ?? Int.min, 2, .installation(placement)))
            if let ending = placement.ending { list.append((ending.date.dayNumber, 0, .removal(placement, ending))) }
        }
        for move in Set(moves).sorted(by: { $0.order.precedes($1.order) }) {
            list.append((move.on.dayNumber, 1, .move(move)))
        }
        for contract in Set(placements.map(\.contract)).sorted() {
            guard let cancellation = cancellations[contract] else { continue }
            list.append((cancellation.on?.dayNumber ?? Int.min, 3, .cancellation(contract, cancellation)))
        }
        // Equal day and rank keep the order they were put in, which the content decided.
        return list.enumerated().sorted { a, b in
            (a.element.day, a.element.rank, a.offset) < (b.element.day, b.element.rank, b.offset)
        }.map { ($0.element.day, $0.element.change) }
    }

    private mutating func apply(_ change: Change, _ since: BusinessDate?) {
        let before = last
        switch change {
        case .installation(let placement): install(placement, since, before)
        case .removal(let placement, let ending):
            guard before.placement == placement, before.isOut else { return }
            let isSaid = ending == .removed(ending.date)
            let after = CustodyRules.custody(after: before.custody, removalWasSaid: isSaid)
            guard after != before.custody else { return }
            // Where another outlet names the box too, it is there.
            if let other = placements.last(where: { $0 != placement && isStanding($0, on: since) }) {
                return install(other, since, before)
            }
            steps.append(
                CustodyStep(
                    since: since, custody: after, cause: isSaid ? .removal : .vanishing, placement: nil, move: nil,
                    source: placement.source))
        case .cancellation(let contract, let cancellation):
            let after = CustodyRules.custodyAfterCancellation(before.custody)
            guard before.placement?.contract == contract, after != before.custody else { return }
            steps.append(
                CustodyStep(
                    since: since, custody: after, cause: .cancellation, placement: before.placement, move: nil,
                    source: cancellation.source))
        case .move(let move):
            if let refusal = CustodyRules.refusal(moving: before.custody, to: move.custody) {
                return refused.append((move, refusal))
            }
            steps.append(
                CustodyStep(
                    since: since, custody: move.custody, cause: .move, placement: nil, move: move, source: nil))
        }
    }

    private func isStanding(_ placement: Placement, on date: BusinessDate?) -> Bool {
        guard let date else { return placement.from == nil }
        return (placement.from.map { $0 <= date } ?? true) && (placement.ending.map { $0.date > date } ?? true)
    }

    private mutating func install(_ placement: Placement, _ since: BusinessDate?, _ before: CustodyStep) {
        // A stay that is said to end before it begins never was.
        if let ending = placement.ending, let since, ending.date <= since { return }
        let end = cancellations[placement.contract]
        let isCancelled = end.map { end in end.on.map { day in since.map { day < $0 } ?? false } ?? true } ?? false
        let custody = CustodyRules.custody(after: before.custody, installedAtCancelled: isCancelled)
        guard custody != .writtenOff else { return }
        steps.append(
            CustodyStep(
                since: since, custody: custody, cause: .installation, placement: placement, move: nil,
                source: placement.source))
    }
}
