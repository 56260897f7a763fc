import Foundation

/// The files of one day as they are dropped into the inbox, and how each must end.
struct DropTree {
    struct File {
        var path: String
        var bytes: [UInt8]
        /// One for a plain file; an archive also has those of its members.
        var dispositions: [String]
    }

    private(set) var files: [File] = []
    private let day: Day

    /// Loose notes of today; 05 lies in the inbox itself. 40 is 03 again, with a byte-order mark.
    static let looseNotes = ["01", "02", "03", "07", "09", "12", "13", "40", "45"]
    static let topLevelNotes = ["05"]
    static let zippedNotes = ["14", "16"]

    init(world: World, day: Day) throws {
        self.day = day
        let tables = ERPTables(world: world, day: day).all + PlatformTables(world: world, day: day).all
        for var table in tables {
            let name = "\(table.platform ?? "-") \(table.kind)"
            if world.withheldTables.contains(name) { continue }
            if world.unprovedTables.contains(name) { table.proof = .none }
            try add(day == Calendar.today ? table : table.inOldOrder())
        }
        if day == Calendar.today { try add(PlatformTables(world: world, day: day).secondExport) }
        try addImports(PlatformTables.imports(world, day: day), world)
    }

    /// Yesterday's import was a text table; today's was sent as a spreadsheet, with registers beside it.
    private mutating func addImports(_ imports: Table, _ world: World) throws {
        guard day == Calendar.today else { return try add(imports) }
        let sheet = Spreadsheet(
            title: "Equipamentos recebidos em \(day.brazilian)",
            rows: [imports.header] + imports.rows + badBoxes(imports.header, world))
        add(imports.path.replacingOccurrences(of: ".csv", with: ".xlsx"), sheet.bytes, ["applied"])
        for file in try RegisterTables(world: world, day: day).files() {
            add(file.path, file.bytes, [file.disposition])
        }
    }

    /// Orders of yesterday: one that the ERP has taken over, and those that it never will.
    mutating func addOrders(_ forgotten: [(order: String, point: String, location: String)], in world: World) throws {
        let registers = RegisterTables(world: world, day: day)
        let file = try registers.ordersOfYesterday(forgotten)
        add(file.path, file.bytes, [file.disposition])
    }

    /// What the ERP's standard billing says that it consumed of what was processed yesterday.
    mutating func addAnswer(of billed: Charges, in world: World) throws {
        let file = try RegisterTables(world: world, day: day).answer(of: billed)
        add(file.path, file.bytes, [file.disposition])
    }

    /// Rows with nothing but a spoiled CASN.
    private func badBoxes(_ header: [String], _ world: World) -> [[String]] {
        world.badBoxes.map { casn in header.map { $0.lowercased() == "casn" ? casn : "" } }
    }

    private mutating func add(_ path: String, _ bytes: [UInt8], _ dispositions: [String]) {
        files.append(File(path: path, bytes: bytes, dispositions: dispositions))
    }

    private mutating func add(_ table: Table) throws {
        let bytes = try table.bytes()
        add(table.path, bytes, ["applied"])
        guard table.proof == .sidecar else { return }
        add("\(table.path).manifest.json", Array(table.manifest(bytes, day: day).utf8), ["recorded"])
    }

    mutating func addNotes(_ notes: Notes) throws {
        for number in Self.looseNotes {
            add("nfe/\(try notes.name(number))", try notes.bytes(number), [try notes.disposition(number)])
        }
        for number in Self.topLevelNotes {
            add(try notes.name(number), try notes.bytes(number), [try notes.disposition(number)])
        }
        var members: [(name: String, bytes: [UInt8])] = []
        var dispositions = ["expanded"]
        for number in Self.zippedNotes {
            members.append((try notes.name(number), try notes.bytes(number)))
            dispositions.append(try notes.disposition(number))
        }
        add("nfe/notas-novembro.zip", StoredZip.bytes(members), dispositions)
    }

    mutating func addBad(_ file: BadFile, notes: Notes) throws {
        switch file {
        case .truncated: add("nfe/\(try notes.name("48"))", try notes.bytes("48"), ["rejected"])
        case .empty: add("nfe/\(try notes.name("49"))", try notes.bytes("49"), ["rejected"])
        case .page: add("nfe/\(try notes.name("50"))", try notes.bytes("50"), ["rejected"])
        case .missingColumn:
            let dialect = Dialect.erp
            let lines = [
                ["Pacote", "Nome", "Pacote Extra", "Valor Pacote", "Natureza Fiscal"],
                ["BN-HBO", "HBO", "Sim", "36,90", "SVA"], ["BN-TEL", "Telecine", "Sim", "31,90", "SVA"],
            ]
            let path = "erp/packages-novos-precos-\(day.iso).csv"
            add(path, try dialect.bytes(lines.map(dialect.line).joined(), file: path), ["rejected"])
        case .unsafeArchive:
            // Refused as a whole: none of its members is looked at.
            let member = (name: "../../fora-da-pasta.xml", bytes: try notes.bytes("45"))
            add("nfe/pacote-suspeito.zip", StoredZip.bytes([member]), ["rejected"])
        }
    }

    /// How many documents end how; a zip and its members are documents each.
    var byDisposition: [String: Int] {
        files.flatMap(\.dispositions).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
