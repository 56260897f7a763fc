import Domain
import Testing

/// Which tables of a day are said not to be whole.
@Suite struct PictureGapTests {
    static let today = FindingsWorld.today
    static let yesterday = today.adding(days: -1)

    func picture(
        _ kind: TableKind, _ platform: PlatformID? = nil, on date: BusinessDate = today, isComplete: Bool = true,
        isDelta: Bool = false
    ) -> SnapshotPicture {
        SnapshotPicture(platform: platform, kind: kind, asOf: date, isComplete: isComplete, isDelta: isDelta)
    }

    func names(_ pictures: [SnapshotPicture]) -> [String] {
        PictureGap.gaps(in: pictures, on: Self.today).map(\.name)
    }

    @Test func wholePicturesLeaveNoGap() {
        #expect(names([picture(.contracts), picture(.accounts, FindingsWorld.beenius)]) == [])
        #expect(names([picture(.contracts, isComplete: false), picture(.contracts)]) == [])
    }

    @Test func whatDidNotComeWhileOthersDidIsAGap() {
        let pictures = [
            picture(.contracts), picture(.points, on: Self.yesterday),
            picture(.accounts, FindingsWorld.beenius, on: Self.yesterday), picture(.devices, FindingsWorld.beenius),
        ]
        #expect(names(pictures) == ["points", "beenius accounts"])
        #expect(PictureGap.gaps(in: pictures, on: Self.today).first?.lastWhole == Self.yesterday)
    }

    @Test func whatProvesNothingIsAGap() {
        let pictures = [picture(.contracts, on: Self.yesterday), picture(.contracts, isComplete: false)]
        #expect(names(pictures) == ["contracts"])
    }

    /// Nothing at all of a side is another matter: its pictures are old, not cut.
    @Test func aSideThatSentNothingHasNoGap() {
        #expect(names([picture(.contracts), picture(.accounts, FindingsWorld.beenius, on: Self.yesterday)]) == [])
    }

    @Test func changesAreNoPicture() {
        let pictures = [
            picture(.contracts), picture(.points, on: Self.yesterday),
            picture(.points, isComplete: false, isDelta: true),
        ]
        #expect(names(pictures) == [])
    }
}
