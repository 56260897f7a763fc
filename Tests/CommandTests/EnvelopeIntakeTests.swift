import Foundation
import TestSupport
import Testing

/// Files that hold others, through the front door: dropped, run, and read back from the outbox.
@Suite(.serialized) struct EnvelopeIntakeTests {
    private static let head = "From: Fornecedor <nf@example.com>\r\nTo: a@example.com\r\nMIME-Version: 1.0\r\n"

    private func fixture(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: Checkout.fixtures + "/nfe/" + name))
    }

    private func mail(_ parts: [(name: String, bytes: Data)]) -> Data {
        var text = Self.head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        text += "--b\r\nContent-Type: text/plain\r\n\r\nSegue a nota.\r\n"
        for part in parts {
            text += "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
            text += "Content-Disposition: attachment; filename=\"\(part.name)\"\r\n\r\n"
            text += part.bytes.base64EncodedString(options: .lineLength76Characters) + "\r\n"
        }
        return Data((text + "--b--\r\n").utf8)
    }

    /// Members by name: disposition and reason.
    private func ends(_ workspace: TestWorkspace) throws -> [String: String] {
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        var ends: [String: String] = [:]
        for row in try workspace.rows("documents") {
            let name = [row["file"] as? String, row["member"] as? String].compactMap { $0 }.filter { !$0.isEmpty }
            let end = [row["disposition"] as? String, row["reason"] as? String].compactMap { $0 }.filter { !$0.isEmpty }
            ends[name.joined(separator: " » ")] = end.joined(separator: "/")
        }
        return ends
    }

    @Test func everyEnvelopeIsOpened() throws {
        let workspace = try TestWorkspace()
        let zip = try StoredZip.archive([
            ("n.xml", String(decoding: try fixture("05-procnfe-onu-serial-no-xProd.xml"), as: UTF8.self))
        ])
        let note = try fixture("03-procnfe-serial-rastro-nLote.xml")
        try workspace.drop(
            StoredGzip.file(try fixture("01-procnfe-cnpj-alfanumerico-serial-infAdProd.xml")), as: "nfe/a.xml.gz")
        try workspace.drop(
            mail([("nota.xml", note), ("notas.zip", zip), ("danfe.pdf", Data("%PDF-1.4".utf8))]), as: "b.eml")
        try workspace.drop(mail([]), as: "c.eml")
        try workspace.drop(try fixture("62-retdistdfeint.xml"), as: "d.xml")
        let ends = try ends(workspace)
        #expect(ends["nfe/a.xml.gz"] == "expanded" && ends["nfe/a.xml.gz » a.xml"] == "applied")
        #expect(ends["b.eml"] == "expanded" && ends["b.eml » nota.xml"] == "applied")
        #expect(ends["b.eml » notas.zip/n.xml"] == "applied")
        #expect(ends["b.eml » danfe.pdf"] == "ignored/other_document")
        #expect(ends["c.eml"] == "ignored/other_document")
        #expect(ends["d.xml"] == "expanded")
        #expect(ends.keys.filter { $0.hasPrefix("d.xml » ") }.count == 3)
        #expect(ends["d.xml » 000000000000103-resNFe_v1.01.xml"] == "recorded/full_document_needed")
        #expect(ends.count == 11)
        // Files in = files out.
        #expect(try workspace.tree("archive").count + workspace.tree("quarantine").count >= 11)
        for folder in ["work", "inbox"] { #expect(try workspace.tree(folder).keys.sorted() == ["README.md"]) }
    }

    @Test func aDistributionKeepsItsGoodDocuments() throws {
        let workspace = try TestWorkspace()
        func packed(_ bytes: Data) -> String { StoredGzip.file(bytes).base64EncodedString() }
        let good = packed(try fixture("01-procnfe-cnpj-alfanumerico-serial-infAdProd.xml"))
        let doctype = packed(try fixture("51-doctype-entidade.xml"))
        let zip = packed(try StoredZip.archive([("n.xml", "<a/>")]))
        let bomb = packed(try fixture("81-zip-razao-alta.zip"))
        let itself = packed(try fixture("62-retdistdfeint.xml"))
        let documents = [good, String(good.dropLast(12)), doctype, zip, bomb, itself, "not base64!"]
            .map { "<docZip schema=\"procNFe_v4.00.xsd\">\($0)</docZip>" }.joined()
        let answer = """
            <retDistDFeInt xmlns="http://www.portalfiscal.inf.br/nfe"><cStat>138</cStat><loteDistDFeInt>\(documents)\
            </loteDistDFeInt></retDistDFeInt>
            """
        // In a zip, too: there the answer is a member with members of its own.
        try workspace.drop(try StoredZip.archive([("dist.xml", answer)]), as: "lote.zip")
        let ends = try ends(workspace)
        #expect(ends["lote.zip"] == "expanded" && ends["lote.zip » dist.xml"] == "expanded")
        let members = (1...7).map { ends["lote.zip » dist.xml/\($0)-procNFe_v4.00.xml"] }
        #expect(
            members == [
                "applied", "rejected/malformed", "rejected/doctype_refused", "rejected/limit_exceeded",
                "rejected/limit_exceeded", "rejected/limit_exceeded", "rejected/malformed",
            ])
        // What could not be unpacked is kept as it came, with its reason.
        let kept = try workspace.tree("quarantine")
        #expect(kept.values.contains(Data("not base64!".utf8)))
        #expect(kept.values.contains(Data(good.dropLast(12).utf8)))
        // The same again is known as a whole.
        try workspace.drop(try StoredZip.archive([("dist.xml", answer)]), as: "lote-2.zip")
        #expect(try self.ends(workspace)["lote-2.zip"] == "duplicate")
    }

    @Test func inspectShowsMembersOfEveryEnvelope() throws {
        let workspace = try TestWorkspace()
        let folder = workspace.root + "/outside"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let note = try fixture("03-procnfe-serial-rastro-nLote.xml")
        try StoredGzip.file(note).write(to: URL(filePath: folder + "/n.xml.gz"))
        try mail([("nota.xml", note), ("outra.xml", Data("<rss/>".utf8))]).write(to: URL(filePath: folder + "/m.eml"))
        try fixture("62-retdistdfeint.xml").write(to: URL(filePath: folder + "/d.xml"))
        func lines(_ name: String) throws -> [String] {
            let output = try workspace.program.run(["inspect", folder + "/" + name, "--json"]).output
            return try output.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                let would = object?["would"] as? [String: Any]
                return [object?["member"], object?["kind"], would?["disposition"]]
                    .map { $0 as? String ?? "" }.joined(separator: "|")
            }
        }
        #expect(try lines("n.xml.gz") == ["|archive|expanded", "n.xml|nfe|applied"])
        #expect(
            try lines("m.eml") == ["|archive|expanded", "nota.xml|nfe|applied", "outra.xml|unknown|rejected"])
        let distribution = try lines("d.xml")
        #expect(distribution.first == "|nfe-distribution|expanded")
        #expect(distribution.dropFirst().map { $0.split(separator: "|")[1] } == ["nfe", "nfe-event", "nfe-summary"])
    }

    @Test(arguments: ["cut.xml.gz", "cut.eml", "cut.xml"])
    func whatIsCutIsSetAside(_ name: String) throws {
        let workspace = try TestWorkspace()
        let note = try fixture("03-procnfe-serial-rastro-nLote.xml")
        let whole =
            name.hasSuffix(".gz")
            ? StoredGzip.file(note)
            : name.hasSuffix(".eml") ? mail([("nota.xml", note)]) : try fixture("62-retdistdfeint.xml")
        let bytes = whole.prefix(whole.count * 3 / 4)
        try workspace.drop(Data(bytes), as: name)
        #expect(try ends(workspace) == [name: "rejected/malformed"])
        #expect(try workspace.tree("quarantine").values.contains(Data(bytes)))
    }
}

/// A gzip file whose data is stored, not deflated.
enum StoredGzip {
    static func file(_ data: Data) -> Data {
        var file = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
        var rest = data[...]
        repeat {
            let piece = rest.prefix(0xFFFF)
            rest = rest.dropFirst(piece.count)
            let length = UInt16(piece.count)
            file.append(rest.isEmpty ? 1 : 0)
            for word in [length, ~length] { file.append(contentsOf: [UInt8(word & 0xFF), UInt8(word >> 8)]) }
            file.append(piece)
        } while !rest.isEmpty
        for word in [StoredZip.crc32(data), UInt32(data.count)] {
            file.append(contentsOf: (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) })
        }
        return file
    }
}
