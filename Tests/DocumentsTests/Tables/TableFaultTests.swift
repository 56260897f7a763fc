import Domain
import Testing

@testable import Documents

/// What is wrong with a whole file, or right with the end of it.
@Suite struct TableFaultTests {
    @Test func trailer() throws {
        let rows = "plan;name;allows_tv\n1;A;S\n2;;S\n\nTotal;;\n"
        let proved = try ReadTable("\(rows)#END;2\n")
        #expect(proved.scan.trailer == TableTrailer(line: 6, declaredRows: 2, countedRows: 2))
        #expect(proved.scan.isProvedByTrailer)
        let short = try ReadTable("\(rows)#END;3\n")
        #expect(short.scan.trailer?.matches == false)
        #expect(!short.scan.isProvedByTrailer)
        let mute = try ReadTable("\(rows)#end\n")
        #expect(mute.scan.trailer?.declaredRows == nil && mute.scan.trailer?.matches == false)
        #expect(try ReadTable(rows).scan.trailer == nil)
        #expect(throws: TableFault.rowAfterTrailer(line: 7, trailerLine: 6)) {
            try ReadTable("\(rows)#END;2\n3;C;S\n")
        }
        #expect(try ReadTable("\(rows)#END;2\n\n \n").scan.isProvedByTrailer)
    }

    @Test func skippedRows() throws {
        let text = "plan;name;allows_tv\n;;\n1;A;S\nPLAN;Name;allows tv\nTotais;1;\nTotal;Combo total;N\n"
        let table = try ReadTable(text)
        #expect(table.skipped == [.blank, .repeatedHeader, .totals])
        #expect(table.records.count == 2)
        #expect(table.scan.dataRows == 2)
    }

    @Test func missingColumn() throws {
        let header = "pacote;nome;plataforma;valor;limite pontos"
        #expect(
            throws: TableFault.missingColumns(
                kind: .packages, names: ["extra"],
                found: ["pacote", "nome", "plataforma", "valor", "limite pontos"])
        ) { try ReadTable("\(header)\n1;A;beenius;1,00;2\n", name: "erp/packages-2026-11-22.csv") }
        #expect(throws: TableFault.missingColumns(kind: .stbImport, names: ["casn|mac|serial"], found: ["modelo"])) {
            try ReadTable("modelo\nX\n", name: "stb/caixas.csv")
        }
    }

    @Test func headerlessFileShowsNoNumbers() throws {
        #expect(
            throws: TableFault.missingColumns(
                kind: .accounts, names: ["account", "status"], found: ["beenius", "***", "active", "***"])
        ) { try ReadTable("beenius;111.444.777-35;active;4321\n", name: "beenius-accounts.csv") }
    }

    @Test func hintMismatch() throws {
        let accounts = "platform;account;status;login;email\nbeenius;1;active;x;y\n"
        #expect(throws: TableFault.hintMismatch(hinted: .contracts, actual: .accounts)) {
            try ReadTable(accounts, name: "erp/contracts-2026-11-22.csv")
        }
        #expect(throws: TableFault.platformMismatch(hinted: PlatformID(trusted: "cdntv"), found: ["beenius"])) {
            try ReadTable(accounts, name: "cdntv/accounts.csv")
        }
    }

    @Test func platformOfAPlatformsTable() throws {
        let text = "account;status\n1;active\n"
        #expect(throws: TableFault.platformUnknown(kind: .accounts)) { try ReadTable(text, name: "accounts.csv") }
        for name in ["beenius/export.csv", "beenius-accounts-2026-11-22.csv", "x/BEENIUS_contas.txt"] {
            let table = try ReadTable(text, name: name)
            #expect(table.scan.platforms == [PlatformID(trusted: "beenius")])
            guard case .account(let account) = try #require(table.records.first) else {
                Issue.record("no account")
                return
            }
            #expect(account.platform.text == "beenius")
        }
        let two = try ReadTable("platform;account;status\nCDN TV;1;active\nbeenius;1;active\n")
        #expect(two.scan.platforms.map(\.text) == ["beenius", "cdntv"])
    }

    @Test func notTables() throws {
        #expect(throws: TableFault.empty) { try ReadTable("") }
        #expect(throws: TableFault.empty) { try ReadTable("\n \n;;\n") }
        #expect(throws: TableFault.notATable) { try ReadTable("<html><body>502 Bad Gateway</body></html>\n") }
        #expect(throws: TableFault.notATable) { try ReadTable("telefone;local;setor;ramal;obs\n1;2;3;4;5\n") }
    }

    @Test(arguments: [
        ("29,90", DecimalStyle.comma, 2990), ("29.90", .point, 2990), ("1.234,56", .comma, 123_456),
        ("1,234.56", .point, 123_456), ("1.234.567", .comma, 123_456_700), ("30", .comma, 3000),
        ("R$ 1.000,00", .comma, 100_000),
    ])
    func decimalStyle(_ cell: String, _ style: DecimalStyle, _ centavos: Int64) throws {
        let table = try ReadTable("plan\tname\tallows_tv\tprice\n1\tA\tS\t\(cell)\n")
        #expect(table.scan.decimalStyle == style)
        guard case .plan(let plan) = try #require(table.records.first) else {
            Issue.record("no plan")
            return
        }
        #expect(plan.price == Money(centavos: centavos))
    }

    @Test func undecidableDecimals() throws {
        let header = "plan;name;allows_tv;price\n"
        #expect(throws: TableFault.undecidableDecimal(column: .price, lines: [3], values: ["1.234"])) {
            try ReadTable("\(header)1;A;S;30\n2;A;S;1.234\n")
        }
        #expect(throws: TableFault.undecidableDecimal(column: .price, lines: [2, 3], values: ["29.90", "1,5"])) {
            try ReadTable("\(header)1;A;S;29.90\n2;A;S;1,5\n")
        }
        let decided = try ReadTable("\(header)1;A;S;1.234\n2;A;S;9,9\n")
        #expect(decided.records.count == 2)
        let declared = try ReadTable(
            "\(header)1;A;S;1.234\n2;A;S;1,5\n", options: TableOptions(decimalStyles: [.plans: .comma]))
        #expect(declared.records.count == 2)
        let point = try ReadTable(
            "\(header)1;A;S;1,234\n2;A;S;1,5\n", options: TableOptions(decimalStyles: [.plans: .point]))
        #expect(point.faults.map(\.rule) == [.notMoney(.point)])
    }

    @Test func evidenceAgreesWithMoney() {
        let alphabet: [Character] = ["1", "0", ",", ".", "-"]
        var texts: [String] = [""]
        for _ in 0..<7 {
            texts = texts.flatMap { text in alphabet.map { text + String($0) } }
            for text in texts {
                let comma = try? Money(text, style: .comma)
                let point = try? Money(text, style: .point)
                let isPlain = !text.contains { ",.".contains($0) }
                let parts = text.split(omittingEmptySubsequences: false) { ",.".contains($0) }
                let isOneGroup = parts.count == 2 && parts[1].count == 3
                let expected: DecimalStyleDetector.Evidence =
                    if isPlain || (comma == nil && point == nil) { .none } else if isOneGroup { .ambiguous } else {
                        comma == nil ? .point : .comma
                    }
                #expect(comma == nil || point == nil || isPlain)
                #expect(DecimalStyleDetector.evidence(of: ArraySlice(text.utf8)) == expected, "\(text)")
            }
        }
    }

    /// Whatever bytes come in, a table fault or a closed account of its rows comes out.
    @Test func mutatedBytesCloseOrFail() throws {
        let text = Array(
            "contract;subscriber;plan;login;status;vencimento\r\n1;\"2\";3;ação;ativo;5\n2;2;3;\"a\nb\";blocked;\n#END;2\n"
                .utf8)
        let palette = Array("\";,|\t\r\n#1aE\u{E3}\u{FFFD}".utf8) + [0x00, 0xFF, 0xFE, 0xE9]
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var read = 0
        for _ in 0..<800 {
            var bytes = text
            for _ in 0...next(4) {
                switch next(3) {
                case 0: bytes[next(bytes.count)] = palette[next(palette.count)]
                case 1: bytes.insert(palette[next(palette.count)], at: next(bytes.count))
                default: bytes.remove(at: next(bytes.count))
                }
            }
            do {
                let table = try ReadTable(bytes)
                #expect(table.records.count + table.faults.count == table.scan.dataRows)
                read += 1
            } catch is TableFault {
            }
        }
        #expect(read > 300)
    }

    @Test func limits() throws {
        let options = TableOptions(limits: TableLimits(rowBytesMax: 64, columnsMax: 8))
        #expect(throws: TableFault.rowTooLong(line: 3, limitBytes: 64)) {
            try ReadTable(
                "plan;name;allows_tv\n1;A;S\n2;\"\(String(repeating: "x\n", count: 40))", options: options)
        }
        #expect(throws: TableFault.tooManyColumns(line: 2, limit: 8)) {
            try ReadTable("plan;name;allows_tv\n1;;;;;;;;;;;;\n", options: options)
        }
    }

    @Test func sourceErrorsPassThrough() {
        struct Broken: ByteSource, Error, Equatable {
            mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { throw Broken() }
        }
        #expect(throws: Broken()) { try TableFile.scan(hint: TableHint()) { Broken() } }
    }
}
