import Domain
import Testing

/// Q01–Q09: what is said of the files of a day.
@Suite struct FindingsInputTests {
    static let today = FindingsWorld.today
    static let beenius = FindingsWorld.beenius

    static func picture(
        _ kind: TableKind, _ platform: PlatformID? = nil, daysAgo: Int = 0, rows: Int = 100, isComplete: Bool = true
    ) -> InputHealth.Picture {
        InputHealth.Picture(
            picture: SnapshotPicture(
                platform: platform, kind: kind, asOf: today.adding(days: -daysAgo), isComplete: isComplete,
                isDelta: false), rows: rows)
    }

    static func findings(_ pictures: [InputHealth.Picture], _ refusals: [InputHealth.Refusal] = []) -> [Finding] {
        reconcileInputs(InputHealth(pictures: pictures, refusals: refusals), on: today)
    }

    static let whole = [
        picture(.contracts), picture(.contracts, daysAgo: 1), picture(.accounts, beenius),
        picture(.accounts, beenius, daysAgo: 1), picture(.catalogueChannels, beenius),
    ]

    @Test func wholePicturesSayNothing() { #expect(Self.findings(Self.whole).isEmpty) }

    @Test func tableThatDidNotComeIsQ01() throws {
        let pictures = Self.whole + [Self.picture(.entitlements, Self.beenius, daysAgo: 1)]
        let finding = try #require(Self.findings(pictures).first)
        #expect(Self.findings(pictures).headings == ["Q01 entitlements"])
        #expect(finding.severity == .s1 && finding.platform == Self.beenius)
        #expect(finding.platformValue == "2026-11-21" && finding.action.withheldBy == .manual)
        // A list of channels is another matter.
        let channels = Self.whole + [Self.picture(.cataloguePackages, Self.beenius, daysAgo: 1)]
        #expect(Self.findings(channels).first?.severity == .s3)
    }

    @Test(arguments: [(2, ["Q08 beenius"]), (3, ["Q01 accounts"])])
    func sideThatSentNothingForDaysIsQ01(_ days: Int, _ headings: [String]) {
        let pictures = [Self.picture(.contracts), Self.picture(.accounts, Self.beenius, daysAgo: days)]
        let found = Self.findings(pictures).headings
        #expect(found == headings)
    }

    @Test func tableWithoutItsProofIsQ02() throws {
        let pictures = [
            Self.picture(.contracts, isComplete: false), Self.picture(.contracts, daysAgo: 1),
            Self.picture(.accounts, Self.beenius),
        ]
        let finding = try #require(Self.findings(pictures).first)
        #expect(Self.findings(pictures).headings == ["Q02 contracts"])
        #expect(finding.severity == .s1 && finding.platform == nil)
        // One that never had a proof is ordinary.
        let never = [Self.picture(.contracts, isComplete: false), Self.picture(.accounts, Self.beenius)]
        #expect(Self.findings(never).isEmpty)
    }

    @Test(
        arguments: [
            (90, nil), (89, Severity.s1), (0, .s1), (110, nil), (150, nil), (151, .s3), (1000, .s3),
        ] as [(Int, Severity?)])
    func farFewerOrMoreRowsAreQ03(_ rows: Int, _ severity: Severity?) {
        var pictures = [Self.picture(.contracts, rows: rows)]
        for day in 1...5 { pictures.append(Self.picture(.contracts, daysAgo: day)) }
        #expect(Self.findings(pictures).map(\.severity) == (severity.map { [$0] } ?? []))
    }

    /// One odd day before does not make an ordinary one odd.
    @Test func theMiddleOfTheLastPicturesCountsToo() {
        var pictures = [Self.picture(.contracts), Self.picture(.contracts, daysAgo: 1, rows: 1000)]
        for day in 2...6 { pictures.append(Self.picture(.contracts, daysAgo: day)) }
        #expect(Self.findings(pictures).isEmpty)
    }

    @Test func picturesOfDifferentDaysAreQ08() throws {
        let finding = try #require(
            Self.findings([Self.picture(.contracts), Self.picture(.accounts, Self.beenius, daysAgo: 1)]).first)
        #expect(finding.kind == .snapshotSkew && finding.erpValue == "2026-11-22")
    }

    @Test(arguments: [
        ("undecidable_decimal", "Q04"), ("broken_quotes", "Q04"), ("duplicate_key", "Q05"),
        ("scientific_notation", "Q06"), ("lost_zeros", "Q06"), ("unknown_value", "Q07"), ("unknown_platform", "Q07"),
        ("not_a_date", "Q09"), ("end_before_start", "Q09"),
    ]) func refusedRowsAreSaidByTheirRule(_ rule: String, _ code: String) throws {
        let refusals = [
            InputHealth.Refusal(platform: Self.beenius, kind: .devices, rule: rule, count: 3),
            InputHealth.Refusal(platform: nil, kind: .points, rule: rule, count: 1),
        ]
        let findings = Self.findings([], refusals)
        #expect(findings.codes == [code, code])
        #expect(findings.map(\.platformValue) == ["1 (\(rule))", "3 (\(rule))"])
    }
}
