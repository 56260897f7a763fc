import Domain
import Testing

/// The hour of a picture: which of two of one day is newer.
@Suite struct PictureHourTests {
    @Test(arguments: [
        ("2026-11-22T14:03:05-03:00", "2026-11-22T17:03:05Z"), ("2026-11-22T23:30-03:00", "2026-11-23T02:30:00+00:00"),
        ("2026-11-22T14:03:05.250-0300", "2026-11-22T17:03:05Z"),
    ]) func offsetsAreOneInstant(_ one: String, _ other: String) {
        #expect(PictureHour(one) != nil && PictureHour(one) == PictureHour(other))
    }

    @Test(arguments: [
        "2026-11-22", "2026-11-22T14:03:05", "2026-11-22 14:03:05Z", "2026-11-22T24:00:00Z", "2026-11-22T14:60Z",
        "2026-02-30T10:00:00Z", "2026-11-22T14:03:05+3", "2026-11-22T1:03:05Z", "2026-11-22TZ", "", "T",
        "2026-11-22T14:03:05Zx",
    ]) func whatIsNoInstantIsNone(_ text: String) { #expect(PictureHour(text) == nil) }

    /// A list without an hour is of the beginning of its day; it is never newer itself.
    @Test func anHourIsNewerThanNone() {
        #expect(PictureHour.isLater("2026-11-22T14:03:05-03:00", than: "2026-11-22"))
        #expect(!PictureHour.isLater("2026-11-22", than: "2026-11-22T14:03:05-03:00"))
        #expect(!PictureHour.isLater("2026-11-22", than: "2026-11-22"))
        #expect(PictureHour.isLater("2026-11-22T14:03:05-03:00", than: "2026-11-22T14:03:04-03:00"))
        #expect(!PictureHour.isLater("2026-11-22T14:03:05-03:00", than: "2026-11-22T14:03:05-03:00"))
    }
}

/// What a change is held against, and what shows that it came about.
@Suite struct LiveAccountTests {
    static func action(_ verb: ProposedAction.Verb, _ target: String, _ present: String, _ wanted: String)
        -> PlannedAction
    {
        PlannedAction(
            id: "x", platform: PlatformID(trusted: "p"), verb: verb, target: target, present: present, wanted: wanted,
            lane: .destructive, isReversible: true, findings: [], contract: nil, dependsOn: [], order: 1,
            withheldBy: nil)
    }

    static func box(_ account: String?, _ status: ServiceStatus = .active) -> LiveAccount {
        LiveAccount(
            status: .unknown, granted: [],
            box: LiveAccount.Box(account: account.map(AccountID.init(trusted:)), status: status))
    }

    @Test func aBoxIsPairedWithItsAccount() {
        let pair = Self.action(.setDevice, "B1", "none", "A")
        #expect(pair.isReached(in: Self.box("A")) == true && pair.isReached(in: Self.box("B")) == false)
        #expect(pair.isReached(in: Self.box("A", .suspended)) == false)
        #expect(pair.holds(in: Self.box(nil)) == true && pair.holds(in: Self.box("B")) == false)
        #expect(pair.holds(in: Self.box(nil, .absent)) == true)
        // Boxes were not read: nobody knows.
        #expect(pair.isReached(in: .absent) == nil && pair.holds(in: .absent) == nil)
        let wake = Self.action(.setDevice, "B1", "suspended", "A")
        #expect(wake.holds(in: Self.box("A", .suspended)) == true && wake.holds(in: Self.box("A")) == false)
    }

    @Test func aBoxIsTakenOff() {
        let take = Self.action(.setDevice, "B1", "A", "none")
        #expect(take.isReached(in: Self.box(nil)) == true && take.isReached(in: Self.box(nil, .absent)) == true)
        #expect(take.isReached(in: Self.box("A")) == false && take.holds(in: Self.box("A")) == true)
        #expect(take.holds(in: Self.box("B")) == false)
        // Authorised without an account: gone once the platform has it no more, and not before.
        let stray = Self.action(.setDevice, "B1", "active", "none")
        #expect(stray.isReached(in: Self.box(nil)) == false && stray.holds(in: Self.box(nil)) == true)
        #expect(stray.isReached(in: Self.box(nil, .absent)) == true)
    }

    @Test func aFieldIsRead() {
        let mail = Self.action(.setField, "A/email", "old@x", "New@x")
        func live(_ mail: String?) -> LiveAccount {
            LiveAccount(status: .active, granted: [], fields: mail.map { ["email": $0] } ?? [:])
        }
        #expect(mail.isReached(in: live("new@X")) == true && mail.isReached(in: live("old@x")) == false)
        #expect(mail.holds(in: live("OLD@x")) == true && mail.holds(in: live("third@x")) == false)
        #expect(mail.isReached(in: live(nil)) == nil)
        #expect(mail.isShown(by: .accounts, columns: ["account", "email"]))
        #expect(!mail.isShown(by: .accounts, columns: ["account"]) && !mail.isShown(by: .devices, columns: ["email"]))
    }
}
