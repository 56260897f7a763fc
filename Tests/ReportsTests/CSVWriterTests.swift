import Domain
import Reports
import Testing

@Suite struct CSVWriterTests {
    private func csv(
        _ table: OutputTable, _ rows: [[Cell]], dialect: CSVDialect = .excelBR, language: Language = .ptBR
    ) throws -> String {
        var writer = CSVWriter(table.schema, dialect: dialect, language: language, sink: ByteArraySink())
        for row in rows { try writer.append(row) }
        try writer.finish()
        return String(decoding: writer.sink.bytes, as: UTF8.self)
    }

    // One cell as Excel's dialect writes it: the first field of the second line.
    private func cell(_ text: String, dialect: CSVDialect = .excelBR) throws -> String {
        let row: [Cell] = [.text(text), .none, .integer(1)] + Array(repeating: .text(""), count: 4)
        let lines = try csv(.rejected, [row], dialect: dialect)
        let header = try csv(.rejected, [], dialect: dialect)
        let delimiter = dialect == .excelBR ? ";" : ","
        let rest = ["", "", "1", "\"\"", "\"\"", "\"\"", "\"\""].joined(separator: delimiter)
        let body = String(decoding: lines.utf8.dropFirst(header.utf8.count), as: UTF8.self)
        #expect(body.hasSuffix(rest + "\r\n"))
        return String(decoding: body.utf8.dropLast(rest.utf8.count + 2), as: UTF8.self)
    }

    private let statement: [Cell] = [
        .identifier("0007"), .date(SampleDay.date), .identifier("1001"), .identifier("1.1.2"), .text("TV; dezembro"),
        .money(.zero), .money(Money(centavos: 2995)), .identifier("1001/ESPN/-/2026-12"), .money(Money(centavos: -100)),
    ]

    @Test func `Excel for Brazil: mark, semicolons, CR LF, decimal comma, Brazilian dates`() throws {
        let text = try csv(.statement, [statement])
        #expect(
            text == "\u{FEFF}Lançamento;Data;Contrato;Conta;Histórico;Débito (R$);Crédito (R$);Evento;Saldo (R$)\r\n"
                + "\"0007\";22/11/2026;\"1001\";\"1.1.2\";\"TV; dezembro\";0,00;29,95;\"1001/ESPN/-/2026-12\";-1,00\r\n"
        )
    }

    @Test func `RFC 4180: no mark, commas, decimal point, ISO dates; the header's words follow the language`() throws {
        let text = try csv(.statement, [statement], dialect: .rfc4180, language: .en)
        #expect(
            text == "Posting,Date,Contract,Account,Text,Debit (R$),Credit (R$),Event,Balance (R$)\r\n"
                + "\"0007\",2026-11-22,\"1001\",\"1.1.2\",\"TV; dezembro\",0.00,29.95,\"1001/ESPN/-/2026-12\",-1.00\r\n"
        )
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("", "\"\""), ("0012", "\"0012\""), ("a;b", "\"a;b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""), ("a\r\nb", "\"a\r\nb\""),
        (" lead", "\" lead\""), ("a\u{0}b\u{1B}", "\"a\u{FFFD}b\u{FFFD}\""), ("São João", "\"São João\""),
        ("a\u{202E}b", "\"a\\u202eb\""),
    ])
    func `A text is quoted, always: a spreadsheet told so keeps its zeros`(text: String, expected: String) throws {
        for dialect in CSVDialect.allCases { #expect(try cell(text, dialect: dialect) == expected) }
    }

    @Test func `An amount with a decimal comma is quoted under commas, and a day never`() throws {
        let row: [Cell] = [.text("stock"), .text(""), .text(""), .integer(3), .money(Money(centavos: 90)), .none]
        #expect(try csv(.stock, [row], dialect: .rfc4180).hasSuffix("\"stock\",\"\",\"\",3,0.90,\r\n"))
        #expect(try csv(.stock, [row]).hasSuffix("\"stock\";\"\";\"\";3;0,90;\r\n"))
    }

    @Test(arguments: ["=1+1", "+55 11 9", "-2", "@SUM(A1)", "\t=1"], CSVDialect.allCases)
    func `A field that a spreadsheet would run gets an apostrophe`(text: String, dialect: CSVDialect) throws {
        #expect(try cell(text, dialect: dialect) == "\"'" + text + "\"")
    }

    @Test func `So does one that starts with a line end, inside its quotes`() throws {
        #expect(try cell("\r=1") == "\"'\r=1\"")
    }

    @Test func `Lists are joined, and neutralised as one field; booleans are words of the language`() throws {
        let writer = ReportedFinding.sample(sources: ["=a.csv:2", "b.csv:3"])
        let text = try csv(.findings, [writer.cells(asOf: SampleDay.date, .ptBR)])
        #expect(text.hasSuffix(";\"'=a.csv:2 | b.csv:3\"\r\n"))
        let plan = try csv(.plan, [writer.planned(as: "p1").cells])
        #expect(plan.hasSuffix(";Não;\"manual\";Sim;\"\";\"00000000000000aa\";\"00000000000000aa\"\r\n"))
        let english = try csv(.plan, [writer.planned(as: "p1").cells], language: .en)
        #expect(english.hasSuffix(";No;\"manual\";Yes;\"\";\"00000000000000aa\";\"00000000000000aa\"\r\n"))
    }

    @Test func `A long table reaches the sink in blocks, and a sink's failure reaches the caller`() throws {
        var writer = CSVWriter(OutputTable.statement.schema, dialect: .excelBR, language: .en, sink: CountingSink())
        for _ in 0..<20_000 { try writer.append(statement) }
        try writer.finish()
        #expect(writer.sink.bytes > 1_000_000)
        #expect((2...40).contains(writer.sink.writes))

        var full = CSVWriter(OutputTable.statement.schema, dialect: .excelBR, language: .en, sink: FullDisk())
        #expect(throws: FullDisk.Failure.self) { try full.finish() }
    }
}

extension ReportedFinding {
    static func sample(sources: [String] = []) -> ReportedFinding {
        var finding = Finding(.orphanAccount, platform: PlatformID(trusted: "ion"), key: ["7"], action: .review("7"))
        finding.account = AccountID(trusted: "7")
        return ReportedFinding(
            id: "00000000000000aa", finding: finding, state: .new, firstSeen: SampleDay.date,
            lastSeen: SampleDay.date, sources: sources)
    }
}

private struct CountingSink: ByteSink {
    var bytes = 0
    var writes = 0
    mutating func write(_ bytes: [UInt8]) {
        self.bytes += bytes.count
        writes += 1
    }
}

private struct FullDisk: ByteSink {
    struct Failure: Error {}
    mutating func write(_ bytes: [UInt8]) throws { throw Failure() }
}
