import Documents
import Domain
import Testing

@Suite struct ArchiveReaderTests {
    private func members(_ entries: [ZipForge.Entry], _ limits: ArchiveLimits = ArchiveLimits()) throws
        -> [ArchiveMember]
    {
        var members: [ArchiveMember] = []
        try ArchiveReader(limits: limits).expand(ZipForge(entries: entries).bytes) { members.append($0) }
        return members
    }

    private func refusal(_ entries: [ZipForge.Entry], _ limits: ArchiveLimits = ArchiveLimits()) -> DocumentFault.Code?
    {
        do {
            _ = try members(entries, limits)
            return nil
        } catch {
            return (error as? DocumentFault)?.code
        }
    }

    private func code(_ member: ArchiveMember?) -> DocumentFault.Code? {
        guard case .failure(let fault) = member?.content else { return nil }
        return fault.code
    }

    @Test func membersInOrderWithTheirBytes() throws {
        let found = try members([
            ZipForge.stored("b.xml", Array("<b/>".utf8)), ZipForge.stored("notas/", []),
            ZipForge.stored("notas/ação.xml", Array("<a/>".utf8)), ZipForge.blanks("blanks.txt", runs: 40),
            ZipForge.stored("__MACOSX/._b.xml", [0, 5, 22, 7]), ZipForge.stored("empty", []),
        ])
        #expect(found.map(\.path) == ["b.xml", "notas/ação.xml", "blanks.txt", "__MACOSX/._b.xml", "empty"])
        #expect(try found[0].content.get() == Array("<b/>".utf8))
        #expect(try found[2].content.get() == [UInt8](repeating: 0x20, count: 1 + 258 * 40))
        #expect(found.map(\.isClutter) == [false, false, false, true, false])
        #expect(try found[4].content.get() == [])
    }

    @Test func anArchiveInAnArchiveOnce() throws {
        let inner = ZipForge(entries: [ZipForge.stored("nota.xml", Array("<a/>".utf8))])
        let middle = ZipForge(entries: [ZipForge.stored("inner.zip", inner.bytes)])
        #expect(try members([ZipForge.stored("inner.zip", inner.bytes)]).map(\.path) == ["inner.zip/nota.xml"])
        #expect(refusal([ZipForge.stored("middle.zip", middle.bytes)]) == .limit(.nesting))
    }

    @Test(arguments: [
        "../nota.xml", "a/../../nota.xml", "..", "/etc/passwd", "C:/nota.xml", "c:nota.xml", "a\\b.xml", "..\\b.xml",
    ])
    func unsafeNamesAreRefusedOneByOne(_ name: String) throws {
        let found = try members([ZipForge.stored(name, [1]), ZipForge.stored("good.xml", [2])])
        #expect(code(found.first) == .unsafePath)
        #expect(code(found.first).map { DocumentFault(code: $0).reason } == .unsafePath)
        #expect(try found.last?.content.get() == [2])
    }

    @Test func namesThatOnlyLookUnsafe() throws {
        #expect(try members([ZipForge.stored("a..b/..c/d...xml", [1])]).allSatisfy { code($0) == nil })
    }

    @Test func aBombIsRefusedByWhatItDeclares() throws {
        #expect(refusal([ZipForge.blanks("bomb", runs: 8000)]) == .limit(.ratio))
        // Below one MiB any ratio is taken.
        #expect(refusal([ZipForge.blanks("small", runs: 4000)]) == nil)
        #expect(refusal([ZipForge.stored("large", [UInt8](repeating: 7, count: 3 << 20))]) == nil)
    }

    @Test func aBombThatLiesIsRefusedByWhatComesOut() {
        var entry = ZipForge.blanks("liar", runs: 8000)
        entry.size = 10
        let found = refusal([ZipForge.stored("first", [1]), entry])
        #expect(found == .limit(.ratio))
    }

