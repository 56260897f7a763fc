import Domain
import Foundation
import Testing

@testable import Documents

/// Every table, cut at every byte: what is read is what the whole table has, and a cut proves nothing.
struct TableCutTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func files(_ folder: String, _ endings: [String]) -> [String] {
        let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
            .map { folder + "/" + $0 }
    }

    /// The tables of the documentation whole; those of the sample day by their first bytes.
    private static let tables: [String] =
        files("docs/tables", [".csv"])
        + files("Tests/Fixtures/tables", [".csv", ".tsv", ".json", ".ndjson", "utf16.txt"])
        + files("samples/today", [".csv", ".txt", ".ndjson"]).filter { path in !native.contains { path.contains($0) } }

    /// In a form of the platform's own, which needs its profile: `PlatformCutTests` cuts those.
    private static let native = ["beenius-devices", "cdntv-entitlements", "ion-entitlements", "deezer-accounts"]

    private static func scan(
        _ bytes: ArraySlice<UInt8>, _ name: String
    ) -> (records: [TableRecord], isProved: Bool, faults: Int)? {
        let bytes = Array(bytes)
        let known = ["beenius", "cdntv", "ion", "deezer", "neotv", "mcr", "maxitv"].map { PlatformID(trusted: $0) }
        let hint = TableHint(relativePath: name, knownPlatforms: known)
        let open = { BytesSource(bytes) }
        var records: [TableRecord] = []
        var faults = 0
        do {
            let scan = try TableFile.scan(hint: hint, open: open)
            try TableFile.records(scan, open: open) { event in
                switch event {
                case .record(let record, _): records.append(record)
                case .rejected: faults += 1
                case .skipped: break
                }
            }
            return (records, scan.isProvedByTrailer, faults)
        } catch {
            return nil
        }
    }

    @Test(arguments: tables) func aCutTableHoldsNothingOfItsOwn(path: String) throws {
        let bytes = Array(try Data(contentsOf: Self.root.appending(path: path)))
        let name = path.replacingOccurrences(of: "samples/today/", with: "").replacingOccurrences(
            of: "docs/tables/", with: path.contains("catalogue") || Self.isOfPlatform(path) ? "beenius/" : "")
        // The tables of the documentation at every byte; the longer ones at every byte of their first rows.
        let limit = min(bytes.count, path.hasPrefix("docs") ? bytes.count : 200)
        // Of a key that comes twice no row is taken; cut before its last row, a table cannot know that it does.
        let last = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) ?? 0
        let whole = Set(Self.scan(bytes[...], name)?.records ?? []).union(
            Self.scan(bytes[...last], name)?.records ?? [])
        #expect(!whole.isEmpty || path.contains("novos-precos"), "\(path)")
        // Every byte of the beginning of the table, then its last bytes.
        let tail = max(limit, bytes.count - 12)
        for length in Array(1..<limit) + Array((bytes.count > 8000 ? bytes.count : tail)..<bytes.count) {
            guard let cut = Self.scan(bytes[..<length], name) else { continue }
            #expect(whole.isSuperset(of: cut.records), "\(path) cut at \(length)")
            // `#END;N` without its line end is whole.
            #expect(!cut.isProved || length >= bytes.count - 4, "\(path) cut at \(length)")
        }
    }

    private static func isOfPlatform(_ path: String) -> Bool {
        ["accounts", "entitlements", "devices", "platform-invoice"].contains { path.hasSuffix("/\($0).csv") }
    }

    /// A spreadsheet that is cut is no spreadsheet.
    @Test(arguments: ["libreoffice.xlsx", "excel-like.xlsx", "openpyxl.xlsx"])
    func aCutSpreadsheetIsRefused(name: String) throws {
        let bytes = Array(try Data(contentsOf: Self.root.appending(path: "Tests/Fixtures/tables/\(name)")))
        func rows(_ bytes: [UInt8]) -> Int? {
            let open = { BytesSource(bytes) }
            let hint = TableHint(relativePath: "stb/x.xlsx", knownPlatforms: [])
            guard let scan = try? TableFile.scan(hint: hint, place: .bytes(bytes), open: open) else { return nil }
            return scan.dataRows
        }
        #expect(rows(bytes) == 40)
        for length in stride(from: 0, to: bytes.count, by: 13) {
            #expect(rows(Array(bytes[..<length])) == nil, "cut at \(length)")
        }
        // One flipped byte is seen, or changes nothing that counts.
        for place in stride(from: 0, to: bytes.count, by: 29) {
            var spoiled = bytes
            spoiled[place] ^= 0x41
            if let count = rows(spoiled) { #expect(count == 40, "spoiled at \(place)") }
        }
    }
}
