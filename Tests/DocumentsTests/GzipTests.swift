import Documents
import Domain
import Testing

@Suite struct GzipTests {
    private let note = Array("<NFe/>".utf8)

    @Test func oneMemberWithItsName() {
        let plain = GzipForge.stored(note)
        let named = GzipForge.stored(note, name: "/tmp/a/guardada.xml")
        #expect(Unpacked(plain, named: "nfe/nota.xml.gz").paths == ["nota.xml"])
        #expect(Unpacked(plain, named: "nota.xml.gz").texts == ["<NFe/>"])
        // The file's own name counts, as with gunzip; the packer's word only where the name says nothing.
        #expect(Unpacked(named, named: "nota.xml.GZ").paths == ["nota.xml"])
        #expect(Unpacked(named, named: "download").paths == ["guardada.xml"])
        #expect(Unpacked(plain, named: "download").paths == ["download"])
        #expect(Unpacked(plain).paths == ["content"])
        #expect(Unpacked(GzipForge.stored(note, name: "..")).paths == ["content"])
        #expect(Unpacked(GzipForge.stored(note, name: "a\u{1}\u{202E}b\\c.xml")).paths == ["c.xml"])
        #expect(Unpacked(GzipForge.stored([]), named: "vazia.gz").texts == [""])
    }

    @Test func severalStreamsAreOneText() {
        let bytes = GzipForge.stored(Array("<NF".utf8)) + GzipForge.stored(Array("e/>".utf8))
        #expect(Unpacked(bytes, named: "a.gz").texts == ["<NFe/>"])
        #expect(Unpacked(bytes + [0, 0, 0], named: "a.gz").texts == ["<NFe/>"])
        #expect(Unpacked(bytes + [0, 1], named: "a.gz").faults == [.damagedArchive])
        #expect(Unpacked(bytes + [0x1F, 0x8B], named: "a.gz").faults == [.damagedArchive])
    }

    @Test func largeContentComesWhole() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let found = Unpacked(GzipForge.stored(bytes), named: "a.gz")
        #expect(try found.members.first?.content.get() == bytes)
    }

    @Test func anArchiveInAnArchiveOnce() {
        let zip = ZipForge(entries: [ZipForge.stored("n.xml", note)]).bytes
        let gz = GzipForge.stored(note)
        func zipped(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
            ZipForge(entries: [ZipForge.stored(name, bytes)]).bytes
        }
        #expect(Unpacked(zipped("n.xml.gz", gz)).paths == ["n.xml.gz/n.xml"])
        #expect(Unpacked(GzipForge.stored(zip), named: "notas.zip.gz").paths == ["notas.zip/n.xml"])
        #expect(Unpacked(GzipForge.stored(gz), named: "n.xml.gz.gz").paths == ["n.xml.gz/n.xml"])
        for deep in [zipped("a.zip", zipped("n.xml.gz", gz)), GzipForge.stored(GzipForge.stored(gz))] {
            #expect(Unpacked(deep).fault?.code == .limit(.nesting))
        }
    }

    @Test func aSpreadsheetStaysWhole() {
        let book = ZipForge(entries: [ZipForge.stored("[Content_Types].xml", note), ZipForge.stored("a", [])]).bytes
        #expect(Unpacked(book).fault?.code == .officeDocument)
        #expect(Unpacked(ZipForge(entries: [ZipForge.stored("p.xlsx", book)]).bytes).paths == ["p.xlsx"])
        #expect(ArchiveReader.isOfficeDocument(book))
    }

    @Test func limits() {
        let hundred = GzipForge.stored([UInt8](repeating: 1, count: 100))
        #expect(Unpacked(hundred, named: "", ArchiveLimits(memberBytes: 99)).fault?.code == .limit(.entryBytes))
        #expect(Unpacked(hundred, named: "", ArchiveLimits(totalBytes: 99)).fault?.code == .limit(.totalBytes))
        #expect(Unpacked(hundred, named: "", ArchiveLimits(members: 0)).fault?.code == .limit(.entries))
        #expect(Unpacked(hundred, named: "", ArchiveLimits(members: 1, memberBytes: 100, totalBytes: 100)).isWhole)
        let two = ZipForge(entries: (1...2).map { ZipForge.stored("\($0).gz", hundred) }).bytes
        let packed = 2 * hundred.count
        #expect(Unpacked(two, named: "", ArchiveLimits(totalBytes: packed + 199)).fault?.code == .limit(.totalBytes))
        #expect(Unpacked(two, named: "", ArchiveLimits(totalBytes: packed + 200)).isWhole)
    }

    @Test func aBombIsRefusedByWhatComesOut() {
        #expect(Unpacked(GzipForge.blanks(runs: 8000)).fault?.code == .limit(.ratio))
        #expect(Unpacked(GzipForge.blanks(runs: 4000)).isWhole)
        // Streams behind each other are counted together.
        let chain = (0..<400).flatMap { _ in GzipForge.blanks(runs: 100) }
        #expect(Unpacked(chain).fault?.code == .limit(.ratio))
        #expect(DocumentFault(code: .limit(.ratio)).reason == .limitExceeded)
    }

    @Test func aStreamCutOrChangedAnywhereIsHarmless() {
        for bytes in [GzipForge.stored(note, name: "n.xml"), GzipForge.blanks(runs: 3)] {
            for place in 2..<bytes.count {
                let cut = Unpacked(Array(bytes[..<place]), as: .gzip)
                #expect(cut.faults == [.damagedArchive], "cut at \(place)")
                var changed = bytes
                changed[place] ^= 0x55
                _ = Unpacked(changed, as: .gzip)
            }
            var wrong = bytes
            wrong[bytes.count - 8] ^= 1
            #expect(Unpacked(wrong, as: .gzip).faults == [.damagedArchive])
            #expect(DocumentFault(code: .damagedArchive).reason == .malformed)
        }
    }
}
