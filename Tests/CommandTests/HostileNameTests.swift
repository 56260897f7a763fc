import Foundation
import TestSupport
import Testing
import ZipKit

/// Names that would do harm where they were taken for more than text: of files, customers and channels. Every output is
/// read as its reader reads it. Synthetic.
@Suite struct HostileNameTests {
    static let day = "2026-11-22"
    static let script = "<script>alert(1)</script>"
    static let formula = "=cmd|' /C calc'!A0"
    /// Red, a bell, the C1 form of the same, and letters that run backwards.
    static let red = "\u{1B}[31mred\u{1B}[0m", bell = "\u{7}", c1 = "\u{9B}2J", turned = "\u{202E}fdp.nota"

    /// Names of files as bytes: a slash cannot be in one.
    static let fileNames: [[UInt8]] = {
        let texts = [
            "<script>alert(1)<script>.csv", "=cmd|' C calc'!A0.csv", "\"><img src=x onerror=alert(1)>.csv",
            "two\nlines.csv", red + bell + ".csv", c1 + ".csv", turned + ".csv", "'; DROP TABLE delivery; --.csv",
            "@SUM(1+1)*cmd.csv", String(repeating: "x", count: 251) + ".csv",
        ]
        // Latin letters as an old share writes them, one name short and one as long as a name can be.
        return texts.map { Array($0.utf8) } + [
            Array("rela".utf8) + [0xE7, 0xE3] + Array("o.csv".utf8),
            [UInt8](repeating: 0xE7, count: 251) + Array(".csv".utf8),
        ]
    }()

