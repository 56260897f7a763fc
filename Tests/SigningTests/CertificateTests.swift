import Signing
import SigningSupport
import Testing

@Suite struct CertificateTests {
    private func certificate(
        _ holder: TestHolder, trusting pem: String? = nil, by authority: TestAuthority? = nil
    ) throws -> SigningCertificate {
        let signer = try (try authority ?? TestAuthority.shared.get()).signer(holder)
        let note = try SignedNote().with { $0.signer = signer }.bare()
        let verifier = try SignatureVerifier(trustedCertificatesPEM: pem.map { Array($0.utf8) })
        let element = try #require(try verifier.verify(Array(note.utf8)).first)
        #expect(element.outcome == .valid)
        return try #require(element.certificate)
    }

    @Test(arguments: TestHolder.StringType.allCases, ["99888777000100", "12ABC34501DE35", "12345678909"])
    func holders(_ type: TestHolder.StringType, _ number: String) throws {
        var holder = TestHolder(number)
        holder.type = type
        holder.commonName = "SEM NUMERO"
        #expect(try certificate(holder).holder == number)
    }

    @Test(arguments: [
        ("FORNECEDOR LTDA:99888777000100", "99888777000100"), ("A: B:12ABC34501DE35 ", "12ABC34501DE35"),
        ("FULANO DE TAL:12345678909", "12345678909"), ("FORNECEDOR LTDA", ""), ("X:123", ""), ("X:99888777O001OO", ""),
        ("X:12abc34501de35", ""), ("X:00000000000", ""),
    ])
    func commonNames(_ name: String, _ number: String) throws {
        #expect(try certificate(TestHolder(commonName: name)).holder == number)
    }

    /// A number in the alternative names goes before the common name.
    @Test func theAlternativeNameGoesFirst() throws {
        var holder = TestHolder("99888777000100")
        holder.commonName = "OUTRA:55444333000100"
        #expect(try certificate(holder).holder == "99888777000100")
        holder.number = "NOT A NUMBER !"
        #expect(try certificate(holder).holder == "55444333000100")
    }

    @Test func validity() throws {
        let read = try certificate(
            TestHolder("99888777000100").valid(from: "20200229235959Z", until: "20500101000000Z"))
        #expect(read.validFrom == 1_583_020_799)
        #expect(read.validUntil == 2_524_608_000)
        #expect(read.isTrusted == nil)
        #expect(read.subject == "C = BR, O = ICP-Teste (NAO E ICP-Brasil), CN = EMPRESA FICTICIA:99888777000100")
    }

    @Test func trust() throws {
        let authority = try TestAuthority.shared.get()
        let stranger = try TestAuthority(name: "AC Estranha", key: TestKey.shared.get())
        // Same name, another key: what a forger can make.
        let impostor = try TestAuthority(name: "AC Teste", key: TestKey.shared.get())
        let holder = TestHolder("99888777000100")
        #expect(try certificate(holder, trusting: authority.pem).isTrusted == true)
        #expect(try certificate(holder, trusting: stranger.pem).isTrusted == false)
        #expect(try certificate(holder, trusting: stranger.pem + authority.pem).isTrusted == true)
        #expect(try certificate(holder, trusting: authority.pem, by: impostor).isTrusted == false)
        let expired = holder.valid(from: "20150101000000Z", until: "20160101000000Z")
        #expect(try certificate(expired, trusting: authority.pem).isTrusted == true)
        var old = expired
        old.isSignedWithSHA1 = true
        #expect(try certificate(old, trusting: authority.pem).isTrusted == true)
        // Issued before its authority existed.
        let early = holder.valid(from: "20050101000000Z", until: "20060101000000Z")
        #expect(try certificate(early, trusting: authority.pem).isTrusted == false)
    }

    @Test func brokenBundles() throws {
        let pem = try TestAuthority.shared.get().pem
        for bundle in [
            "", "no certificate", pem + pem.replacing("MII", by: "MIX"), "-----BEGIN CERTIFICATE-----\nAAAA",
        ] {
            do throws(SigningFault) {
                _ = try SignatureVerifier(trustedCertificatesPEM: Array(bundle.utf8))
                Issue.record("accepted: \(bundle.prefix(40))")
            } catch {
                #expect(error.code == .bundle)
            }
        }
        // Remarks between certificates are usual.
        _ = try SignatureVerifier(trustedCertificatesPEM: Array(("AC Raiz\n" + pem + "\n# end\n" + pem).utf8))
    }

    @Test func noCertificateAtAll() throws {
        let note = try SignedNote().bare()
        let certificate = base64(try TestAuthority.shared.get().signer(TestHolder("99888777000100")).certificate)
        for wrong in ["AAAA", String(certificate.dropFirst(4)), certificate + "AAAA", "%%%%", ""] {
            let element = try verified(note.replacing(certificate, by: wrong))
            #expect(element.map(\.outcome) == [.invalid(.form)], "\(wrong.prefix(8))")
            #expect(element.first?.certificate == nil)
        }
    }
}
