import Testing
import XMLKit

/// Writes down what it is told.
private final class Scribe: XMLHandler {
    var text = ""
    var stopAt: StaticString?

    func start(_ element: XMLElement) -> XMLStep {
        text += "<\(element.namespace?.text ?? "-")|\(element.name.text)@\(element.line)"
        if let id = element.attribute("id") { text += " id=\(id)" }
        text += ">"
        return stopAt.map { element.name == $0 } ?? false ? .stop : .next
    }

    func characters(_ piece: XMLBytes) { text += piece.text }

    func end() { text += "</>" }
}

@Suite struct XMLScannerTests {
    private static let document = """
        <?xml version="1.0" encoding="UTF-8"?>
        <a xmlns="urn:a" xmlns:b="urn:b" b:id="no" id="é &amp; &#39;"><b:c>x&lt;y<![CDATA[<z>]]></b:c>
        <d xmlns=""/></a>
        """
    private static let told = "<urn:a|a@2 id=é & '><urn:b|c@2>x<y<z></>\n<-|d@3></></>"

    @Test func tellsNamesNamespacesAttributesAndLines() throws {
        let scribe = Scribe()
        let preamble = try XMLScanner().scan(Array(Self.document.utf8), with: scribe)
        #expect(scribe.text == Self.told)
        #expect(!preamble.hasByteOrderMark && !preamble.hasLeadingBlanks)
    }

    @Test func piecesOfAnySizeTellTheSame() throws {
        let bytes = Array(Self.document.utf8)
        for size in 1...bytes.count {
            let scribe = Scribe()
            let scanner = XMLPushScanner(handler: scribe)
            for start in stride(from: 0, to: bytes.count, by: size) {
                try scanner.feed(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            try scanner.finish()
            #expect(scribe.text == Self.told, "pieces of \(size)")
        }
    }

    @Test func linesCountFromTheFirstByteGiven() throws {
        let scribe = Scribe()
        let preamble = try XMLScanner().scan(Array("\n\n<?xml version='1.0'?>\n<a/>".utf8), with: scribe)
        #expect(scribe.text == "<-|a@4></>")
        #expect(preamble.hasLeadingBlanks)
    }

    @Test func aHandlerThatStopsIsToldNoMoreAndNothingIsJudged() throws {
        let scribe = Scribe()
        scribe.stopAt = "b"
        try XMLScanner().scan(Array("<a><b/></wrong><!DOCTYPE".utf8), with: scribe)
        #expect(scribe.text == "<-|a@1><-|b@1>")
        let pushed = Scribe()
        pushed.stopAt = "b"
        let scanner = XMLPushScanner(handler: pushed)
        try scanner.feed(Array("<a><b/></wrong>".utf8))
        #expect(scanner.isStopped)
        try scanner.finish()
        #expect(pushed.text == scribe.text)
    }

    @Test func anUnfinishedPushIsAFaultOnlyAtItsEnd() throws {
        let scanner = XMLPushScanner(handler: Scribe())
        try scanner.feed(Array("<a><b>".utf8))
        #expect { try scanner.finish() } throws: { ($0 as? XMLFault)?.code == .malformed }
        #expect { try XMLPushScanner(handler: Scribe()).finish() } throws: { ($0 as? XMLFault)?.code == .empty }
    }

    @Test func codes() {
        let cases: [(String, XMLFault.Code)] = [
            ("<a/><b/>", .trailingBytes), ("<!DOCTYPE x><a/>", .doctype(root: "x")), ("<a>", .malformed),
            ("<a>\u{1}</a>", .malformed), ("<?xml version='1.0' encoding='?'?><a/>", .encoding), ("", .empty),
            ("<a>\(String(repeating: "x", count: 101))</a>", .limit(.textBytes)),
        ]
        for (text, code) in cases {
            #expect {
                try XMLScanner(limits: XMLLimits(textBytes: 100)).scan(Array(text.utf8), with: Scribe())
            } throws: {
                ($0 as? XMLFault)?.code == code
            }
        }
    }

    @Test func aVocabularyKnowsItsNamesOnly() throws {
        final class Asker: XMLHandler {
            let vocabulary = XMLVocabulary((0..<200).map { "n\($0)" })
            var numbers: [Int?] = []
            func start(_ element: XMLElement) -> XMLStep {
                numbers.append(vocabulary.number(of: element.name))
                return .next
            }
            func characters(_ text: XMLBytes) {}
            func end() {}
        }
        let asker = Asker()
        let body = (0..<220).map { "<n\($0)/>" }.joined()
        try XMLScanner().scan(Array("<root>\(body)</root>".utf8), with: asker)
        #expect(asker.numbers == [nil] + (0..<220).map { $0 < 200 ? $0 : nil })
    }
}
