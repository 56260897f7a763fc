internal import Domain
internal import Store

/// Enters the rows of one import in the register. Rows of a file share no identifier (those that do are refused
/// before), so each is judged by the register as it was before the file, whatever the order of its lines.
struct ImportRegistration {
    /// What became of a row.
    enum Outcome: Equatable {
        case created(Int64)
        case updated(Int64)
        case unchanged(Int64)
        /// The identifiers point to several boxes, each with all its identifiers.
        case conflict(boxes: [String])
        /// The box found has another value for an identifier that does not change.
        case contradiction(field: String, known: String)
        /// A number that a spreadsheet took the zeros from; the known one.
        case lostZeros(BoxIdentifier, known: String)
    }

    private let transaction: Transaction
    private let asOf: BusinessDate
    private let firstNew: Int64
    private var next: Int64
    private let zeroLedLengths: [BoxIdentifier.Kind: [Int]]

    /// For the rows of a file whose as-of date is `asOf`.
    init(transaction: Transaction, asOf: BusinessDate) throws {
        self.transaction = transaction
        self.asOf = asOf
        try transaction.stageIdentifiers()
        firstNew = try transaction.nextBoxNumber()
        next = firstNew
        zeroLedLengths = [
            .casn: try transaction.zeroLedLengths(of: .casn), .serial: try transaction.zeroLedLengths(of: .serial),
        ]
    }

    /// Enters a row. Blank cells leave what is known.
    mutating func register(_ row: BoxImport, source: Source) throws -> Outcome {
        var found: Set<Int64> = []
        for identifier in row.box.finding {
            if let box = try transaction.box(having: identifier) {
                found.insert(box)
            } else if let known = try zeroLed(identifier) {
                return .lostZeros(identifier, known: known)
            }
        }
        if found.isEmpty {
            // The known box may be the one whose zeros were lost.
            let shortened = try row.box.finding.compactMap { identifier -> Int64? in
                guard identifier.kind == .casn || identifier.kind == .serial, let short = identifier.withoutZeros else {
                    return nil
                }
                return try transaction.box(having: short).flatMap { $0 < firstNew ? $0 : nil }
            }
            guard shortened.isEmpty else {
                return .conflict(boxes: try shortened.compactMap { try transaction.box($0)?.facts.box.spelledOut })
            }
            found = try formerOwner(of: row)
        }
        guard let number = found.min() else {
            let trail = BoxTrail(new: row, on: asOf, source: source)
            let box = BoxRow(
                number: next, facts: trail.facts, isImported: true, readFrom: source, spans: trail.spans)
            try transaction.saveStaged(box)
            next += 1
            return .created(box.number)
        }
        guard found.count == 1, let known = try transaction.box(number) else {
            return .conflict(
                boxes: try found.compactMap { try transaction.box($0)?.facts.box.spelledOut }.sorted())
        }
        return try merge(row, into: known, source: source)
    }

    /// After the last row: from now on the new boxes are found.
    func close() throws { try transaction.claimStagedIdentifiers() }

    private func merge(_ row: BoxImport, into known: BoxRow, source: Source) throws -> Outcome {
        if let (field, value) = known.facts.box.contradiction(of: row.box) {
            return .contradiction(field: field, known: value)
        }
        let isHistoryNeeded = BoxField.allCases.contains { field in
            guard field.keepsHistory, let new = row.text(of: field), let old = known.facts.text(of: field) else {
                return false
            }
            return new != old
        }
        let before = isHistoryNeeded ? try transaction.formerIdentifiers(ofBox: known.number) : []
        let noteSpan = known.facts.accessKey?.firstDayOfMonth.map { ValueSpan($0, known.source) }
        var trail = BoxTrail(facts: known.facts, spans: known.spans, former: before, noteSpan: noteSpan)
        trail.see(row, on: asOf, source: source)
        // Of several imports the latest is where the box was read last; of one date, the later delivery.
        let lastSeen = known.spans.values.map(\.last).max()
        let isLatest = lastSeen.map { $0 < asOf || ($0 == asOf && trail.facts != known.facts) } ?? true
        let merged = BoxRow(
            number: known.number, facts: trail.facts, isImported: true,
            readFrom: isLatest || !known.isImported ? source : known.source, spans: trail.spans)
        guard merged != known || trail.former != before else { return .unchanged(known.number) }
        if merged.facts != known.facts {
            let kept = Set(merged.facts.box.finding)
            try transaction.releaseIdentifiers(
                known.facts.box.finding.filter { !kept.contains($0) }, ofBox: known.number)
        }
        if trail.former != before {
            try transaction.replaceFormerIdentifiers(ofBox: known.number, with: trail.former)
        }
        try transaction.save(merged)
        let isChange = merged.facts != known.facts || !known.isImported || trail.former != before
        return isChange ? .updated(known.number) : .unchanged(known.number)
    }

    /// The box that had an identifier of the row on the row's date, where no box has it now: an import that is older
    /// than the change speaks of that box.
    private func formerOwner(of row: BoxImport) throws -> Set<Int64> {
        let owners = try transaction.formerBoxes(row.box).filter { number in
            guard let box = try transaction.box(number) else { return false }
            return try transaction.formerIdentifiers(ofBox: number).contains { former in
                guard row.text(of: former.field) == former.value else { return false }
                return box.spans[former.field].map { asOf < $0.first } ?? false
            }
        }
        return Set(owners)
    }

    /// The known number that this one is without the zeros in front.
    private func zeroLed(_ identifier: BoxIdentifier) throws -> String? {
        guard identifier.isNumeral, let lengths = zeroLedLengths[identifier.kind] else { return nil }
        for length in lengths {
            guard let filled = identifier.zeroFilled(to: length), let box = try transaction.box(having: filled),
                box < firstNew
            else { continue }
            return filled.value
        }
        return nil
    }
}

extension BoxIdentifiers {
    /// MAC and serial are burnt in: another value is another box. A CASN may change with the firmware.
    func contradiction(of new: BoxIdentifiers) -> (field: String, known: String)? {
        if let serial = new.serial, let old = self.serial, serial != old { return ("serial", old.text) }
        if let mac = new.mac, let old = self.mac, mac != old { return ("mac", old.description) }
        return nil
    }
}

extension AccessKey {
    /// The first day of the month that the key names: a date that does not depend on when the note came.
    var firstDayOfMonth: BusinessDate? {
        guard let year = Int(yearMonth.prefix(2)), let month = Int(yearMonth.suffix(2)) else { return nil }
        return BusinessDate(year: 2000 + year, month: month, day: 1)
    }
}

extension BoxIdentifier {
    /// Its digits without the zeros in front, where it has some and nothing but digits.
    fileprivate var withoutZeros: BoxIdentifier? {
        guard hasLeadingZero, isNumeral else { return nil }
        let short = value.drop { $0 == "0" }
        return short.isEmpty ? nil : BoxIdentifier(kind: kind, value: String(short))
    }
}
