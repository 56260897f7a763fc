internal import Domain

/// Finds identifiers that have lost their leading zeros, from a whole column; never from one cell.
///
/// A program that takes codes for numbers drops their zeros: of codes of one length that are drawn evenly, one in ten
/// then has one digit less, one in a hundred two, and none of full length begins with a zero. So a column is accused
/// where all its values are digits, one length is by far the commonest, none of that length begins with a zero, and
/// the shorter ones follow it without a gap, ever fewer. Two lengths that two makers use do not look so. The numbers of a
/// counter from 1 do: but where they are a platform's own ids and lie close to each other, a counter is what they are.
struct LostZeros {
    /// Columns whose zeros count.
    static let columns: [TableColumn] = [.casn, .serial, .smartcard, .patrimony, .account]
    /// Values of the commonest length below which nothing is concluded.
    private static let evidenceMin = 8
    private static let lengthMax = 32

    /// Accounts are counted by most platforms: where one shorter number in so many is there, they are no drawn codes.
    private static let spacingMax = 20

    private let mayCount: Bool
    private var lengths = [Int](repeating: 0, count: lengthMax + 1)
    private var ledByZero = [Int](repeating: 0, count: lengthMax + 1)
    private var digits = 0
    private var others = 0

    /// A column of which nothing was seen yet.
    init(_ column: TableColumn) { mayCount = column == .account }

    /// Takes one cell into account.
    mutating func see(_ cell: ArraySlice<UInt8>) {
        guard let first = cell.first else { return }
        guard cell.count <= Self.lengthMax, cell.allSatisfy({ (0x30...0x39).contains($0) }) else {
            others += 1
            return
        }
        digits += 1
        lengths[cell.count] += 1
        if first == 0x30 { ledByZero[cell.count] += 1 }
    }

    /// The length that the identifiers have, and the shortest that a value with lost zeros has; nil where nothing
    /// says that any were lost.
    var verdict: (length: Int, shortest: Int)? {
        guard others * 10 <= digits, let most = lengths.max(), most >= Self.evidenceMin,
            let length = lengths.firstIndex(of: most), length > 1, ledByZero[length] == 0
        else { return nil }
        var shortest = length
        while shortest > 1, lengths[shortest - 1] > 0, lengths[shortest - 1] * 2 <= lengths[shortest],
            ledByZero[shortest - 1] == 0
        {
            shortest -= 1
        }
        let short = lengths[shortest..<length].reduce(0, +)
        guard shortest < length, short * 4 <= digits else { return nil }
        // Of all numbers below the first of full length so many are there: they were counted, not drawn.
        let below = (1..<min(length, 18)).reduce(1) { product, _ in product * 10 }
        let isCounter = mayCount && short * Self.spacingMax >= below
        return isCounter ? nil : (length, shortest)
    }
}
