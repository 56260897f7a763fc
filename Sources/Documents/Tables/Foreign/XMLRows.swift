internal import XMLKit

/// The elements of an XML file that are rows, as rows: a header of selectors first. Memory is one block and the rows
/// in it. Several values of one selector are kept apart by a character that XML cannot hold.
///
/// A selector is a path below the row: `@id`, `name`, `station/@rfc2838`; `../@id` is an attribute of the element that
/// the row lies in. A name without a prefix fits in any namespace.
struct XMLRows<Bytes: ByteSource>: RowSource {
    /// Between several values of one selector.
    static var separator: Character { "\u{1F}" }

    private var source: Bytes
    private let scanner: XMLPushScanner
    private let handler: RowCollector
    private let selectors: [String]
    private let limits: TableLimits
    private var block = [UInt8](repeating: 0, count: 1 << 16)
    private var isHeaderGiven = false
    private var isExhausted = false
    private var taken = 0

    init(
        _ source: Bytes, row: [String], namespaces: [String: String], selectors: [String], limits: TableLimits
    ) {
        self.source = source
        self.selectors = selectors
        self.limits = limits
        handler = RowCollector(row: row, namespaces: namespaces, selectors: selectors, bytesMax: limits.rowBytesMax)
        scanner = XMLPushScanner(limits: XMLRoot.limits, handler: handler)
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        guard isHeaderGiven else {
            isHeaderGiven = true
            row.fill(header: selectors)
            return true
        }
        while taken == handler.rows.count {
            handler.rows.removeAll(keepingCapacity: true)
            taken = 0
            guard !isExhausted else { return false }
            try feed()
        }
        let found = handler.rows[taken]
        taken += 1
        row.reset(line: found.line)
        row.lastLine = found.line
        row.isTerminated = true
        for values in found.values {
            row.append(text: values.joined(separator: String(Self.separator)))
            row.endCell()
        }
        return true
    }

    private mutating func feed() throws {
        let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
        do {
            if count == 0 {
                isExhausted = true
                try scanner.finish()
            } else {
                try block.withUnsafeBytes { raw in
                    try scanner.feed(UnsafeRawBufferPointer(rebasing: raw[..<count]))
                }
            }
        } catch let fault as XMLFault {
            throw DocumentFault(fault)
        }
        if let line = handler.tooLong { throw TableFault.rowTooLong(line: line, limitBytes: limits.rowBytesMax) }
    }
}

/// The name of a document's first element.
enum XMLRoot {
    /// Lists of channels may be long, and name the file of their document type.
    static let limits: XMLLimits = {
        var limits = XMLLimits(bytes: 256 << 20, elements: 10_000_000, textBytes: 256 << 20)
        limits.passesOutsideDoctype = true
        return limits
    }()

    private final class Finder: XMLHandler {
        var name: String?

        func start(_ element: XMLElement) -> XMLStep {
            name = element.name.text
            return .stop
        }

        func characters(_ text: XMLBytes) {}
        func end() {}
    }

    /// Nil where the head ends before the first element; throws ``DocumentFault`` for what is refused before it.
    static func name(ofHead head: [UInt8]) throws(DocumentFault) -> String? {
        let finder = Finder()
        let scanner = XMLPushScanner(limits: limits, handler: finder)
        do throws(XMLFault) { try scanner.feed(head) } catch {
            if finder.name == nil { throw DocumentFault(error) }
        }
        return finder.name
    }
}

/// Collects the values of the selectors of each row.
private final class RowCollector: XMLHandler {
    struct Row {
        var line: Int
        var values: [[String]]
    }

    /// A step of a path: a name, and the namespace of its prefix.
    private struct Step: Equatable {
        var name: String
        var namespace: String?
    }

    private struct Selector {
        var steps: [Step]
        var attribute: String?
        var isOfParent: Bool
    }

    /// Rows that have ended.
    var rows: [Row] = []
    /// The line of a row with more text than the limit.
    private(set) var tooLong: Int?
    private let path: [Step]
    private let selectors: [Selector]
    private let bytesMax: Int
    private var stack: [Step] = []
    private var texts: [String] = []
    private var row: Row?
    private var rowBytes = 0
    private var parent: [Int: String] = [:]
    /// Elements inside the root that no path of ours leads through: their text is not kept.
    private var isInside: Bool { row != nil }

    init(row: [String], namespaces: [String: String], selectors: [String], bytesMax: Int) {
        func step(_ text: Substring) -> Step {
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return Step(name: String(text), namespace: nil) }
            return Step(name: String(parts[1]), namespace: namespaces[String(parts[0])] ?? "")
        }
        path = row.map { step(Substring($0)) }
        self.bytesMax = bytesMax
        self.selectors = selectors.map { text in
            var parts = text.split(separator: "/")
            let isOfParent = parts.first == ".."
            if isOfParent { parts.removeFirst() }
            var attribute: String?
            if let last = parts.last, last.hasPrefix("@") {
                attribute = String(last.dropFirst())
                parts.removeLast()
            }
            return Selector(steps: parts.filter { $0 != "." }.map(step), attribute: attribute, isOfParent: isOfParent)
        }
    }

    private static func fits(_ step: Step, _ found: Step) -> Bool {
        step.name == found.name && (step.namespace == nil || step.namespace == found.namespace)
    }

    private func isAt(_ steps: [Step], below depth: Int) -> Bool {
        stack.count == depth + steps.count && zip(steps, stack[depth...]).allSatisfy(Self.fits)
    }

    func start(_ element: XMLElement) -> XMLStep {
        stack.append(Step(name: element.name.text, namespace: element.namespace?.text ?? ""))
        texts.append("")
        if isInside {
            collectAttributes(element)
        } else if isAt(path, below: 0) {
            row = Row(line: element.line, values: selectors.map { _ in [] })
            rowBytes = 0
            for (index, value) in parent { row?.values[index] = [value] }
            collectAttributes(element)
        } else if stack.count == path.count - 1 {
            parent = [:]
            for (index, selector) in selectors.enumerated() where selector.isOfParent {
                parent[index] = selector.attribute.flatMap { element.attribute(named: $0) }
            }
        }
        return tooLong == nil ? .next : .stop
    }

    private func collectAttributes(_ element: XMLElement) {
        for (index, selector) in selectors.enumerated() where !selector.isOfParent {
            guard let name = selector.attribute, isAt(selector.steps, below: path.count),
                let value = element.attribute(named: name)
            else { continue }
            add(value, to: index)
        }
    }

    private func add(_ value: String, to index: Int) {
        let kept = value.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
        guard !kept.isEmpty else { return }
        rowBytes += kept.utf8.count
        if rowBytes > bytesMax { tooLong = row?.line }
        row?.values[index].append(kept)
    }

    func characters(_ text: XMLBytes) {
        guard isInside, !texts.isEmpty else { return }
        rowBytes += text.bytes.count
        if rowBytes > bytesMax {
            tooLong = row?.line
        } else {
            texts[texts.count - 1] += text.text
        }
    }

    func end() {
        let text = texts.popLast() ?? ""
        if isInside {
            for (index, selector) in selectors.enumerated()
            where selector.attribute == nil && isAt(selector.steps, below: path.count) {
                add(text, to: index)
            }
            if stack.count == path.count, let row {
                rows.append(row)
                self.row = nil
            }
        }
        _ = stack.popLast()
    }
}
