import Domain
import Pipeline
import Testing

@Suite struct ConfigurationTests {
    static let minimal = """
        provider: { name: A, cnpj: ["11222333000181"] }
        billing: { proration: full }
        """

    @Test func theMinimumIsEnough() throws {
        let configuration = try Configuration(yaml: Self.minimal, file: "sintonia.yaml")
        #expect(configuration.provider.text == "11222333")
        #expect(configuration.nightlyMinute == 180)
        #expect(configuration.csv == "excel-br")
    }

    private func fault(_ text: String) -> ConfigurationFault? {
        do throws(ConfigurationFault) {
            _ = try Configuration(yaml: text, file: "sintonia.yaml")
            return nil
        } catch {
            return error
        }
    }

    @Test func anUnknownKeyHasItsPlaceAndASuggestion() {
        let fault = fault(Self.minimal + "\nlangauge: en\n")
        #expect(fault?.problem == .unknownKey(suggestion: "language"))
        #expect(fault?.line == 3)
        #expect(fault?.key == "langauge")
    }

    @Test func whatHasNoDefaultMustBeThere() {
        #expect(self.fault("billing: { proration: full }")?.key == "provider")
        let noProration = "provider: { name: A, cnpj: [\"11222333000181\"] }\nbilling: { dueDate: keep }\n"
        #expect(self.fault(noProration)?.key == "billing.proration")
    }

    @Test(arguments: [
        ("nightly: \"25:00\"", "nightly"), ("language: fr", "language"), ("csv: tsv", "csv"),
        ("timeZone: America/Nowhere", "timeZone"), ("intake: { settleSeconds: -1 }", "intake.settleSeconds"),
    ])
    func aValueOutsideItsRangeIsNamed(_ line: String, _ key: String) {
        #expect(fault(Self.minimal + "\n" + line + "\n")?.key == key)
    }

    /// A class is stronger than its family, and a family than the default, in whatever order they stand.
    @Test func windowsOfGraceAreReadByClassFamilyAndDefault() throws {
        let text = Self.minimal + "\ngrace: { D05: 5, default: 2, A05: 0, A: 4 }\n"
        let grace = try Configuration(yaml: text, file: "sintonia.yaml").grace
        #expect(
            [.blockedButActive, .cancelledButActive, .boxNotReturned, .boxStateDrift].map(grace.days) == [0, 4, 5, 2])
        #expect(fault(Self.minimal + "\ngrace: { A5: 1 }\n")?.key == "grace.A5")
    }

    @Test func notYAMLIsSaidWithItsPlace() {
        let fault = fault("provider: [\n  a: b\n c")
        guard case .syntax? = fault?.problem else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect((fault?.line ?? 0) > 0)
    }

    @Test func anotherCompanysNumberIsRefused() {
        let text =
            "provider: { name: A, cnpj: [\"11222333000181\", \"99888777000100\"] }\nbilling: { proration: full }\n"
        #expect(fault(text)?.key == "provider.cnpj")
    }
}
