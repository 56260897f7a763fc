internal import Domain

/// Looks whether a file is a platform's own export: by its platform, and by a header that is exactly the one of a
/// mapping. Canonical tables need no mapping, and are recognised when nothing here fits.
struct ForeignHeader {
    let hint: TableHint

    /// Bytes among which a header is looked for.
    private static let bytesSearchedMax = 1 << 16
    private static let rowsSearchedMax = 10

    private var own: [RowMapping] { hint.mappings.filter { $0.platform == hint.platform } }

    /// The header of the export that the file is; nil where it is none. Throws where it is one and nothing says whose.
    func find<Bytes: ByteSource>(place: TablePlace?, open: () throws -> Bytes) throws -> TableHeader? {
        if hint.mappings.isEmpty, hint.platform == nil { return nil }
        if let place, SpreadsheetFile.isSpreadsheet(place) {
            let head = try Self.rows(SpreadsheetFile(place).rows(ofSheet: nil))
            return try found(head, encoding: .utf8(hasMark: false)) { mapping, rowsAbove in
                guard case .delimited = mapping.form else { return nil }
                return .spreadsheet(rowsAbove: rowsAbove)
            }
        }
        let head = try TableHeader.prefix(try open(), bytes: Self.bytesSearchedMax)
        if let root = try Self.xmlRoot(head) { return try xml(root, head: head) }
        let detected = try Self.encoding(ofHead: head)
        if try TableHeader.isJSON(try open(), encoding: detected) { return try json(open: open) }
        var seen: [Spelling: [HeadRow]] = [:]
        for mapping in hint.mappings {
            guard case .delimited(let delimiter, let quote) = mapping.form else { continue }
            let encoding = Self.encoding(of: mapping, detected)
            let spelling = Spelling(delimiter: delimiter, quote: quote, encoding: encoding)
            let rows = try seen[spelling] ?? Self.rows(head, spelling)
            seen[spelling] = rows
            let native = { (_: RowMapping, rowsAbove: Int) -> NativeRows? in
                .delimited(delimiter, quote: quote, rowsAbove: rowsAbove)
            }
            guard let header = try found(rows, among: [mapping], encoding: encoding, native: native) else { continue }
            guard mapping.encoding == nil else { return header }
            // The head may be plain where the rest of the file is not.
            let whole = try TextEncoding.detect(try open())
            return try found(rows, among: [mapping], encoding: whole, native: native)
        }
        return nil
    }

    /// Of a file that is not quite an export of its platform, the one that it is most like, as a fault; nil where it
    /// is like none, or has no more names in common with it than `count`.
    func nearest<Bytes: ByteSource>(moreThan count: Int, open: () throws -> Bytes) throws -> TableFault? {
        if own.isEmpty { return nil }
        let head = try TableHeader.prefix(try open(), bytes: Self.bytesSearchedMax)
        let detected = try Self.encoding(ofHead: head)
        var best: (count: Int, fault: TableFault)?
        for mapping in own {
            guard case .delimited(let delimiter, let quote) = mapping.form else { continue }
            let encoding = Self.encoding(of: mapping, detected)
            let spelling = Spelling(delimiter: delimiter, quote: quote, encoding: encoding)
            let isNamed = hint.kinds.contains(mapping.kind)
            for row in try Self.rows(head, spelling) {
                let common = Set(row.names).intersection(mapping.header).count
                let isLike = common * 2 >= mapping.header.count || isNamed && common > 0
                guard isLike, common > best?.count ?? count else { continue }
                best = (
                    common,
                    .foreignHeader(
                        kind: mapping.kind, platform: mapping.platform, expected: mapping.header,
                        found: row.names.map { RowFault.masked($0, of: .row) })
                )
            }
        }
        return best?.fault
    }

    // MARK: Text and sheets

    /// The encoding as far as the head tells: enough for a header. The head is cut at a line, not in a character.
    private static func encoding(ofHead head: [UInt8]) throws -> TextEncoding {
        let end = head.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? head.endIndex
        return try TextEncoding.detect(BytesSource(Array(head[..<end])))
    }

    private struct Spelling: Hashable {
        var delimiter: UInt8
        var quote: UInt8?
        var encoding: TextEncoding
    }

    private struct HeadRow {
        var names: [String]
        var line: Int
    }

    /// UTF-8 by a profile may have a mark or none; a mark of UTF-16 is believed.
    private static func encoding(of mapping: RowMapping, _ detected: TextEncoding) -> TextEncoding {
        guard let declared = mapping.encoding else { return detected }
        switch (declared, detected) {
        case (.utf8, .utf8), (_, .utf16): return detected
        case (.windows1252, .utf8(hasMark: true)): return detected
        default: return declared
        }
    }

    private static func rows(_ head: [UInt8], _ spelling: Spelling) throws -> [HeadRow] {
        try rows(
            CSVReader(
                BytesSource(head), encoding: spelling.encoding, delimiter: spelling.delimiter, quote: spelling.quote,
                limits: TableLimits(rowBytesMax: .max, columnsMax: .max)))
    }

