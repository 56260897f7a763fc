import Documents
import Domain
import Testing

@Suite struct TextRepairTests {
    /// A note whose issuer has this name, byte for byte.
    private func document(_ name: [UInt8], declared: String? = nil) -> [UInt8] {
        let declaration = declared.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return Array("\(declaration)<NFe><infNFe Id='NFe1'><emit><xNome>".utf8) + name
            + Array("</xNome></emit></infNFe></NFe>".utf8)
    }

    private func name(_ reading: FiscalReading) -> String {
        guard case .notes(let notes, _) = reading.document else { return "" }
        return notes.first?.issuer.name ?? ""
    }

    private func code(_ bytes: [UInt8]) -> DocumentFault.Code? {
        do throws(DocumentFault) {
            _ = try NFeReader().read(bytes)
            return nil
        } catch {
            return error.code
        }
    }

    private let latin: [UInt8] = Array("ELETR".utf8) + [0xD4] + Array("NICA ".utf8) + [0x96, 0x80]

    @Test(arguments: [nil, "UTF-8", "utf-8"])
    func textOfAnotherEncodingIsRepaired(_ declared: String?) throws {
        let reading = try NFeReader().read(document(latin, declared: declared))
        #expect(name(reading) == "ELETRÔNICA –€")
        #expect(reading.warnings == [.encodingRepaired])
        // What was written anew is the same document without any repair.
        let again = try NFeReader().read(try #require(reading.repairedBytes))
        #expect(again.document == reading.document)
        #expect(again.warnings.isEmpty && again.repairedBytes == nil)
    }

    @Test func soundSequencesStay() throws {
        let mixed = Array("AÇÃO ".utf8) + [0xC7, 0xC3] + Array("O".utf8)
        #expect(name(try NFeReader().read(document(mixed))) == "AÇÃO ÇÃO")
        let marked = [0xEF, 0xBB, 0xBF] + document(latin)
        #expect(try NFeReader().read(marked).warnings == [.byteOrderMark, .encodingRepaired])
    }

    @Test(arguments: ["ISO-8859-1", "iso-8859-1", "latin1"])
    func aDeclarationThatMeantTheSupersetIsPutRight(_ declared: String) throws {
        let reading = try NFeReader().read(document(latin, declared: declared))
        #expect(name(reading) == "ELETRÔNICA –€")
        #expect(reading.warnings == [.encodingRepaired])
        #expect(try NFeReader().read(try #require(reading.repairedBytes)).document == reading.document)
    }

    @Test func whatIsRightIsLeftAlone() throws {
        let plain = Array("ELETR".utf8) + [0xD4] + Array("NICA".utf8)
        for (bytes, declared) in [(plain, "ISO-8859-1"), (latin, "windows-1252"), (Array("ELETRÔ".utf8), "UTF-8")] {
            let reading = try NFeReader().read(document(bytes, declared: declared))
            #expect(reading.warnings.isEmpty && reading.repairedBytes == nil)
        }
    }

    @Test func whatCannotBeRepairedIsRefused() {
        for open: UInt8 in [0x81, 0x8D, 0x8F, 0x90, 0x9D] { #expect(code(document([open])) == .encoding) }
        for declared in ["US-ASCII", "nothing-known"] {
            #expect(code(document(latin, declared: declared)).map { DocumentFault(code: $0).reason } == .malformed)
        }
        // A file that ends in the middle of a letter is cut short, whatever else is in it.
        let whole = document(Array("Ô".utf8))
        let cut = whole.prefix { $0 != 0xC3 } + [0xC3]
        #expect(code(Array(cut)).map { DocumentFault(code: $0).reason } == .malformed)
        #expect(code(document(latin).dropLast(3)) == .malformed)
        #expect(code(Array("<!DOCTYPE NFe>".utf8) + document(latin)) == .doctype)
        #expect(code(Array("<!-- ".utf8) + latin + Array("--><!DOCTYPE NFe>".utf8) + document([])) == .doctype)
    }

    @Test func aControlCharacterHasAPlace() {
        #expect {
            try NFeReader().read(Array("<NFe>\n<infNFe>\u{1}</infNFe></NFe>".utf8))
        } throws: { error in
            let fault = error as? DocumentFault
            return fault?.code == .malformed && fault?.line == 2 && (fault?.column ?? 0) > 0
        }
    }

    @Test func recognisedAllTheSame() {
        #expect(FiscalRouter.kind(ofHead: document(latin)) == .fiscal(.unprotocolled))
        #expect(FiscalRouter.kind(ofHead: document(latin, declared: "ISO-8859-1")) == .fiscal(.unprotocolled))
    }
}
