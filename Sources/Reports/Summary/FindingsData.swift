internal import Domain

/// Every finding as the page's script reads it: one JSON object, its rows arrays of numbers. A text stands once, in
/// `texts`, and a row names it by its place there; so a page of 50,000 findings stays within what a browser likes.
struct FindingsData {
    let model: SummaryModel
    let language: Language

    private var texts: [String] = [""]
    private var places: [String: Int] = ["": 0]
    private let kinds = Self.order(FindingClass.allCases)
    private let severities = Self.order(Severity.allCases)
    private let states = Self.order(ReportedState.allCases)
    private let exposures = Self.order(Exposure.allCases)
    private let formulas = Self.order(Stake.Formula.allCases)

    /// Places in a row, in order. The script asks for them by these names.
    static let fields = [
        "id", "kind", "severity", "state", "exposure", "platform", "contract", "subscriber", "account", "package",
        "channel", "point", "box", "field", "erp", "there", "cents", "formula", "first", "last", "days",
        "explanation", "action", "standing", "isReady", "sources",
    ]

    init(_ model: SummaryModel, _ language: Language) {
        self.model = model
        self.language = language
    }

    /// The object, safe between the tags of a script: no `<` is left in it, so nothing in it can end the element or
    /// begin a comment.
    mutating func json() -> String {
        var rows: [UInt8] = []
        for finding in model.findings.listed {
            if !rows.isEmpty { rows.append(contentsOf: ",\n".utf8) }
            append(finding, to: &rows)
        }
        var bytes: [UInt8] = Array("{".utf8)
        member("asOf", .string(model.asOf.description), to: &bytes)
        member("words", words, to: &bytes)
        member("fields", .array(Self.fields.map(JSONValue.string)), to: &bytes)
        member("classes", .array(FindingClass.allCases.map(entry)), to: &bytes)
        member("severities", .pairs(Severity.allCases.map { ($0.rawValue, $0.label.text(language)) }), to: &bytes)
        member("states", .pairs(ReportedState.allCases.map { ($0.rawValue, $0.label.text(language)) }), to: &bytes)
        member("exposures", .pairs(Exposure.allCases.map { ($0.rawValue, $0.title.text(language)) }), to: &bytes)
        member(
            "formulas", .array(Stake.Formula.allCases.map { .string($0.label.text(language)) }), to: &bytes)
        member("labels", labels, to: &bytes)
        member("texts", .array(texts.map(JSONValue.string)), to: &bytes)
        bytes.append(contentsOf: "\"rows\":[\n".utf8)
        bytes.append(contentsOf: rows)
        bytes.append(contentsOf: "]}".utf8)
        return Self.guarded(bytes)
    }

    // `<` stands only inside strings of JSON, where its escape means the same.
    private static func guarded(_ bytes: [UInt8]) -> String {
        var safe: [UInt8] = []
        safe.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == UInt8(ascii: "<") { safe.append(contentsOf: "\\u003c".utf8) } else { safe.append(byte) }
        }
        return String(decoding: safe, as: UTF8.self)
    }

    private func member(_ name: String, _ value: JSONValue, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "\"\(name)\":".utf8)
        bytes.append(contentsOf: value.compact.utf8)
        bytes.append(contentsOf: ",\n".utf8)
    }

    private func entry(_ kind: FindingClass) -> JSONValue {
        .array([
            .string(kind.rawValue), .string(kind.text.title.text(language)), .string(kind.text.cure.text(language)),
        ])
    }

    /// Words that stand for values of a state, as far as one occurs.
    private var labels: JSONValue {
        .object(
            texts.compactMap { text in
                PageBuilder.label(ofValue: text).map { .init(text, .string($0.text(language))) }
            })
    }

    private var words: JSONValue {
        .object(FindingsWord.allCases.map { .init($0.rawValue, .string($0.phrase.text(language))) })
    }

    private mutating func place(_ text: String?) -> Int {
        guard let text = text?.withoutHiddenMarks else { return 0 }
        if let place = places[text] { return place }
        places[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }

    private mutating func append(_ reported: ReportedFinding, to bytes: inout [UInt8]) {
        let finding = reported.finding
        let standing = model.plan.standings[reported.id]
        var numbers: [Int] = [
            kinds[finding.kind] ?? 0, severities[finding.severity] ?? 0, states[reported.state] ?? 0,
            exposures[finding.exposure] ?? 0,
        ]
        numbers += [
            place(finding.platform?.text), place(finding.contract?.text), place(finding.subscriber?.text),
            place(finding.account?.text), place(finding.package?.text), place(finding.channel?.text),
            place(finding.point?.text), place(finding.box), place(finding.field), place(finding.erpValue),
            place(finding.platformValue), Int(finding.stake.amount.centavos), formulas[finding.stake.formula] ?? 0,
        ]
        numbers += [
            place(language.date(reported.firstSeen)), place(language.date(reported.lastSeen)),
            reported.daysOpen(on: model.asOf), place(finding.explanationTemplate(language)),
            place(finding.action.sentence(language)), place(words(for: standing, finding)), standing == .ready ? 1 : 0,
        ]
        bytes.append(contentsOf: "[".utf8)
        JSONText.append(reported.id, to: &bytes)
        for number in numbers { bytes.append(contentsOf: ",\(number)".utf8) }
        bytes.append(contentsOf: ",[".utf8)
        for (index, source) in reported.sources.enumerated() {
            let (file, line) = Self.split(source)
            bytes.append(contentsOf: "\(index > 0 ? "," : "")\(place(file)),\(line)".utf8)
        }
        bytes.append(contentsOf: "]]".utf8)
    }

    private func words(for standing: PlanSummary.Standing?, _ finding: Finding) -> String {
        switch standing {
        case .ready: FindingsWord.ready.phrase.text(language)
        case .withheld(let reason): said(reason)
        case nil: finding.action.withheldBy.map(said) ?? ""
        }
    }

    private func said(_ reason: ProposedAction.Withholding) -> String {
        // A person's task is held back by nobody.
        guard reason != .manual else { return reason.label.text(language) }
        return "\(PageLabel.withheldMark.phrase.text(language)): \(reason.label.text(language))"
    }

    /// `file.csv:12` as file and line; the line is 0 where there is none.
    private static func split(_ source: String) -> (file: String, line: Int) {
        guard let colon = source.lastIndex(of: ":"), let line = Int(source[source.index(after: colon)...]), line > 0
        else { return (source, 0) }
        return (String(source[..<colon]), line)
    }

    private static func order<Case: Hashable>(_ cases: [Case]) -> [Case: Int] {
        Dictionary(uniqueKeysWithValues: cases.enumerated().map { ($1, $0) })
    }
}

extension JSONValue {
    fileprivate static func pairs(_ pairs: [(String, String)]) -> JSONValue {
        .array(pairs.map { .array([.string($0.0), .string($0.1)]) })
    }
}
