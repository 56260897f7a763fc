import Domain
import Testing

/// The answers to logins after a run: nobody loses television by a flood of losses, unless a person lets it pass.
@Suite struct DecisionTableTests {
    static let platform = PlatformID(trusted: "neotv")

    static func answer(_ number: Int, _ isAllowed: Bool, packages: [String] = ["100"]) -> LoginDecision {
        LoginDecision(
            platform: platform, login: "u\(number)", contract: ContractID(trusted: "\(number)"), isAllowed: isAllowed,
            packages: isAllowed ? packages.map(PackageID.init(trusted:)) : [], change: .new)
    }

    static func known(_ count: Int) -> [DecisionTable.Known] {
        (1...count).map { DecisionTable.Known(decision: answer($0, true), run: 1) }
    }

    static func losing(_ losers: Int, of count: Int) -> [LoginDecision] {
        (1...count).map { answer($0, $0 > losers) }
    }

    @Test func aFewLossesPass() {
        let table = DecisionTable(Self.losing(3, of: 100), before: Self.known(100), run: 2, terms: .init())
        #expect(table.decisions.count { !$0.isAllowed && $0.change == .changed } == 3)
        #expect(table.trips.isEmpty)
    }

    @Test func aFloodOfLossesIsWithheldAndSaid() {
        let table = DecisionTable(Self.losing(40, of: 100), before: Self.known(100), run: 2, terms: .init())
        #expect(table.decisions.allSatisfy { $0.isAllowed })
        #expect(table.decisions.count { $0.change == .kept } == 40)
        #expect(table.trips.map(\.count) == [40] && table.trips.allSatisfy { $0.subject == .logins && !$0.isReleased })
    }

    @Test func leaveLetsItPassOnce() {
        var terms = DecisionTable.Terms()
        let approval = PlanApproval(
            platform: Self.platform, hash: "h", ceiling: 40, author: "ana", reason: "migration",
            expires: FindingsWorld.today)
        terms.leave = { _, count in count <= approval.ceiling ? approval : nil }
        let table = DecisionTable(Self.losing(40, of: 100), before: Self.known(100), run: 2, terms: terms)
        #expect(table.decisions.count { !$0.isAllowed } == 40)
        #expect(table.used == [approval] && table.trips.map(\.isReleased) == [true])
        let more = DecisionTable(Self.losing(41, of: 100), before: Self.known(100), run: 2, terms: terms)
        #expect(more.decisions.allSatisfy { $0.isAllowed } && more.used.isEmpty)
    }

    @Test func nothingIsTakenWhereAnInputIsMissing() {
        var terms = DecisionTable.Terms()
        terms.stopped = [Self.platform]
        let table = DecisionTable(Self.losing(1, of: 100), before: Self.known(100), run: 2, terms: terms)
        #expect(table.decisions.allSatisfy { $0.isAllowed })
    }

    @Test func aLoginOfWhichNothingIsSaidKeepsItsAnswer() {
        let table = DecisionTable([], before: Self.known(2), run: 2, terms: .init())
        #expect(table.decisions.map(\.change) == [.kept, .kept] && table.decisions.allSatisfy { $0.isAllowed })
    }

    @Test func repeatedForARunItSaysTheSame() {
        let fresh = Self.losing(3, of: 100)
        let first = DecisionTable(fresh, before: Self.known(99), run: 2, terms: .init())
        let again = DecisionTable(
            fresh, before: first.decisions.map { DecisionTable.Known(decision: $0, run: 2) }, run: 2, terms: .init())
        #expect(first.decisions == again.decisions)
        #expect(first.decisions.count { $0.change == .new } == 1)
    }
}
