public import Domain

/// What a header row is.
public enum TableRecognition: Equatable, Sendable {
    /// A table of this kind. Its platform where the hint knows it; a column may still name it row by row.
    case table(TableKind, platform: PlatformID?)
    /// This kind by its name, or nearly by its header, without columns it must have.
    case missingColumns(kind: TableKind, names: [String], found: [String])
    /// Complete for another kind than the one hinted at.
    case hintMismatch(hinted: TableKind, actual: TableKind)
    /// Complete for a platform's kind, and nothing says which platform.
    case platformUnknown(TableKind)
    /// Like no table at all.
    case notATable
}

/// Tells the kind of a table from its header, then from its name.
///
/// A hinted kind whose required columns are all there is believed. Otherwise the kind with the most columns that mean
/// something wins; among equals the one with the fewest columns left over, then the one that asks for most.
public enum TableRecogniser {
    /// Recognises a header.
    public static func recognise(headerFields: [String], hint: TableHint) -> TableRecognition {
        judge(headerFields, hint: hint).recognition
    }

    /// One kind held against a header.
    struct Fit {
        let shape: TableShape
        let layout: TableLayout
        let missing: [String]

        var isComplete: Bool { missing.isEmpty }
        var unmatched: Int { layout.header.count - layout.matched }
        var isPlatformless: Bool

        init(_ shape: TableShape, header: [String], folded: [String], hint: TableHint) {
            self.shape = shape
            let layout = TableLayout(
                shape, header: header, folded: folded, knownPlatforms: hint.knownPlatforms,
                declared: hint.layouts[shape.kind])
            self.layout = layout
            isPlatformless = shape.required.contains(.platform) && !layout.has(.platform) && hint.platform == nil
            // A platform's own table need not repeat on every row whose it is; one that nothing names is told apart
            // from one that lacks a column. Elsewhere (`packages`) the platform is a column like the others.
            let required = shape.required.filter { $0 != .platform || !shape.kind.isOfPlatform && hint.platform == nil }
            var missing = required.filter { !layout.has($0) }.map(\.name)
            if !shape.oneOf.isEmpty, !shape.oneOf.contains(where: layout.has) {
                missing.append(shape.oneOf.map(\.name).joined(separator: "|"))
            }
            self.missing = missing
        }

        func isBetter(than other: Fit) -> Bool {
            if layout.matched != other.layout.matched { return layout.matched > other.layout.matched }
            if unmatched != other.unmatched { return unmatched < other.unmatched }
            return shape.required.count > other.shape.required.count
        }

        /// Without a hint a header must be mostly ours: `local` alone makes no table of locations.
        var isConvincing: Bool { layout.matched >= 4 || layout.matched * 2 >= layout.header.count }

        /// All but one of the columns that must exist, and more known columns than foreign ones.
        var isNear: Bool { missing.count == 1 && layout.matched >= 3 && layout.matched > unmatched }
    }

    /// The verdict, and the kind it speaks of.
    struct Judgement {
        let recognition: TableRecognition
        let fit: Fit?

        /// The likelier of two rows to be the header: a table, then a table in the wrong place, then half a table.
        var rank: Int {
            switch recognition {
            case .table: 4
            case .platformUnknown: 3
            case .hintMismatch: 2
            case .missingColumns: 1
            case .notATable: 0
            }
        }
    }

    static func judge(_ header: [String], hint: TableHint) -> Judgement {
        let folded = header.map { foldedWord($0) }
        // A kind none of whose words stands there is not worth a look, unless the name says it.
        let fits = TableKind.allCases.compactMap { kind -> Fit? in
            let shape = TableShape.of(kind)
            let isWorth =
                hint.kinds.contains(kind) || hint.layouts[kind]?.columns.isEmpty == false
                || folded.contains { shape.columns[$0] != nil }
            return isWorth ? Fit(shape, header: header, folded: folded, hint: hint) : nil
        }
        func best(_ candidates: [Fit]) -> Fit? {
            candidates.reduce(nil) { best, fit in
                guard let best else { return fit }
                return fit.isBetter(than: best) ? fit : best
            }
        }
        let hinted = hint.kinds.compactMap { kind in fits.first { $0.shape.kind == kind } }
        if let fit = best(hinted.filter(\.isComplete)) { return accept(fit, hint: hint) }
        let complete = best(fits.filter { $0.isComplete && $0.isConvincing && !$0.isPlatformless })
        if let near = best(hinted) {
            if let complete, complete.layout.matched > near.layout.matched {
                return Judgement(
                    recognition: .hintMismatch(hinted: near.shape.kind, actual: complete.shape.kind), fit: complete)
            }
            return missing(near)
        }
        if let fit = complete ?? best(fits.filter { $0.isComplete && $0.isConvincing }) {
            return accept(fit, hint: hint)
        }
        if let near = best(fits.filter(\.isNear)) { return missing(near) }
        return Judgement(recognition: .notATable, fit: nil)
    }

    private static func accept(_ fit: Fit, hint: TableHint) -> Judgement {
        if fit.isPlatformless, fit.shape.kind.isOfPlatform {
            return Judgement(recognition: .platformUnknown(fit.shape.kind), fit: fit)
        }
        return Judgement(recognition: .table(fit.shape.kind, platform: hint.platform), fit: fit)
    }

    private static func missing(_ fit: Fit) -> Judgement {
        let found = fit.layout.header.filter { !$0.isEmpty }.prefix(foundMax).map(shown)
        return Judgement(
            recognition: .missingColumns(kind: fit.shape.kind, names: fit.missing, found: found), fit: fit)
    }

    /// Most header cells that a fault lists.
    private static let foundMax = 64

    /// A header cell as a fault may show it. Where the file has no header this is a row of data, with a PIN in it
    /// perhaps: what is a number and no word is hidden.
    private static func shown(_ field: String) -> String {
        let isNumber = field.contains(where: \.isNumber) && !field.contains(where: \.isLetter)
        return isNumber ? "***" : RowFault.masked(field, of: .row)
    }
}
