import Documents
import Domain
import Testing

@Suite struct XMLAttackTests {
    private func code(_ text: String) -> DocumentFault.Code? { code(Array(text.utf8)) }

    private func code(_ bytes: [UInt8]) -> DocumentFault.Code? {
        do throws(DocumentFault) {
            _ = try NFeReader().read(bytes)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func aBillionLaughs() {
        var declarations = "<!ENTITY a0 'ha'>"
        for level in 1..<30 {
            declarations += "<!ENTITY a\(level) '\(String(repeating: "&a\(level - 1);", count: 10))'>"
        }
        #expect(code("<!DOCTYPE NFe [\(declarations)]><NFe><infNFe Id='NFe1'>&a29;</infNFe></NFe>") == .doctype)
    }

    @Test(arguments: [
        "<!DOCTYPE NFe [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><NFe><infNFe>&x;</infNFe></NFe>",
        "<!DOCTYPE NFe SYSTEM 'file:///etc/hostname'><NFe/>",
        "<!DOCTYPE NFe PUBLIC 'a' 'http://127.0.0.1:1/x.dtd'><NFe/>",
        "<!DOCTYPE NFe [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'>%p;]><NFe/>",
        "<!DOCTYPE NFe [<!ATTLIST infNFe Id CDATA 'NFe1'>]><NFe><infNFe/></NFe>",
        "<!DOCTYPE NFe><NFe/>",
        "<?xml version='1.0'?><!-- c --><!DOCTYPE NFe><NFe/>",
    ])
    func everyDocumentTypeIsRefused(_ text: String) { #expect(code(text) == .doctype) }

    @Test func undeclaredEntitiesAreMalformed() {
        #expect(code("<NFe><infNFe>&null;</infNFe></NFe>") == .malformed)
        #expect(code("<NFe><infNFe Id='&null;'/></NFe>") == .malformed)
    }

    @Test func depth() {
        for depth in [65, 1000, 200_000] {
            #expect(code("<NFe>" + String(repeating: "<x>", count: depth)) == .limit(.depth))
        }
    }

    @Test func attributes() {
        let many = (0..<1000).map { "a\($0)='1'" }.joined(separator: " ")
        #expect(code("<NFe><infNFe \(many)/></NFe>") == .limit(.attributes))
        let huge = String(repeating: "9", count: 1 << 20)
        #expect(code("<NFe><infNFe Id='\(huge)'/></NFe>") == .limit(.attributeBytes))
    }

    @Test func elementsAndBytes() {
        #expect(code("<NFe>" + String(repeating: "<x/>", count: 2_000_001) + "</NFe>") == .limit(.elements))
        #expect(code([UInt8](repeating: 0x20, count: 1) + [UInt8](repeating: 0x3C, count: 64 << 20)) == .limit(.bytes))
    }

    @Test(arguments: [
        "<NFe><infNFe></NFe>", "<NFe><infNFe/></NFe><NFe/>", "<NFe><infNFe/></NFe>text",
        "<NFe><infNFe Id='1' Id='2'/></NFe>",
        "<NFe><infNFe>\u{1}</infNFe></NFe>", "<NFe><infNFe>]]></infNFe></NFe>", "<NFe", "<", "nothing",
        "<NFe><infNFe/></NFe>\u{0}",
        "<NFe><infNFe><a b=c/></infNFe></NFe>", "<NFe><infNFe>&#0;</infNFe></NFe>",
        "<NFe><infNFe>&#xD800;</infNFe></NFe>",
    ])
    func malformed(_ text: String) { #expect(code(text) == .malformed) }

    @Test func faultsHaveAPlace() {
        #expect {
            try NFeReader().read(Array("\n\n<NFe>\n  <infNFe>\n</NFe>".utf8))
        } throws: { error in
            let fault = error as? DocumentFault
            return fault?.line == 5 && (fault?.column ?? 0) > 0 && fault?.detail.isEmpty == false
        }
    }

    @Test func emptyAndBlank() {
        #expect(code([]) == .empty)
        #expect(code(" \r\n\t") == .empty)
        #expect(code([0xEF, 0xBB, 0xBF]) == .empty)
    }

    @Test func bytesThatAreNoText() {
        let bad = Array("<NFe><infNFe>".utf8) + [0xC3, 0x28, 0x81] + Array("</infNFe></NFe>".utf8)
        #expect(code(bad) == .encoding)
        #expect(code(Array("<?xml version='1.0' encoding='UTF-8'?>".utf8) + bad) == .encoding)
        #expect(code("<?xml version='1.0' encoding='nothing-known'?><NFe><infNFe/></NFe>") == .encoding)
    }

    @Test(arguments: ["01", "18", "45", "46"])
    func aFileCutAnywhereIsRefusedAndHarmless(_ number: String) throws {
        let bytes = try NoteFixtures.bytes(numbered: number)
        // The last bytes of some fixtures are a line end after the root.
        let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
        for cut in Array(stride(from: 0, to: end, by: 7)) + [end - 1, end] {
            #expect(code(Array(bytes[..<cut])) != nil, "cut at \(cut)")
        }
    }

    /// Bytes changed at random places, the same on every run: refused or read, never the end of the process.
    @Test(arguments: ["01", "20", "46", "52"])
    func aFileWithChangedBytesIsHarmless(_ number: String) throws {
        let original = try NoteFixtures.bytes(numbered: number)
        var state: UInt64 = 20_261_122
        func random() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let policy = NotePolicy(company: try NoteFixtures.company())
        for _ in 0..<1000 {
            var bytes = original
            for _ in 0...(random() % 4) { bytes[random() % bytes.count] = UInt8(random() % 256) }
            guard case .notes(let notes, _) = try? NFeReader().read(bytes).document else { continue }
            for note in notes { _ = note.units(under: note.verdict(by: policy), by: policy) }
        }
    }
}
