import Foundation
import Testing
import ZipKit

@Suite struct ZipArchiveTests {
    private static let bomb = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/nfe/81-zip-razao-alta.zip").path

    private func code(_ body: () throws -> Void) -> ZipFault.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ZipFault)?.code
        }
    }

    @Test func opensAFile() throws {
        let archive = try ZipArchive(path: Self.bomb, limits: ZipLimits(ratio: 2000))
        #expect(archive.entries.map(\.name) == ["nota.xml"])
        let entry = try #require(archive.entries.first)
        #expect(entry.declaredSize == 30_000_007)
        #expect(try archive.read(entry).count == 30_000_007)
        #expect(archive.inflatedBytes == 30_000_007)
        #expect(code { _ = try archive.read(entry, limit: 1000) } == .limit(.entryBytes))
    }

    @Test func refusesWhatItCannotOpen() throws {
        #expect(code { _ = try ZipArchive(path: Self.bomb) } == .limit(.ratio))
        #expect(code { _ = try ZipArchive(path: Self.bomb + ".missing") } == .unreadable)
        #expect(code { _ = try ZipArchive(path: #filePath) } == .notAnArchive)
        #expect(code { _ = try ZipArchive(bytes: []) } == .notAnArchive)
    }
}
