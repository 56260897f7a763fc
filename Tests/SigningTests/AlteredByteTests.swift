import Documents
import Domain
import Signing
import SigningSupport
import Testing

/// No byte of the signed part can be changed without it being noticed, or without the values staying what they were.
@Suite struct AlteredByteTests {
    private static let note = SignedNote(items: [.init(info: "S/N: A1 & é")]).with { $0.complement = "fim" }

    /// Documents with the first and the last byte of the signed part.
    private func sample(_ style: MarkupStyle) throws -> (bytes: [UInt8], signed: Range<Int>) {
        let bytes = Array(try Self.note.with { $0.style = style }.bare().utf8)
        func place(of text: String) -> Int? {
            let mark = Array(text.utf8)
            return bytes.indices.first { bytes[$0...].starts(with: mark) }
        }
        let start = try #require(place(of: "<infNFe")), end = try #require(place(of: "</infNFe>"))
        return (bytes, start..<end + 9)
    }

    @Test(arguments: [nil, "\n"] as [String?]) func everyByte(_ indentation: String?) throws {
        let verifier = try verifier.get()
        let style = MarkupStyle().with {
            $0.indentation = indentation == nil ? nil : ""
            $0.declaration = ""
        }
        var (bytes, signed) = try sample(style)
        let facts = try NFeReader().read(bytes).document
        var refused = 0, equal = 0
        for place in signed {
            let byte = bytes[place]
            // A neighbour, a case, a blank, a digit, and bytes that mean something to XML.
            for other in [byte ^ 0x01, byte ^ 0x20, 0x20, 0x30, 0x3C, 0x26, 0x0D] where other != byte {
                bytes[place] = other
                guard let elements = try? verifier.verify(bytes) else {
                    refused += 1
                    continue
                }
                let holds = elements.contains { $0.outcome == .valid || $0.outcome == .validAfterWhitespaceRemoval }
                guard holds else { continue }
                equal += 1
                let read = try NFeReader().read(bytes).document
                #expect(read.values == facts.values, "byte \(place - signed.lowerBound): \(byte) to \(other)")
            }
            bytes[place] = byte
        }
        #expect(refused > 0)
        #expect(equal > 0)
        #expect(equal < signed.count / (indentation == nil ? 50 : 2))
    }
}

extension FiscalDocument {
    /// The notes without the lines on which their items stand.
    fileprivate var values: [FiscalNote] {
        guard case .notes(let notes, _) = self else { return [] }
        return notes.map { note in
            var note = note
            for index in note.items.indices { note.items[index].line = 0 }
            return note
        }
    }
}
