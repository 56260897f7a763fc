internal import Domain

/// The key of a row: what two rows of one table may not share.
///
/// plans, packages, subscribers, contracts and points by their code; `package-channels` by package and channel id,
/// else number and name; `contract-packages` by contract, package and first day; a platform's rows by platform and
/// id; devices by the first of CASN, MAC and serial. A row of `stb-import` has as many keys as it has identifiers, each
/// of which no other row may have: CASN, MAC, serial, asset tag. (A smart card travels: it is none.) Nor
/// have `prices` one here: what two rows of a package may say together is the price list's.
struct TableKeys {
    private enum Part {
        case text(TableColumn)
        case date(TableColumn)
        case platform
        case channel
        case box
    }

    private let parts: [Part]
    private let layout: TableLayout
    private let platform: PlatformID?

    init(_ layout: TableLayout, platform: PlatformID?) {
        self.layout = layout
        self.platform = platform
        parts =
            switch layout.kind {
            case .plans: [.text(.plan)]
            case .packages: [.text(.package)]
            case .packageChannels: [.text(.package), .channel]
            case .subscribers: [.text(.subscriber)]
            case .contracts: [.text(.contract)]
            case .contractPackages: [.text(.contract), .text(.package), .date(.startsOn)]
            case .points: [.text(.point)]
            case .catalogueChannels: [.platform, .text(.channel)]
            case .cataloguePackages: [.platform, .text(.package)]
            case .cataloguePackageChannels: [.platform, .text(.package), .text(.channel)]
            case .accounts: [.platform, .text(.account)]
            case .entitlements: [.platform, .text(.account), .text(.package)]
            case .devices: [.platform, .box]
            case .locations: [.text(.location)]
            case .holidays: [.date(.date), .text(.name)]
            case .platformInvoice: [.platform, .text(.period), .text(.package)]
            case .billingResults: [.text(.event)]
            case .stbImport, .products, .prices, .purchases, .orders: []
            }
    }

    /// Calls `body` with each key of the row and the column it stands in.
    func each(_ row: TableRow, _ body: (ColumnReference, [ArraySlice<UInt8>]) throws -> Void) rethrows {
        guard layout.kind == .stbImport else {
            if let key = read(row) { try body(column, key) }
            return
        }
        for identifier in [TableColumn.casn, .serial, .patrimony] {
            guard let cell = filled(identifier, in: row) else { continue }
            // The name keeps a CASN from being taken for an equal serial.
            try body(.column(identifier), [ArraySlice(identifier.name.utf8), cell])
        }
        if let cell = filled(.mac, in: row), let mac = try? MACAddress(String(decoding: cell, as: UTF8.self)) {
            try body(.column(.mac), [ArraySlice("mac".utf8), ArraySlice(mac.description.utf8)])
        }
    }

    /// One key of ``each(_:_:)`` as a report shows it.
    func text(_ key: [ArraySlice<UInt8>]) -> String {
        let shown = layout.kind == .stbImport ? Array(key.dropFirst()) : key
        return shown.map { RowFault.masked(String(decoding: $0, as: UTF8.self), of: .row) }.joined(separator: " / ")
    }

    /// The columns of the key that the table has, for a fault that names one of them.
    var column: ColumnReference {
        for part in parts {
            if case .text(let column) = part { return .column(column) }
        }
        return .row
    }

    /// The parts of the row's key, in the form that tells equal from different; nil where one of them is not there.
    func read(_ row: TableRow) -> [ArraySlice<UInt8>]? {
        guard !parts.isEmpty else { return nil }
        var key: [ArraySlice<UInt8>] = []
        key.reserveCapacity(parts.count)
        for part in parts {
            guard let value = value(of: part, in: row) else { return nil }
            key.append(value)
        }
        return key
    }

    /// The key as a report shows it, a CPF masked.
    func text(_ row: TableRow) -> String? {
        read(row)?.map { RowFault.masked(String(decoding: $0, as: UTF8.self), of: .row) }.joined(separator: " / ")
    }

    private func value(of part: Part, in row: TableRow) -> ArraySlice<UInt8>? {
        switch part {
        case .text(let column): return filled(column, in: row)
        case .platform:
            guard let cell = filled(.platform, in: row) else {
                return platform.map { ArraySlice(foldedWord($0.text).utf8) }
            }
            return ArraySlice(foldedWord(String(decoding: cell, as: UTF8.self)).utf8)
        case .date(let column):
            guard let cell = filled(column, in: row) else { return nil }
            return (try? BusinessDate(String(decoding: cell, as: UTF8.self))).map { ArraySlice($0.description.utf8) }
        case .channel:
            if let channel = filled(.channel, in: row) { return channel }
            guard let name = filled(.name, in: row) else { return nil }
            let number = filled(.number, in: row)?.drop { $0 == UInt8(ascii: "0") } ?? [UInt8(ascii: "-")]
            return number + [UInt8(ascii: "|")] + name
        case .box:
            // The word keeps a CASN from being taken for an equal serial.
            if let casn = filled(.casn, in: row) { return "casn ".utf8 + casn }
            if let cell = filled(.mac, in: row) {
                let mac = try? MACAddress(String(decoding: cell, as: UTF8.self))
                return mac.map { ArraySlice("mac \($0)".utf8) }
            }
            return filled(.serial, in: row).map { "serial ".utf8 + $0 }
        }
    }

    private func filled(_ column: TableColumn, in row: TableRow) -> ArraySlice<UInt8>? {
        let cell = row.cell(layout.index(of: column))
        if cell.isEmpty || BlankMark.columns.contains(column) && BlankMark.isOne(cell) { return nil }
        return cell
    }
}