    private static func rows(_ rows: consuming some RowSource) throws -> [HeadRow] {
        var rows = rows
        var row = TableRow()
        var found: [HeadRow] = []
        while found.count < rowsSearchedMax, try rows.next(into: &row) {
            found.append(HeadRow(names: (0..<row.count).map { row.text($0) ?? "" }, line: row.line))
        }
        return found
    }

    private func found(
        _ rows: [HeadRow], among mappings: [RowMapping]? = nil, encoding: TextEncoding,
        native: (RowMapping, Int) -> NativeRows?
    ) throws -> TableHeader? {
        for (rowsAbove, row) in rows.enumerated() {
            var names = row.names
            while names.last == "" { names.removeLast() }
            for mapping in mappings ?? hint.mappings where names.count == mapping.header.count {
                guard names.sorted() == mapping.header.sorted(), let rows = native(mapping, rowsAbove) else { continue }
                guard try isOwn(mapping) else { continue }
                return TableHeader(
                    mapping, rows, line: row.line, rowsAbove: rowsAbove, encoding: encoding, hint: hint)
            }
        }
        return nil
    }

    /// Whether a mapping that fits is of the file's platform. Nothing says whose it is: a fault, not a guess.
    private func isOwn(_ mapping: RowMapping) throws -> Bool {
        guard let platform = hint.platform else { throw TableFault.platformUnknown(kind: mapping.kind) }
        guard platform == mapping.platform else { return false }
        if let named = hint.kinds.first, named.isOfPlatform, !hint.kinds.contains(mapping.kind) {
            throw TableFault.hintMismatch(hinted: named, actual: mapping.kind)
        }
        return true
    }

    // MARK: JSON

    /// Records whose members are all that a mapping must have; of several the one that asks for most.
    private func json<Bytes: ByteSource>(open: () throws -> Bytes) throws -> TableHeader? {
        var best: (wanted: Int, header: TableHeader)?
        for mapping in own {
            guard case .json(let rows) = mapping.form else { continue }
            if let named = hint.kinds.first, named.isOfPlatform, !hint.kinds.contains(mapping.kind) { continue }
            let name = rows ?? "rows"
            let whole = try mapping.encoding ?? TextEncoding.detect(try open())
            guard let header = try? JSONHeader(try open(), encoding: whole, limits: TableLimits(), rowsName: name)
            else { continue }
            let names = Set(header.names)
            let wanted = Set(mapping.header.isEmpty ? mapping.selectors : mapping.header)
            guard !names.isEmpty, wanted.isSubset(of: names), mapping.header.isEmpty || names == wanted,
                wanted.count > best?.wanted ?? 0
            else { continue }
            best = (
                wanted.count,
                TableHeader(
                    mapping, .json(names: header.names, rows: name), line: 0, rowsAbove: 0, encoding: whole, hint: hint)
            )
        }
        return best?.header
    }

    // MARK: XML

    static func xmlRoot(_ head: [UInt8]) throws(DocumentFault) -> String? {
        // A mark of UTF-8 or UTF-16 may come first, and of two bytes of a character one is zero.
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        let start = head.drop { $0 <= 0x20 || marks.contains($0) }
        guard start.first == UInt8(ascii: "<") else { return nil }
        return try XMLRoot.name(ofHead: head)
    }

    /// Whether rows of a mapping stand at the beginning of the file: two tables may have one root.
    private static func hasRows(_ mapping: RowMapping, in head: [UInt8]) -> Bool {
        guard case .xml(let path, let namespaces) = mapping.form else { return false }
        var rows = XMLRows(
            BytesSource(head), row: path, namespaces: namespaces, selectors: mapping.selectors, limits: TableLimits())
        var row = TableRow()
        // The header, then a row; the head may be cut.
        _ = try? rows.next(into: &row)
        return (try? rows.next(into: &row)) ?? false
    }

    private func xml(_ root: String, head: [UInt8]) throws -> TableHeader? {
        let open = ChannelList.mappings(of: hint.platform ?? PlatformID(trusted: ""), root: root)
        let fitting = (own + open).filter { mapping in
            guard case .xml(let path, _) = mapping.form else { return false }
            return path.first?.split(separator: ":").last.map(String.init) == root
        }
        let named = fitting.first { hint.kinds.contains($0.kind) }
        guard let mapping = named ?? fitting.first(where: { Self.hasRows($0, in: head) }) ?? fitting.first,
            case .xml(let path, let namespaces) = mapping.form
        else { return nil }
        guard hint.platform != nil else { throw TableFault.platformUnknown(kind: mapping.kind) }
        return TableHeader(
            mapping, .xml(row: path, namespaces: namespaces), line: 0, rowsAbove: 0, encoding: .utf8(hasMark: false),
            hint: hint)
    }
}

extension TableFile {
    /// Whether XML of this root may be a table of the platform that the hint names: one of its exports, or an open
    /// format of channel lists.
    public static func readsXML(root: String, hint: TableHint) -> Bool {
        if ChannelList.roots.contains(root) { return true }
        return hint.mappings.contains { mapping in
            guard mapping.platform == hint.platform, case .xml(let path, _) = mapping.form else { return false }
            return path.first?.split(separator: ":").last.map(String.init) == root
        }
    }
}
