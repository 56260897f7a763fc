import Foundation
import Glibc
import TestSupport
import Testing

/// Hostile and broken input: a clear reason, nothing lost, the rest applied.
@Suite(.serialized) struct BadInputTests {
    /// Drops one file beside a good one, runs, and returns its row in `documents`.
    private func outcome(_ name: String, _ bytes: Data) throws -> (row: [String: Any], workspace: TestWorkspace) {
        let workspace = try TestWorkspace()
        try workspace.drop(bytes, as: name)
        try workspace.drop(Checkout.fixtures + "/golden/nfe/note-01.xml")
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(ending.status == 1, "\(ending.errors)")
        let documents = try workspace.rows("documents")
        let good = documents.first { $0["file"] as? String == "note-01.xml" }
        #expect(good?["disposition"] as? String == "applied")
        let row = try #require(documents.first { $0["file"] as? String == name })
        let kept = try workspace.tree("quarantine").contains { $0.value == bytes && !$0.key.hasSuffix("reason.json") }
        #expect(kept, "byte for byte in quarantine")
        let reason = try workspace.tree("quarantine").first { $0.key.hasSuffix("reason.json") }
        #expect(
            reason.map { String(decoding: $0.value, as: UTF8.self).contains(row["reason"] as? String ?? "?") } == true)
        #expect(try workspace.sintonia("status").output.contains(name))
        return (row, workspace)
    }

    private func fixture(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: Checkout.fixtures + "/nfe/" + name))
    }

    @Test func truncatedXML() throws {
        let (row, _) = try outcome("nota.xml", try fixture("48-truncada.xml"))
        #expect(row["reason"] as? String == "malformed")
        #expect((row["message"] as? String ?? "").contains("1"))
    }

    @Test func emptyFile() throws {
        #expect(try outcome("vazia.xml", Data()).row["reason"] as? String == "empty")
    }

    @Test func htmlErrorPage() throws {
        let (row, _) = try outcome("nota.xml", try fixture("50-html-erro.xml"))
        #expect(row["reason"] as? String == "not_a_fiscal_document")
    }

    @Test func doctype() throws {
        let (row, _) = try outcome("nota.xml", try fixture("51-doctype-entidade.xml"))
        #expect(row["reason"] as? String == "doctype_refused")
    }

    @Test func zipBomb() throws {
        let (row, _) = try outcome("notas.zip", try fixture("81-zip-razao-alta.zip"))
        #expect(row["reason"] as? String == "limit_exceeded")
    }

    @Test func zipWithTraversal() throws {
        let (row, workspace) = try outcome("notas.zip", try StoredZip.archive([("../../fora.xml", "<a/>")]))
        #expect(row["reason"] as? String == "unsafe_path")
        #expect(!FileManager.default.fileExists(atPath: workspace.root + "/fora.xml"))
        #expect(!FileManager.default.fileExists(atPath: workspace.root + "/../fora.xml"))
    }

    @Test func missingColumn() throws {
        let (row, _) = try outcome("erp/contracts-2026-11-22.csv", Data("contrato;cliente\n1;2\n".utf8))
        #expect(row["reason"] as? String == "missing_column")
        #expect((row["message"] as? String ?? "").contains("radius_login"))
    }

    @Test func aNameThatIsNotUTF8IsTakenAsLatinLetters() throws {
        let workspace = try TestWorkspace()
        let path = Array((workspace.root + "/inbox/rela").utf8) + [0xE7, 0xE3] + Array("o.csv".utf8) + [0]
        let descriptor = open(path.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        #expect(descriptor >= 0)
        let text = Array("plano;nome;permite_tv\nP1;Um;Sim\n".utf8)
        #expect(write(descriptor, text, text.count) == text.count)
        close(descriptor)
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try workspace.rows("documents").compactMap { $0["file"] as? String } == ["relação.csv"])
        #expect(try workspace.dump().filter { $0.hasPrefix("plan ") }.count == 1)
    }

    /// Names and places that people and machines really make.
    @Test(arguments: [
        "-rf.xml", "a\nb.xml", "nota 😀.XML", "um/dois/tres/quatro/cinco/seis/sete/oito/nove/dez.xml",
        String(repeating: "x", count: 250) + ".xml",
    ])
    func anyNameIsTaken(_ name: String) throws {
        let workspace = try TestWorkspace()
        try workspace.drop(Checkout.fixtures + "/golden/nfe/note-01.xml", as: name)
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(try workspace.rows("documents").compactMap { $0["disposition"] as? String } == ["applied"])
        #expect(try workspace.tree("inbox").keys.allSatisfy { $0.hasSuffix("README.md") })
        #expect(try workspace.tree("archive").count == 2)
    }

    @Test func aRejectedFileCalledReasonIsSetAsideToo() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: "<html>x</html>", as: "reason.json")
        #expect(try workspace.sintonia("run", "--as-of", "2026-11-22").status == 1)
        #expect(try workspace.sintonia("run", "--as-of", "2026-11-22").status == 1)
        #expect(try workspace.tree("quarantine").keys.filter { $0.contains("/") }.count == 2)
    }

    @Test func aCorrectionBackToTheFirstContentIsApplied() throws {
        let workspace = try TestWorkspace()
        for name in ["Um", "Dois", "Um"] {
            try workspace.drop(text: "plano;nome;permite_tv\nP1;\(name);Sim\n#END;1\n", as: "plans-2026-11-22.csv")
            try workspace.sintonia("run", "--as-of", "2026-11-22")
            #expect(try workspace.dump().filter { $0.hasPrefix("plan ") && $0.contains("\"\(name)\"") }.count == 1)
        }
    }

    @Test func aLateSidecarOfAnotherKindIsRejected() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: "plano;nome;permite_tv\nP1;Um;Sim\n", as: "plans-2026-11-21.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-21")
        let hash = try #require(try workspace.rows("documents").first?["sha256"] as? String)
        for (kind, rows) in [("contracts", 1), ("plans", 500)] {
            try workspace.drop(
                text: #"{"kind":"\#(kind)","rows":\#(rows),"sha256":"\#(hash)","complete":true}"#,
                as: "plans-2026-11-21.csv.manifest.json")
            try workspace.sintonia("run", "--as-of", "2026-11-22")
            #expect(try workspace.rows("documents").first?["reason"] as? String == "manifest_mismatch")
            #expect(try workspace.rows("sync").first?["complete"] as? Bool == false)
        }
    }

    @Test func aPersonsNumberIsMaskedWhereverItStands() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: "plano;nome;permite_tv\nP1;X;talvez529.982.247-25\nP2;X;Sim\n", as: "plans-2026-11-22.csv")
        try workspace.drop(text: #"{"529.982.247-25":1}"#, as: "x.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        for (name, data) in try workspace.tree("outbox") {
            #expect(!String(decoding: data, as: UTF8.self).contains("529.982.247-25"), "\(name)")
        }
        for (name, data) in try workspace.tree("quarantine") where name.hasSuffix("reason.json") {
            #expect(!String(decoding: data, as: UTF8.self).contains("529.982.247-25"), "\(name)")
        }
    }

    @Test func aPictureOfTheFutureIsSetAside() throws {
        let (row, workspace) = try outcome("plans-2099-01-01.csv", Data("plano;nome;permite_tv\nP1;X;Sim\n".utf8))
        #expect(row["disposition"] as? String == "review")
        #expect(row["reason"] as? String == "hint_mismatch")
        #expect(try workspace.dump().filter { $0.hasPrefix("plan ") }.isEmpty)
    }

    @Test func aSidecarThatComesADayLaterProvesItsFile() throws {
        let workspace = try TestWorkspace()
        let table = "plano;nome;permite_tv\nP1;Um;Sim\nP2;Dois;Não\n"
        try workspace.drop(text: table, as: "plans-2026-11-21.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-21")
        #expect(try workspace.rows("sync").first?["complete"] as? Bool == false)
        let hash = try #require(try workspace.rows("documents").first?["sha256"] as? String)
        try workspace.drop(
            text: #"{"kind":"plans","rows":2,"sha256":"\#(hash)","complete":true}"#,
            as: "plans-2026-11-21.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try workspace.rows("sync").first?["complete"] as? Bool == true)
    }

    @Test func aSpreadsheetWithoutASheetIsNotTakenApart() throws {
        let bytes = try StoredZip.archive([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")])
        let (row, _) = try outcome("planos.xlsx", bytes)
        #expect(row["reason"] as? String == "empty")
    }

    @Test func bytesOfNoKind() throws {
        let (row, _) = try outcome("dados.bin", Data([0, 1, 2, 3, 0xFF, 0xFE, 0x80]))
        #expect(row["disposition"] as? String == "rejected")
    }

    @Test func linksAndPipesAreNotFollowed() throws {
        let workspace = try TestWorkspace()
        let secret = workspace.root + "/secret.txt"
        try "plano;nome;permite_tv\nX;X;Sim\n".write(toFile: secret, atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
            atPath: workspace.root + "/inbox/plans-2026-11-22.csv", withDestinationPath: secret)
        #expect(mkfifo(workspace.root + "/inbox/pipe.csv", 0o644) == 0)
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(ending.status == 1, "\(ending.errors)")
        let reasons = try workspace.rows("documents").compactMap { $0["reason"] as? String }
        #expect(reasons == ["unsafe_path", "unsafe_path"])
        #expect(try workspace.dump().filter { $0.hasPrefix("plan ") }.isEmpty)
    }

    @Test func badRowsAreListedAndGoodOnesApplied() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: "plano;nome;permite_tv\nP1;Um;Sim\nP2;Dois;talvez\nP3;Três;Não\n", as: "erp/plans-2026-11-22.csv")
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(ending.status == 1)
        let rejected = try workspace.rows("rejected")
        #expect(rejected.count == 1)
        #expect(rejected.first?["line"] as? Int == 3)
        #expect(rejected.first?["value"] as? String == "talvez")
        #expect(try workspace.dump().filter { $0.hasPrefix("plan ") }.count == 2)
    }

    @Test func aFileThatDoesNotMatchItsSidecarIsRejected() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: "plano;nome;permite_tv\nP1;Um;Sim\n", as: "erp/plans-2026-11-22.csv")
        try workspace.drop(
            text: #"{"kind":"plans","rows":2,"sha256":"\#(String(repeating: "0", count: 64))","complete":true}"#,
            as: "erp/plans-2026-11-22.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        let row = try workspace.rows("documents").first { ($0["file"] as? String)?.hasSuffix(".csv") == true }
        #expect(row?["reason"] as? String == "manifest_mismatch")
    }

    @Test func formulasAndMarkupAreInert() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: "plano;nome;permite_tv\n=cmd|' /C calc'!A0;<script>alert(1)</script>;talvez\n",
            as: "erp/plans-2026-11-22.csv")
        try workspace.drop(Data("x".utf8), as: "<script>alert(1)<script>.xml")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        let html = try workspace.report("summary.html")
        #expect(!html.contains("<script>alert"))
        #expect(html.contains("&lt;script&gt;alert"))
        for name in ["documents.csv", "rejected.csv"] {
            for line in try workspace.report(name).components(separatedBy: "\r\n").dropFirst() {
                for field in line.components(separatedBy: ";") {
                    let first = field.trimmingCharacters(in: CharacterSet(charactersIn: "\"")).first
                    #expect(!(first.map { "=+@".contains($0) } ?? false), "\(name): \(line)")
                }
            }
        }
    }
}

