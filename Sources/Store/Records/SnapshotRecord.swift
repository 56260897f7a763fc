public import Domain
internal import GRDB

/// A record of a snapshot table: how it lies in its columns.
public protocol SnapshotRecord: Sendable {
    /// Which table of the contract of files it comes from.
    static var kind: TableKind { get }
    /// Its table in the store.
    static var table: String { get }
    /// Key columns after `provider`, in key order.
    static var keys: [String] { get }
    /// The other columns.
    static var columns: [String] { get }
    /// Values of ``keys`` and then of ``columns``.
    var values: [StoreValue] { get }
    /// Reads the record back.
    init(_ row: StoreRow)
}

/// A value of a column: text or a whole number, in every database.
public enum StoreValue: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// No value.
    case null

    init(_ text: String?) { self = text.map(StoreValue.text) ?? .null }
    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    init(_ money: Money?) { self = money.map { .integer($0.centavos) } ?? .null }
    init(_ date: BusinessDate?) { self = date.map { .text($0.description) } ?? .null }
    init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
    init<Tag>(_ identifier: Identifier<Tag>?) { self = identifier.map { .text($0.text) } ?? .null }

    var databaseValue: DatabaseValue {
        switch self {
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .null: .null
        }
    }
}

/// A row of the store.
public struct StoreRow {
    let row: Row

    func text(_ column: String) -> String { row[column] ?? "" }
    func optional(_ column: String) -> String? { row[column] }
    func integer(_ column: String) -> Int64 { row[column] ?? 0 }
    func number(_ column: String) -> Int? { (row[column] as Int64?).map(Int.init) }
    func flag(_ column: String) -> Bool { integer(column) != 0 }
    func money(_ column: String) -> Money? { (row[column] as Int64?).map(Money.init(centavos:)) }
    func amount(_ column: String) -> Money { Money(centavos: integer(column)) }
    func date(_ column: String) -> BusinessDate? { optional(column).flatMap { try? BusinessDate($0) } }
    func identifier<Tag>(_ column: String) -> Identifier<Tag> { Identifier(trusted: text(column)) }
    func identifier<Tag>(ifAny column: String) -> Identifier<Tag>? { optional(column).map(Identifier.init(trusted:)) }
    func word<Word: RawRepresentable>(_ column: String, else fallback: Word) -> Word where Word.RawValue == String {
        Word(rawValue: text(column)) ?? fallback
    }

    /// CASN, MAC, serial, asset tag and smart card, of whichever columns the table has.
    var box: BoxIdentifiers {
        func has(_ column: String) -> String? { row.hasColumn(column) ? optional(column) : nil }
        return BoxIdentifiers(
            casn: has("casn").map(CASN.init(trusted:)), mac: has("mac").flatMap { try? MACAddress($0) },
            serial: has("serial").map(SerialNumber.init(trusted:)),
            patrimony: has("patrimony").map(PatrimonyNumber.init(trusted:)),
            smartcard: has("smartcard").map(SmartCardNumber.init(trusted:)))
    }

    /// Where the row was last read.
    var source: Source { Source(delivery: integer("seenBy"), position: Int(integer("position"))) }
}
