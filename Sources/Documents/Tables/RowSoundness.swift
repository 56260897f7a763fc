internal import Domain

/// Whether the cells of a row can be trusted to be the cells of its columns. What is not sound is not looked into:
/// its cells are neither a key nor an amount.
struct RowSoundness {
    private let headerCount: Int
    /// Up to the last column that has a name: an export that ends its header with a delimiter need not end its rows
    /// with one.
    private let namedCount: Int
    private let isProvedComplete: Bool
    private let layout: TableLayout

    init(_ layout: TableLayout, isProvedComplete: Bool, hasShortRows: Bool = false) {
        headerCount = layout.header.count
        namedCount = hasShortRows ? 0 : (layout.header.lastIndex { !$0.isEmpty } ?? -1) + 1
        self.layout = layout
        self.isProvedComplete = isProvedComplete
    }

    func mistake(of row: TableRow) -> RowFault? {
        func fault(_ rule: RowFault.Rule) -> RowFault {
            RowFault(line: row.line, column: .row, value: "", rule: rule)
        }
        switch row.quoting {
        case .sound: break
        case .broken: return fault(.brokenQuotes(throughLine: row.lastLine))
        case .unclosed: return fault(.unclosedQuote(throughLine: row.lastLine))
        }
        switch row.structure {
        case .sound: break
        case .nested: return fault(.nestedValue)
        case .repeatedName: return fault(.repeatedName)
        case .malformed: return fault(.malformedRecord)
        }
        // A cut may fall inside a value and leave a shorter one that reads well: contract 12 of contract 123.
        if !row.isTerminated, !isProvedComplete { return fault(.unterminated) }
        if let fault = row.foreignFault { return fault }
        let isShort = row.count < namedCount
        if isShort || row.count > headerCount && (headerCount..<row.count).contains(where: { !row.cell($0).isEmpty }) {
            return fault(.ragged(expected: headerCount, found: row.count))
        }
        for cell in row.errorCells {
            guard let column = TableColumn.allCases.first(where: { layout.index(of: $0) == cell }) else { continue }
            return RowFault(
                line: row.line, column: .column(column), value: row.text(cell) ?? "", rule: .spreadsheetError)
        }
        return row.isDamaged ? fault(.encoding) : nil
    }
}

/// The platforms that the rows of a platform's table name.
struct PlatformCensus {
    private static let wordsMax = 256

    private let index: Int
    private let isWanted: Bool
    private let hinted: PlatformID?
    private let context: RowCells.Context
    private var last: [UInt8] = []
    private var words: [String: PlatformID] = [:]
    private var unknown: Set<String> = []
    private var usesHint = false

    init(_ layout: TableLayout, hint: TableHint) {
        index = layout.index(of: .platform)
        isWanted = layout.kind.isOfPlatform
        hinted = hint.platform
        context = RowCells.Context(hint: hint, style: .comma)
    }

    mutating func see(_ row: TableRow) {
        guard isWanted else { return }
        let cell = row.cell(index)
        if cell.isEmpty {
            usesHint = usesHint || hinted != nil
            return
        }
        // Rows of one platform stand together, mostly: the word is folded once, not a million times.
        if cell.elementsEqual(last) { return }
        last = Array(cell)
        guard words.count + unknown.count < Self.wordsMax else { return }
        let text = String(decoding: cell, as: UTF8.self)
        if let platform = context.platform(text) { words[foldedWord(text)] = platform } else { unknown.insert(text) }
    }

    /// The platforms found, sorted.
    var found: [PlatformID] {
        Set(words.values).union(usesHint ? [hinted].compactMap(\.self) : []).sorted()
    }

    /// Every row names a platform, and none the hinted one.
    var mismatch: TableFault? {
        guard let hinted, !usesHint, !(words.isEmpty && unknown.isEmpty), !words.values.contains(hinted) else {
            return nil
        }
        return .platformMismatch(hinted: hinted, found: (words.values.map(\.text) + unknown).sorted())
    }
}
