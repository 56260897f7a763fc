/// Registers beside the two sides, each in another dress: locations, a price list, holidays, a supplier map, purchases
/// without XML, orders, a platform's invoice. They agree with both sides, but for what is injected.
struct RegisterTables {
    let world: World
    let day: Day

    /// A supplier of receivers that sends no XML.
    private static let supplier = "70441122000107"
    private static let supplierName = "Casa dos Receptores Exemplo Ltda"

    struct File {
        var path: String
        var bytes: [UInt8]
        var disposition: String
    }

    func files() throws -> [File] {
        [
            try table("erp/locais.csv", .technicians, ["local", "escopo"], locations),
            try table("erp/precos-2026.csv", .erp, ["Pacote", "Vigência Início", "Valor", "Vigência Fim"], prices),
            try table("erp/feriados-locais.csv", .erpModern, ["Data", "Nome", "Escopo"], holidays),
            try table(
                "erp/produtos-fornecedores.csv", .erp, ["CNPJ", "Código", "is", "Modelo", "Imobilizar"], products),
            File(path: "erp/compras-\(day.iso).ndjson", bytes: Array(purchases.utf8), disposition: "applied"),
            try table(
                "orders/ordens-\(day.iso).csv", .erpModern,
                [
                    "id", "op", "effective_on", "autor", "motivo", "contrato", "pacote", "local", "equipamento",
                    "ponto", "custody",
                ], orders),
            try table(
                "maxitv/maxitv-platform-invoice-2026-10.csv", .maxitv,
                ["platform", "period", "package", "quantity", "amount"], invoice),
        ]
    }

    private func table(_ path: String, _ dialect: Dialect, _ header: [String], _ rows: [[String]]) throws -> File {
        let text = dialect.line(header) + rows.map(dialect.line).joined()
        return File(path: path, bytes: try dialect.bytes(text, file: path), disposition: "applied")
    }

    private var locations: [[String]] {
        Set(world.points.map(\.location)).union(["Quarto", "Sala", "Varanda"]).sorted().map { [$0, "point"] }
            + Set(world.boxes.map(\.location)).sorted().map { [$0, "stock"] }
            + world.placesTwice.flatMap { [[$0, "point"], [$0, "stock"]] }
    }

    /// The prices that the packages have; HBO became dearer in October.
    private var prices: [[String]] {
        let dialect = Dialect.erp
        let hbo = world.package("BN-HBO")?.cents
        return [
            ["BN-HBO", "01/01/2026", dialect.money(hbo.map { $0 - 200 }), "30/09/2026"],
            ["BN-HBO", "01/10/2026", dialect.money(hbo), ""],
            ["CD-CIN", "01/01/2025", dialect.money(world.package("CD-CIN")?.cents), ""],
        ] + world.badPrices
    }

    private var holidays: [[String]] {
        [["25/01/2027", "Aniversário de São Paulo", "city"], ["09/07/2027", "Revolução de 1932", "state"]]
            + world.badHolidays
    }

    private var products: [[String]] {
        [
            [Self.supplier, "ION-4K", "set-top", "ION Play 4K", "Sim"],
            [Self.supplier, "CABO-HDMI", "not-asset", "", "Não"],
        ]
    }

    /// Three of the boxes that today's import brings, and cables that are no asset.
    private var purchases: String {
        let boxes = world.boxes.filter { $0.platform == "ion" && !$0.isOld }.prefix(3)
        let serials = boxes.map(\.serial).joined(separator: "|")
        let common = """
            "nota":"8812","cnpj fornecedor":"\(Self.supplier)","fornecedor":"\(Self.supplierName)","data":"2026-11-19"
            """
        return """
            {\(common),"item":"1","produto":"ION-4K","descrição":"RECEPTOR ION PLAY 4K","ncm":"85287190",\
            "quantidade":\(boxes.count),"valor unitário":249.90,"séries":"\(serials)","local":"Depósito Central"}
            {\(common),"item":"2","produto":"CABO-HDMI","descrição":"CABO HDMI 1,8 M","ncm":"85444200",\
            "quantidade":20,"valor unitário":12.50,"séries":null,"local":null}

            """
    }

