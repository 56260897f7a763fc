/// What replacing a box costs (config `costs.replacement`).
public struct ReplacementCosts: Hashable, Sendable {
    /// By model, in small letters.
    public var byModel: [String: Money]
    /// Of any other model; `nil`: not known.
    public var standard: Money?

    /// None known unless given.
    public init(byModel: [String: Money] = [:], standard: Money? = nil) {
        self.byModel = byModel
        self.standard = standard
    }

    /// What replacing a box of a model costs; `nil` where nothing says.
    public func cost(ofModel model: String?) -> Money? { model.flatMap { byModel[$0.lowercased()] } ?? standard }
}

/// A box of a cancelled contract that is not back.
public struct ReturnDueBox: Hashable, Sendable {
    /// How long it has been due.
    public enum Ageing: String, Sendable, CaseIterable, Hashable {
        case upTo30 = "0-30"
        case upTo60 = "31-60"
        case upTo90 = "61-90"
        case over90 = ">90"
        /// No table says when the contract was cancelled.
        case unknown
    }

    /// The box; its custody says since when.
    public var box: SetTopBox
    /// The customer.
    public var subscriber: SubscriberID?
    /// What it is worth: what it cost, else what replacing it costs; `nil` where nothing says.
    public var value: Money?
    /// Where the box and the outlet were read.
    public var sources: [Source]
    /// Days since the cancellation.
    public var days: Int?

    /// All but the days, which follow from `date`.
    public init(box: SetTopBox, subscriber: SubscriberID?, value: Money?, sources: [Source], on date: BusinessDate) {
        self.box = box
        self.subscriber = subscriber
        self.value = value
        self.sources = sources
        days = box.custodySince.map { max(0, date.days(since: $0)) }
    }

    /// How long it has been due.
    public var ageing: Ageing {
        switch days {
        case nil: .unknown
        case .some(...30): .upTo30
        case .some(...60): .upTo60
        case .some(...90): .upTo90
        default: .over90
        }
    }
}
