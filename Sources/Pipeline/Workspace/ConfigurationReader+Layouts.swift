internal import Documents
internal import Domain
internal import Yams

extension ConfigurationReader {
    /// Each once, in one order: of two that are equally near the same one is suggested every time.
    private static let columns = Set(TableColumn.allCases.map(\.name)).sorted()

    /// `tables`: how tables of a kind are taken.
    mutating func readTables(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let keys = mapping(node, at: "tables", allowed: ["allOrNothing", "deltas"])
        readDeltas(keys["deltas"], into: &configuration)
        if let list = keys["allOrNothing"] { configuration.allOrNothing = kinds(list, "tables.allOrNothing") }
    }

    /// A list of kinds of tables.
    mutating func kinds(_ node: Node, _ key: String) -> Set<TableKind> {
        let names = TableKind.allCases.map(\.rawValue)
        let list = node.sequence.map(Array.init) ?? [node]
        return Set(list.compactMap { choice($0, key, names).flatMap(TableKind.init) })
    }

    /// `layouts`: what the files of a kind look like, where they do not say it themselves.
    mutating func readLayouts(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let names = TableKind.allCases.map(\.rawValue)
        for (name, value) in mapping(node, at: "layouts", allowed: names).sorted(by: { $0.key < $1.key }) {
            guard let kind = TableKind(rawValue: name) else { continue }
            configuration.layouts[kind] = layout(value, at: "layouts.\(name)")
        }
    }

    private mutating func layout(_ node: Node, at path: String) -> DeclaredLayout {
        var layout = DeclaredLayout()
        let keys = mapping(
            node, at: path,
            allowed: [
                "columns", "header", "order", "format", "fields", "sheet", "delimiter", "encoding", "decimal", "dates",
                "skipRows", "file",
            ])
        if let columns = keys["columns"] {
            for (name, value) in mapping(columns, at: "\(path).columns", allowed: Self.columns.sorted()) {
                layout.columns[name] = value.string ?? ""
            }
        }
        readPlaces(keys, at: path, into: &layout)
        layout.sheet = keys["sheet"]?.string
        layout.filePrefix = keys["file"]?.string
        if let word = choice(keys["delimiter"], "\(path).delimiter", [";", ",", "|", "tab"]) {
            layout.delimiter = word == "tab" ? 9 : word.utf8.first
        }
        switch choice(keys["encoding"], "\(path).encoding", ["utf-8", "windows-1252"]) {
        case "utf-8": layout.encoding = .utf8(hasMark: false)
        case "windows-1252": layout.encoding = .windows1252
        default: break
        }
        switch choice(keys["decimal"], "\(path).decimal", ["comma", "point"]) {
        case "comma": layout.decimal = .comma
        case "point": layout.decimal = .point
        default: break
        }
        let dates = DeclaredLayout.DateStyle.allCases.map(\.rawValue)
        if let style = choice(keys["dates"], "\(path).dates", dates).flatMap(DeclaredLayout.DateStyle.init) {
            layout.dates = style
        }
        if let rows = number(keys["skipRows"], "\(path).skipRows", in: 0...1000) { layout.skippedRows = rows }
        return layout
    }

    /// Where the cells stand in files without a header: their order, or the fields of a line.
    private mutating func readPlaces(_ keys: [String: Node], at path: String, into layout: inout DeclaredLayout) {
        let isHeaderless = choice(keys["header"], "\(path).header", ["true", "false"]) == "false"
        let isFixed = choice(keys["format"], "\(path).format", ["delimited", "fixed-width"]) == "fixed-width"
        if let order = keys["order"] {
            for item in order.sequence.map(Array.init) ?? [order] {
                if let name = column(item, "\(path).order") { layout.order.append(name) }
            }
        } else if isHeaderless, !isFixed {
            fail(keys["header"], "\(path).order", .missing)
        }
        guard isFixed else { return }
        guard let fields = keys["fields"]?.sequence else { return fail(keys["format"], "\(path).fields", .missing) }
        for field in fields {
            let parts = mapping(field, at: "\(path).fields", allowed: ["column", "start", "length"])
            guard let name = column(parts["column"] ?? field, "\(path).fields.column"),
                let start = number(parts["start"] ?? field, "\(path).fields.start", in: 1...100_000),
                let length = number(parts["length"] ?? field, "\(path).fields.length", in: 1...10_000)
            else { continue }
            layout.fields.append(DeclaredLayout.Field(column: name, start: start, length: length))
        }
    }

    private mutating func column(_ node: Node, _ key: String) -> String? {
        guard let name = node.string, Self.columns.contains(name) || name.hasSuffix("_account") || name == "-" else {
            let text = node.string ?? ""
            let nearest = Self.columns.min { editDistance(text, $0) < editDistance(text, $1) } ?? ""
            let isNear = editDistance(text, nearest) < text.count
            fail(node, key, .value(text, allowed: isNear ? nearest : "contract, package, … (docs/tables.md)"))
            return nil
        }
        return name == "-" ? "" : name
    }

    private mutating func number(_ node: Node?, _ key: String, in allowed: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let number = node.string.flatMap({ Int($0) }), allowed.contains(number) else {
            fail(node, key, .value(node.string ?? "", allowed: "\(allowed.lowerBound) … \(allowed.upperBound)"))
            return nil
        }
        return number
    }
}
