import Foundation
import TestSupport
import Testing

/// Platforms' own exports through the front door.
@Suite(.serialized) struct PlatformExportTests {
    private static let devices = """
        CASN;MAC address;Subscriber ID;Device model;Device state;Last seen
        00012345;00:12:aa:bb:cc:dd;800013;BX 4K;ENABLED;2026-11-20T10:00
        00012346;0012aabbccde;800014;BX  4K;REBOOTING;2026-11-20T10:00

        """

    private static func run(_ files: [(name: String, bytes: Data)]) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        for file in files { try workspace.drop(file.bytes, as: file.name) }
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect([0, 1, 4].contains(ending.status), "\(ending.errors)")
        return workspace
    }

    private static func run(_ name: String, _ text: String) throws -> (workspace: TestWorkspace, row: [String: Any]) {
        let workspace = try run([(name, Data(text.utf8))])
        return (workspace, try #require(try workspace.rows("documents").first { $0["file"] as? String == name }))
    }

    /// The lines of one table of the store.
    private static func records(_ table: String, _ workspace: TestWorkspace) throws -> [String] {
        try workspace.dump().filter { $0.hasPrefix(table + " ") }
    }

    @Test func becomesRecords() throws {
        let (workspace, row) = try Self.run("beenius/aparelhos-2026-11-22.csv", Self.devices)
        #expect(row["kind"] as? String == "devices" && row["disposition"] as? String == "applied")
        #expect(row["records"] as? Int == 2)
        let stored = try Self.records("device", workspace)
        #expect(stored.count == 2)
        // A state that the profile does not know is unknown.
        #expect(stored.contains { $0.contains("00012345") && $0.contains("active") })
        #expect(stored.contains { $0.contains("00012346") && $0.contains("unknown") && $0.contains("BX 4K") })
    }

    /// The mark, the line ends, the encoding and the order of columns say nothing.
    @Test func dressSaysNothing() throws {
        let plain = try Self.run("beenius/aparelhos-2026-11-22.csv", Self.devices).workspace
        let lines = Self.devices.split(separator: "\n").map {
            $0.split(separator: ";").reversed().joined(separator: ";")
        }
        let marked = Data([0xEF, 0xBB, 0xBF]) + Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
        let other = try Self.run([("beenius/aparelhos-2026-11-22.csv", marked)])
        #expect(try Self.records("device", other).count == 2)
        let strip = { (lines: [String]) in lines.map { $0.split(separator: "|").prefix(9).joined(separator: "|") } }
        #expect(try strip(Self.records("device", plain)) == strip(Self.records("device", other)))
    }

    @Test func anotherHeaderIsToldFromTheExpectedOne() throws {
        let text = Self.devices.replacingOccurrences(of: "Subscriber ID", with: "Subscriber")
        let (workspace, row) = try Self.run("beenius/aparelhos-2026-11-22.csv", text)
        #expect(row["disposition"] as? String == "rejected" && row["reason"] as? String == "header_differs")
        let message = row["message"] as? String ?? ""
        #expect(message.contains("Subscriber ID") && message.contains("MAC address"), "\(message)")
        #expect(try Self.records("device", workspace).isEmpty)
    }

    @Test func withoutAPlatformNobodyKnowsWhoseItIs() throws {
        let (_, row) = try Self.run("aparelhos-2026-11-22.csv", Self.devices)
        #expect(row["reason"] as? String == "platform_unknown")
    }

    @Test func aNameOfAnotherKindContradicts() throws {
        let (_, row) = try Self.run("beenius/beenius-accounts-2026-11-22.csv", Self.devices)
        #expect(row["reason"] as? String == "hint_mismatch")
    }

    /// The platform's words, and the line of its own file.
    @Test func aBadRowIsNamedInThePlatformsWords() throws {
        let text = Self.devices.replacingOccurrences(of: "0012aabbccde", with: "0012aabb")
        let (workspace, row) = try Self.run("beenius/aparelhos-2026-11-22.csv", text)
        #expect(row["disposition"] as? String == "applied" && row["records"] as? Int == 1)
        let rejected = try #require(try workspace.rows("rejected").first)
        #expect(rejected["line"] as? Int == 3 && rejected["column"] as? String == "MAC address")
        #expect(rejected["value"] as? String == "0012aabb")
    }

    @Test func canonicalTablesNeedNoProfile() throws {
        let text = "account;status;login\n800013;ativo;tv1\n#END;1\n"
        let (_, row) = try Self.run("beenius/beenius-accounts-2026-11-22.csv", text)
        #expect(row["disposition"] as? String == "applied" && row["records"] as? Int == 1)
    }

    /// Not in the store, not in a report, not in a reason.
    @Test func aPINIsNeverStored() throws {
        let header = "Subscriber ID;State;User name;E-mail;Document;Created;PIN"
        let text =
            "\(header)\n800013;ENABLED;tv1;a@example.org;52998224725;2026-01-02;73119955\n800014;ENABLED;tv2;;;x;73119955\n"
        let (workspace, row) = try Self.run("beenius/beenius-accounts-2026-11-22.csv", text)
        #expect(row["records"] as? Int == 1)
        #expect(try !workspace.dump().contains { $0.contains("73119955") })
        for folder in ["outbox", "work", "quarantine"] {
            for (name, bytes) in try workspace.tree(folder) {
                #expect(!String(decoding: bytes, as: UTF8.self).contains("73119955"), "\(name)")
            }
        }
        // Nor does a report show the whole number of a person.
        for (name, bytes) in try workspace.tree("outbox") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("52998224725"), "\(name)")
        }
    }

    @Test(
        arguments: [
            ("neotv/contas-2026-11-22.json", #"{"usuarios":[{"usuario":"a@b","situacao":"permitido"}]}"#, "accounts"),
            (
                "neotv/entitlements-2026-11-22.json",
                #"{"usuario":"a@b","produto":"neo-play","situacao":"negado"}"#, "entitlements"
            ),
            (
                "mcr/contas-2026-11-22.json",
                #"[{"id":"7","login":"a@b","status":"waiting","created":"2026-11-22T02:00:00Z"}]"#, "accounts"
            ),
            (
                "maxitv/contas-2026-11-22.xml",
                "<maxitv><assinantes><assinante id=\"7\"><login>a@b</login><situacao>A</situacao></assinante>"
                    + "</assinantes></maxitv>", "accounts"
            ),
        ])
    func formsOfRecords(_ name: String, _ text: String, _ kind: String) throws {
        let (workspace, row) = try Self.run(name, text + "\n")
        #expect(row["kind"] as? String == kind && row["disposition"] as? String == "applied", "\(row)")
        #expect(row["records"] as? Int == 1)
        #expect(try workspace.rows("rejected").isEmpty)
    }

    /// Two forms of one platform are told apart by what is in the file, where its name says nothing.
    @Test(
        arguments: [
            ("neotv/x.json", #"{"usuario":"a@b","produto":"neo-play","situacao":"negado"}"#, "entitlements"),
            ("neotv/y.json", #"{"usuarios":[{"usuario":"a@b","situacao":"negado"}]}"#, "accounts"),
            (
                "maxitv/x.xml",
                "<maxitv><pacotes><pacote assinante=\"7\" codigo=\"1\"><situacao>A</situacao></pacote></pacotes></maxitv>",
                "entitlements"
            ),
        ])
    func contentTellsTheForm(_ name: String, _ text: String, _ kind: String) throws {
        let (_, row) = try Self.run(name, text + "\n")
        #expect(row["kind"] as? String == kind && row["records"] as? Int == 1, "\(row)")
    }

    /// The instant is UTC, the day that of São Paulo.
    @Test func anInstantIsADayHere() throws {
        let text = #"[{"id":"7","login":"a@b","status":"waiting","created":"2026-11-22T02:00:00Z"}]"#
        let (workspace, _) = try Self.run("mcr/contas-2026-11-22.json", text + "\n")
        let stored = try Self.records("account", workspace)
        #expect(stored.contains { $0.contains("2026-11-21") && $0.contains("pending-activation") }, "\(stored)")
    }
}

/// Open formats of channel lists.
@Suite(.serialized) struct ChannelListTests {
    private static func run(_ name: String, _ text: String) throws -> (workspace: TestWorkspace, row: [String: Any]) {
        let workspace = try TestWorkspace()
        try workspace.drop(text: text, as: name)
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        return (workspace, try #require(try workspace.rows("documents").first { $0["file"] as? String == name }))
    }

    private static let xmltv = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tv SYSTEM "xmltv.dtd">
        <tv generator-info-name="x">
          <channel id="hbo.br"><display-name>55</display-name><display-name lang="pt">HBO HD ³</display-name></channel>
          <channel id="ae.br"><display-name>A&amp;E</display-name></channel>
          <channel id="record.rs"><display-name>RECORD</display-name></channel>
          <channel id="record.sp"><display-name>RECORD</display-name></channel>
          <programme start="20261122000000 -0300" channel="hbo.br"><title>Filme</title></programme>
        </tv>

        """

    private static let lineUps = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xmltv-lineups>
          <xmltv-lineup id="sp">
            <type>STB</type><display-name lang="pt">São Paulo</display-name>
            <lineup-entry>
              <preset>1</preset><section>Filmes</section><package type="extra">HBO</package><package>Total</package>
              <station rfc2838="hbo.br"><name lang="pt">HBO HD ³</name></station>
              <stb-channel><stb-preset>501</stb-preset></stb-channel>
            </lineup-entry>
            <lineup-entry>
              <preset>2</preset><station rfc2838="globo.sp"><name>GLOBO</name></station>
              <dvb-channel><original-network-id>1</original-network-id><service-id>1</service-id><lcn>5</lcn></dvb-channel>
            </lineup-entry>
          </xmltv-lineup>
          <xmltv-lineup id="rj">
            <type>STB</type><display-name>Rio</display-name>
            <lineup-entry>
              <preset>9</preset><station rfc2838="hbo.br"><name>HBO</name></station>
              <stb-channel><stb-preset>601</stb-preset></stb-channel>
            </lineup-entry>
          </xmltv-lineup>
        </xmltv-lineups>

        """

    @Test func xmltv() throws {
        let (workspace, row) = try Self.run("ion/grade-2026-11-22.xml", Self.xmltv)
        #expect(row["kind"] as? String == "catalogue-channels" && row["records"] as? Int == 4, "\(row)")
        let stored = try workspace.dump().filter { $0.hasPrefix("catalogueChannel ") }
        #expect(stored.contains { $0.contains("hbo.br") && $0.contains("HBO HD ³") && !$0.contains("|55|") })
        #expect(stored.contains { $0.contains("A&E") })
        #expect(stored.filter { $0.contains("RECORD") }.count == 2)
    }

    @Test func lineUps() throws {
        let (workspace, row) = try Self.run("ion/canais-2026-11-22.xml", Self.lineUps)
        #expect(row["kind"] as? String == "catalogue-channels" && row["records"] as? Int == 2, "\(row)")
        let stored = try workspace.dump().filter { $0.hasPrefix("catalogueChannel ") }
        // The first line-up of the file, and the number of its boxes.
        #expect(stored.contains { $0.contains("hbo.br") && $0.contains("|501|") && $0.contains("Filmes") }, "\(stored)")
        #expect(stored.contains { $0.contains("globo.sp") && $0.contains("|5|") })
    }

    @Test func packagesOfLineUps() throws {
        let (workspace, row) = try Self.run("ion/catalogue-package-channels-2026-11-22.xml", Self.lineUps)
        #expect(row["kind"] as? String == "catalogue-package-channels" && row["records"] as? Int == 2, "\(row)")
        let stored = try workspace.dump().filter { $0.hasPrefix("cataloguePackageChannel ") }
        #expect(stored.contains { $0.contains("HBO") } && stored.contains { $0.contains("Total") })
    }

    @Test func whoseItIsMustBeKnown() throws {
        let (_, row) = try Self.run("grade-2026-11-22.xml", Self.xmltv)
        #expect(row["reason"] as? String == "platform_unknown")
    }

    /// An outside document type is never fetched; whatever declares or uses an entity is refused.
    @Test(
        arguments: [
            "<!DOCTYPE tv [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE tv [<!ENTITY a \"aaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;\">]>",
            "<!DOCTYPE tv [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
            "<!DOCTYPE tv SYSTEM \"xmltv.dtd\" [<!ATTLIST channel id CDATA \"x\">]>",
        ])
    func entitiesAreRefused(_ doctype: String) throws {
        let text = "\(doctype)<tv><channel id=\"a.br\"><display-name>A &x; B</display-name></channel></tv>"
        let (workspace, row) = try Self.run("ion/grade-2026-11-22.xml", text)
        #expect(row["disposition"] as? String == "rejected" && row["reason"] as? String == "doctype_refused", "\(row)")
        #expect(try !workspace.dump().contains { $0.contains("root:") })
    }

    /// The outside document type might have declared it: it is not fetched, and what it says is not left out.
    @Test(arguments: [("a&x;b", "A"), ("a.br", "A &x; B")])
    func anUndeclaredEntityIsRefused(_ id: String, _ name: String) throws {
        let channel = "<channel id=\"\(id)\"><display-name>\(name)</display-name></channel>"
        let text = "<!DOCTYPE tv SYSTEM \"x.dtd\"><tv>\(channel)</tv>"
        let (workspace, row) = try Self.run("ion/grade-2026-11-22.xml", text)
        #expect(row["disposition"] as? String == "rejected", "\(row)")
        #expect(try !workspace.dump().contains { $0.hasPrefix("catalogueChannel ") })
    }

    /// Cut anywhere, nothing of it is taken.
    @Test(arguments: [20, 35, 50, 65, 80, 95, 99]) func aCutListIsRefusedWhole(_ percent: Int) throws {
        let bytes = Array(Self.xmltv.utf8)
        let text = String(decoding: bytes.prefix(bytes.count * percent / 100), as: UTF8.self)
        let (workspace, row) = try Self.run("ion/grade-2026-11-22.xml", text)
        #expect(row["disposition"] as? String == "rejected", "\(row)")
        #expect(try !workspace.dump().contains { $0.hasPrefix("catalogueChannel ") })
    }

    @Test func elementsInsideEachOtherHaveALimit() throws {
        let deep = String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)
        let (_, row) = try Self.run("ion/grade-2026-11-22.xml", "<tv>\(deep)</tv>")
        #expect(row["reason"] as? String == "limit_exceeded", "\(row)")
    }
}
