import Signing
import SigningSupport
import Testing

/// What is signed well is found valid in every envelope and spelling, and xmlsec1 agrees wherever it can see the
/// signature as its signer did.
@Suite struct SignatureOutcomeTests {
    static let xsi = (prefix: "xsi", uri: "http://www.w3.org/2001/XMLSchema-instance")

    static let styles: [(String, MarkupStyle)] = [
        ("plain", MarkupStyle()),
        ("attributes reversed", MarkupStyle().with { $0.reversesAttributes = true }),
        ("apostrophes", MarkupStyle().with { $0.usesApostrophes = true }),
        ("character data", MarkupStyle().with { $0.characterData = ["infAdProd", "DigestValue"] }),
        ("comments", MarkupStyle().with { $0.hasComments = true }),
        ("prefix", MarkupStyle().with { $0.prefix = "nfe" }),
        ("no namespace", MarkupStyle().with { $0.namespace = "" }),
        ("own declarations", MarkupStyle().with { $0.ownDeclarations = [xsi] }),
        ("no declaration", MarkupStyle().with { $0.declaration = "" }),
    ]

    static func note(_ style: MarkupStyle) -> SignedNote {
        SignedNote(number: 7, items: [.init(units: 2, info: "S/N: A1; A2 < B & \"C\" > 'D'"), .init()]).with {
            $0.complement = "Acentuação; 1 > 0\r & <fim>"
            $0.style = style
        }
    }

    @Test(arguments: styles) func spellings(_ name: String, _ style: MarkupStyle) throws {
        let note = Self.note(style)
        for document in [try note.bare(), try note.nfeProc()] {
            let elements = try verified(document)
            #expect(elements.map(\.outcome) == [.valid], "\(name)")
            #expect(elements.map(\.id) == ["NFe" + note.key])
            #expect(elements.first?.digestValue == (try note.digest()))
            #expect(elements.first?.certificate?.holder == SignedNote.Party.supplier.number)
        }
        #expect(SecondOpinion.holds(Array(try note.bare().utf8)) == true, "\(name)")
    }

    @Test(arguments: styles) func indentedAfterSigning(_ name: String, _ style: MarkupStyle) throws {
        for lineEnd in ["\n", "\r\n"] {
            let indented = style.with {
                $0.indentation = "\t"
                $0.lineEnd = lineEnd
            }
            let document = try Self.note(indented).nfeProc()
            #expect(try outcomes(document) == [.validAfterWhitespaceRemoval], "\(name)")
        }
    }

    @Test(arguments: styles) func alteredAfterSigning(_ name: String, _ style: MarkupStyle) throws {
        for indentation in [nil, "  "] {
            let note = Self.note(style.with { $0.indentation = indentation })
            let document = try note.nfeProc()
            let altered = document.replacing(">2.0000<", by: ">3.0000<")
            #expect(altered != document)
            #expect(try outcomes(altered) == [.invalid(.digest)], "\(name)")
        }
    }

    /// The wrapper's namespaces leak into the canonical form; the signer never saw them.
    @Test func namespacesOfWrappersDoNoHarm() throws {
        let wrappers: [[(prefix: String, uri: String)]] = [
            [Self.xsi],
            [Self.xsi, ("xsd", "http://www.w3.org/2001/XMLSchema"), ("ds", "http://www.w3.org/2000/09/xmldsig#")],
        ]
        for declarations in wrappers {
            for indentation in [nil, " "] {
                let style = MarkupStyle().with {
                    $0.wrapperDeclarations = declarations
                    $0.indentation = indentation
                }
                let expected: SignedElement.Outcome = indentation == nil ? .valid : .validAfterWhitespaceRemoval
                #expect(try outcomes(Self.note(style).nfeProc()) == [expected])
            }
        }
        let event = SignedEvent(.correction, of: Self.note(MarkupStyle()))
        #expect(try outcomes(soap(event.procEventoNFe())) == [.valid])
        #expect(try outcomes(soap(Self.note(MarkupStyle()).nfeProc())) == [.valid])
        // A program that writes its favourite declarations into the note itself.
        let note = try Self.note(MarkupStyle()).nfeProc()
        let touched = note.replacing("<NFe xmlns", by: "<NFe xmlns:xsi=\"\(Self.xsi.uri)\" xmlns")
        #expect(try outcomes(touched) == [.valid])
        // Language and space are inherited by the canonical form too.
        #expect(try outcomes(note.replacing("<nfeProc ", by: "<nfeProc xml:lang=\"pt\" ")) == [.valid])
    }

    @Test func onlyContentOrOnlySignatureIndented() throws {
        let note = try Self.note(MarkupStyle()).nfeProc()
        let content = note.replacing("</ide>", by: "</ide>\n  ")
        #expect(try outcomes(content) == [.validAfterWhitespaceRemoval])
        let information = note.replacing("<SignatureMethod", by: "\r\n<SignatureMethod")
        #expect(try outcomes(information) == [.validAfterWhitespaceRemoval])
        // Blanks outside both are nobody's.
        #expect(try outcomes(note.replacing("<KeyInfo>", by: "\n<KeyInfo>\n")) == [.valid])
        // A value's own blanks are its value, and blanks beside other text are text.
        #expect(try outcomes(note.replacing("<xProd>", by: "<xProd> ")) == [.invalid(.digest)])
        let odd = Self.note(MarkupStyle()).with {
            $0.edit = { $0.change("dest") { $0.children.append(Markup("x", [Markup("a", "1")])) } }
        }
        let mixed = try odd.nfeProc().replacing("<x><a>1</a></x>", by: "<x>t<a>1</a> </x>")
        #expect(try outcomes(mixed) == [.invalid(.digest)])
    }

