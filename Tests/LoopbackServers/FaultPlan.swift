/// Which requests a server fails, and how: the same plan strikes the same request numbers in every run.
public struct FaultPlan: Sendable, Hashable {
    /// A way to fail. A call that would change something and is struck has had no effect, but for
    /// ``dropAfterEffect``. A kind that does not fit a request never strikes it.
    public enum Kind: Sendable, Hashable {
        /// HTTP 500.
        case http500
        /// HTTP 429 with `Retry-After: 1`.
        case http429WithRetryAfter
        /// The connection is closed before any work is done.
        case dropBeforeEffect
        /// The work is done, and the connection is closed without a reply: the case in doubt.
        case dropAfterEffect
        /// HTTP 200 with the platform's own way to say that it failed.
        case errorEnvelopeWith200
        /// HTTP 200 with a page for humans.
        case htmlPage
        /// HTTP 200 with the first half of a reply, well framed.
        case halfJSON
        /// A reply after that many seconds; a changing call is then answered with HTTP 503.
        case slow(seconds: Double)
        /// A page from the second on is answered with the rows of the first; fits paged reads only.
        case pageTwoEqualsPageOne
        /// A page from the second on states a total that is lower by one for each page before it; paged reads only.
        case shrinkingTotal
        /// HTTP 307 to ``FaultPlan/redirectTarget``.
        case redirectToOtherHost
    }

    /// Which requests chance may strike.
    public enum Scope: Sendable, Hashable {
        /// Every request.
        case everything
        /// Only requests that change nothing.
        case reads
        /// Only calls that would change something.
        case changes
    }

    /// Seed of chance.
    public var seed: UInt64
    /// Share of the requests in ``scope`` that chance strikes, 0 to 1.
    public var rate: Double
    /// The kinds that chance picks from.
    public var kinds: Set<Kind>
    /// Which requests chance may strike.
    public var scope: Scope
    /// Faults at the N-th request of the server, from 1; they come before chance.
    public var atRequest: [Int: Kind]
    /// Faults at the N-th changing call of the server, from 1; they come before chance.
    public var atChange: [Int: Kind]
    /// Where ``Kind/redirectToOtherHost`` points: a scheme, a host and a port.
    public var redirectTarget: String

    /// A plan that strikes nothing unless told otherwise.
    public init(
        seed: UInt64 = 1, rate: Double = 0, kinds: Set<Kind> = [], scope: Scope = .everything,
        atRequest: [Int: Kind] = [:], atChange: [Int: Kind] = [:],
        redirectTarget: String = "http://other-host.invalid"
    ) {
        self.seed = seed
        self.rate = rate
        self.kinds = kinds
        self.scope = scope
        self.atRequest = atRequest
        self.atChange = atChange
        self.redirectTarget = redirectTarget
    }

    /// The plan that strikes nothing.
    public static let none = FaultPlan()

    /// The fault of one request, if any.
    func strike(_ request: RequestNature) -> Kind? {
        if let change = request.change, let kind = atChange[change], kind.fits(request) { return kind }
        if let kind = atRequest[request.number], kind.fits(request) { return kind }
        guard rate > 0, covers(request) else { return nil }
        let fitting = kinds.filter { $0.fits(request) }.sorted { $0.rank < $1.rank }
        var dice = Dice(seed: seed, stream: request.number)
        guard !fitting.isEmpty, dice.fraction() < rate else { return nil }
        return fitting[Int(dice.next() % UInt64(fitting.count))]
    }

    private func covers(_ request: RequestNature) -> Bool {
        switch scope {
        case .everything: true
        case .reads: request.change == nil
        case .changes: request.change != nil
        }
    }
}

/// What a plan has to know of a request.
struct RequestNature: Sendable {
    /// Its number on the server, from 1.
    var number: Int
    /// Its number among the changing calls, from 1; nil where it only reads.
    var change: Int?
    /// The page it asks for, from 0; nil where its reply has no pages.
    var page: Int?
}

extension FaultPlan.Kind {
    func fits(_ request: RequestNature) -> Bool {
        switch self {
        case .pageTwoEqualsPageOne, .shrinkingTotal: request.change == nil && (request.page ?? 0) > 0
        default: true
        }
    }

    /// A fixed order, for a set has none.
    fileprivate var rank: Double {
        switch self {
        case .http500: 0
        case .http429WithRetryAfter: 1
        case .dropBeforeEffect: 2
        case .dropAfterEffect: 3
        case .errorEnvelopeWith200: 4
        case .htmlPage: 5
        case .halfJSON: 6
        case .pageTwoEqualsPageOne: 7
        case .shrinkingTotal: 8
        case .redirectToOtherHost: 9
        case .slow(let seconds): 10 + max(0, seconds)
        }
    }
}

/// A stream of numbers that depends on seed and position only.
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64, stream: Int) {
        state = seed &* 0xD129_0F6B_3C3B_5A4D &+ UInt64(bitPattern: Int64(stream)) &* 0x9E37_79B9_7F4A_7C15
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
