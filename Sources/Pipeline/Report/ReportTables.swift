internal import Domain
internal import Reports
internal import Store

/// Writes the tables of the outbox from a picture of the run.
final class ReportTables {
    let context: Context
    let picture: RunPicture
    let folder: OutboxFolder
    /// What was written so far.
    private(set) var files: [OutboxFile] = []
    private let workbook: Workbook

    init(context: Context, picture: RunPicture, folder: OutboxFolder) throws {
        self.context = context
        self.picture = picture
        self.folder = folder
        workbook = try Workbook(
            path: folder.place(of: Workbook.name), on: context.asOf, language: context.configuration.reportLanguage)
    }

    /// Deliveries of this run: the audit's extract is about them.
    private var ownDeliveries: Set<Int64> { Set(picture.deliveries.map(\.number)) }

    private var language: Language { context.configuration.reportLanguage }

    func write() throws {
        try table(.documents, picture.deliveries) { $0.reported(in: self.language).cells }
        try table(.rejected, picture.rejected) { $0.row.cells(of: $0.delivery, self.language) }
        try table(.patrimony, picture.patrimony, row: patrimony)
        try table(.setTopBoxes, picture.custody.boxes, row: box)
        try table(.stock, picture.stock.rows) { $0.cells }
        try table(.returnDue, picture.stock.due) { $0.cells }
        try table(.sync, picture.sync, row: sync)
        try table(.findings, picture.open) { self.picture.reported($0).cells(asOf: self.context.asOf, self.language) }
        try table(.findingsDelta, picture.delta, row: delta)
        try table(.plan, picture.plan.actions) { $0.cells }
        try table(.expectedState, picture.expectedStates) { $0.row.cells(on: $0.platform) }
        try table(.decisionTable, picture.decisions) { $0.cells }
        try table(.steps, picture.steps) { $0.action.stepCells($0.number, self.language) }
        try table(.erpUpdates, picture.plan.actions.filter { $0.platform == nil && $0.verb == .setField }) {
            $0.erpCells
        }
        try table(.billingPreview, picture.previewLines, row: { previewLine($0) })
        try table(.billingEvents, picture.events, row: event)
        try table(.statement, statementLines, row: { $0 })
        try table(.nfcomItems, picture.events.filter { $0.state == .processed }) { event in
            NFComItem(
                event: event, package: self.picture.sold[event.group.package],
                contract: self.picture.contractsByCode[event.group.contract], language: self.language
            ).cells
        }
        try table(.audit, picture.audit.filter { self.ownDeliveries.contains($0.note.delivery) }) { $0.cells }
        try table(.unmappedProducts, picture.unmapped, row: unmapped)
        try table(.immobilisation, picture.immobilisation) { $0.cells }
        try table(.orders, picture.orders) { $0.cells(readAt: self.picture.place(of: $0.row.source)) }
        try workbook.close()
        try folder.adopt(Workbook.name)
    }

    private func table<Row>(_ table: OutputTable, _ rows: [Row], row: (Row) -> [Cell]) throws {
        let csv = try folder.sink(table.csvName)
        let json = try folder.sink(table.jsonName)
        var output = TableOutput(
            table, asOf: context.asOf, dialect: CSVDialect(rawValue: context.configuration.csv) ?? .excelBR,
            language: language, csv: csv, json: json)
        try workbook.begin(table, rows: rows.count)
        for item in rows {
            let cells = row(item)
            try output.append(cells)
            try workbook.append(cells)
        }
        try workbook.end()
        let sinks = try output.finish()
        try folder.close(sinks.csv)
        try folder.close(sinks.json)
        files.append(OutboxFile(table: table, rows: rows.count))
    }

    private func patrimony(_ item: RunPicture.PatrimonyRow) -> [Cell] {
        let unit = item.unit?.unit
        let identifiers = item.box?.identifiers ?? unit?.box ?? BoxIdentifiers()
        return [
            Cell(identifier: identifiers.patrimony), Cell(text: unit?.description ?? item.box?.model),
            Cell(identifier: unit?.ncm), .text(item.originKind.rawValue),
            Cell(identifier: unit?.origin.accessKey),
            Cell(integer: unit?.item), Cell(integer: unit?.unit), Cell(text: unit?.supplier.maskingPersonalNumbers),
            Cell(money: unit?.cost ?? item.cost), Cell(money: unit?.ibs), Cell(money: unit?.cbs),
            .text(item.custody.rawValue), Cell(identifier: identifiers.casn), Cell(identifier: identifiers.mac),
            Cell(identifier: identifiers.serial), .boolean(item.isHeld),
            .text(picture.place(of: item.source)), Cell(identifier: unit?.use.rawValue),
            Cell(text: unit?.model ?? item.box?.model),
            Cell(boolean: unit?.isCapitalised),
            Cell(text: unit?.identifiedBy.isEmpty == false ? unit?.identifiedBy : nil),
            Cell(identifier: item.purchase?.document), .boolean(item.isJoined),
        ]
    }

    private func box(_ box: SetTopBox) -> [Cell] {
        [
            Cell(identifier: box.identifiers.casn), Cell(identifier: box.identifiers.mac),
            Cell(identifier: box.identifiers.serial), Cell(identifier: box.identifiers.smartcard),
            Cell(identifier: box.identifiers.patrimony), Cell(text: box.model), Cell(identifier: box.platform),
            Cell(text: box.location), .text(box.custody.rawValue), Cell(identifier: box.contract),
            Cell(identifier: box.point),
        ]
    }

