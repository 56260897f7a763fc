internal import XMLKit
internal import ZipKit

/// Where a file lies that must be read by its parts: a spreadsheet is a zip archive.
public enum TablePlace: Sendable {
    /// A file.
    case path(String)
    /// Bytes in memory.
    case bytes([UInt8])
}

/// An XLSX workbook (ECMA-376, transitional and strict): its sheets, shared strings and cell formats. The sheet itself
/// is read row by row. Read by names without namespaces, for programs choose their own prefixes.
final class SpreadsheetFile {
    /// More than any table of a spreadsheet needs: it has 1,048,576 rows at most.
    static let zipLimits = ZipLimits(entries: 4096, entryBytes: 2 << 30, totalBytes: 3 << 30)
    private static let partBytesMax = 256 << 20
    static let partLimits = XMLLimits(
        bytes: partBytesMax, elements: 20_000_000, textBytes: partBytesMax)

    /// A sheet of the workbook.
    struct Sheet {
        var name: String
        var entry: String
        var isHidden: Bool
    }

    let sheets: [Sheet]
    let strings: SharedStrings
    let formats: CellFormats
    private let archive: ZipArchive

    /// Whether a zip is a workbook: it has the two parts that every one has.
    static func isSpreadsheet(_ place: TablePlace) -> Bool {
        guard let archive = try? open(place) else { return false }
        let names = Set(archive.entries.map(\.name))
        return names.contains("[Content_Types].xml") && names.contains { $0.hasPrefix("xl/") && $0.hasSuffix(".xml") }
    }

    /// Opens a workbook. Throws ``DocumentFault`` where it is damaged or passes a limit.
    init(_ place: TablePlace) throws(DocumentFault) {
        do throws(ZipFault) { archive = try Self.open(place) } catch { throw DocumentFault(error, inside: "") }
        let parts = try Workbook(archive)
        sheets = parts.sheets
        strings = try SharedStrings(Self.part(parts.strings, of: archive))
        formats = try CellFormats(Self.part(parts.styles, of: archive), is1904: parts.is1904)
    }

    private static func open(_ place: TablePlace) throws(ZipFault) -> ZipArchive {
        switch place {
        case .path(let path): try ZipArchive(path: path, limits: zipLimits)
        case .bytes(let bytes): try ZipArchive(bytes: bytes, limits: zipLimits)
        }
    }

    /// The rows of the sheet that is called `name`, of the first that is not hidden where no name is given.
    func rows(ofSheet name: String?) throws -> SheetReader {
        let wanted = name.map(foldedWord)
        let sheet = sheets.first { wanted == nil ? !$0.isHidden : foldedWord($0.name) == wanted } ?? sheets.first
        guard let sheet, wanted == nil || foldedWord(sheet.name) == wanted,
            let entry = archive.entries.first(where: { $0.name == sheet.entry })
        else { throw TableFault.empty }
        do throws(ZipFault) {
            return SheetReader(try archive.stream(entry), strings: strings, formats: formats)
        } catch {
            throw DocumentFault(error, inside: "")
        }
    }

    /// The bytes of a small part; none where the workbook has no such part.
    static func part(_ name: String?, of archive: ZipArchive) throws(DocumentFault) -> [UInt8] {
        guard let name, let entry = archive.entries.first(where: { $0.name == name }) else { return [] }
        do throws(ZipFault) { return try archive.read(entry, limit: partBytesMax) } catch {
            throw DocumentFault(error, inside: "")
        }
    }
}

/// The parts of a workbook, and where they lie.
private struct Workbook {
    var sheets: [SpreadsheetFile.Sheet] = []
    var strings: String?, styles: String?
    var is1904 = false

    init(_ archive: ZipArchive) throws(DocumentFault) {
        let root = try Relations(SpreadsheetFile.part("_rels/.rels", of: archive), folder: "")
        let path = root.target(ofType: "officeDocument") ?? "xl/workbook.xml"
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let relations = try Relations(
            SpreadsheetFile.part(folder.isEmpty ? "_rels/\(name).rels" : "\(folder)/_rels/\(name).rels", of: archive),
            folder: folder)
        strings = relations.target(ofType: "sharedStrings")
        styles = relations.target(ofType: "styles")
        let bytes = try SpreadsheetFile.part(path, of: archive)
        guard !bytes.isEmpty else { throw DocumentFault(code: .incomplete, member: path) }
        var sheets: [SpreadsheetFile.Sheet] = []
        var is1904 = false
        try scanElements(bytes) { element in
            if element.name == "workbookPr" {
                is1904 = ["1", "true"].contains(element.attribute("date1904") ?? "")
            } else if element.name == "sheet", let id = element.attribute(anyNamespace: "id"),
                let entry = relations.target(ofID: id)
            {
                let state = element.attribute("state") ?? "visible"
                sheets.append(
                    SpreadsheetFile.Sheet(
                        name: element.attribute("name") ?? "", entry: entry, isHidden: state != "visible"))
            }
        }
        self.sheets = sheets
        self.is1904 = is1904
    }
}

/// A part's list of other parts.
private struct Relations {
    private var list: [(id: String, type: String, target: String)] = []

    init(_ bytes: [UInt8], folder: String) throws(DocumentFault) {
        guard !bytes.isEmpty else { return }
        var list: [(id: String, type: String, target: String)] = []
        try scanElements(bytes) { element in
            guard element.name == "Relationship", let target = element.attribute("Target"),
                element.attribute("TargetMode") != "External"
            else { return }
            let type = element.attribute("Type")?.split(separator: "/").last.map(String.init) ?? ""
            list.append((element.attribute("Id") ?? "", type, Self.resolved(target, in: folder)))
        }
        self.list = list
    }

    func target(ofType type: String) -> String? { list.first { $0.type == type }?.target }
    func target(ofID id: String) -> String? { list.first { $0.id == id }?.target }

    /// `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` or `../xl/…`, as the archive names it.
    private static func resolved(_ target: String, in folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}

/// Gives every start tag of a small part to `body`.
func scanElements(_ bytes: [UInt8], _ body: @escaping (XMLElement) -> Void) throws(DocumentFault) {
    final class Elements: XMLHandler {
        let body: (XMLElement) -> Void
        init(_ body: @escaping (XMLElement) -> Void) { self.body = body }
        func start(_ element: XMLElement) -> XMLStep {
            body(element)
            return .next
        }
        func characters(_ text: XMLBytes) {}
        func end() {}
    }
    do throws(XMLFault) {
        try XMLScanner(limits: SpreadsheetFile.partLimits).scan(bytes, with: Elements(body))
    } catch {
        throw DocumentFault(error)
    }
}
