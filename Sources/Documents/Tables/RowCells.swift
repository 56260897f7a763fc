internal import Domain

/// The cells of one row, by column and by type. Every reader throws a ``RowFault`` that names the cell.
struct RowCells {
    let row: TableRow
    let layout: TableLayout
    let context: Context

    /// What a row is read in.
    struct Context: Sendable {
        let platform: PlatformID?
        let style: DecimalStyle
        /// How days are written, where the configuration says it.
        let declared: DeclaredLayout?
        /// Columns with lost zeros: the length their identifiers have, and the shortest that lost some.
        let lostZeros: [TableColumn: (length: Int, shortest: Int)]
        /// Folded word → platform, of the platforms of the workspace; empty: any identifier is taken for one.
        let platforms: [String: PlatformID]

        init(
            hint: TableHint, style: DecimalStyle, kind: TableKind? = nil,
            lostZeros: [TableColumn: (length: Int, shortest: Int)] = [:]
        ) {
            declared = kind.flatMap { hint.layouts[$0] }
            self.lostZeros = lostZeros
            platform = hint.platform
            self.style = style
            platforms = Dictionary(
                hint.knownPlatforms.map { (foldedWord($0.text), $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// The platform of a cell, by any spelling of a known one (`CDN TV` is `cdntv`); nil where it is unknown.
        func platform(_ text: String) -> PlatformID? {
            if let known = platforms[foldedWord(text)] { return known }
            return platforms.isEmpty ? try? PlatformID(text.lowercased()) : nil
        }
    }

    func fault(_ column: TableColumn, _ rule: RowFault.Rule) -> RowFault {
        RowFault(line: row.line, column: .column(column), value: text(column) ?? "", rule: rule)
    }

    /// The text of a cell; nil where it is blank or the table has no such column.
    func text(_ column: TableColumn) -> String? { row.text(layout.index(of: column)) }

    /// Whether a cell holds anything: all that is ever asked of a secret.
    func isFilled(_ column: TableColumn) -> Bool { !row.cell(layout.index(of: column)).isEmpty }

    func required(_ column: TableColumn) throws(RowFault) -> String {
        guard let text = text(column) else { throw fault(column, .empty) }
        return text
    }

    // MARK: Identifiers

    func identifier<Tag>(_ column: TableColumn) throws(RowFault) -> Identifier<Tag> {
        guard let identifier: Identifier<Tag> = try optionalIdentifier(column) else { throw fault(column, .empty) }
        return identifier
    }

    func optionalIdentifier<Tag>(_ column: TableColumn) throws(RowFault) -> Identifier<Tag>? {
        let index = layout.index(of: column)
        if BlankMark.columns.contains(column) {
            if BlankMark.isOne(row.cell(index)) { return nil }
            // A spreadsheet's number with a fraction is a price, or a formula gone wrong.
            if row.isNumber(index), row.cell(index).contains(UInt8(ascii: ".")) { throw fault(column, .character(".")) }
        }
        if !context.lostZeros.isEmpty { try checkZeros(column) }
        return try identifier(at: layout.index(of: column), reference: .column(column))
    }

    func identifier<Tag>(at index: Int, reference: ColumnReference) throws(RowFault) -> Identifier<Tag>? {
        let cell = row.cell(index)
        if cell.isEmpty { return nil }
        let text = String(decoding: cell, as: UTF8.self)
        if Self.isPlain(cell) { return Identifier(trusted: text) }
        do throws(IdentifierFault) { return try Identifier(text) } catch {
            throw RowFault(line: row.line, column: reference, value: text, rule: RowFault.Rule(error))
        }
    }

    /// Refuses digits that are shorter than those of the whole column by zeros that were lost.
    private func checkZeros(_ column: TableColumn) throws(RowFault) {
        guard let lost = context.lostZeros[column] else { return }
        let cell = row.cell(layout.index(of: column))
        guard (lost.shortest..<lost.length).contains(cell.count), cell.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return
        }
        throw fault(column, .lostZeros(expected: lost.length))
    }

    /// The rule that a number broke which has check digits or a fixed length: digits that are too few have lost zeros.
    private func rule(_ fault: IdentifierFault, of text: String, lengths: [Int]) -> RowFault.Rule {
        let digits = text.filter { !"./- :".contains($0) }
        guard case .length = fault.rule, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let expected = lengths.first(where: { digits.utf8.count < $0 && digits.utf8.count > $0 - 4 })
        else { return RowFault.Rule(fault) }
        return .lostZeros(expected: expected)
    }

    /// Printable ASCII, not too long, and without the letter of scientific notation: sure to pass every rule of an
    /// identifier, and nearly every identifier there is.
    private static func isPlain(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.count <= 256
            && cell.allSatisfy { (0x21...0x7E).contains($0) && $0 | 0x20 != UInt8(ascii: "e") }
    }

    func mac() throws(RowFault) -> MACAddress? {
        guard let text = text(.mac) else { return nil }
        do throws(IdentifierFault) { return try MACAddress(text) } catch {
            throw fault(.mac, rule(error, of: text, lengths: [12]))
        }
    }

    func accessKey() throws(RowFault) -> AccessKey? {
        guard let text = text(.accessKey) else { return nil }
        do throws(IdentifierFault) { return try AccessKey(typed: text) } catch {
            throw fault(.accessKey, rule(error, of: text, lengths: [44]))
        }
    }

    func taxID() throws(RowFault) -> TaxID? {
        guard let text = text(.document) else { return nil }
        do throws(IdentifierFault) { return try TaxID(typed: text) } catch {
            throw fault(.document, rule(error, of: text, lengths: [11, 14]))
        }
    }

    /// The platform of the row: its cell's, else the hint's.
    func optionalPlatform() throws(RowFault) -> PlatformID? {
        guard let text = text(.platform) else { return context.platform }
        guard let platform = context.platform(text) else { throw fault(.platform, .unknownPlatform) }
        return platform
    }

    func platform() throws(RowFault) -> PlatformID {
        guard let platform = try optionalPlatform() else { throw fault(.platform, .empty) }
        return platform
    }

    /// The platform of a row of a platform's table: never another than the file's own.
    func ownPlatform() throws(RowFault) -> PlatformID {
        let platform = try platform()
        if let expected = context.platform, expected != platform {
            throw fault(.platform, .otherPlatform(expected: expected))
        }
        return platform
    }

    // MARK: Values

    func date(_ column: TableColumn) throws(RowFault) -> BusinessDate? {
        guard let text = text(column) else { return nil }
        do throws(IdentifierFault) {
            if let declared = context.declared { return try declared.date(text) }
            return try BusinessDate(text)
        } catch {
            throw fault(column, .notADate)
        }
    }

    /// The end of a period, which may not lie before its start.
    func end(_ column: TableColumn, after start: BusinessDate?, in startColumn: TableColumn)
        throws(RowFault) -> BusinessDate?
    {
        guard let end = try date(column) else { return nil }
        if let start, end < start { throw fault(column, .endBeforeStart(start: startColumn)) }
        return end
    }

    func money(_ column: TableColumn) throws(RowFault) -> Money? {
        guard let text = text(column) else { return nil }
        let money: Money
        if row.isNumber(layout.index(of: column)) { return try moneyOfNumber(text, column) }
        do throws(MoneyFault) { money = try Money(text, style: context.style) } catch {
            throw fault(column, .notMoney(context.style))
        }
        guard money >= .zero else { throw fault(column, .negativeMoney) }
        return money
    }

    /// An amount that the file holds as a number of its own: its decimal point is a point, and what binary fractions
    /// do to it (`29.900000000000002`) is taken off.
    private func moneyOfNumber(_ text: String, _ column: TableColumn) throws(RowFault) -> Money {
        if let money = try? Money(text, style: .point) {
            guard money >= .zero else { throw fault(column, .negativeMoney) }
            return money
        }
        guard let value = Double(text), abs(value) < 1e12 else { throw fault(column, .notMoney(.point)) }
        let centavos = (value * 100).rounded()
        guard abs(value * 100 - centavos) < 1e-4 else { throw fault(column, .notMoney(.point)) }
        guard centavos >= 0 else { throw fault(column, .negativeMoney) }
        return Money(centavos: Int64(centavos))
    }

    func number(_ column: TableColumn, in allowed: ClosedRange<Int>) throws(RowFault) -> Int? {
        let cell = row.cell(layout.index(of: column))
        if cell.isEmpty { return nil }
        var number = 0
        for byte in cell {
            guard (0x30...0x39).contains(byte), number <= allowed.upperBound else {
                throw fault(column, .notANumber(allowed: allowed))
            }
            number = number * 10 + Int(byte - 0x30)
        }
        guard allowed.contains(number) else { throw fault(column, .notANumber(allowed: allowed)) }
        return number
    }

    func boolean(_ column: TableColumn) throws(RowFault) -> Bool {
        guard isFilled(column) else { throw fault(column, .empty) }
        return try boolean(column, ifBlank: false)
    }

    func boolean(_ column: TableColumn, ifBlank: Bool) throws(RowFault) -> Bool {
        guard let text = text(column) else { return ifBlank }
        switch foldedWord(text) {
        case "s", "sim", "1", "true", "yes", "y": return true
        case "n", "nao", "0", "false", "no": return false
        default: throw fault(column, .notABoolean)
        }
    }
}

extension RowFault.Rule {
    /// The rule of an identifier, in the words of rows.
    init(_ fault: IdentifierFault) {
        self =
            switch fault.rule {
            case .empty: .empty
            case .length(let expected): .length(expected: expected)
            case .character(let character): .character(character)
            case .checkDigit(let expected): .checkDigit(expected: expected)
            case .repeated: .repeated
            case .scientificNotation: .scientificNotation
            case .notUnicast: .notUnicast
            case .part(let part): .part(part)
            }
    }
}
