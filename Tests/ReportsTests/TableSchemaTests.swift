import Domain
import Reports
import Testing

@Suite struct TableSchemaTests {
    // The contract of files, written out: a change here is a change for every reader of the outbox.
    static let contract: [OutputTable: String] = [
        .documents: "file member sha256 kind disposition reason records message",
        .rejected: "file member line column value rule hint",
        .patrimony: """
        number description ncm originKind accessKey item unit supplier costCents ibsCents cbsCents custody casn \
        mac serial held source \
        use model capitalised identifiedBy document joined
        """,
        .setTopBoxes: "casn mac serial smartcard patrimony model platform location custody contract point",
        .returnDue: "box model contract subscriber name point since days ageing valueCents",
        .stock: "custody model location boxes valueCents oldestDays",
        .unmappedProducts: "supplierDocument supplier product description ncm items totalCents accessKey suggestion",
        .sync:
            "platform kind takenAt complete snapshots rows erpRows matched missing extra changed rejected parts partsHere",
        .findings: """
        id class name severity state platform contract subscriber account package channel point box field \
        erpValue platformValue moneyCents formula firstSeen lastSeen daysOpen action explanation sources
        """,
        .findingsDelta: """
        change id class name severity platform contract before after moneyBeforeCents moneyAfterCents daysOpen
        """,
        .immobilisation: "period accessKey item description ncm quantity measure costCents ibsCents cbsCents",
        .orders: """
        id op contract package priceCents plan point location box custody field value effectiveOn author reason \
        standing refusal waitingFor conflict source
        """,
        .plan: """
        id platform order verb target present wanted lane destructive withheldBy reversible dependsOn finding findings
        """,
        .expectedState: "platform contract login account state packages",
        .decisionTable: "platform login contract allowed packages change",
        .steps: "platform order step present lane contract finding",
        .erpUpdates: "id contract field present wanted withheldBy finding",
        .billingPreview: billing, .billingEvents: billing,
        .audit: "number date author action subject reason before after delivery previous hash",
        .nfcomItems: """
        event contract contractStartedOn subscriber product description itemClass unit quantity unitValueCents \
        valueCents isReturn correctedEvent taxNature serviceType competence dueDate usedFrom usedTo \
        motive
        """,
        .statement: "posting date contract account text debitCents creditCents event balanceCents",
    ]
    static let billing = """
        key contract subscriber package point competence sequence kind state matched startsOn endsOn \
        listPriceCents amountCents priceOrigin nominalDue businessDue taxNature explanation billLine \
        derivation hash reason
        """

    @Test(arguments: OutputTable.allCases)
    func `A table has the columns of the contract`(table: OutputTable) {
        let schema = table.schema
        #expect(schema.columns.map(\.key).joined(separator: " ") == Self.contract[table])
        #expect(schema.identifier == "sintonia/\(table.rawValue)/1")
        for column in schema.columns {
            #expect(column.key.hasSuffix("Cents") == (column.type == .money), "\(column.key)")
        }
        for language in Language.allCases {
            let headers = schema.columns.map { $0.header.text(language) }
            #expect(Set(headers).count == headers.count)
        }
    }

    @Test func `Names of the files say their form`() {
        #expect(OutputTable.findings.jsonName == "findings.ndjson")
        #expect(OutputTable.documents.jsonName == "documents.json")
        #expect(OutputTable.setTopBoxes.csvName == "set-top-boxes.csv")
    }

    @Test func `A row of another length or type is refused by name`() {
        let schema = OutputTable.stock.schema
        #expect(throws: RowMismatch.count(table: .stock, expected: 6, found: 1)) { try schema.check([.none]) }
        let row: [Cell] = [.text("stock"), .none, .none, .text("3"), .none, .none]
        #expect(
            throws: RowMismatch.type(table: .stock, column: "boxes", expected: .integer, found: .text("3"))
        ) { try schema.check(row) }
    }

    @Test func `Rows made from records fit their tables`() throws {
        let finding = ReportedFinding.sample()
        try OutputTable.findings.schema.check(finding.cells(asOf: SampleDay.date, .en))
        try OutputTable.plan.schema.check(finding.planned(as: "p").cells)
        for input in SampleDay.model().inputs { try OutputTable.documents.schema.check(input.cells) }
        let line = RejectedLine(file: "a", member: nil, line: nil, column: nil, value: nil, rule: .empty)
        try OutputTable.rejected.schema.check(line.cells(.ptBR))
    }

    @Test func `Both files of a table get the same rows`() throws {
        var output = TableOutput(
            .stock, asOf: SampleDay.date, dialect: .rfc4180, language: .en, csv: ByteArraySink(), json: ByteArraySink())
        try output.append([.text("stock"), .text("STB-1"), .none, .integer(3), .money(Money(centavos: 90)), .none])
        let (csv, json) = try output.finish()
        #expect(output.rows == 1)
        #expect(String(decoding: csv.bytes, as: UTF8.self).hasSuffix("stock,STB-1,,3,0.90,\r\n"))
        #expect(
            String(decoding: json.bytes, as: UTF8.self).contains(
                #"{"custody":"stock","model":"STB-1","location":null,"boxes":3,"valueCents":90,"oldestDays":null}"#))
    }
}
