import Domain
import Foundation
import Testing

@testable import Documents
@testable import Pipeline

/// The sample day's tables in forms of the platforms' own, cut: what is read is what the whole table has, and a cut
/// proves nothing.
struct PlatformCutTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "samples")

    private static let tables: [(path: String, rows: Int, hasTrailer: Bool)] = [
        ("beenius-devices-2026-11-22.csv", 121, true), ("cdntv/cdntv-entitlements-2026-11-22.csv", 119, true),
        ("ion/ion-entitlements-2026-11-22.txt", 88, true), ("deezer/deezer-accounts-2026-11-22.csv", 28, false),
        ("neotv/neotv-accounts-2026-11-21.json", 4, false), ("mcr/mcr-accounts-2026-11-22.json", 4, false),
        ("maxitv/maxitv-accounts-2026-11-22.xml", 4, false),
    ]

    private static func scan(_ bytes: [UInt8], _ name: String) -> (records: [TableRecord], isProved: Bool)? {
        var hint = TableHint(relativePath: name, knownPlatforms: PlatformBook.shipped.ids)
        hint.mappings = PlatformBook.shipped.mappings { $0 }
        let open = { BytesSource(bytes) }
        var records: [TableRecord] = []
        do {
            let scan = try TableFile.scan(hint: hint, open: open)
            try TableFile.records(scan, open: open) { event in
                if case .record(let record, _) = event { records.append(record) }
            }
            return (records, scan.isProvedByTrailer)
        } catch {
            return nil
        }
    }

    @Test(arguments: tables)
    func aCutExportHoldsNothingOfItsOwn(_ path: String, _ rows: Int, _ hasTrailer: Bool) throws {
        // Of NEO TV the sample day has nothing today.
        let day = path.contains("2026-11-21") ? "yesterday" : "today"
        let bytes = Array(try Data(contentsOf: Self.root.appending(path: day).appending(path: path)))
        let whole = try #require(Self.scan(bytes, path))
        #expect(whole.records.count > 0 && whole.records.count >= rows - 10, "\(whole.records.count)")
        #expect(whole.isProved == hasTrailer)
        let all = Set(whole.records)
        let lengths = Set(Array(1..<min(400, bytes.count)) + Array(max(0, bytes.count - 40)..<bytes.count)).sorted()
        for length in lengths {
            guard let cut = Self.scan(Array(bytes[..<length]), path) else { continue }
            #expect(all.isSuperset(of: cut.records), "\(path) cut at \(length)")
            #expect(!cut.isProved || length >= bytes.count - 4, "\(path) cut at \(length)")
            // XML that is cut is no XML.
            #expect(!path.hasSuffix(".xml") || length >= bytes.count - 1, "\(path) cut at \(length)")
        }
    }
}
