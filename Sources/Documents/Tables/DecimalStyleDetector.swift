internal import Domain

/// Decides the decimal style of a file from every cell of its money columns; never from one cell.
///
/// A cell that is an amount in one style only is evidence for it (`29,90`, `1.234,56`, `29.90`). One separator before
/// exactly three digits (`1.234`) is a thousand in one style and a third decimal in the other: no amount here has
/// three decimals, but taking it for a thousand would be a guess of a factor of 1,000, so it needs evidence elsewhere
/// in the file. A plain integer reads the same in both. Evidence for both styles decides nothing.
struct DecimalStyleDetector {
    /// What a cell says about the style.
    enum Evidence: Equatable {
        case none, comma, point, ambiguous
    }

    /// The end of the detection.
    enum Verdict: Equatable {
        case style(DecimalStyle)
        case undecidable(TableFault)
    }

    private struct Place {
        let column: TableColumn
        let line: Int
        let value: String
    }

    private var comma: Place?
    private var point: Place?
    private var ambiguous: Place?

    /// Takes one cell of a money column into account.
    mutating func see(_ cell: ArraySlice<UInt8>, column: TableColumn, line: Int) {
        guard !cell.isEmpty else { return }
        func place() -> Place { Place(column: column, line: line, value: String(decoding: cell, as: UTF8.self)) }
        switch Self.evidence(of: cell) {
        case .none: break
        case .comma: if comma == nil { comma = place() }
        case .point: if point == nil { point = place() }
        case .ambiguous: if ambiguous == nil { ambiguous = place() }
        }
    }

    /// The style of the file. Where there are only plain integers any style reads them.
    var verdict: Verdict {
        switch (comma, point, ambiguous) {
        case (let comma?, let point?, _): .undecidable(Self.fault([comma, point]))
        case (_?, nil, _): .style(.comma)
        case (nil, _?, _): .style(.point)
        case (nil, nil, let ambiguous?): .undecidable(Self.fault([ambiguous]))
        case (nil, nil, nil): .style(.comma)
        }
    }

    private static func fault(_ places: [Place]) -> TableFault {
        let places = places.sorted { $0.line < $1.line }
        return .undecidableDecimal(
            column: places.first?.column ?? .price, lines: places.map(\.line), values: places.map(\.value))
    }

    /// Which styles `Money` reads a cell in. Told from the separators alone, without making an amount of it: this
    /// runs over every money cell of a file before the first record.
    static func evidence(of cell: ArraySlice<UInt8>) -> Evidence {
        var body = cell
        if body.starts(with: [UInt8(ascii: "R"), UInt8(ascii: "$")]) { body = body.dropFirst(2).trimmingBlankBytes() }
        if body.first == UInt8(ascii: "-") { body = body.dropFirst() }
        let isAmount = body.allSatisfy { (0x30...0x39).contains($0) || $0 == commaByte || $0 == pointByte }
        guard isAmount, body.contains(where: { $0 == commaByte || $0 == pointByte }) else { return .none }
        if reads(body, decimal: commaByte, grouping: pointByte) { return isOneGroup(body) ? .ambiguous : .comma }
        if reads(body, decimal: pointByte, grouping: commaByte) { return isOneGroup(body) ? .ambiguous : .point }
        return .none
    }

    private static let commaByte = UInt8(ascii: ",")
    private static let pointByte = UInt8(ascii: ".")

    /// One separator, three digits behind it.
    private static func isOneGroup(_ body: ArraySlice<UInt8>) -> Bool {
        let parts = body.split(omittingEmptySubsequences: false) { $0 == commaByte || $0 == pointByte }
        return parts.count == 2 && parts[1].count == 3
    }

    /// One or two decimals at most, groups of three, at least one digit in front.
    private static func reads(_ body: ArraySlice<UInt8>, decimal: UInt8, grouping: UInt8) -> Bool {
        let whole = body.prefix { $0 != decimal }
        if whole.count < body.count {
            let decimals = body.dropFirst(whole.count + 1)
            guard (1...2).contains(decimals.count), decimals.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return false
            }
        }
        let groups = whole.split(separator: grouping, omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty, groups.allSatisfy({ $0.allSatisfy { $0 != decimal } }) else {
            return false
        }
        return groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