    @Test func limits() {
        let three = (1...3).map { ZipForge.stored("f\($0)", [UInt8](repeating: 1, count: 100)) }
        #expect(refusal(three, ArchiveLimits(members: 2)) == .limit(.entries))
        #expect(refusal(three, ArchiveLimits(memberBytes: 99)) == .limit(.entryBytes))
        #expect(refusal(three, ArchiveLimits(totalBytes: 299)) == .limit(.totalBytes))
        #expect(refusal(three, ArchiveLimits(members: 3, memberBytes: 100, totalBytes: 300)) == nil)
    }

    /// Limits are the outermost archive's, whatever is inside it.
    @Test func limitsAreSharedWithInnerArchives() {
        let inner = ZipForge(entries: (1...3).map { ZipForge.stored("f\($0)", [UInt8](repeating: 1, count: 100)) })
        let outer = [ZipForge.stored("a.zip", inner.bytes), ZipForge.stored("b.zip", inner.bytes)]
        #expect(refusal(outer, ArchiveLimits(members: 7)) == .limit(.entries))
        #expect(refusal(outer, ArchiveLimits(members: 8)) == nil)
        let packed = 2 * inner.bytes.count
        #expect(refusal(outer, ArchiveLimits(totalBytes: packed + 599)) == .limit(.totalBytes))
        #expect(refusal(outer, ArchiveLimits(totalBytes: packed + 600)) == nil)
    }

    @Test func entriesThatShareTheirData() {
        var entries = [ZipForge.stored("a", (0..<1000).map { UInt8($0 % 251) })]
        for number in 1...3 {
            var twin = entries[0]
            twin.sharesDataOf = 0
            twin.name = "\(number)"
            entries.append(twin)
        }
        #expect(refusal(entries) == .damagedArchive)
    }

    @Test func membersThatCannotBeRead() throws {
        var encrypted = ZipForge.stored("secret.xml", [UInt8](repeating: 1, count: 20))
        encrypted.flags |= 1
        var strange = ZipForge.stored("strange.xml", [1, 2, 3])
        strange.method = 97
        var wrong = ZipForge.stored("wrong.xml", [1, 2, 3])
        wrong.checksum ^= 1
        var garbage = ZipForge.stored("garbage.xml", [0xFF, 0xFF, 0xFF])
        garbage.method = 8
        let found = try members([encrypted, strange, wrong, garbage, ZipForge.stored("good.xml", [2])])
        #expect(found.map(code) == [.encrypted, .unknownMethod(97), .damagedArchive, .damagedArchive, nil])
        #expect(found.compactMap { try? $0.content.get() } == [[2]])
    }

    @Test func aBrokenInnerArchiveIsAMemberThatCannotBeRead() throws {
        let found = try members([
            ZipForge.stored("inner.zip", [0x50, 0x4B, 3, 4, 0]), ZipForge.stored("good.xml", [2]),
        ])
        #expect(found.map(code) == [.damagedArchive, nil])
    }

    @Test func anArchiveCutAnywhereIsHarmless() throws {
        let bytes = ZipForge(entries: [
            ZipForge.stored("a.xml", Array("<a/>".utf8)), ZipForge.blanks("b.txt", runs: 10),
        ]).bytes
        for cut in bytes.indices {
            #expect(throws: DocumentFault.self, "cut at \(cut)") {
                try ArchiveReader().expand(Array(bytes[..<cut])) { _ in }
            }
            var changed = bytes
            changed[cut] ^= 0x55
            try? ArchiveReader().expand(changed) { _ in }
        }
    }

    @Test func recognisedByItsFirstBytes() throws {
        #expect(ArchiveReader.isArchive(head: ZipForge(entries: [ZipForge.stored("a", [1])]).bytes))
        #expect(ArchiveReader.isArchive(head: ZipForge(entries: []).bytes))
        #expect(!ArchiveReader.isArchive(head: Array("<NFe/>".utf8)))
        #expect(try members([]).isEmpty)
    }
}
