import Signing
import SigningSupport
import Testing

/// The given notes, signed by another program, against `scenarios.json`.
@Suite struct SignatureFixtureTests {
    private static let faults: [String: SigningFault.Code] = [
        "48": .malformed, "49": .empty, "50": .doctype, "51": .doctype, "81": .malformed,
    ]
    private static let outcomes: [String: [SignedElement.Outcome]] = [
        "11": [.valid, .valid, .valid], "30": [.invalid(.digest)], "35": [.absent],
        "42": [.validAfterWhitespaceRemoval], "60": [], "62": [],
    ]

    private static let documents = SigningFixtures.names.filter { $0.first?.isNumber == true }

    @Test(arguments: documents) func agrees(_ name: String) throws {
        let bytes = try SigningFixtures.bytes(name)
        let number = String(name.prefix(2))
        if let expected = Self.faults[number] {
            #expect(fault(of: bytes) == expected)
            return
        }
        let elements = try verifier.get().verify(bytes)
        #expect(elements.map(\.outcome) == Self.outcomes[number] ?? [.valid])
        for element in elements where element.outcome != .absent {
            #expect(element.digestValue.utf8.count == 28)
            #expect(element.certificate?.holder.utf8.count == 14)
        }
        // xmlsec1 sees the first signature only, and the document as it stands.
        if elements.count == 1, elements[0].outcome == .valid, number != "52", number != "41" {
            #expect(SecondOpinion.holds(bytes) == true)
        }
        if elements.first?.outcome == .invalid(.digest) { #expect(SecondOpinion.holds(bytes) == false) }
    }

    @Test func thereAreFixtures() { #expect(Self.documents.count > 35) }

    @Test func anExpiredCertificateStillTellsItsHolder() throws {
        let bytes = try SigningFixtures.bytes(numbered: "33")
        let element = try #require(try verifier.get().verify(bytes).first)
        let certificate = try #require(element.certificate)
        #expect(element.outcome == .valid)
        #expect(certificate.holder == "99888777000100")
        #expect(certificate.validFrom == 1_704_067_200)
        #expect(certificate.validUntil == 1_735_689_600)
        #expect(certificate.isTrusted == nil)
        let names = ["C = BR", "O = ICP-Teste (NAO E ICP-Brasil)", "OU = RFB e-CNPJ A1"]
        let subject = (names + ["CN = FORNECEDOR FICTICIO LTDA:99888777000100"]).joined(separator: ", ")
        #expect(certificate.subject == subject)
    }

    @Test(arguments: ["intermediaria.pem", "raiz.pem"]) func chains(_ anchor: String) throws {
        let pem = try SigningFixtures.bytes("pki/" + anchor)
        let both = try SigningFixtures.bytes("pki/intermediaria.pem") + SigningFixtures.bytes("pki/raiz.pem")
        let note = try SigningFixtures.bytes(numbered: "33")
        // Notes embed their own certificate only: the root alone leads nowhere.
        let single = try SignatureVerifier(trustedCertificatesPEM: pem).verify(note)
        #expect(single.first?.certificate?.isTrusted == (anchor == "intermediaria.pem"))
        let full = try SignatureVerifier(trustedCertificatesPEM: both).verify(note)
        #expect(full.first?.certificate?.isTrusted == true)
    }
}