    static func drop(_ name: [UInt8], _ text: String, into workspace: TestWorkspace) throws {
        let path = Array((workspace.root + "/inbox/").utf8) + name + [0]
        let descriptor = path.withUnsafeBytes { raw -> Int32 in
            guard let base = raw.bindMemory(to: CChar.self).baseAddress else { return -1 }
            return open(base, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        }
        try #require(descriptor >= 0, "\(String(decoding: name, as: UTF8.self))")
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    }

    /// A customer and a channel of each name, and a file of each name that nobody recognises.
    static func workspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        func table(_ name: String, _ rows: [[String]]) throws {
            let lines = rows.map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") }
            try workspace.drop(
                text: (lines + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n", as: "\(name)-\(day).csv")
        }
        let names = [script, formula, red + bell, c1, turned, "\"><img src=x onerror=alert(1)>"]
        try table(
            "erp/plans",
            [["plan", "name", "allows_tv", "platform", "default_package"], ["TV", script, "S", "beenius", "BASE"]])
        try table("erp/packages", [["package", "name", "platform", "extra"], ["BASE", formula, "beenius", "N"]])
        try table(
            "erp/subscribers",
            [["subscriber", "name", "status"]] + names.enumerated().map { ["S\($0.offset)", $0.element, "active"] })
        try table(
            "erp/contracts",
            [["contract", "subscriber", "plan", "radius_login", "status", "due_day"]]
                + names.enumerated().map { ["10\($0.offset)", "S\($0.offset)", "TV", $0.element, "active", "10"] })
        try table(
            "erp/package-channels",
            [["package", "name", "number", "channel"]]
                + names.enumerated().map { ["BASE", $0.element, "\($0.offset + 1)", "\($0.offset + 1)"] })
        try table(
            "beenius/beenius-catalogue-channels",
            [["platform", "channel", "name", "number", "active"]]
                + names.enumerated().map {
                    ["beenius", "\($0.offset + 1)", "Outro \($0.offset)", "\($0.offset + 1)", "S"]
                })
        try table(
            "beenius/beenius-accounts",
            [["platform", "account", "status", "external_ref"]]
                + names.enumerated().map { ["beenius", "A\($0.offset)", "active", $0.element] })
        for (index, name) in fileNames.enumerated() { try drop(name, "a;b\nx\(index);2\n", into: workspace) }
        return workspace
    }

    private static let made: Result<(TestWorkspace, Program.Ending), any Error> = Result {
        let workspace = try HostileNameTests.workspace()
        return (workspace, try workspace.sintonia("run", "--as-of", day))
    }

    /// Nothing that a terminal obeys, and no letters that run backwards.
    static func steering(_ text: String) -> [String] {
        text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x09, 0x0A: false
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }.map { String($0.value, radix: 16) }
    }

    @Test func everyFileIsKeptUnderANameThatHarmsNobody() throws {
        let (workspace, ran) = try Self.made.get()
        #expect([1, 4].contains(ran.status), "\(ran.errors)")
        let left = try FileManager.default.contentsOfDirectory(atPath: workspace.root + "/inbox")
            .filter { $0.hasSuffix(".csv") }
        #expect(left.isEmpty)
        let kept = try workspace.tree("quarantine")
        let bodies = Set(kept.values.map { String(decoding: $0, as: UTF8.self) })
        for index in Self.fileNames.indices { #expect(bodies.contains("a;b\nx\(index);2\n"), "\(index)") }
        for name in kept.keys { #expect(Self.steering(name).isEmpty && !name.contains("\n"), "\(name)") }
    }

    @Test func noTerminalObeysAName() throws {
        let (workspace, ran) = try Self.made.get()
        let quarantined = try workspace.tree("quarantine").keys.filter { $0.hasSuffix(".csv") }
        let root = workspace.root
        let files = quarantined.map { root + "/quarantine/" + $0 }
        let hostile = try Program(path: "/bin/sh").run([
            "-c", "cd \"$1\" && printf 'a;b\\n1;2\\n' > \"$2\"", "sh", root, Self.red + Self.turned + ".csv",
        ])
        #expect(hostile.status == 0)
        let shown = root + "/" + Self.red + Self.turned + ".csv"
        var asked: [[String]] = [
            ["status"], ["status", "--json"], ["inspect"] + files + [shown], ["inspect", "--json"] + files + [shown],
            ["findings", "list"], ["findings", "list", "--json"], ["channels"], ["channels", "--json"], ["packages"],
            ["plan", "show"], ["plan", "show", "--json"], ["billing", "preview", "--due", "2026-12-10"],
            ["find", Self.red], ["explain", Self.red], ["inspect", Self.red + ".csv"],
        ]
        for number in 0...5 { asked += [["find", "10\(number)"], ["find", "10\(number)", "--json"]] }
        var endings: [Program.Ending] = [ran]
        for words in asked { endings.append(try workspace.program.run(words + ["--workspace", root])) }
        for ending in endings {
            #expect(Self.steering(ending.output).isEmpty, "\(ending.output.prefix(300))")
            #expect(Self.steering(ending.errors).isEmpty, "\(ending.errors.prefix(300))")
        }
        // They are shown, spelt out.
        #expect(endings.contains { $0.output.contains("\\u001b[31mred") })
        #expect(endings.contains { $0.output.contains("\\u202e") })
    }

    @Test func noTableComputesAndNoPageRuns() throws {
        let (workspace, _) = try Self.made.get()
        let folder = workspace.root + "/outbox/latest"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let data = try Data(contentsOf: URL(filePath: folder + "/" + name))
            let text = String(decoding: data, as: UTF8.self)
            if !name.hasSuffix(".xlsx") {
                #expect(Self.steering(text.replacing("\r\n", with: "\n")).isEmpty, "\(name)")
            }
            switch name.split(separator: ".").last {
            case "csv":
                for field in Self.fields(text) {
                    let isAmount = field.allSatisfy { $0.isNumber || "-,.".contains($0) }
                    #expect(isAmount || !"=+-@\t".contains(field.first ?? "x"), "\(name): \(field)")
                }
            case "html":
                #expect(!text.contains("<script>alert") && !text.contains("<img"), "\(name)")
                #expect(text.contains("&lt;script&gt;alert(1)") && text.contains("=cmd|"))
            case "xlsx":
                let archive = try ZipArchive(bytes: Array(data))
                for entry in archive.entries {
                    let part = String(decoding: try archive.read(entry), as: UTF8.self)
                    #expect(!part.contains("<f>") && !part.contains("<script"), "\(entry.name)")
                    #expect(Self.steering(part.replacing("\r", with: "\n")).isEmpty, "\(entry.name)")
                }
            default: break
            }
        }
        // Programs get the names as they are.
        let files = try workspace.rows("documents").compactMap { $0["file"] as? String }
        for name in [Self.turned + ".csv", Self.red + Self.bell + ".csv", "two\nlines.csv", "=cmd|' C calc'!A0.csv"] {
            #expect(files.contains(name), "\(name)")
        }
        #expect(files.contains("relação.csv"))
    }

    /// The fields of a CSV with `;` and quotes.
    static func fields(_ text: String) -> [String] {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        for character in text.unicodeScalars {
            switch character {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted, "\r" where !isQuoted, "\n" where !isQuoted:
                fields.append(field)
                field = ""
            default: field.unicodeScalars.append(character)
            }
        }
        return fields + [field]
    }
}
