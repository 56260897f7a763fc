internal import Documents
internal import Domain
internal import Platforms

/// The profiles that a workspace works with: those that come with the program, and those that the configuration
/// names in their place.
struct PlatformBook: Sendable {
    private var profiles: [PlatformID: PlatformProfile]

    /// The shipped ones.
    static let shipped = PlatformBook(
        profiles: Dictionary(ShippedProfiles.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))

    /// All, in the order of their ids.
    var all: [PlatformProfile] { profiles.values.sorted { $0.id < $1.id } }

    /// Their ids, sorted.
    var ids: [PlatformID] { profiles.keys.sorted() }

    /// The profile of a platform; nil where nothing is known of it.
    subscript(_ id: PlatformID) -> PlatformProfile? { profiles[id] }

    /// Whether an export has values that are hidden under the workspace's key.
    var hidesValues: Bool { profiles.values.contains { $0.files.contains(where: \.hidesValues) } }

    /// What the rules need to know of a platform.
    func traits(of id: PlatformID) -> PlatformTraits { profiles[id]?.traits ?? .unknown(id) }

    /// Takes a profile in the place of the one that is there.
    mutating func replace(with profile: PlatformProfile) { profiles[profile.id] = profile }

    /// What the readers of tables need to know of the platforms' own exports. `pseudonym` hides a value under the
    /// workspace's key.
    func mappings(pseudonym: @escaping @Sendable (String) -> String) -> [RowMapping] {
        all.flatMap { profile in profile.files.compactMap { RowMapping($0, pseudonym: pseudonym) } }
    }
}

extension RowMapping {
    /// The neutral form of a profile's file; nil for the open formats, which need no profile.
    init?(_ file: FileMapping, pseudonym: @escaping @Sendable (String) -> String) {
        let form: Form
        var selectors = file.selectors
        switch file.form {
        case .delimited(let delimiter, let quote): form = .delimited(delimiter, quote: quote)
        case .json(let rows):
            form = .json(rows: rows)
            selectors = selectors.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }
        case .xml(let row, let namespaces): form = .xml(row: row, namespaces: namespaces)
        case .builtIn: return nil
        }
        let columns = file.columns.compactMap { name in TableColumn.allCases.first { $0.name == name } }
        guard columns.count == file.columns.count else { return nil }
        let encoding: TextEncoding? =
            switch file.spelling {
            case .utf8: .utf8(hasMark: false)
            case .windows1252, .latin1: .windows1252
            case nil: nil
            }
        self.init(
            id: "\(file.platform.text).\(file.index)", platform: file.platform, kind: file.kind, form: form,
            encoding: encoding, header: file.header, selectors: selectors, columns: columns, natives: file.natives
        ) { values in
            let outcome = file.row(values, pseudonym: pseudonym)
            return Outcome(
                rows: [outcome.cells],
                refusal: outcome.refusal.map { ($0.column, $0.value, RowFault.Rule($0.rule)) })
        }
    }
}

extension RowFault.Rule {
    fileprivate init(_ rule: FileMapping.Refusal.Rule) {
        self =
            switch rule {
            case .empty: .empty
            case .notADate: .notADate
            case .notABoolean: .notABoolean
            case .notAMAC: .part("MAC")
            case .notMoney(let comma): .notMoney(comma ? .comma : .point)
            case .pattern(let pattern): .pattern(pattern)
            case .unlisted(let words): .unknownEnumValue(allowed: words)
            }
    }
}
