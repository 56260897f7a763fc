import Domain
import Testing

@testable import Documents

/// Every rule by which a row is rejected, and the rows beside it that stay.
@Suite struct RowRuleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let header: String
        let row: String
        let column: ColumnReference
        let rule: RowFault.Rule
        var value: String?
        var name = ""
        var testDescription: String { "\(header) / \(row)" }
    }

    private static let stb = "casn;mac;serial;access_key;cost;smartcard"
    private static let contracts = "contract;subscriber;plan;radius_login;status;due_day;started_on;ended_on"
    private static let accounts = "platform;account;status;document;created_on;pin"

    static let cases: [Case] = [
        Case(header: "plan;name;allows_tv", row: ";A;S", column: .column(.plan), rule: .empty),
        Case(header: "plan;name;allows_tv", row: "1;;S", column: .column(.name), rule: .empty),
        Case(header: "plan;name;allows_tv", row: "1;A;", column: .column(.allowsTV), rule: .empty),
        Case(header: "plan;name;allows_tv", row: "1;A;talvez", column: .column(.allowsTV), rule: .notABoolean),
        Case(header: "plan;name;allows_tv", row: "1;A", column: .row, rule: .ragged(expected: 3, found: 2)),
        Case(header: "plan;name;allows_tv", row: "1;A;S;x", column: .row, rule: .ragged(expected: 3, found: 4)),
        Case(
            header: "plan;name;allows_tv", row: "1;\"A\"b;S", column: .row, rule: .brokenQuotes(throughLine: 2)),
        Case(header: "plan;name;allows_tv", row: "1;A\u{FFFD};S", column: .row, rule: .encoding),
        Case(
            header: "plan;name;allows_tv;price", row: "1;A;S;29,9x", column: .column(.price), rule: .notMoney(.comma),
            value: "29,9x"),
        Case(header: "plan;name;allows_tv;price", row: "1;A;S;-1,00", column: .column(.price), rule: .negativeMoney),
        Case(
            header: stb, row: "1,23E+15;;;;;", column: .column(.casn), rule: .scientificNotation, value: "1,23E+15"),
        Case(
            header: stb, row: ";00:1A:2B:00:00;;;;", column: .column(.mac), rule: .length(expected: "12"),
            value: "00:1A:2B:00:00"),
        Case(header: stb, row: ";00:1A:2B:00:00:0G;;;;", column: .column(.mac), rule: .character("G")),
        Case(header: stb, row: ";FF:FF:FF:FF:FF:FF;;;;", column: .column(.mac), rule: .notUnicast),
        Case(header: stb, row: ";00-1A:2B:00:00:01;;;;", column: .column(.mac), rule: .part("separator")),
        Case(header: stb, row: ";;;;10,00;77", column: .row, rule: .missingIdentifier(oneOf: [.casn, .mac, .serial])),
        Case(
            header: stb, row: "1;;;35260711222333000181550010000000011000000010;;", column: .column(.accessKey),
            rule: .checkDigit(expected: "3")),
        Case(
            header: contracts, row: "1;2;3;x;vivo;;;", column: .column(.status),
            rule: .unknownEnumValue(allowed: ["active", "blocked", "cancelled"]), value: "vivo"),
        Case(
            header: contracts, row: "1;2;3;x;ativo;32;;", column: .column(.dueDay), rule: .notANumber(allowed: 1...31)),
        Case(
            header: contracts, row: "1;2;3;x;ativo;5,5;;", column: .column(.dueDay), rule: .notANumber(allowed: 1...31)),
        Case(header: contracts, row: "1;2;3;x;ativo;;30/02/2026;", column: .column(.startedOn), rule: .notADate),
        Case(header: contracts, row: "1;2;3;x;ativo;;01/02/26;", column: .column(.startedOn), rule: .notADate),
        Case(
            header: contracts, row: "1;2;3;x;ativo;;02/03/2026;01/03/2026", column: .column(.endedOn),
            rule: .endBeforeStart(start: .startedOn)),
        Case(
            header: "contract;subscriber;plan;login;status;beenius_id;beenius_account", row: "1;2;3;x;ativo;7;8",
            column: .platformAccount(PlatformID(trusted: "beenius")), rule: .conflict(with: .column(.beeniusID))),
        Case(
            header: "contract;package;starts_on", row: "1;2;", column: .column(.startsOn), rule: .empty),
        Case(
            header: accounts, row: "netflix;1;active;;;", column: .column(.platform), rule: .unknownPlatform,
            value: "netflix"),
        Case(
            header: accounts, row: "cdntv;1;active;;;", column: .column(.platform),
            rule: .otherPlatform(expected: PlatformID(trusted: "beenius")), name: "beenius-accounts.csv"),
        Case(header: accounts, row: "beenius;1;;;;", column: .column(.status), rule: .empty),
        Case(
            header: accounts, row: "beenius;1;active;12345678900;;9876", column: .column(.document),
            rule: .checkDigit(expected: "09"), value: "***456789**"),
        Case(
            header: "platform;package;name;kind", row: "beenius;1;A;combo", column: .column(.kind),
            rule: .unknownEnumValue(allowed: ["base", "extra"])),
    ]

    private static let sound: [String: String] = [
        "plan;name;allows_tv": "ok;A;S", "plan;name;allows_tv;price": "ok;A;S;1,00", stb: "0042;;;;1,00;",
        contracts: "ok;2;3;x;ativo;;;", "contract;package;starts_on": "1;2;2026-01-01",
        "contract;subscriber;plan;login;status;beenius_id;beenius_account": "ok;2;3;x;ativo;7;7",
        accounts: "beenius;ok;active;;;1234", "platform;package;name;kind": "beenius;ok;A;extra",
    ]

    @Test(arguments: cases) func rule(_ sample: Case) throws {
        let sound = try #require(Self.sound[sample.header])
        let text = "\(sample.header)\n\(sample.row)\n\(sound)\n"
        let table = try ReadTable(text, name: sample.name)
        #expect(table.records.count == 1)
        let fault = try #require(table.faults.first)
        #expect(fault.line == 2)
        #expect(fault.column == sample.column)
        #expect(fault.rule == sample.rule)
        if let value = sample.value { #expect(fault.value == value) }
        #expect(table.faults.count == 1)
        #expect(table.scan.dataRows == 2)
    }

    @Test func tooLongIdentifier() throws {
        let long = String(repeating: "9", count: 257)
        let table = try ReadTable("casn;serial\n\(long);S\n0001;T\n")
        #expect(table.faults.map(\.rule) == [.length(expected: "1…256")])
        #expect(table.faults[0].value.count <= RowFault.valueCharactersMax + 1)
    }

    @Test func damagedUTF8RejectsItsRowOnly() throws {
        let text = Array("plan;name;allows_tv\n1;Ação;S\n2;A".utf8) + [0xE9] + Array(";S\n3;Opção;S\n".utf8)
        let table = try ReadTable(text)
        #expect(table.scan.header.encoding == .utf8(hasMark: false))
        #expect(table.records.count == 2)
        #expect(table.faults.map(\.rule) == [.encoding])
    }

    @Test func duplicatesNameBothLinesAndExcludeAll() throws {
        let text = "contract;package;starts_on\n1;A;2026-01-01\n1;B;2026-01-01\n1;A;01/01/2026\n 1;A;2026-01-01\n"
        let table = try ReadTable(text)
        #expect(table.records.count == 1)
        #expect(table.scan.duplicateKeyCount == 1)
        #expect(
            table.faults.map(\.rule) == [
                .duplicateKey(otherLine: 4, occurrences: 3), .duplicateKey(otherLine: 2, occurrences: 3),
                .duplicateKey(otherLine: 2, occurrences: 3),
            ])
        #expect(table.faults.map(\.line) == [2, 4, 5])
        #expect(table.faults[0].key == "1 / A / 2026-01-01")
    }

    @Test(arguments: [
        ("package;name;number", "P;HBO;7", "P;HBO;007", true),
        ("package;name;number", "P;HBO;7", "P;HBO;8", false),
        ("package;name;number;channel", "P;HBO;7;1", "P;HBO;7;2", false),
        ("platform;casn;mac", "beenius;;001A2B000001", "Beenius;;00:1a:2b:00:00:01", true),
        ("platform;casn;serial", "beenius;X;", "beenius;;X", false),
        ("platform;account;status", "beenius;1;active", "cdntv;1;active", false),
        ("platform;account;status", "CDN TV;1;active", "cdntv;1;active", true),
        ("platform;account;package;status", "cdntv;1;2;active", "cdntv;12;;active", false),
        ("platform;package;channel", "cdntv;1;2", "cdntv;1;2", true),
        ("casn;mac", "1;", "1;", true),
        ("casn;serial", "1;", ";1", false),
        ("casn;mac", "1;001A2B000001", "2;00:1a:2b:00:00:01", true),
        ("casn;serial;patrimony", "1;a;77", "2;b;77", true),
        ("casn;smartcard", "1;9", "2;9", false),
    ])
    func keys(_ header: String, _ first: String, _ second: String, _ areEqual: Bool) throws {
        let table = try ReadTable("\(header)\n\(first)\n\(second)\n")
        #expect((table.scan.duplicateKeyCount == 1) == areEqual)
    }

    @Test func secretsStayInside() throws {
        let text = "platform;account;status;pin;email\nbeenius;111.444.777-35;nope;4321;a@b\nbeenius;2;active;4321;\n"
        let table = try ReadTable(text)
        #expect(table.faults.first?.key == "beenius / ***.444.777-**")
        #expect(!"\(table.events)".contains("4321"))
        #expect(!"\(table.events)".contains("11144477735") && !"\(table.events)".contains("111.444.777-35"))
        #expect(RowFault.masked("4321", of: .column(.beeniusPIN)) == "***")
        let contracts = try ReadTable("contract;subscriber;plan;login;status;beenius_pin\n1;2;3;x;ativo;4321\n")
        guard case .contract(let contract) = try #require(contracts.records.first) else {
            Issue.record("no contract")
            return
        }
        #expect(contract.hasBeeniusPIN)
        #expect(!"\(contracts.events)".contains("4321"))
    }
}
