internal import Domain

/// Where the columns of a kind stand in one header.
final class TableLayout: Sendable {
    /// One more account column of a contract: `<platform>_account`.
    struct PlatformAccount: Sendable {
        let platform: PlatformID
        let index: Int
    }

    let kind: TableKind
    /// Cells of the header, as found, trimmed.
    let header: [String]
    /// The header's cells, folded: what a repeated header is told by.
    let foldedHeader: [String]
    /// Accounts of contracts on platforms, in the order of the header.
    let platformAccounts: [PlatformAccount]
    /// Columns that mean nothing in this kind, as found.
    let unknown: [String]
    /// Columns whose meaning another column had already taken, as found: only the first is read.
    let repeated: [String]
    /// Number of columns that mean something.
    let matched: Int
    /// Index in the header by the raw value of the column; -1 where there is none.
    private let positions: [Int]

    init(
        _ shape: TableShape, header: [String], folded: [String], knownPlatforms: [PlatformID],
        declared: DeclaredLayout? = nil
    ) {
        kind = shape.kind
        self.header = header
        foldedHeader = folded
        // A name that the configuration gives wins over the words that everybody uses.
        var columns = shape.columns
        for (name, word) in declared?.columns ?? [:] { columns[foldedWord(word)] = shape.columns[foldedWord(name)] }
        var positions = [Int](repeating: -1, count: TableColumn.allCases.count)
        var accounts: [PlatformAccount] = []
        var unknown: [String] = []
        var repeated: [String] = []
        var matched = 0
        for (index, word) in foldedHeader.enumerated() {
            if let column = columns[word] {
                if positions[Int(column.rawValue)] < 0 {
                    positions[Int(column.rawValue)] = index
                    matched += 1
                } else {
                    repeated.append(header[index])
                }
            } else if shape.kind == .contracts,
                let platform = Self.accountPlatform(header[index], folded: word, among: knownPlatforms)
            {
                if accounts.contains(where: { $0.platform == platform }) {
                    repeated.append(header[index])
                } else {
                    accounts.append(PlatformAccount(platform: platform, index: index))
                    matched += 1
                }
            } else if !word.isEmpty {
                unknown.append(header[index])
            }
        }
        self.positions = positions
        platformAccounts = accounts
        self.unknown = unknown
        self.repeated = repeated
        self.matched = matched
    }

    /// Index of a column in the header; -1 where the table has none.
    func index(of column: TableColumn) -> Int { positions[Int(column.rawValue)] }

    /// Whether the table has a column.
    func has(_ column: TableColumn) -> Bool { index(of: column) >= 0 }

    /// `cdntv_account`, and for a known platform also `Conta CDN TV`, `ID Assinante CDN TV`.
    private static func accountPlatform(
        _ field: String, folded: String, among known: [PlatformID]
    ) -> PlatformID? {
        for platform in known {
            let word = foldedWord(platform.text)
            if ["\(word)account", "conta\(word)", "idassinante\(word)"].contains(folded) { return platform }
        }
        let small = field.lowercased()
        guard small.hasSuffix("_account") else { return nil }
        return try? PlatformID(small.dropLast("_account".count))
    }
}
