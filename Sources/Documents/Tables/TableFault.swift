public import Domain

/// Why a whole table cannot be read. A bad row is a ``RowFault`` instead. What the source of the bytes throws (an
/// input error) is neither, and passes through as it is.
public enum TableFault: Error, Equatable, Sendable {
    /// No row that is not blank.
    case empty
    /// No header that any kind of table has.
    case notATable
    /// A kind was recognised, or hinted at, and columns it must have are not there. Names are canonical; a group of
    /// which one is enough is joined by `|`. `found` is the header as read.
    case missingColumns(kind: TableKind, names: [String], found: [String])
    /// The name or the folder says one kind, the header another.
    case hintMismatch(hinted: TableKind, actual: TableKind)
    /// The name or the folder says one platform, and no row agrees.
    case platformMismatch(hinted: PlatformID, found: [String])
    /// A platform's table that does not say whose it is: no folder, no word in its name, no column.
    case platformUnknown(kind: TableKind)
    /// The decimal style cannot be told: only values that read in both styles with different amounts (`1.234`), or
    /// values of both styles. Lines and values of the evidence, one or two.
    case undecidableDecimal(column: TableColumn, lines: [Int], values: [String])
    /// A row longer than the limit, or quotes that never closed.
    case rowTooLong(line: Int, limitBytes: Int)
    /// More cells in a row than the limit.
    case tooManyColumns(line: Int, limit: Int)
    /// Something stands below the trailer.
    case rowAfterTrailer(line: Int, trailerLine: Int)
    /// Like an export of this platform, and not the one that its profile describes.
    case foreignHeader(kind: TableKind, platform: PlatformID, expected: [String], found: [String])
    /// Not what its format asks for, from this line on.
    case malformed(line: Int)

    /// Said of a header that is none of ours: it may be one of a platform.
    var mayBeForeign: Bool {
        switch self {
        case .notATable, .missingColumns, .hintMismatch: true
        default: false
        }
    }

    /// The word of the contract for a file that ends this way.
    public var reason: Reason {
        switch self {
        case .empty: .empty
        case .notATable: .notRecognised
        case .missingColumns: .missingColumn
        case .hintMismatch, .platformMismatch: .hintMismatch
        case .platformUnknown: .platformUnknown
        case .undecidableDecimal: .undecidableDecimal
        case .rowTooLong, .tooManyColumns: .limitExceeded
        case .rowAfterTrailer: .manifestMismatch
        case .foreignHeader: .headerDiffers
        case .malformed: .malformed
        }
    }
}