    /// A box to repair, another room, a package from January on; and one that is refused: a base package is no extra.
    private var orders: [[String]] {
        let used = Set(world.points.compactMap(\.box))
        let seen = Set(world.devices.compactMap(\.serial) + world.devices.compactMap(\.casn))
        let box = world.boxes.first {
            $0.isOld && !used.contains($0.serial) && !seen.contains($0.serial) && !seen.contains($0.casn ?? "-")
        }
        let point = world.points.first { $0.box != nil && $0.removedOn == nil && $0.location != "Quarto" }
        let taken = Set(world.contractPackages.map(\.contract))
        let contract = world.contracts.first {
            $0.platform == "beenius" && $0.status == .active && $0.dueDay == 20 && !taken.contains($0.code)
                && !$0.login.isEmpty
        }
        let today = day.brazilian
        return [
            ["OS-1001", "move-box", today, "ana", "não liga", "", "", "", box?.serial ?? "", "", "repair"],
            ["OS-1002", "edit-point", today, "ana", "mudou de cômodo", "", "", "Quarto", "", point?.code ?? "", ""],
            [
                "OS-1003", "add-package", "04/01/2027", "bia", "pediu HBO", contract?.code ?? "", "BN-HBO", "", "", "",
                "",
            ],
            ["OS-1004", "add-package", today, "bia", "engano", contract?.code ?? "", "BN-ESS", "", "", "", ""],
        ]
    }

    /// The first is carried over into the ERP on the same day: an outlet's place as its table has it.
    func ordersOfYesterday(_ forgotten: [(order: String, point: String, location: String)]) throws -> File {
        let done = world.points.first { $0.box != nil && $0.removedOn == nil }
        let orders =
            [(order: "OS-0901", point: done?.code ?? "", location: done?.location ?? "")] + forgotten
        return try table(
            "orders/ordens-\(day.iso).csv", .erpModern,
            ["id", "op", "effective_on", "autor", "motivo", "ponto", "local"],
            orders.map { [$0.order, "edit-point", day.brazilian, "ana", "mudou de cômodo", $0.point, $0.location] })
    }

    func answer(of billed: Charges) throws -> File {
        let events = Oracle.consumed(billed, world).sorted().map { $0.event(.past) }
        return try table(
            "erp/faturamento-padrao-\(day.iso).csv", .erp, ["event", "processed_on", "document"],
            events.enumerated().map { [$1, Calendar.yesterday.brazilian, "NF \(70_001 + $0)"] })
    }

    /// What Maxi TV charged for October, by package, for the subscribers of now.
    private var invoice: [[String]] {
        let counts = world.entitlements.filter { $0.platform == "maxitv" && $0.status.isLive }
            .reduce(into: [:]) { $0[$1.package, default: 0] += 1 }
        let wholesale = world.platformPackages.filter { $0.platform == "maxitv" }
        return wholesale.compactMap { package in
            guard let count = counts[package.code] else { return nil }
            let charged = count + world.invoicedBeyond
            return [
                "maxitv", "2026-10", package.code, "\(charged)", Dialect.maxitv.money(charged * package.wholesaleCents),
            ]
        }
    }
}

/// A table as a spreadsheet, the way simple programs write them: one sheet, every cell an inline string, a title above
/// the header.
struct Spreadsheet {
    var title: String
    var rows: [[String]]

    var bytes: [UInt8] {
        let lines = [[title], []] + rows
        let body = lines.enumerated().map { index, cells in
            let inside = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
                "<c r=\"\(Self.letters(column))\(index + 1)\" t=\"inlineStr\"><is><t>\(Self.escaped(text))</t></is></c>"
            }.joined()
            return "<row r=\"\(index + 1)\">\(inside)</row>"
        }.joined()
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let parts = [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"\(package)/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(office).sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(office).worksheet+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets>"
                    + "<sheet name=\"STB\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(main)\"><sheetData>\(body)</sheetData></worksheet>"
            ),
        ]
        return StoredZip.bytes(parts.map { (name: $0.0, bytes: Array((head + $0.1).utf8)) })
    }

    /// `A`, `B` … `Z`: a sheet of the sample is no wider.
    private static func letters(_ column: Int) -> String {
        String(Character(Unicode.Scalar(UInt8(65 + min(column, 25)))))
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}
