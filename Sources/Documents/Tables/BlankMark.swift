/// What people and programs write where they have no number: it is no number, and two rows with it are not the same box.
enum BlankMark {
    private static let words: Set<String> = ["na", "nd", "null", "none", "nenhum", "nulo", "sem", "semnumero", "xxx"]

    /// Whether the cell of an identifier says that there is none: `-`, `N/A`, `#N/D`, `0000`.
    static func isOne(_ cell: ArraySlice<UInt8>) -> Bool {
        guard let first = cell.first else { return true }
        // Nearly every identifier is longer than every word above, and no row of zeros.
        if cell.count > 9, first != 0x30 { return false }
        if cell.allSatisfy({ $0 == 0x30 }) { return true }
        if cell.allSatisfy({ !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0 & 0xDF) && $0 < 0x80 }) {
            return true
        }
        return cell.count <= 9 && words.contains(foldedWord(String(decoding: cell, as: UTF8.self)))
    }

    /// Columns in which it is looked for.
    static let columns: Set<TableColumn> = [.casn, .serial, .patrimony, .smartcard]
}
