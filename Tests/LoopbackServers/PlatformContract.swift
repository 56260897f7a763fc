/// What one platform makes of a request. Contracts are synchronous and run under the lock of the world: a request's work
/// is done as a whole or not at all.
protocol PlatformContract: Sendable {
    /// The change that a request asks for; nil where it only reads.
    func change(in request: WireRequest) -> ChangeName?
    /// The page that a request asks for, from 0; nil where the reply has no pages.
    func page(of request: WireRequest) -> Int?
    /// Does the work.
    func answer(_ request: WireRequest, bend: Bend, in world: inout WorldState) -> Outcome
    /// The platform's own way to say that it failed, under HTTP 200.
    func failure(of request: WireRequest) -> WireAnswer
    /// A reply that would say that all went well.
    func success(of request: WireRequest) -> WireAnswer
}

/// The name of a change and what it is done to.
struct ChangeName: Sendable, Hashable {
    var method: String
    var target: String
}

/// How a page is falsified.
struct Bend: Sendable, Hashable {
    var repeatsFirstPage = false
    var shrinksTotal = false

    static let none = Bend()

    /// The page to answer with instead.
    func page(_ page: Int) -> Int { repeatsFirstPage ? 0 : page }

    /// The total to state instead.
    func total(_ total: Int, page: Int) -> Int { shrinksTotal ? max(0, total - page) : total }
}

/// A reply, and whether the platform's state is another one now.
struct Outcome: Sendable {
    var answer: WireAnswer
    var tookEffect: Bool

    init(_ answer: WireAnswer, tookEffect: Bool = false) {
        self.answer = answer
        self.tookEffect = tookEffect
    }
}
