internal import XMLKit

/// The texts of a workbook that cells share: one buffer and where each text ends in it.
final class SharedStrings: XMLHandler {
    private enum Element { case item, text, phonetic, other }

    private var buffer: [UInt8] = []
    private var ends: [Int] = []
    private var open: [Element] = []
    private var phonetics = 0

    /// Reads `xl/sharedStrings.xml`; no bytes, no strings.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        guard !bytes.isEmpty else { return }
        do throws(XMLFault) {
            try XMLScanner(limits: SpreadsheetFile.partLimits).scan(bytes, with: self)
        } catch {
            throw DocumentFault(error)
        }
    }

    /// A text; nil where there is none of that number.
    subscript(_ number: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(number) else { return nil }
        return buffer[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    }

    func start(_ element: XMLElement) -> XMLStep {
        if element.name == "si" {
            open.append(.item)
        } else if element.name == "t" {
            open.append(.text)
        } else if element.name == "rPh" {
            // How a text is pronounced is no part of it.
            open.append(.phonetic)
            phonetics += 1
        } else {
            open.append(.other)
        }
        return .next
    }

    func characters(_ text: XMLBytes) {
        if open.last == .text, phonetics == 0 { buffer.append(contentsOf: text.bytes) }
    }

    func end() {
        switch open.popLast() {
        case .item: ends.append(buffer.count)
        case .phonetic: phonetics -= 1
        default: break
        }
    }
}
