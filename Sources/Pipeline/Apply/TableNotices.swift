internal import Documents
internal import Domain
internal import Reports

extension TableNotice {
    /// What a first pass found out.
    init(_ scan: TableScan) {
        let header = scan.header
        let isText = header.formatName != "xlsx"
        self.init(
            format: header.formatName, encoding: isText ? header.encoding.name : nil,
            delimiter: header.delimiter.map { $0 == "\t" ? "tab" : String($0) },
            decimal: scan.hasMoney ? scan.decimalStyle == .comma ? "comma" : "point" : nil,
            passed: SkippedRow.allCases.compactMap { why in
                scan.skipped[why].map { Passed(what: why.rawValue, count: $0.count, lines: $0.lines) }
            },
            unknown: header.unknownColumns, repeated: header.repeatedColumns)
    }

    /// The notice in words: format, encoding, what was passed over.
    func text(in language: Language) -> String {
        var parts = [[format, encoding, delimiter].compactMap { $0 }.joined(separator: " ")]
        for item in passed {
            guard let label = TableNoticeText(rawValue: item.what) else { continue }
            let more = item.count > item.lines.count ? "…" : ""
            let lines = item.lines.filter { $0 > 0 }.map(String.init).joined(separator: ", ")
            parts.append("\(label.phrase.text(language)): \(item.count) (\(lines)\(more))")
        }
        if !unknown.isEmpty { parts.append(TableNoticeText.unknown.text(language, unknown)) }
        if !repeated.isEmpty { parts.append(TableNoticeText.repeated.text(language, repeated)) }
        return parts.joined(separator: "; ")
    }
}

extension TableNoticeText {
    fileprivate func text(_ language: Language, _ names: [String]) -> String {
        "\(phrase.text(language)): \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? "…" : "")"
    }
}
