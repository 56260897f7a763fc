internal import Domain
internal import XMLKit

/// How the numbers of a workbook are to be read: as dates, as codes with leading zeros, or as they are.
struct CellFormats {
    /// What a number format makes of a number.
    enum Format: Equatable {
        case number
        case date
        /// `000000`: at least so many digits.
        case zeros(Int)
    }

    private var formats: [Format] = []
    private let is1904: Bool

    /// Reads `xl/styles.xml`; no bytes, no formats.
    init(_ bytes: [UInt8], is1904: Bool) throws(DocumentFault) {
        self.is1904 = is1904
        guard !bytes.isEmpty else { return }
        var codes: [Int: Format] = [:]
        var cells: [Format] = []
        var isInCells = false
        try scanElements(bytes) { element in
            if element.name == "numFmt", let id = element.attribute("numFmtId").flatMap({ Int($0) }) {
                codes[id] = Self.format(ofCode: element.attribute("formatCode") ?? "")
            } else if element.name == "cellXfs" {
                isInCells = true
            } else if element.name == "cellStyles" || element.name == "dxfs" {
                isInCells = false
            } else if isInCells, element.name == "xf" {
                let id = element.attribute("numFmtId").flatMap { Int($0) } ?? 0
                cells.append(codes[id] ?? Self.format(ofBuiltIn: id))
            }
        }
        formats = cells
    }

    /// The format of a cell's style; a number where there is none.
    func format(ofStyle style: Int) -> Format { formats.indices.contains(style) ? formats[style] : .number }

    /// Built-in formats of dates. Source: ECMA-376, part 1, 18.8.30, and the East Asian ones of programs.
    private static func format(ofBuiltIn id: Int) -> Format {
        switch id {
        case 14...17, 22, 27...31, 34...36, 50...54, 57, 58: .date
        default: .number
        }
    }

    /// A code with a day or a year in it, outside quotes and brackets, is a date.
    static func format(ofCode code: String) -> Format {
        let first = code.split(separator: ";", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        if first.utf8.count > 1, first.allSatisfy({ $0 == "0" }) { return .zeros(first.utf8.count) }
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in first {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == "[" {
                isBracketed = true
            } else if character == "]" {
                isBracketed = false
            } else if !isQuoted, !isBracketed, "dDyYaA".contains(character) {
                return .date
            }
        }
        return .number
    }

    /// The day of a serial number; the time of day is left out. A spreadsheet counts a 29 February 1900 that never
    /// was: days before it are one off.
    func date(ofSerial serial: Double) -> BusinessDate? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let whole = Int(serial)
        if is1904 { return BusinessDate(year: 1904, month: 1, day: 1)?.adding(days: whole) }
        guard whole > 0 else { return nil }
        return BusinessDate(year: 1899, month: 12, day: whole < 61 ? 31 : 30)?.adding(days: whole)
    }
}

/// A number of a cell as text.
enum CellNumber {
    /// The shortest text that is this number; whole numbers without a decimal point. A spreadsheet keeps fifteen
    /// digits: a longer number has lost some, and is written so that no identifier can be made of it (`1.8E+15`).
    static func text(_ raw: String, _ format: CellFormats.Format) -> String {
        guard let number = Double(raw), number.isFinite else { return raw }
        guard abs(number) < 1e15 else {
            let text = "\(number)".uppercased()
            return text.contains("E") ? text : scientific(text)
        }
        guard number == number.rounded() else { return "\(number)" }
        let digits = "\(Int64(number))"
        guard case .zeros(let count) = format, number >= 0 else { return digits }
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }

    /// `1234567890123456.0` with the letter that says that digits are missing.
    private static func scientific(_ text: String) -> String {
        let digits = text.prefix { $0 != "." }
        let exponent = digits.filter(\.isNumber).count - 1
        return "\(digits.prefix(digits.hasPrefix("-") ? 2 : 1))E+\(exponent)"
    }
}
