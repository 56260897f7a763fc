public import Domain
internal import XMLKit

/// Tells what a file is from its first bytes, never from its name.
public enum FiscalRouter {
    /// How many bytes are enough.
    public static let headBytes = 64 << 10

    /// What a file is.
    public enum Route: Hashable, Sendable {
        /// A fiscal document. A note for a consumer (model 65) shows only when it is read.
        case fiscal(FiscalKind)
        /// XML of another kind; an envelope without a fiscal document is one.
        case otherXML(root: String)
        /// A web page, most often a server's error saved under the name of the document.
        case html
        /// Begins as XML, and cannot be read as far as its root.
        case unreadableXML
        /// No XML at all.
        case notXML
    }

    /// Judges the first bytes of a file, at most ``headBytes`` of them.
    public static func kind(ofHead head: some Collection<UInt8>) -> Route {
        let head = Array(head.prefix(headBytes))
        guard beginsWithTag(head) else { return .notXML }
        let route = route(ofHead: head)
        guard route == .unreadableXML else { return route }
        // Letters of another encoding may stand before the root; the reader writes such a document anew. The head may
        // end inside a letter.
        let repaired = (0..<4).lazy.compactMap { TextRepair.repaired(Array(head.dropLast($0))) }.first
        return repaired.map(Self.route(ofHead:)) ?? route
    }

    private static func route(ofHead head: [UInt8]) -> Route {
        let sniffer = RootSniffer()
        let scanner = XMLPushScanner(handler: sniffer)
        do throws(XMLFault) {
            try scanner.feed(head)
        } catch {
            // The reader refuses the declaration later, and must say so of the document that it stands in.
            if case .doctype(let root) = error.code { return Self.route(ofDeclared: root) }
        }
        switch sniffer.finding {
        case .found(let kind): return .fiscal(kind)
        case .html: return .html
        case .other(let root): return .otherXML(root: root)
        case .searching: return sniffer.rootName.map { .otherXML(root: $0) } ?? .unreadableXML
        }
    }

    private static func route(ofDeclared name: String) -> Route {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        switch FiscalRoot(name: local, namespace: nil) {
        case .fiscal(let kind): return .fiscal(kind)
        case .html: return .html
        case .envelope, .other: return .otherXML(root: local)
        }
    }

    /// A `<` comes first, past a byte-order mark, blanks, and the zero bytes of UTF-16.
    private static func beginsWithTag(_ head: [UInt8]) -> Bool {
        var rest = head[...]
        let skipped: Set<UInt8> = [0x00, 0x09, 0x0A, 0x0D, 0x20]
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        // Blanks stand on either side of a mark, and a mark may come twice.
        rest = rest.drop(while: skipped.contains)
        while let mark = marks.first(where: rest.starts) {
            rest = rest.dropFirst(mark.count).drop(while: skipped.contains)
        }
        return rest.first == UInt8(ascii: "<")
    }
}

/// Stops at the first element that decides.
private final class RootSniffer: XMLHandler {
    private var finder = FiscalRootFinder()
    private(set) var finding = FiscalRootFinder.Finding.searching
    private(set) var rootName: String?

    func start(_ element: XMLElement) -> XMLStep {
        if rootName == nil { rootName = element.name.text }
        finding = finder.look(at: element)
        return finding == .searching ? .next : .stop
    }

    func characters(_ text: XMLBytes) {}

    func end() {}
}