    @Test func everyEventInEveryEnvelope() throws {
        for kind in SignedEvent.Kind.allCases {
            let event = SignedEvent(kind, of: SignedNote())
            let elements = try verified(event.procEventoNFe())
            #expect(elements.map(\.outcome) == [.valid], "\(kind)")
            #expect(elements.map(\.id) == [event.id])
            #expect(elements.first?.certificate?.holder == event.author)
            let request = MarkupStyle().declaration + (try event.element())
            #expect(SecondOpinion.holds(Array(request.utf8)) == true)
        }
    }

    @Test func batches() throws {
        let notes = (1...3).map { SignedNote(number: $0) }
        let forged = try notes[1].element().replacing("28990", by: "28990").replacing(">289.90<", by: ">1.90<")
        #expect(try outcomes(SignedNote.enviNFe(notes)) == [.valid, .valid, .valid])
        let parts = [try notes[0].element(), forged, try notes[2].with { $0.isSigned = false }.element()]
        let batch = try verified(MarkupStyle().wrap("enviNFe", parts))
        #expect(batch.map(\.outcome) == [.valid, .invalid(.digest), .absent])
        #expect(batch.map(\.id) == notes.map { "NFe" + $0.key })
        let events = [SignedEvent.Kind.cancellation, .correction].map { SignedEvent($0, of: notes[0]) }
        #expect(try outcomes(SignedEvent.envEvento(events)) == [.valid, .valid])
    }

    @Test func documentsWithoutSignedElements() throws {
        #expect(try outcomes(SignedNote.retConsReciNFe([SignedNote()])).isEmpty)
        #expect(try outcomes(retDistDFeInt([("procNFe_v4.00.xsd", SignedNote().nfeProc())])).isEmpty)
        #expect(try outcomes("<resNFe/>").isEmpty)
        // An answer's infEvento is no request.
        #expect(try outcomes("<retEvento><infEvento Id=\"x\"/></retEvento>").isEmpty)
        // Another vocabulary's note is not read, and so not judged.
        #expect(try outcomes("<NFe xmlns=\"urn:other\"><infNFe/></NFe>").isEmpty)
    }

    @Test func absent() throws {
        let element = try #require(try verified(SignedNote().with { $0.isSigned = false }.nfeProc()).first)
        #expect(element.outcome == .absent)
        #expect(element.certificate == nil)
        #expect(element.digestValue.isEmpty)
    }

    @Test func theHashOfTomorrow() throws {
        let note = SignedNote().with { $0.algorithm = .sha256 }
        #expect(try outcomes(note.nfeProc()) == [.valid])
        #expect(SecondOpinion.holds(Array(try note.bare().utf8)) == true)
        #expect(try outcomes(note.nfeProc().replacing(">289.90<", by: ">1.90<")) == [.invalid(.digest)])
    }

    @Test func signatureOfAnotherKeyOrContent() throws {
        let certificate = try TestAuthority.shared.get().signer(TestHolder("99888777000100")).certificate
        let impostor = TestSigner(key: try TestKey.other.get(), certificate: certificate)
        let note = SignedNote().with { $0.signer = impostor }
        #expect(try outcomes(note.nfeProc()) == [.invalid(.value)])
        #expect(SecondOpinion.holds(Array(try note.bare().utf8)) == false)
        // The forger corrects the digest as well.
        let honest = SignedNote(), forged = SignedNote(items: [.init(units: 9)])
        let repaired = try honest.nfeProc().replacing(">1.0000<", by: ">9.0000<").replacing(">289.90<", by: ">2609.10<")
            .replacing("<vUnCom>2609.10<", by: "<vUnCom>289.90<").replacing("<vUnTrib>2609.10<", by: "<vUnTrib>289.90<")
            .replacing(try honest.digest(), by: try forged.digest())
        #expect(try outcomes(repaired) == [.invalid(.value)])
    }

    @Test func encodings() throws {
        let note = Self.note(MarkupStyle().with { $0.declaration = "" })
        let text = try note.nfeProc()
        let verifier = try verifier.get()
        func outcome(_ bytes: [UInt8]) throws -> [SignedElement.Outcome] { try verifier.verify(bytes).map(\.outcome) }
        #expect(try outcome(text.utf16Bytes) == [.valid])
        #expect(try outcome(("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + text).utf16Bytes) == [.valid])
        #expect(try outcome(("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text).latin1Bytes) == [.valid])
        #expect(try outcome([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == [.valid])
        #expect(try outcome([0xEF, 0xBB, 0xBF] + Array(" \r\n\t<?xml version='1.0'?>\(text)".utf8)) == [.valid])
        #expect(try outcome(("<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + text).latin1Bytes) == [.valid])
    }
}
