import Testing

@testable import Documents

@Suite struct SchemaSetTests {
    @Test(arguments: [
        ("nfeProc", "4.00", "", "procNFe_v4.00.xsd"), ("NFe", "4.00", "", "nfe_v4.00.xsd"),
        ("enviNFe", "4.00", "", "enviNFe_v4.00.xsd"), ("resNFe", "1.01", "", "resNFe_v1.01.xsd"),
        ("procEventoNFe", "1.00", "110111", "procEventoCancNFe_v1.00.xsd"),
        ("procEventoNFe", "1.00", "210210", "procConfRecebtoNFe_v1.00.xsd"),
        ("procEventoNFe", "1.00", "999999", "procEventoNFe_v1.00.xsd"),
        ("envEvento", "1.00", "110110", "envCCe_v1.00.xsd"),
    ])
    func rootVersionAndEventTypeNameTheSchema(_ root: String, _ version: String, _ type: String, _ file: String) {
        #expect(SchemaSubject(root: root, version: version, eventType: type).fileNames.first == file)
    }

    @Test func anEventFallsBackToTheSchemaOfAnyType() {
        let names = SchemaSubject(root: "procEventoNFe", version: "1.00", eventType: "110111").fileNames
        #expect(names == ["procEventoCancNFe_v1.00.xsd", "procEventoNFe_v1.00.xsd"])
    }

    @Test func numbersInPackageNamesCountAsNumbers() {
        #expect(SchemaSet.isOlder("PL_009o/x.xsd", "PL_010b/x.xsd"))
        #expect(SchemaSet.isOlder("PL_010e/x.xsd", "PL_010f_v1.04/x.xsd"))
        #expect(SchemaSet.isOlder("PL_9/x.xsd", "PL_010/x.xsd"))
        #expect(!SchemaSet.isOlder("v4_0/x.xsd", "v4_0/x.xsd"))
    }

    @Test func versionsAndTypesAreReadFromTheTop() {
        let set = SchemaSet(folder: "/none", files: [])
        let note = Array("<NFe><infNFe Id='x' versao='4.00'/></NFe>".utf8)
        #expect(set.report(on: note) == .noSchema(root: "NFe", version: "4.00"))
        #expect(set.report(on: Array("<NFe>".utf8)) == .unreadable)
    }
}
