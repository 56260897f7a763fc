/// How a CSV looks. The words in it follow the language instead.
public enum CSVDialect: String, Sendable, CaseIterable, Hashable {
    /// For Excel set to Brazil: UTF-8 with a byte-order mark, `;`, decimal comma, `dd/mm/yyyy`.
    case excelBR = "excel-br"
    /// RFC 4180: UTF-8 without a mark, `,`, decimal point, `yyyy-mm-dd`.
    case rfc4180

    var delimiter: UInt8 { self == .excelBR ? UInt8(ascii: ";") : UInt8(ascii: ",") }
    var decimalSeparator: Character { self == .excelBR ? "," : "." }
    var byteOrderMark: [UInt8] { self == .excelBR ? [0xEF, 0xBB, 0xBF] : [] }
}
