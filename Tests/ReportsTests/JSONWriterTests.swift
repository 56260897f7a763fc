import Domain
import Foundation
import Reports
import Testing

@Suite struct JSONWriterTests {
    private func json(_ table: OutputTable, _ rows: [[Cell]]) throws -> String {
        var writer = JSONWriter(table.schema, asOf: SampleDay.date, sink: ByteArraySink())
        for row in rows { try writer.append(row) }
        try writer.finish()
        return String(decoding: writer.sink.bytes, as: UTF8.self)
    }

    private let rejected: [Cell] = [
        .text("a \"b\".csv"), .none, .integer(14), .text("cpf"), .text("x\u{2028}\u{7}\\"), .text("length"), .text("Ç"),
    ]

    @Test func `A JSON table has its schema, its date and its rows in column order`() throws {
        let row =
            #"{"file":"a \"b\".csv","member":null,"line":14,"column":"cpf","value":"x\u2028\u0007\\","rule":"length","hint":"Ç"}"#
        #expect(
            try json(.rejected, [rejected, rejected])
                == #"{"schema":"sintonia/rejected/1","asOf":"2026-11-22","rows":["# + "\n\(row),\n\(row)\n]}\n")
        #expect(
            try json(.rejected, []) == #"{"schema":"sintonia/rejected/1","asOf":"2026-11-22","rows":[]}"# + "\n")
    }

    @Test func `An NDJSON table is a row a line: whole centavos, ISO dates, null for nothing`() throws {
        let row: [Cell] = [
            .identifier("0007"), .date(SampleDay.date), .identifier("1001"), .identifier("1.1.2"), .text("TV"),
            .money(Money(centavos: -100)), .money(Money(centavos: 2995)), .identifier("7"), .none,
        ]
        #expect(
            try json(.statement, [row, row])
                == String(
                    repeating:
                        #"{"posting":"0007","date":"2026-11-22","contract":"1001","account":"1.1.2","text":"TV","debitCents":-100,"creditCents":2995,"event":"7","balanceCents":null}"#
                        + "\n", count: 2))
        #expect(try json(.statement, []) == "")
    }

    @Test func `Lists and booleans keep their types`() throws {
        let finding = ReportedFinding.sample(sources: ["a.csv:2", "b.csv:3"])
        #expect(
            try json(.findings, [finding.cells(asOf: SampleDay.date, .en)])
                .hasSuffix(#""sources":["a.csv:2","b.csv:3"]}"# + "\n"))
        #expect(
            try json(.plan, [finding.planned(as: "p").cells])
                .contains(#""destructive":false,"withheldBy":"manual","reversible":true"#))
    }

    @Test func `Every character survives, whatever it is`() throws {
        var scalars = (0...0x2FF).compactMap(Unicode.Scalar.init(_:))
        scalars += ["\u{2028}", "\u{2029}", "\u{FEFF}", "😀"]
        let text = String(String.UnicodeScalarView(scalars))
        let written = JSONValue.string(text).compact
        let controls = written.unicodeScalars.filter { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        #expect(controls.isEmpty)
        #expect(!written.unicodeScalars.contains("\u{2028}"))
        #expect(written.hasSuffix(#"\u2028\u2029\ufeff😀""#))
        let read = try JSONSerialization.jsonObject(with: Data("[\(written)]".utf8)) as? [String]
        #expect(read?.first.map { Array($0.unicodeScalars) } == scalars)
    }

    @Test func `Objects keep their order; the indented form says the same`() throws {
        let value = JSONValue.object([
            .init("b", .array([.integer(1), .boolean(true), .null])), .init("a", .object([])),
        ])
        #expect(value.compact == #"{"b":[1,true,null],"a":{}}"#)
        #expect(value.indented == "{\n  \"b\": [\n    1,\n    true,\n    null\n  ],\n  \"a\": {}\n}\n")
    }
}
