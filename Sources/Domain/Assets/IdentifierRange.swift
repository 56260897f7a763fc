/// A run of identifiers that a note names by its ends: `DE x A y`, `x ATÉ y`.
struct IdentifierRange {
    /// Longest run that is written out: as many units as one note may bring.
    static let longest = FiscalNote.unitsMost

    /// What both ends begin with.
    private let prefix: String
    private let width: Int
    private let numbers: ClosedRange<UInt64>

    /// How many identifiers it names.
    let count: Int

    /// `nil` where the ends have not the same prefix and the same width, stand in the wrong order, lie too far apart,
    /// or do not say how they count: the number of an optical terminal is hexadecimal, so that a run of more than ten
    /// of them means one thing in decimal and another in hexadecimal.
    init?(from first: String, to last: String) {
        let first = Array(first.utf8)
        let last = Array(last.utf8)
        guard first.count == last.count, first != last else { return nil }
        // The part of the end that differs, with the digits before it that could carry: 18 fit in 64 bits.
        let digits = min(Self.digitTail(first), Self.digitTail(last), 18)
        let fixed = first.count - digits
        guard digits > 0, first[..<fixed].elementsEqual(last[..<fixed]),
            let low = UInt64(String(decoding: first[fixed...], as: UTF8.self)),
            let high = UInt64(String(decoding: last[fixed...], as: UTF8.self)), low < high,
            high - low < UInt64(Self.longest)
        else { return nil }
        if TerminalSerial.hasShape(String(decoding: first, as: UTF8.self)) {
            guard first.dropLast().elementsEqual(last.dropLast()) else { return nil }
        }
        prefix = String(decoding: first[..<fixed], as: UTF8.self)
        width = digits
        numbers = low...high
        count = Int(high - low) + 1
    }

    /// Length of the run of digits at the end.
    private static func digitTail(_ bytes: [UInt8]) -> Int { bytes.reversed().prefix(while: FoldedText.isDigit).count }

    /// Every identifier of the run, both ends included.
    var members: [String] {
        numbers.map { number in
            let digits = String(number)
            return prefix + String(repeating: "0", count: width - digits.utf8.count) + digits
        }
    }
}

extension LexedIdentifier {
    /// The identifiers that this names, the run written out. Both ends alone where it cannot be, or where `budget`,
    /// the number of identifiers that runs may still add, does not suffice: the count then shows it.
    func values(within budget: inout Int) -> [String] {
        guard let last else { return [text] }
        guard let run = IdentifierRange(from: text, to: last), run.count <= budget else { return [text, last] }
        budget -= run.count
        return run.members
    }
}
