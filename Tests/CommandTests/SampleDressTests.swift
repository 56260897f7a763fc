import Foundation
import TestSupport
import Testing

/// The sample day in other clothes, and with bytes that were not so when it was sealed.
@Suite struct SampleDressTests {
    /// What changes nothing of what a table says.
    enum Dress: CaseIterable {
        /// Line ends of another system, and a byte-order mark.
        case lineEndsAndMark
        /// Header words in capitals, but for a platform's own (they are exact), and blanks around cells.
        case caseAndBlanks
        /// The columns from right to left.
        case columnsReversed

        func worn(_ bytes: [UInt8], isNative: Bool) -> [UInt8] {
            let newline = UInt8(ascii: "\n")
            let lines = bytes.split(separator: newline, omittingEmptySubsequences: false).map { line in
                line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : Array(line)
            }
            switch self {
            case .lineEndsAndMark:
                let hasCR = bytes.contains(UInt8(ascii: "\r"))
                let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
                let isUTF8 = String(validating: bytes, as: UTF8.self) != nil && !bytes.starts(with: mark)
                return (isUTF8 ? mark : []) + Array(lines.joined(separator: hasCR ? [newline] : [13, newline]))
            case .caseAndBlanks:
                return dressed(lines) { cells, isHeader in
                    cells.map { cell in
                        let text = isHeader && !isNative ? cell.map { (97...122).contains($0) ? $0 - 32 : $0 } : cell
                        return [32] + text + [32]
                    }
                }
            case .columnsReversed: return dressed(lines) { cells, _ in cells.reversed() }
            }
        }

        // Cells of plain tables only: what is quoted stays as it is.
        private func dressed(_ lines: [[UInt8]], _ change: ([[UInt8]], Bool) -> [[UInt8]]) -> [UInt8] {
            let quote = UInt8(ascii: "\"")
            guard let header = lines.first, !lines.contains(where: { $0.contains(quote) }),
                let delimiter = [UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
                    .first(where: header.contains)
            else { return Array(lines.joined(separator: [UInt8(ascii: "\n")])) }
            let changed = lines.enumerated().map { index, line -> [UInt8] in
                guard !line.isEmpty, !line.starts(with: Array("#END".utf8)) else { return line }
                let cells = line.split(separator: delimiter, omittingEmptySubsequences: false).map(Array.init)
                return Array(change(cells, index == 0).joined(separator: [delimiter]))
            }
            return Array(changed.joined(separator: [UInt8(ascii: "\n")]))
        }
    }

    static func files(_ day: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: Checkout.samples + "/" + day)?.allObjects ?? []
        return names.compactMap { $0 as? String }.sorted().filter { ($0 as NSString).pathExtension != "" }
    }

    static func sha256(_ bytes: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/sintonia-sum-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        return String(try Program(path: "/usr/bin/sha256sum").run([path]).output.prefix(64))
    }

    /// Both days in the inbox of a new workspace, taken in, each table in `dress`.
    static func days(_ dress: Dress?) throws -> TestWorkspace {
        let workspace = try TestWorkspace(
            configuration: SampleDayTests.configuration + "\nintake: { settleSeconds: 0 }\n")
        for (day, date) in [("yesterday", "2026-11-21"), ("today", "2026-11-22")] {
            for name in files(day) {
                let path = Checkout.samples + "/" + day + "/" + name
                var bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
                if let dress, ["csv", "txt"].contains((name as NSString).pathExtension) {
                    let isNative = ["-accounts-", "-entitlements-", "-devices-"].contains(where: name.contains)
                    bytes = dress.worn(bytes, isNative: isNative)
                    if let sealed = FileManager.default.contents(atPath: path + ".manifest.json") {
                        let sum = try sha256([UInt8](FileManager.default.contents(atPath: path) ?? Data()))
                        let text = String(decoding: sealed, as: UTF8.self)
                        #expect(text.contains(sum))
                        try workspace.drop(
                            text: text.replacingOccurrences(of: sum, with: try sha256(bytes)),
                            as: name + ".manifest.json")
                    }
                }
                let isSealed = name.hasSuffix(".manifest.json") && dress != nil
                if isSealed, FileManager.default.fileExists(atPath: workspace.root + "/inbox/" + name) { continue }
                try workspace.drop(Data(bytes), as: name)
            }
            try workspace.sintonia("run", "--as-of", date, "--quiet")
            if day == "yesterday" { try SampleDayTests.bill(workspace) }
        }
        return workspace
    }

    /// Rows of a table without the places where they were read.
    static func rows(_ table: String, _ workspace: TestWorkspace) throws -> [String] {
        try workspace.rows(table).map { row in
            var row = row
            row["sources"] = nil
            row["source"] = nil
            let data = try JSONSerialization.data(withJSONObject: row, options: [.sortedKeys])
            return String(decoding: data, as: UTF8.self)
        }
    }

    private static let plain = Result { try days(nil) }

    @Test(arguments: Dress.allCases) func theDressOfATableChangesNothing(_ dress: Dress) throws {
        let plain = try Self.plain.get()
        let dressed = try Self.days(dress)
        for table in ["findings", "plan", "set-top-boxes", "sync", "billing-preview"] {
            let expected = try Self.rows(table, plain)
            #expect(!expected.isEmpty)
            let found = try Self.rows(table, dressed)
            #expect(Set(found).symmetricDifference(expected).sorted().prefix(3) == [], "\(table)")
            #expect(found.count == expected.count)
        }
    }

    /// A sealed file with a bit turned or a piece lost is refused, and the day stands as if it had not come.
    @Test func whatASealDoesNotFitIsNotApplied() throws {
        let sealed = SampleCutTests.files.filter { SampleCutTests.files.contains($0 + ".manifest.json") }
        #expect(sealed.count >= 6)
        var dice = NoteOrderTests.Dice(32)
        for file in sealed {
            let path = Checkout.samples + "/today/" + file
            let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
            let without = try SampleCutTests.day(without: file)
            let before = try Self.rows("plan", without)
            for round in 0..<6 {
                var spoiled = bytes
                let place = dice.roll(bytes.count)
                if round % 2 == 0 {
                    spoiled[place] ^= UInt8(1 << dice.roll(8))
                } else {
                    spoiled.removeSubrange(place...)
                }
                let workspace = try TestWorkspace(copyOf: without)
                try workspace.drop(Data(spoiled), as: file)
                let ending = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
                #expect([0, 1, 4].contains(ending.status), "\(file) at \(place): \(ending.status)")
                let document = try #require(try workspace.rows("documents").first)
                #expect(document["disposition"] as? String == "rejected", "\(file) at \(place)")
                #expect(try Self.rows("plan", workspace) == before, "\(file) at \(place)")
            }
        }
    }
}