    private func sync(_ item: RunPicture.SyncRow) -> [Cell] {
        [
            Cell(identifier: item.platform), .text(item.kind.rawValue), .date(item.asOf), .boolean(item.isComplete),
            .integer(item.snapshots), .integer(item.rows), Cell(integer: item.erpRows), Cell(integer: item.matched),
            Cell(integer: item.missing), Cell(integer: item.extra), Cell(integer: item.changed),
            .integer(item.rejected), Cell(integer: item.parts), Cell(integer: item.partsHere),
        ]
    }

    /// Both sides' values, before and after: what is over has no after, what is new no before.
    private func delta(_ item: RunPicture.OpenFinding) -> [Cell] {
        let finding = item.row.finding
        let now = FindingRow.Earlier(finding)
        let isOver = item.state == .resolved
        let before = isOver ? now : item.isChanged ? item.row.before : nil
        let after = isOver ? nil : now
        func values(_ said: FindingRow.Earlier?) -> String? {
            said.map { "\($0.erpValue ?? "—") | \($0.platformValue ?? "—")" }
        }
        func money(_ said: FindingRow.Earlier?) -> Money? { said.map { Money(centavos: $0.moneyCents) } }
        return [
            .text(item.state == .persistent ? "changed" : item.state.rawValue), .identifier(item.row.id),
            .text(finding.kind.rawValue), .text(finding.kind.name), .text(finding.severity.rawValue),
            Cell(identifier: finding.platform), Cell(identifier: finding.contract), Cell(text: values(before)),
            Cell(text: values(after)), Cell(money: money(before)), Cell(money: money(after)), .integer(item.daysOpen),
        ]
    }

    private func name(of package: PackageID) -> String { picture.sold[package]?.name ?? package.text }

    private func charge(_ charge: Charge) -> [Cell] {
        let name = name(of: charge.group.package)
        return [
            .identifier(charge.group.key), .identifier(charge.group.contract.text),
            .identifier(charge.subscriber.text), .identifier(charge.group.package.text),
            Cell(identifier: charge.group.point), .identifier(charge.group.competence.description), .none,
            .text(BillingEventKind.recurring.rawValue), .text(BillingEventState.simulated.rawValue), .none,
            .date(charge.span.startsOn), .date(charge.span.endsOn), Cell(money: charge.listPrice),
            .money(charge.amount), .text(charge.priceOrigin.rawValue), .date(charge.due.nominal),
            .date(charge.due.business), Cell(text: charge.taxNature), .text(charge.sentence(name, language)),
            .text(charge.billLine(name, language)), .identifier(charge.derivation.text), .none, .none,
        ]
    }

    private func previewLine(_ line: RunPicture.PreviewLine) -> [Cell] {
        switch line {
        case .charge(let charge): self.charge(charge)
        case .quarantined(let parked): quarantined(parked)
        }
    }

    /// A customer who waits for a person: why, and what to do, in place of an amount.
    private func quarantined(_ parked: QuarantinedGroup) -> [Cell] {
        let group = parked.group
        let said: [Cell] = [
            .identifier(group.key), .identifier(group.contract.text),
            Cell(identifier: picture.contractsByCode[group.contract]?.subscriber), .identifier(group.package.text),
            Cell(identifier: group.point), .identifier(group.competence.description), .none,
            .text(BillingEventKind.recurring.rawValue), .text(BillingEventState.quarantined.rawValue),
        ]
        let unknown = Array(repeating: Cell.none, count: 9)
        return said + unknown + [
            .text(parked.reason.label.text(language)), .none, .none, .none, .identifier(parked.reason.rawValue),
        ]
    }

    private func event(_ event: BillingEvent) -> [Cell] {
        let name = name(of: event.group.package)
        let reason = event.state == .quarantined ? picture.billing.reasons[event.group] : nil
        let sentence = event.sentence(name, language)
        let explanation = reason.map { "\($0.label.text(language)); \(sentence)" } ?? sentence
        return [
            .identifier(event.group.key), .identifier(event.group.contract.text), .identifier(event.subscriber.text),
            .identifier(event.group.package.text), Cell(identifier: event.group.point),
            .identifier(event.group.competence.description), .integer(event.id.sequence), .text(event.kind.rawValue),
            .text(event.state.rawValue), .none, .date(event.span.startsOn), .date(event.span.endsOn),
            Cell(money: event.listPrice), .money(event.amount), .text(event.priceOrigin.rawValue),
            .date(event.due.nominal), .date(event.due.business), Cell(text: event.taxNature),
            .text(explanation), .text(event.billLine(name, language)),
            .identifier(event.derivation.text), .identifier(event.hash), Cell(identifier: reason?.rawValue),
        ]
    }

    /// Two lines a posting, one on each side; the balance is what the customer owes.
    private var statementLines: [[Cell]] {
        picture.ledger.statement().flatMap { line in
            let posting = line.posting
            func cells(_ account: LedgerAccount, debit: Money, credit: Money, balance: Money?) -> [Cell] {
                [
                    .identifier("\(posting.number)"), .date(posting.date), .identifier(posting.contract.text),
                    .identifier(account.rawValue), .text(posting.text.rawValue), .money(debit), .money(credit),
                    .identifier(posting.event.key), Cell(money: balance),
                ]
            }
            return [
                cells(
                    posting.debit, debit: posting.amount, credit: .zero,
                    balance: posting.debit == .receivable ? line.balance : nil),
                cells(
                    posting.credit, debit: .zero, credit: posting.amount,
                    balance: posting.credit == .receivable ? line.balance : nil),
            ]
        }
    }

    private func unmapped(_ item: UnmappedProduct) -> [Cell] {
        [
            .identifier(item.supplier), Cell(text: item.supplierName), .identifier(item.code),
            .text(item.description), .identifier(item.ncm), .integer(item.items), .money(item.total),
            .identifier(item.accessKey), .identifier(item.suggestion.rawValue),
        ]
    }
}
