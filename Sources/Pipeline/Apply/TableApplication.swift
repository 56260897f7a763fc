internal import Documents
internal import Domain
internal import Store
internal import Watching

/// Reads a table twice, first as a whole (rows, decimal style, repeated keys, trailer), then row by row into the
/// records. Bad rows are listed; the good ones are applied.
struct TableApplication {
    let context: Context
    let transaction: Transaction
    let delivery: Delivery
    let kind: TableKind

    /// Rows from which on a table is told of row by row.
    private static let longRows = 20_000

    /// A table read as a whole, or how it ends without that.
    enum Reading {
        case judged(Judgement)
        case scanned(TableScan, source: () throws -> FileSource, sidecar: SidecarRow?)
    }

    func apply(_ path: String) throws -> Judgement {
        switch try scan(path) {
        case .judged(let judgement): return judgement
        case .scanned(let scan, let source, let sidecar):
            var judgement = try applyRows(scan, source: source, sidecar: sidecar)
            judgement.detail.table = TableNotice(scan)
            if [.contracts, .contractPackages, .points].contains(kind), judgement.disposition == .applied {
                try transaction.confirmOrders(in: context)
            }
            return judgement
        }
    }

    /// The first reading: rows, decimal style, repeated keys, trailer; and what a sidecar says of them.
    func scan(_ path: String) throws -> Reading {
        // A sidecar speaks of one file: the same bytes under another name are another picture.
        let sidecar = try delivery.content.flatMap { try transaction.sidecar(for: $0) }.flatMap {
            $0.target == fileName ? $0 : nil
        }
        let asOf = pictureDate(sidecar)
        // A picture of the future would outrank every true one until its date came. A day is let pass: clocks differ.
        guard asOf <= delivery.claimedOn.adding(days: 1) || !kind.isSnapshot else {
            let detail = ReasonDetail(
                field: "date", value: asOf.description, expected: "≤ \(delivery.claimedOn.adding(days: 1))")
            return .judged(Judgement(.review, .hintMismatch, detail))
        }
        if let judgement = try contradiction(sidecar) { return .judged(judgement) }
        let hint = context.tableHint(delivery.hintPath)
        let source = { FileSource(file: try context.files.open(path)) }
        let scan = try TableFile.scan(
            hint: hint, options: TableOptions(isProvedComplete: sidecar?.vouches ?? false), place: .path(path),
            scratch: { WorkRoom(file: try context.files.createNameless(in: context.workspace.work)) }, open: source)
        if let rows = sidecar?.rows, rows != scan.dataRows {
            let detail = ReasonDetail(field: "rows", value: "\(scan.dataRows)", expected: "\(rows)")
            return .judged(Judgement(.rejected, .manifestMismatch, detail))
        }
        if let declared = scan.trailer?.declaredRows, declared != scan.dataRows {
            let detail = ReasonDetail(
                line: scan.trailer?.line, field: "#END", value: "\(scan.dataRows)", expected: "\(declared)")
            return .judged(Judgement(.rejected, .manifestMismatch, detail))
        }
        guard scan.dataRows > 0 else {
            return .judged(Judgement(.rejected, .empty, ReasonDetail(expected: "rows")))
        }
        return .scanned(scan, source: source, sidecar: sidecar)
    }

    private var fileName: String {
        (delivery.member ?? delivery.name).split(separator: "/").last.map(String.init) ?? ""
    }

    /// The date that the table is a picture of: the sidecar's, else the one in its name, else that of its claim.
    private func pictureDate(_ sidecar: SidecarRow?) -> BusinessDate {
        sidecar?.takenAt.flatMap { try? BusinessDate($0.prefix(10)) } ?? delivery.asOf ?? delivery.claimedOn
    }

    /// A sidecar that speaks of this file and of another content, kind or platform.
    private func contradiction(_ sidecar: SidecarRow?) throws -> Judgement? {
        if let cutting = sidecar?.part, let content = delivery.content,
            let other = try transaction.register(cutting, content: content)
        {
            return Judgement(.rejected, .manifestMismatch, cutting.detail(against: other))
        }
        guard let sidecar else {
            guard let content = delivery.content,
                let other = try transaction.contradictingSidecar(
                    target: fileName, content: content, asOf: pictureDate(nil))
            else { return nil }
            let detail = ReasonDetail(field: "sha256", value: content.hex, expected: other.sha256.hex)
            return Judgement(.rejected, .manifestMismatch, detail)
        }
        if let said = sidecar.kind, said != kind {
            let detail = ReasonDetail(field: "kind", value: kind.rawValue, expected: said.rawValue)
            return Judgement(.rejected, .manifestMismatch, detail)
        }
        if let said = sidecar.platform, kind.isOfPlatform, let platform = delivery.platform, said != platform {
            let detail = ReasonDetail(field: "platform", value: platform.text, expected: said.text)
            return Judgement(.rejected, .manifestMismatch, detail)
        }
        return nil
    }

