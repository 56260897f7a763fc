import Foundation
import TestSupport
import Testing

/// `inspect --schemas`: a schema reports, and decides nothing.
@Suite struct InspectSchemaTests {
    /// A schema of a summary that knows nothing but the access key, in the place of the official one.
    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
            targetNamespace="http://www.portalfiscal.inf.br/nfe">
        <xs:element name="resNFe"><xs:complexType><xs:sequence>
            <xs:element name="chNFe" type="xs:string"/>
            {content}
        </xs:sequence><xs:attribute name="versao"/></xs:complexType></xs:element></xs:schema>
        """

    private final class Folder: Sendable {
        let path = FileManager.default.temporaryDirectory.path + "/sintonia-schemas-\(UUID().uuidString)"
        deinit { try? FileManager.default.removeItem(atPath: path) }

        init(_ files: [String: String]) throws {
            for (name, content) in files {
                let target = path + "/" + name
                try FileManager.default.createDirectory(
                    atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                let text = InspectSchemaTests.schema.replacingOccurrences(of: "{content}", with: content)
                try text.write(toFile: target, atomically: false, encoding: .utf8)
            }
        }
    }

    private let summary = Checkout.fixtures + "/nfe/60-resnfe.xml"
    private let note = Checkout.fixtures + "/nfe/02-procnfe-serial-infCpl-casn-smartcard.xml"
    private let anything = "<xs:any minOccurs='0' maxOccurs='unbounded' processContents='skip'/>"

    private func inspect(_ arguments: [String]) throws -> (json: [String: Any], status: Int32) {
        let ending = try Program("sintonia").run(["inspect", "--json", "--lang", "en"] + arguments)
        let json = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
        return (try #require(json, "\(ending.errors)"), ending.status)
    }

    private func entries(_ json: [String: Any]) -> [[String: Any]] {
        (json["problems"] as? [[String: Any]] ?? []).filter { $0["code"] as? String == "schema" }
    }

    @Test func whatDiffersIsSaidAndChangesNothing() throws {
        let folder = try Folder(["resNFe_v1.01.xsd": ""])
        let plain = try inspect([summary])
        let (json, status) = try inspect(["--schemas", folder.path, summary])
        let entry = try #require(entries(json).first)
        #expect(entry["severity"] as? String == "info")
        #expect((entry["line"] as? Int ?? 0) > 0)
        #expect((entry["message"] as? String ?? "").hasPrefix("Differs from the XML schema: Element"))
        #expect(json["would"] as? [String: String] == plain.json["would"] as? [String: String])
        #expect(status == plain.status)
        #expect(entries(plain.json).isEmpty)
    }

    @Test func theNewestPackageWins() throws {
        let folder = try Folder(["PL_9z/resNFe_v1.01.xsd": "", "PL_010a/resNFe_v1.01.xsd": anything])
        #expect(entries(try inspect(["--schemas", folder.path, summary]).json).isEmpty)
    }

    @Test func aFolderWithoutAFittingSchemaSaysSo() throws {
        let folder = try Folder(["resNFe_v1.01.xsd": anything])
        let messages = entries(try inspect(["--schemas", folder.path, note]).json).map { $0["message"] as? String }
        #expect(messages == ["The folder has no schema for nfeProc, version “4.00”."])
    }

    @Test func aSchemaThatIsNoneSaysSo() throws {
        let folder = try Folder(["resNFe_v1.01.xsd": "<xs:element type='none'/>"])
        let message = entries(try inspect(["--schemas", folder.path, summary]).json).first?["message"] as? String
        #expect(message?.contains("make schemas") == true)
    }

    @Test func aFolderThatIsNotThereIsBadInput() throws {
        let ending = try Program("sintonia").run(["inspect", "--schemas", "/none/there", summary])
        #expect(ending.status == 2)
    }

    @Test func aPersonReadsTheSameInPortuguese() throws {
        let folder = try Folder(["resNFe_v1.01.xsd": ""])
        let output = try Program("sintonia").run(
            ["inspect", "--lang", "pt-BR", "--schemas", folder.path, summary]
        ).output
        #expect(output.contains("resNFe_v1.01.xsd") && output.contains("Difere do esquema XML"))
    }
}
