import Signing
import SigningSupport
import Testing

/// Documents that carry a good signature over something, and want something else to be read; and signatures that
/// are not of the fixed form.
@Suite struct SignatureAttackTests {
    private static let note = SignedNote(number: 1), other = SignedNote(number: 2, items: [.init(units: 100)])

    private func parts(_ note: SignedNote) throws -> (content: String, signature: String) {
        let element = try note.element()
        let start = try #require(element.range(ofFirst: "<infNFe"))
        let middle = try #require(element.range(ofFirst: "<Signature"))
        let end = try #require(element.range(ofFirst: "</NFe>"))
        return (String(element[start..<middle]), String(element[middle..<end]))
    }

    private func document(_ inner: String) -> String {
        let space = "xmlns=\"http://www.portalfiscal.inf.br/nfe\""
        return "<nfeProc \(space)><NFe \(space)>\(inner)</NFe></nfeProc>"
    }

    /// The outcome for the note that a reader would take for number 2.
    private func forged(_ text: String) throws -> Set<SignedElement.Outcome> {
        let elements = try verified(text)
        #expect(!elements.isEmpty)
        return Set(elements.filter { $0.id == "NFe" + Self.other.key || $0.id.isEmpty }.map(\.outcome))
    }

    @Test func wrapping() throws {
        let good = try parts(Self.note), bad = try parts(Self.other)
        let copy = bad.content.replacing(Self.other.key, by: Self.note.key)
        // The signed content moved beside, below and above the one that is read.
        let attacks: [(String, String)] = [
            ("second content after", good.content + bad.content + good.signature),
            ("second content before", bad.content + good.content + good.signature),
            (
                "second content of another namespace",
                good.content
                    + bad.content.replacing("<infNFe ", by: "<infNFe xmlns=\"http://www.w3.org/2000/09/xmldsig#\" ")
                    + good.signature
            ),
            (
                "signed content in an object",
                bad.content + good.signature.replacing("</KeyInfo>", by: "</KeyInfo><Object>\(good.content)</Object>")
            ),
            ("signed content beside", bad.content + "<x>\(good.content)</x>" + good.signature),
            (
                "signed content in the signature's key",
                bad.content + good.signature.replacing("<X509Data>", by: "<X509Data>\(good.content)")
            ),
            (
                "signed content inside",
                bad.content.replacing("</infNFe>", by: "\(good.content)</infNFe>") + good.signature
            ),
            ("same identifier, signed content beside", copy + "<x>\(good.content)</x>" + good.signature),
            (
                "same identifier as an attribute elsewhere",
                good.content + "<x ID=\"NFe\(Self.note.key)\"/>" + good.signature
            ),
            (
                "same identifier in XML's own attribute",
                good.content + "<x xml:id=\"NFe\(Self.note.key)\"/>" + good.signature
            ),
            ("signature of another note", bad.content + good.signature),
            ("two signatures", good.content + good.signature + good.signature),
            ("two signatures, one foreign", good.content + good.signature + "<Signature xmlns=\"urn:x\"/>"),
            (
                "signature of no namespace",
                good.content
                    + good.signature.replacing(
                        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">", by: "<Signature>")
            ),
        ]
        for (name, inner) in attacks {
            let elements = try verified(document(inner))
            let read = elements.filter { $0.outcome == .valid || $0.outcome == .validAfterWhitespaceRemoval }
            #expect(!elements.isEmpty, "\(name)")
            #expect(read.isEmpty, "\(name)")
            #expect(elements.contains { $0.outcome == .invalid(.form) }, "\(name)")
        }
        #expect(try outcomes(document(good.content + good.signature)) == [.valid])
    }

    @Test func signatureOfAnEnvelopeAround() throws {
        let good = try parts(Self.note), bad = try parts(Self.other)
        // The outer note has no signature of its own; the inner one's does not count for it.
        let nested = document(bad.content + "<x><NFe>\(good.content)\(good.signature)</NFe></x>")
        #expect(try forged(nested) == [.absent])
        let inside = document(bad.content.replacing("</infNFe>", by: good.signature + "</infNFe>"))
        #expect(try forged(inside) == [.absent])
        // The same note twice: nobody can say which one is meant.
        let twice = try MarkupStyle().wrap("enviNFe", [Self.note.element(), Self.note.element()])
        #expect(try outcomes(twice) == [.invalid(.form), .invalid(.form)])
    }

    @Test func contentOfTheSignaturesNamespace() throws {
        let text = try Self.note.bare()
        let odd = text.replacing("http://www.portalfiscal.inf.br/nfe", by: "http://www.w3.org/2000/09/xmldsig#")
        #expect(try outcomes(odd) == [.invalid(.form)])
    }