/// A zip of stored (not deflated) members with whatever names a test wants.
enum StoredZip {
    static func archive(_ members: [(name: String, text: String)]) throws -> Data {
        try archive(members.map { ($0.name, Data($0.text.utf8)) })
    }

    static func archive(_ members: [(name: String, data: Data)]) throws -> Data {
        var body = Data()
        var directory = Data()
        for member in members {
            let name = Data(member.name.utf8)
            let data = member.data
            let offset = UInt32(body.count)
            var head = Data()
            head.append(little: UInt16(20), UInt16(0x0800), UInt16(0), UInt16(0), UInt16(0x21))
            head.append(little32: crc32(data), UInt32(data.count), UInt32(data.count))
            head.append(little: UInt16(name.count), UInt16(0))
            body.append(little32: 0x0403_4B50)
            body.append(head)
            body.append(name)
            body.append(data)
            directory.append(little32: 0x0201_4B50)
            directory.append(little: UInt16(20))
            directory.append(head)
            directory.append(little: UInt16(0), UInt16(0), UInt16(0))
            directory.append(little32: 0, offset)
            directory.append(name)
        }
        let start = UInt32(body.count)
        body.append(directory)
        body.append(little32: 0x0605_4B50)
        body.append(little: UInt16(0), UInt16(0), UInt16(members.count), UInt16(members.count))
        body.append(little32: UInt32(directory.count), start)
        body.append(little: UInt16(0))
        return body
    }

    static func crc32(_ data: Data) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

extension Data {
    fileprivate mutating func append(little values: UInt16...) {
        for value in values { append(contentsOf: [UInt8(value & 0xFF), UInt8(value >> 8)]) }
    }
    fileprivate mutating func append(little32 values: UInt32...) {
        for value in values { append(contentsOf: (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) }) }
    }
}
