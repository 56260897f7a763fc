import Documents
import Domain
import Testing

/// Zips made to do harm: each is refused as a whole or gives its bad member up, with a reason.
@Suite struct ZipAttackTests {
    @Test func entriesThatOverlap() {
        var entries = [ZipForge.stored("a.xml", [UInt8](repeating: 1, count: 1000))]
        for number in 0..<500 {
            var twin = entries[0]
            twin.sharesDataOf = 0
            twin.name = "\(number).xml"
            entries.append(twin)
        }
        #expect(Unpacked(ZipForge(entries: entries).bytes).fault?.reason == .malformed)
    }

    @Test func sizesThatLie() {
        var short = ZipForge.stored("a.xml", Array("<a/>".utf8))
        short.size = 3
        var long = ZipForge.stored("a.xml", Array("<a/>".utf8))
        long.size = 1 << 30
        var small = ZipForge.blanks("bomb", runs: 8000)
        small.size = 1
        for entry in [short, long, small] {
            let found = Unpacked(ZipForge(entries: [entry]).bytes)
            #expect(!found.isWhole)
            #expect(
                (found.fault ?? found.faults.compactMap { $0 }.first.map { DocumentFault(code: $0) })?.reason != nil)
        }
    }

    @Test(arguments: ["../x", "a/../../x", "/x", "\\\\server\\x", "C:\\x", "a\nb.xml", "..", ""])
    func namesThatLeadAstray(_ name: String) {
        let found = Unpacked(ZipForge(entries: [ZipForge.stored(name, [1])]).bytes)
        let code = found.fault?.code ?? found.faults.first ?? nil
        #expect(code.map { [.unsafePath, .malformed].contains(DocumentFault(code: $0).reason) } == true)
    }

    /// The library reads a name with controls in the code page of old packers, in which they are signs.
    @Test(arguments: ["a\u{0}b.xml", "a\u{1}b.xml", "a\u{7F}b.xml"])
    func controlsInNames(_ name: String) {
        for path in Unpacked(ZipForge(entries: [ZipForge.stored(name, [1])]).bytes).paths {
            #expect(path.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } || path == name)
        }
    }

    @Test func seventyThousandEntries() {
        let entries = (0..<70_000).map { ZipForge.stored("\($0)", []) }
        // The directory's end counts in 16 bits: the forged count is 4464, which the directory contradicts.
        #expect(Unpacked(ZipForge(entries: entries).bytes).fault?.reason == .malformed)
        #expect(
            Unpacked(ZipForge(entries: Array(entries.prefix(60_000))).bytes, named: "", ArchiveLimits(members: 50_000))
                .fault?.code == .limit(.entries))
    }

    /// A member that is taken for clutter is not looked into, so that a zip that holds itself is no way down.
    @Test func clutterIsNotOpened() {
        let inner = ZipForge(entries: [ZipForge.stored("n.xml", [1])]).bytes
        let found = Unpacked(ZipForge(entries: [ZipForge.stored("desktop.ini", inner)]).bytes)
        #expect(found.paths == ["desktop.ini"])
    }
}