    private static let signatureForms: [(String, String, String)] = [
        ("empty URI", "URI=\"#NFe\(note.key)\"", "URI=\"\""),
        ("no URI", " URI=\"#NFe\(note.key)\"", ""),
        ("another Id", "URI=\"#NFe\(note.key)\"", "URI=\"#NFe\(other.key)\""),
        ("XPointer", "URI=\"#NFe\(note.key)\"", "URI=\"#xpointer(id('NFe\(note.key)'))\""),
        ("a file", "URI=\"#NFe\(note.key)\"", "URI=\"file:///etc/hostname\""),
        (
            "no transform",
            "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></Transform>", ""
        ),
        (
            "XPath", "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
            "http://www.w3.org/TR/1999/REC-xpath-19991116"
        ),
        (
            "XSLT", "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
            "http://www.w3.org/TR/1999/REC-xslt-19991116"
        ),
        (
            "base64 transform", "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
            "http://www.w3.org/2000/09/xmldsig#base64"
        ),
        ("with comments", "REC-xml-c14n-20010315\"", "REC-xml-c14n-20010315#WithComments\""),
        ("exclusive", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#"),
        ("HMAC", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
        ("DSA", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#dsa-sha1"),
        ("MD5", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5"),
        (
            "mixed hashes", "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
        ),
        ("SHA-256 digest only", "http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmlenc#sha256"),
        (
            "method with a parameter", "rsa-sha1\"></SignatureMethod>",
            "rsa-sha1\"><HMACOutputLength>0</HMACOutputLength></SignatureMethod>"
        ),
        (
            "transform with a parameter", "enveloped-signature\"></Transform>",
            "enveloped-signature\"><XPath>1</XPath></Transform>"
        ),
        ("no key", "<X509Data>", "<X509Data><!-- --></X509Data><X509Data>"),
        ("a key value", "<X509Data>", "<KeyValue/><X509Data>"),
        ("a retrieval method", "<X509Data>", "<RetrievalMethod URI=\"http://127.0.0.1/\"/><X509Data>"),
        ("two certificates", "<X509Certificate>", "<X509Certificate>AAAA</X509Certificate><X509Certificate>"),
        ("an object", "</KeyInfo>", "</KeyInfo><Object/>"),
        ("a second reference", "</Reference>", "</Reference><Reference URI=\"\"/>"),
        ("a manifest's type is no harm, an element is", "</SignedInfo>", "<Manifest/></SignedInfo>"),
        ("text between", "<KeyInfo>", "x<KeyInfo>"),
        ("empty digest", "<DigestValue>", "<DigestValue></DigestValue><DigestValue>"),
        ("an element in the digest", "<DigestValue>", "<DigestValue><x/>"),
        ("digest that is no base64", "<DigestValue>", "<DigestValue>*"),
        ("a short digest", "<DigestValue>", "<DigestValue>AAAA"),
        ("value that is no base64", "<SignatureValue>", "<SignatureValue>*"),
        ("an instruction in the certificate", "<X509Certificate>", "<X509Certificate><?x y?>"),
    ]

    @Test(arguments: signatureForms) func form(_ name: String, _ old: String, _ new: String) throws {
        let text = try Self.note.nfeProc()
        let changed = text.replacing(old, by: new)
        #expect(changed != text, "\(name)")
        #expect(try outcomes(changed) == [.invalid(.form)], "\(name)")
    }

    /// What the signature covers of itself is covered.
    @Test func signedInformationAltered() throws {
        let text = try Self.note.nfeProc()
        for (old, new) in [("<SignedInfo>", "<SignedInfo Id=\"x\">"), ("<Reference ", "<Reference Type=\"x\" ")] {
            #expect(try outcomes(text.replacing(old, by: new)) == [.invalid(.value)])
        }
        let digest = try Self.note.digest()
        let wrong = text.replacing("<DigestValue>\(digest)", by: "<DigestValue>AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        #expect(try outcomes(wrong) == [.invalid(.digest)])
        #expect(try outcomes(text.replacing("<SignatureValue>", by: "<SignatureValue>AAAA")) == [.invalid(.value)])
        // Line ends in base64 are usual, and part of the signed digest's text.
        #expect(try outcomes(text.replacing("<SignatureValue>", by: "<SignatureValue>\r\n&#13; ")) == [.valid])
        #expect(try outcomes(text.replacing("<X509Certificate>", by: "<X509Certificate>\n")) == [.valid])
        #expect(try outcomes(text.replacing("<DigestValue>", by: "<DigestValue>\n")) == [.invalid(.value)])
    }

    @Test func noIdentifier() throws {
        let text = try Self.note.nfeProc()
        #expect(try outcomes(text.replacing(" Id=\"NFe\(Self.note.key)\"", by: "")) == [.invalid(.form)])
        let empty = text.replacing("Id=\"NFe\(Self.note.key)\"", by: "Id=\"\"")
        #expect(try outcomes(empty.replacing("#NFe\(Self.note.key)", by: "#")) == [.invalid(.form)])
    }

    @Test func documentsThatAreRefused() throws {
        let note = try Self.note.with { $0.style.declaration = "" }.nfeProc()
        func code(_ text: String) -> SigningFault.Code? { fault(of: Array(text.utf8)) }
        #expect(code("") == .empty)
        #expect(code(" \n") == .empty)
        #expect(code("<!DOCTYPE nfeProc>" + note) == .doctype)
        #expect(code("<!DOCTYPE nfeProc [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + note) == .doctype)
        #expect(code("<!DOCTYPE n SYSTEM \"http://127.0.0.1/x.dtd\">" + note) == .doctype)
        #expect(code(note.replacing("</infNFe>", by: "&x;</infNFe>")) == .malformed)
        #expect(code(String(note.dropLast(4))) == .malformed)
        #expect(code(note + "<x/>") == .malformed)
        #expect(code(note + "\u{0}") == .malformed)
        #expect(code("<x:nfeProc>\(note)</x:nfeProc>") == .malformed)
        #expect(fault(of: Array("<a>".utf8) + [0xE9] + Array("</a>".utf8)) == .malformed)
        let deep = String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)
        #expect(code(deep) == .limit)
        #expect(code(String(repeating: "<a>", count: 60) + String(repeating: "</a>", count: 60)) == nil)
    }
}

extension String {
    /// Where `part` stands first.
    fileprivate func range(ofFirst part: String) -> String.Index? { ranges(of: part).first?.lowerBound }
}
