/// What an import says of a box and may say otherwise later. Serial and MAC are burnt in and are not here.
public enum BoxField: String, Sendable, CaseIterable, Hashable {
    case casn, patrimony, smartcard, model, platform, location, accessKey, cost

    /// Whether a change of it is kept as history: what a person finds the box by, or finds in it.
    public var keepsHistory: Bool { [.casn, .patrimony, .smartcard].contains(self) }
}

/// When imports said a value: on which date first and where, on which date last.
public struct ValueSpan: Hashable, Sendable {
    /// Date of the earliest import that said it.
    public var first: BusinessDate
    /// The line of that import.
    public var source: Source
    /// Date of the latest import that said it.
    public var last: BusinessDate

    /// All fields.
    public init(first: BusinessDate, source: Source, last: BusinessDate) {
        self.first = first
        self.source = source
        self.last = last
    }

    /// Said once.
    public init(_ date: BusinessDate, _ source: Source) { self.init(first: date, source: source, last: date) }

    /// Said once more.
    public func seen(_ date: BusinessDate, _ source: Source) -> ValueSpan {
        ValueSpan(
            first: min(first, date), source: date < first ? source : self.source, last: max(last, date))
    }
}

/// An identifier that a box had, or has been said to have on a date before the one that it has now.
public struct FormerIdentifier: Hashable, Sendable {
    /// CASN, asset tag or smart card.
    public var field: BoxField
    /// Its value.
    public var value: String
    /// When it was said.
    public var span: ValueSpan

    /// All fields.
    public init(field: BoxField, value: String, span: ValueSpan) {
        self.field = field
        self.value = value
        self.span = span
    }
}

/// A change of an identifier.
public struct IdentifierChange: Hashable, Sendable {
    /// Which one.
    public var field: BoxField
    /// What it was.
    public var from: String
    /// What it became.
    public var to: String
    /// Date of the import that said so.
    public var date: BusinessDate
    /// Its line.
    public var source: Source
}

/// A box with when each of its values was said. Imports may come in any order: the latest date's value counts, of one
/// date the later delivery's, and an older import fills what is blank and the history.
public struct BoxTrail: Hashable, Sendable {
    /// What counts now.
    public private(set) var facts: BoxImport
    /// When that was said; nothing for a value that no import has said (a note did).
    public private(set) var spans: [BoxField: ValueSpan]
    /// Values that do not count (any more).
    public private(set) var former: [FormerIdentifier]
    /// When a value was said that has no span: by a note, before any import.
    private let noteSpan: ValueSpan?

    /// What is known. `noteSpan` is when the values without a span were said.
    public init(
        facts: BoxImport, spans: [BoxField: ValueSpan], former: [FormerIdentifier] = [], noteSpan: ValueSpan? = nil
    ) {
        self.facts = facts
        self.spans = spans
        self.former = former
        self.noteSpan = noteSpan
    }

    /// A box that an import shows for the first time.
    public init(new row: BoxImport, on date: BusinessDate, source: Source) {
        self.init(facts: row, spans: [:])
        let span = ValueSpan(date, source)
        for field in BoxField.allCases where row.says(field) { spans[field] = span }
    }

    /// Takes a row of an import. Blank cells leave what is known.
    public mutating func see(_ row: BoxImport, on date: BusinessDate, source: Source) {
        facts.box.serial = facts.box.serial ?? row.box.serial
        facts.box.mac = facts.box.mac ?? row.box.mac
        let seen = ValueSpan(date, source)
        settle(.casn, \.box.casn, row, seen) {
            CASN(trusted: $0)
        } text: {
            $0.text
        }
        settle(.patrimony, \.box.patrimony, row, seen) {
            PatrimonyNumber(trusted: $0)
        } text: {
            $0.text
        }
        settle(.smartcard, \.box.smartcard, row, seen) {
            SmartCardNumber(trusted: $0)
        } text: {
            $0.text
        }
        settle(.model, \.model, row, seen)
        settle(.platform, \.platform, row, seen)
        settle(.location, \.location, row, seen)
        settle(.accessKey, \.accessKey, row, seen)
        settle(.cost, \.cost, row, seen)
    }

    /// Takes an identifier that a note says and an import says otherwise: the import's counts, the note's is history.
    public mutating func remember(_ field: BoxField, _ value: String, _ span: ValueSpan) {
        if let index = former.firstIndex(where: { $0.field == field && $0.value == value }) {
            former[index].span = former[index].span.seen(span.first, span.source)
        } else {
            former.append(FormerIdentifier(field: field, value: value, span: span))
        }
    }

    private mutating func settle<Value: Equatable>(
        _ field: BoxField, _ path: WritableKeyPath<BoxImport, Value?>, _ row: BoxImport, _ seen: ValueSpan
    ) {
        guard let new = row[keyPath: path] else { return }
        if let span = spans[field] {
            if facts[keyPath: path] == new {
                spans[field] = span.seen(seen.first, seen.source)
                return
            }
            if span.last > seen.last { return }
        }
        facts[keyPath: path] = new
        spans[field] = seen
    }

    private mutating func settle<Value: Equatable>(
        _ field: BoxField, _ path: WritableKeyPath<BoxImport, Value?>, _ row: BoxImport, _ seen: ValueSpan,
        value: (String) -> Value, text: (Value) -> String
    ) {
        guard let new = row[keyPath: path] else { return }
        guard let known = facts[keyPath: path] else {
            facts[keyPath: path] = new
            spans[field] = seen
            return
        }
        if known == new {
            spans[field] = spans[field]?.seen(seen.first, seen.source) ?? seen
            return
        }
        remember(field, text(new), seen)
        if let span = spans[field], span.last > seen.last { return }
        let old = spans[field] ?? noteSpan
        guard let index = former.firstIndex(where: { $0.field == field && $0.value == text(new) }) else { return }
        let back = former.remove(at: index)
        if let old { remember(field, text(known), old) }
        facts[keyPath: path] = value(back.value)
        spans[field] = back.span
    }

    /// The changes of identifiers, by field and date. A value counts from the first date on which it was said; one
    /// that came back, from the last.
    public var changes: [IdentifierChange] {
        BoxField.allCases.filter(\.keepsHistory).flatMap { field in
            var said = former.filter { $0.field == field }
            guard let value = facts.text(of: field), !said.isEmpty else { return [IdentifierChange]() }
            let now = spans[field] ?? noteSpan
            if let now { said.append(FormerIdentifier(field: field, value: value, span: now)) }
            said.sort { a, b in
                if a.span.first != b.span.first { return a.span.first < b.span.first }
                if a.value == value || b.value == value { return b.value == value }
                return a.value.utf8.lexicographicallyPrecedes(b.value.utf8)
            }
            var changes = zip(said, said.dropFirst()).map { old, new in
                IdentifierChange(
                    field: field, from: old.value, to: new.value, date: new.span.first, source: new.span.source)
            }
            if let now, let last = said.last, last.value != value {
                changes.append(
                    IdentifierChange(field: field, from: last.value, to: value, date: now.last, source: now.source))
            }
            return changes
        }
    }
}

extension BoxImport {
    /// The value of an identifier that may change, as text.
    public func text(of field: BoxField) -> String? {
        switch field {
        case .casn: box.casn?.text
        case .patrimony: box.patrimony?.text
        case .smartcard: box.smartcard?.text
        case .model: model
        case .platform: platform?.text
        case .location: location
        case .accessKey: accessKey?.text
        case .cost: cost.map { "\($0.centavos)" }
        }
    }

    fileprivate func says(_ field: BoxField) -> Bool { text(of: field) != nil }
}
