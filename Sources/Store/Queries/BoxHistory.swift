public import Domain
internal import GRDB

extension Transaction {
    /// The identifiers that a box had, by kind and value.
    public func formerIdentifiers(ofBox box: Int64) throws -> [FormerIdentifier] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM formerIdentifier WHERE provider = ? AND box = ? ORDER BY kind, value")
        return try Row.fetchAll(statement, arguments: [provider, box]).compactMap { raw in
            let row = StoreRow(row: raw)
            guard let field = BoxField(rawValue: row.text("kind")), let first = row.date("firstAsOf"),
                let last = row.date("lastAsOf")
            else { return nil }
            let source = Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0)
            return FormerIdentifier(
                field: field, value: row.text("value"), span: ValueSpan(first: first, source: source, last: last))
        }
    }

    /// Replaces the identifiers that a box had.
    public func replaceFormerIdentifiers(ofBox box: Int64, with former: [FormerIdentifier]) throws {
        try db.cachedStatement(sql: "DELETE FROM formerIdentifier WHERE provider = ? AND box = ?")
            .execute(arguments: [provider, box])
        let statement = try db.cachedStatement(sql: "INSERT INTO formerIdentifier VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for one in former {
            try statement.execute(arguments: [
                provider, box, one.field.rawValue, one.value, one.span.first.description, one.span.source.delivery,
                one.span.source.position, one.span.last.description,
            ])
        }
    }

    /// The boxes that had one of these identifiers, where no box has it now.
    public func formerBoxes(_ identifiers: BoxIdentifiers) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT box FROM formerIdentifier WHERE provider = ? AND kind = ? AND value = ?
                AND NOT EXISTS (
                    SELECT 1 FROM boxIdentifier WHERE boxIdentifier.provider = formerIdentifier.provider
                    AND boxIdentifier.kind = formerIdentifier.kind AND boxIdentifier.value = formerIdentifier.value)
                """)
        var boxes: Set<Int64> = []
        for one in identifiers.finding where [.casn, .patrimony].contains(one.kind) {
            boxes.formUnion(
                try Int64.fetchAll(statement, arguments: [provider, one.kind.rawValue, one.value]))
        }
        return boxes.sorted()
    }

    /// Gives up identifiers that a box no longer has.
    public func releaseIdentifiers(_ identifiers: [BoxIdentifier], ofBox box: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "DELETE FROM boxIdentifier WHERE provider = ? AND kind = ? AND value = ? AND box = ?")
        for one in identifiers {
            try statement.execute(arguments: [provider, one.kind.rawValue, one.value, box])
        }
    }

    // MARK: Numbers that lost their zeros

    /// How long the known numbers of a kind are that begin with a zero, in digits, ascending.
    public func zeroLedLengths(of kind: BoxIdentifier.Kind) throws -> [Int] {
        let statement = try db.cachedStatement(
            sql: "SELECT digits FROM zeroLedLength WHERE provider = ? AND kind = ? ORDER BY digits")
        return try Int.fetchAll(statement, arguments: [provider, kind.rawValue])
    }

    /// Notes that a number of this length begins with a zero.
    public func noteZeroLedLength(_ digits: Int, of kind: BoxIdentifier.Kind) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO zeroLedLength VALUES (?, ?, ?)")
            .execute(arguments: [provider, kind.rawValue, digits])
    }

    /// The box that has an identifier.
    public func box(having identifier: BoxIdentifier) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: "SELECT box FROM boxIdentifier WHERE provider = ? AND kind = ? AND value = ?")
        return try Int64.fetchOne(statement, arguments: [provider, identifier.kind.rawValue, identifier.value])
    }
}

/// Spans as one text: `cml 2026-11-22 12 3 2026-11-23;a …`, the fields that share a span by their letters. All fields
/// of a box that one import showed are one group, so that ten million of them stay small.
enum SpanText {
    private static let letters: [(letter: Character, field: BoxField)] = [
        ("c", .casn), ("n", .patrimony), ("s", .smartcard), ("m", .model), ("p", .platform), ("l", .location),
        ("k", .accessKey), ("v", .cost),
    ]

    static func write(_ spans: [BoxField: ValueSpan]) -> String {
        var groups: [(span: ValueSpan, letters: String)] = []
        for (letter, field) in letters {
            guard let span = spans[field] else { continue }
            if let index = groups.firstIndex(where: { $0.span == span }) {
                groups[index].letters.append(letter)
            } else {
                groups.append((span, String(letter)))
            }
        }
        return groups.map { span, letters in
            "\(letters) \(span.first) \(span.source.delivery) \(span.source.position) \(span.last)"
        }.joined(separator: ";")
    }

    static func read(_ text: String) -> [BoxField: ValueSpan] {
        var spans: [BoxField: ValueSpan] = [:]
        for group in text.split(separator: ";") {
            let parts = group.split(separator: " ")
            guard parts.count == 5, let first = try? BusinessDate(parts[1]), let delivery = Int64(parts[2]),
                let position = Int(parts[3]), let last = try? BusinessDate(parts[4])
            else { continue }
            let span = ValueSpan(first: first, source: Source(delivery: delivery, position: position), last: last)
            for (letter, field) in letters where parts[0].contains(letter) { spans[field] = span }
        }
        return spans
    }
}
