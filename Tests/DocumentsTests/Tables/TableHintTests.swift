import Domain
import Testing

@testable import Documents

@Suite struct TableHintTests {
    private typealias PathCase = (path: String, kinds: [TableKind], platform: String?, date: String?)
    private static let paths: [PathCase] = [
        ("beenius/beenius-accounts-2026-11-22.csv", [.accounts], "beenius", "2026-11-22"),
        ("erp/contracts-20261122.csv", [.contracts], nil, "2026-11-22"),
        ("erp/contract-packages_2026_11_22.txt", [.contractPackages], nil, "2026-11-22"),
        ("CDN-TV/export.csv", [], "cdntv", nil),
        ("stb/2026-13-40.csv", [.stbImport], nil, nil),
        ("Catalogue-Package-Channels beenius.csv", [.cataloguePackageChannels], "beenius", nil),
        ("packages.csv", [.packages], nil, nil),
        ("beenius/packages.csv", [.cataloguePackages, .packages], "beenius", nil),
        ("erp/Pacotes contratados 22-11.csv", [.contractPackages], nil, nil),
        ("relatorio.csv", [], nil, nil),
        ("accounts/contracts.csv", [.contracts], nil, nil),
        ("situation.csv", [], nil, nil),
    ]

    @Test(arguments: paths) private func path(_ sample: PathCase) {
        let known = ["beenius", "cdntv", "ion"].map { PlatformID(trusted: $0) }
        let hint = TableHint(relativePath: sample.path, knownPlatforms: known)
        #expect(hint.kinds == sample.kinds)
        #expect(hint.platform?.text == sample.platform)
        #expect(hint.asOf?.description == sample.date)
    }

    /// The canonical header of each kind is recognised as that kind, with and without its optional columns.
    @Test(arguments: TableKind.allCases) func canonicalHeaders(_ kind: TableKind) {
        let shape = TableShape.of(kind)
        let least = shape.required + shape.oneOf.prefix(1)
        for columns in [least, shape.required + shape.oneOf + shape.optional] {
            let header = columns.map(\.name)
            #expect(
                TableRecogniser.recognise(headerFields: header, hint: TableHint()) == .table(kind, platform: nil),
                "\(header)")
            #expect(
                TableRecogniser.recognise(headerFields: header, hint: TableHint(kinds: [kind]))
                    == .table(kind, platform: nil))
            for column in shape.required where column != .platform || !kind.isOfPlatform {
                let cut = header.filter { $0 != column.name }
                #expect(
                    TableRecogniser.recognise(headerFields: cut, hint: TableHint(kinds: [kind]))
                        == .missingColumns(kind: kind, names: [column.name], found: cut))
            }
        }
    }

    /// No word may mean two columns of one kind by accident of the global list.
    @Test(arguments: TableKind.allCases) func canonicalNamesAreTheirOwn(_ kind: TableKind) {
        let shape = TableShape.of(kind)
        for column in shape.required + shape.oneOf + shape.optional {
            #expect(shape.columns[foldedWord(column.name)] == column)
        }
    }

    @Test func wordsOfTheContract() {
        let samples: [(TableKind, String, TableColumn)] = [
            (.stbImport, "Nº Série", .serial), (.stbImport, "plaqueta", .patrimony), (.stbImport, "VSC", .smartcard),
            (.stbImport, "depósito", .location), (.stbImport, "valor", .cost), (.plans, "código", .plan),
            (.plans, "Permite criação de planos de TV", .allowsTV), (.plans, "pacote liberado", .defaultPackage),
            (.packages, "CÓDIGO CAS", .platformPackage), (.packages, "valor pacote", .price),
            (.packageChannels, "N.Canal", .number), (.packageChannels, "nome canal", .name),
            (.packageChannels, "família", .family), (.contracts, "Plano Ativo", .contract),
            (.contracts, "ID Assinante Beenius", .beeniusID), (.contracts, "Auth Pin Assinante Beenius", .beeniusPIN),
            (.contractPackages, "data inclusão", .startsOn), (.contractPackages, "isento até", .freeUntil),
            (.points, "Local do Ponto", .location), (.subscribers, "CPF/CNPJ", .document),
            (.purchases, "valor unitário", .unitCost), (.prices, "vigência início", .validFrom),
        ]
        for (kind, word, column) in samples {
            #expect(TableShape.of(kind).columns[foldedWord(word)] == column, "\(word) in \(kind)")
        }
    }
}
