import Foundation
import FuzzReaders
import Testing

/// Every input that a fuzzer once found, and some by hand, read by its reader: `Tests/Fixtures/fuzz/READER/`.
@Suite struct FuzzRegressionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let reader: FuzzReader
        let file: URL
        var testDescription: String { "\(reader.name)/\(file.lastPathComponent)" }
    }

    static let folder = NoteFixtures.folder.deletingLastPathComponent().appending(path: "fuzz")

    static let cases: [Case] = FuzzReader.all.flatMap { reader in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + reader.name)) ?? []
        return names.sorted().map { Case(reader: reader, file: folder.appending(path: reader.name + "/" + $0)) }
    }

    @Test func everyReaderHasACase() {
        #expect(Set(Self.cases.map(\.reader.name)) == Set(FuzzReader.all.map(\.name)))
    }

    @Test(arguments: cases) func isReadWithoutBreakingAPromise(_ input: Case) throws {
        let file = try FileHandle(forReadingFrom: input.file)
        #expect(input.reader.read([UInt8](try file.readToEnd() ?? Data())) == nil)
    }
}