    private func applyRows(
        _ scan: TableScan, source: () throws -> FileSource, sidecar: SidecarRow?
    ) throws -> Judgement {
        let asOf = pictureDate(sidecar)
        let isDelta = sidecar?.isDelta == true || context.configuration.deltas.contains(kind)
        let isClaimed = (scan.isProvedByTrailer || sidecar?.isComplete == true) && !isDelta && sidecar?.part == nil
        // A rejected row may be the very one that would be missed: such a picture proves no absence, and takes the
        // place of none.
        let standing = PictureStanding(
            isDelta: isDelta, isProved: try isClaimed && kind.isSnapshot && !isFaultyRival(scan, asOf, source),
            takenAt: sidecar?.takenAt)
        var count = Count()
        var sighting = RecordSighting(
            transaction: transaction, delivery: delivery.number, asOf: asOf, standing: standing)
        if kind == .prices { sighting.prices = try PriceReview(scan, source: source) }
        let isLong = scan.dataRows >= Self.longRows
        if isLong { context.progress.begin(.rows, of: scan.dataRows) }
        try TableFile.records(scan, open: source) { event in
            if isLong { context.progress.advance(by: 1) }
            switch event {
            case .record(let record, let line):
                switch try sighting.sight(record, line: line) {
                case .taken(let isChange): count.take(record, isChange: isChange)
                case .refused(let row):
                    count.rejected += 1
                    try transaction.insert(row)
                }
            case .rejected(let fault):
                count.rejected += 1
                try transaction.insert(RejectedRow(fault, delivery: delivery.number))
            case .skipped: break
            }
        }
        if isLong { context.progress.end(.rows) }
        if count.rejected > 0, context.configuration.allOrNothing.contains(kind) {
            throw RowsRejected(count: count.rejected)
        }
        try sighting.close()
        if !sighting.changedProducts.isEmpty {
            count.records += try ProductReview(context: context, transaction: transaction)
                .review(sighting.changedProducts)
        }
        var judgement = Judgement(
            count.accepted == 0 ? .rejected : .applied, count.accepted == 0 ? .allRowsRejected : nil)
        judgement.records = count.records
        judgement.rejected = count.rejected
        if kind.isSnapshot, count.accepted > 0 { try remember(count, asOf: asOf, standing, sidecar) }
        return judgement
    }

    /// What the rows of a table came to.
    private struct Count {
        var records = 0, accepted = 0, rejected = 0
        var platforms: [PlatformID: Int] = [:]

        mutating func take(_ record: TableRecord, isChange: Bool) {
            accepted += 1
            records += isChange ? 1 : 0
            if let platform = record.platform { platforms[platform, default: 0] += 1 }
        }
    }

    private func remember(
        _ count: Count, asOf: BusinessDate, _ standing: PictureStanding, _ sidecar: SidecarRow?
    ) throws {
        let claimed: [PlatformID?] =
            kind.isOfPlatform ? count.platforms.keys.sorted().map(Optional.some) : [nil]
        for platform in claimed {
            let rows = platform.flatMap { count.platforms[$0] } ?? count.accepted
            try transaction.recordSnapshot(
                SnapshotClaim(
                    kind: kind, platform: platform, asOf: asOf, isComplete: standing.isProved && count.rejected == 0,
                    rows: rows, rejected: count.rejected),
                isDelta: standing.isDelta, takenAt: sidecar?.takenAt ?? asOf.description, by: delivery.number)
        }
        if let cutting = sidecar?.part {
            if count.rejected == 0 { try transaction.recordPart(cutting, by: delivery.number) }
            if try transaction.judgeParts(cutting) {
                try PictureRelay(context: context, transaction: transaction).relay(cutting)
            }
        }
    }

    /// Where there is a picture of the day already, looks through the rows of a file that says it is whole before any
    /// of them is laid down: only a file without a fault may take the place of another.
    private func isFaultyRival(
        _ scan: TableScan, _ asOf: BusinessDate, _ source: () throws -> FileSource
    ) throws -> Bool {
        guard try transaction.hasPicture(kind, asOf: asOf) else { return false }
        var isFaulty = false
        try TableFile.records(scan, open: source) { event in
            if case .rejected = event { isFaulty = true }
        }
        return isFaulty
    }
}

/// A row was rejected of a kind that the configuration takes whole or not at all: nothing of the file may stay.
struct RowsRejected: Error {
    var count: Int
}

/// Room in the workspace's `work/` for what a table reader cannot keep in memory.
final class WorkRoom: ScratchRoom {
    private let file: OpenFile

    init(file: OpenFile) { self.file = file }

    func append(_ bytes: UnsafeRawBufferPointer) throws { try file.write(bytes) }
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
        try file.read(at: offset, into: buffer)
    }
}

/// The bytes of a claimed file, for a table reader.
struct FileSource: ByteSource {
    let file: OpenFile

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { try file.read(into: buffer) }
}

extension RejectedRow {
    init(_ fault: RowFault, delivery: Int64) {
        self.init(
            delivery: delivery, line: fault.line, column: fault.column.name, value: fault.value.maskingPersonalNumbers,
            rule: fault.rule.code,
            hint: fault.rule.expectation)
    }
}

extension RowFault.Rule {
    /// What the rule wanted, as values.
    var expectation: String {
        switch self {
        case .length(let expected), .checkDigit(let expected): expected
        case .character(let character): String(character)
        case .part(let part): part
        case .notMoney(let style): style == .comma ? "1234,56" : "1234.56"
        case .notANumber(let allowed): "\(allowed.lowerBound)…\(allowed.upperBound)"
        case .unknownEnumValue(let allowed): allowed.joined(separator: ", ")
        case .otherPlatform(let expected): expected.text
        case .missingIdentifier(let columns): columns.map(\.name).joined(separator: ", ")
        case .serialCountMismatch(let quantity, let counts): "\(quantity) ≠ \(counts.joined(separator: ", "))"
        case .endBeforeStart(let start): start.name
        case .conflict(let column): column.name
        case .ragged(let expected, let found): "\(expected) ≠ \(found)"
        case .duplicateKey(let line, _): "\(line)"
        case .brokenQuotes(let line), .unclosedQuote(let line): "\(line)"
        case .lostZeros(let expected): "\(expected)"
        case .pattern(let pattern): pattern
        case .empty, .repeated, .spreadsheetError, .nestedValue, .repeatedName, .malformedRecord, .scientificNotation,
            .notUnicast,
            .notADate, .negativeMoney, .notABoolean,
            .unknownPlatform, .unterminated, .encoding:
            ""
        }
    }
}
