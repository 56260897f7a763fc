import Foundation

/// How a system writes its tables.
struct Dialect {
    enum Encoding { case utf8, utf8WithMark, windows1252 }

    var delimiter: Character
    var encoding: Encoding
    var lineEnd: String
    var decimalComma: Bool
    var brazilianDates: Bool
    var yes = "S"
    var no = "N"

    static let erp = Dialect(
        delimiter: ";", encoding: .windows1252, lineEnd: "\r\n", decimalComma: true, brazilianDates: true, yes: "Sim",
        no: "Não")
    static let erpModern = Dialect(
        delimiter: ";", encoding: .utf8WithMark, lineEnd: "\n", decimalComma: true, brazilianDates: true)
    static let technicians = Dialect(
        delimiter: ",", encoding: .utf8, lineEnd: "\n", decimalComma: false, brazilianDates: false)
    static let beenius = Dialect(
        delimiter: ",", encoding: .utf8WithMark, lineEnd: "\r\n", decimalComma: false, brazilianDates: false,
        yes: "true", no: "false")
    static let cdntv = Dialect(
        delimiter: ";", encoding: .utf8, lineEnd: "\n", decimalComma: false, brazilianDates: true, yes: "1", no: "0")
    static let ion = Dialect(
        delimiter: "|", encoding: .utf8, lineEnd: "\n", decimalComma: false, brazilianDates: false)
    static let deezer = Dialect(
        delimiter: ",", encoding: .utf8, lineEnd: "\n", decimalComma: false, brazilianDates: false)

    static let maxitv = Dialect(
        delimiter: ";", encoding: .utf8, lineEnd: "\n", decimalComma: true, brazilianDates: true)

    static func platform(_ platform: String) -> Dialect {
        switch platform {
        case "beenius": .beenius
        case "cdntv": .cdntv
        case "ion": .ion
        case "maxitv": .maxitv
        default: .deezer
        }
    }

    func money(_ cents: Int?) -> String {
        guard let cents else { return "" }
        return "\(cents / 100)\(decimalComma ? "," : ".")\(padded(cents % 100, 2))"
    }

    func date(_ day: Day?) -> String { day.map { brazilianDates ? $0.brazilian : $0.iso } ?? "" }

    func flag(_ value: Bool) -> String { value ? yes : no }

    /// RFC 4180 with this delimiter.
    func line(_ cells: [String]) -> String {
        let quoted = cells.map { cell in
            let needsQuotes = cell.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
            return needsQuotes ? "\"\(cell.replacingOccurrences(of: "\"", with: "\"\""))\"" : cell
        }
        return quoted.joined(separator: String(delimiter)) + lineEnd
    }

    func bytes(_ text: String, file: String) throws -> [UInt8] {
        switch encoding {
        case .utf8: return Array(text.utf8)
        case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .windows1252:
            guard let data = text.data(using: .windowsCP1252) else { throw GenerationFault.notInEncoding(file) }
            return Array(data)
        }
    }
}

/// A table as it is dropped.
struct Table {
    /// What proves it complete.
    enum Proof { case trailer, sidecar, none }

    var path: String
    var kind: String
    var platform: String?
    var dialect: Dialect
    var proof: Proof
    var header: [String]
    var rows: [[String]]
    /// How a platform's own form is written; nil: a delimited table.
    var writing: NativeForm.Writing?

    /// Yesterday's export had another order of rows (of columns, where there is one row only): exports promise none,
    /// and no table of today is then the same file as yesterday's.
    func inOldOrder() -> Table {
        var table = self
        if rows.count > 1 {
            table.rows.reverse()
        } else {
            table.header.reverse()
            table.rows = rows.map { $0.reversed() }
        }
        return table
    }

    func bytes() throws -> [UInt8] {
        switch writing {
        case .json, .xml: return Array(text(writing ?? .json(list: nil)).utf8)
        case .csv, nil: break
        }
        var text = dialect.line(header)
        for row in rows { text += dialect.line(row) }
        if proof == .trailer { text += "#END;\(rows.count)" + dialect.lineEnd }
        return try dialect.bytes(text, file: path)
    }

    /// The sidecar that proves the file complete.
    func manifest(_ bytes: [UInt8], day: Day) -> String {
        let platform = platform.map { "\"\($0)\"" } ?? "null"
        return """
            {
              "kind": "\(kind)",
              "platform": \(platform),
              "rows": \(rows.count),
              "sha256": "\(SHA256.hex(bytes))",
              "taken_at": "\(day.iso)T02:30:00-03:00",
              "complete": true
            }

            """
    }
}
