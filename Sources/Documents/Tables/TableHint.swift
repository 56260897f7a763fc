public import Domain

/// What the folder and the name of a file say about it: a second opinion, for the content speaks first.
public struct TableHint: Hashable, Sendable {
    /// The kinds that the name may mean, the likeliest first; empty where it says nothing.
    public var kinds: [TableKind]
    /// The platform.
    public var platform: PlatformID?
    /// The date in the name: the snapshot's as-of where no sidecar says otherwise.
    public var asOf: BusinessDate?
    /// The platforms of the workspace. None: any identifier is taken for one.
    public var knownPlatforms: [PlatformID]
    /// What the configuration says of the files of each kind.
    public var layouts: [TableKind: DeclaredLayout] = [:]
    /// What the platforms' own exports are made of.
    public var mappings: [RowMapping] = []
    /// The kind by whose layout the name begins.
    private var prefixed: TableKind?

    /// The layout of a kind that the name or the folder says, or by whose prefix the name begins.
    var hintedLayout: (kind: TableKind, layout: DeclaredLayout)? {
        let kinds = (prefixed.map { [$0] } ?? []) + self.kinds
        return kinds.lazy.compactMap { kind in layouts[kind].map { (kind, $0) } }.first
    }

    /// A hint by its parts.
    public init(
        kinds: [TableKind] = [], platform: PlatformID? = nil, asOf: BusinessDate? = nil,
        knownPlatforms: [PlatformID] = []
    ) {
        self.kinds = kinds
        self.platform = platform
        self.asOf = asOf
        self.knownPlatforms = knownPlatforms
    }

    /// Reads a path below the inbox, such as `beenius/beenius-accounts-2026-11-22.csv`. The name says more than the
    /// folder, and a near folder more than a far one. Where a name has several kinds in it the longest wins
    /// (`package-channels`, not `packages`).
    public init(
        relativePath: String, knownPlatforms: [PlatformID], layouts: [TableKind: DeclaredLayout] = [:]
    ) {
        let parts = relativePath.split(separator: "/").reversed().map(NameParts.init)
        let platforms = knownPlatforms.map { (word: foldedWord($0.text), id: $0) }
        let platform = parts.lazy.compactMap { part in
            platforms.first { part.contains($0.word) }?.id
        }.first
        let named = parts.lazy.compactMap(\.kind).first
        self.init(
            kinds: named.map { Self.readings($0, ofPlatform: platform != nil) } ?? [], platform: platform,
            asOf: parts.lazy.compactMap(\.date).first, knownPlatforms: knownPlatforms)
        self.layouts = layouts
        let name = relativePath.split(separator: "/").last.map(String.init) ?? relativePath
        prefixed = TableKind.allCases.first { kind in
            layouts[kind]?.filePrefix.map { name.hasPrefix($0) } ?? false
        }
        if let prefixed, kinds.isEmpty { kinds = [prefixed] }
    }

    /// `packages` in a platform's name or folder is likelier its catalogue than the ERP's list, and may be either.
    private static func readings(_ kind: TableKind, ofPlatform: Bool) -> [TableKind] {
        switch kind {
        case .packages where ofPlatform: [.cataloguePackages, .packages]
        case .packageChannels where ofPlatform: [.cataloguePackageChannels, .packageChannels]
        default: [kind]
        }
    }
}

/// One part of a path, cut into words.
private struct NameParts {
    private let words: [String]
    private let text: String

    init(_ part: Substring) {
        let stem = part.lastIndex(of: ".").map { $0 > part.startIndex ? part[..<$0] : part } ?? part
        text = String(stem)
        words = stem.split { !($0.isLetter || $0.isNumber) }.map { foldedWord($0) }
    }

    /// Whether consecutive words make up `word`: `cdn-tv` holds `cdntv`.
    func contains(_ word: String) -> Bool {
        words.indices.contains { start in
            var joined = ""
            for next in words[start...] {
                joined += next
                if joined == word { return true }
                if joined.utf8.count >= word.utf8.count { return false }
            }
            return false
        }
    }

    /// The kind whose name or nickname is in the part, the longest of them.
    var kind: TableKind? {
        var best: (kind: TableKind, length: Int)?
        for (word, kind) in nicknames where contains(word) && word.utf8.count > (best?.length ?? 0) {
            best = (kind, word.utf8.count)
        }
        return best?.kind
    }

    /// `yyyy-mm-dd`, `yyyy_mm_dd` or `yyyymmdd` in the part.
    var date: BusinessDate? {
        var digits: [Substring] = text.split { !$0.isNumber }
        digits.removeAll { $0.utf8.count > 8 }
        for (index, run) in digits.enumerated() {
            if run.utf8.count == 8, let date = Self.date(run.prefix(4), run.dropFirst(4).prefix(2), run.suffix(2)) {
                return date
            }
            if run.utf8.count == 4, index + 2 < digits.count,
                let date = Self.date(run, digits[index + 1], digits[index + 2])
            {
                return date
            }
        }
        return nil
    }

    private static func date(_ year: Substring, _ month: Substring, _ day: Substring) -> BusinessDate? {
        guard month.utf8.count == 2, day.utf8.count == 2, let year = Int(year), (1990...2199).contains(year),
            let month = Int(month), let day = Int(day)
        else { return nil }
        return BusinessDate(year: year, month: month, day: day)
    }
}

/// Folded names of files → kinds: the kinds' own names, and what people call them.
private let nicknames: [(String, TableKind)] =
    TableKind.allCases.map { (foldedWord($0.rawValue), $0) } + [
        ("planos", .plans), ("pacotes", .packages), ("canaispacotes", .packageChannels),
        ("pacotescanais", .packageChannels), ("pacotecanais", .packageChannels), ("grade", .packageChannels),
        ("precos", .prices), ("clientes", .subscribers), ("assinantes", .subscribers), ("contratos", .contracts),
        ("pacotescontratados", .contractPackages), ("contratospacotes", .contractPackages),
        ("contratopacotes", .contractPackages), ("pontos", .points), ("stb", .stbImport), ("stbs", .stbImport),
        ("importarstb", .stbImport), ("settop", .stbImport), ("settopboxes", .stbImport), ("compras", .purchases),
        ("produtos", .products), ("locais", .locations), ("ordens", .orders), ("canais", .catalogueChannels),
        ("channels", .catalogueChannels), ("catalogo", .cataloguePackages), ("contas", .accounts),
        ("habilitacoes", .entitlements), ("permissoes", .entitlements), ("dispositivos", .devices),
        ("aparelhos", .devices), ("equipamentos", .devices), ("fatura", .platformInvoice), ("feriados", .holidays),
        ("faturamento", .billingResults),
    ]
