import Domain
import Testing

/// Rules of suppliers.
@Suite struct IdentifierPatternTests {
    private typealias Texts = IdentifierTexts

    private func rule(
        _ expression: String, supplier: String = SampleNote.supplier, field: IdentifierField = .serial,
        places: Set<IdentifierPlace> = [.additionalInfo], name: String = "own", builtIn: Bool = false
    ) -> IdentifierPattern {
        IdentifierPattern(
            supplier: supplier, field: field, places: places, expression: expression, name: name, builtIn: builtIn)
    }

    private func serials(_ text: String, _ rules: IdentifierPattern...) throws -> [String] {
        try Texts.saying(text).identifiers(by: IdentifierPatterns(rules))[0].serialTexts
    }

    @Test func aRuleReplacesTheBuiltInOnesForItsFieldInItsPlaces() throws {
        let rule = rule("EQP<([a-z0-9-]+)>")
        #expect(try serials("eqp<ab-12> EQP<AB-13> NS SC26090001", rule) == ["AB-12", "AB-13"])
        var note = Texts.saying("EQP<AB-12> NS SC26090001 MAC 00:1A:2B:00:00:01", quantity: 1)
        note.items[0].description = "STB SN SC26090002"
        let item = try note.identifiers(by: IdentifierPatterns([rule]))[0]
        #expect(item.serialTexts == ["AB-12", "SC26090002"])
        #expect(item.serials.map(\.rule) == ["supplier:own", "serial-label"])
        #expect(item.macs.count == 1)
    }

    @Test func aRulePrecedesTheBuiltInOnes() throws {
        let rule = rule("EQP ([A-Z]{2}-?\\d+)", builtIn: true)
        #expect(try serials("NS SC26090001 EQP AB-12", rule) == ["SC26090001", "AB-12"])
        // What both find is one; what stands twice stays twice.
        #expect(try serials("NS: EQP SC26090001", rule) == ["SC26090001"])
        #expect(try serials("EQP SC26090001 NS SC26090001", rule).count == 1)
        #expect(try serials("EQP SC26090001 EQP SC26090001", rule).count == 2)
    }

    @Test func theWholeMatchWhereThereIsNoGroup() throws {
        #expect(try serials("x7 y 8 q99", rule("[xq]\\d+")) == ["X7", "Q99"])
        #expect(try serials("x7", rule("z*")).isEmpty)
    }

    @Test func everyField() throws {
        var note = Texts.note([1])
        note.complement = "é C=18.37 V=60.11 M=001a2b000001 S=1"
        func whole(_ field: IdentifierField, _ letter: String) -> IdentifierPattern {
            rule("\(letter)=(\\S+)", field: field, places: [.complement], name: letter)
        }
        let rules = [whole(.casn, "C"), whole(.smartcard, "V"), whole(.mac, "M"), whole(.serial, "S")]
        let item = try note.identifiers(by: IdentifierPatterns(rules))[0]
        #expect(item.casnTexts == ["18.37"])
        #expect(item.cardTexts == ["60.11"])
        #expect(item.macTexts == ["00:1A:2B:00:00:01"])
        #expect(item.serialTexts == ["1"])
        note.complement = "M=zz"
        #expect(try note.identifiers(by: IdentifierPatterns(rules))[0].isEmpty)
    }

    @Test func onlyNotesOfTheSupplier() throws {
        #expect(try serials("Q1", rule("Q\\d", supplier: "99888777")) == ["Q1"])
        #expect(try serials("Q1", rule("Q\\d", supplier: "11444777000161")).isEmpty)
        #expect(try serials("Q1", rule("Q\\d", supplier: "99888770")).isEmpty)
    }

    @Test func replacedLotsAreRead() throws {
        var note = Texts.note([1])
        note.items[0].lots = [Texts.lot("LOTE-77A/3")]
        let rule = rule("LOTE-(.+)/", places: [.lot])
        #expect(try note.identifiers(by: IdentifierPatterns([rule]))[0].serialTexts == ["77A"])
    }

    @Test func marksOrderWhatRulesFind() throws {
        var note = Texts.note([1, 1])
        note.complement = "ÇÃO ITEM 2: Q1 ITEM 1: Q2"
        let patterns = try IdentifierPatterns([rule("Q\\d", places: [.complement])])
        #expect(note.identifiers(by: patterns).map(\.serialTexts) == [["Q2"], ["Q1"]])
    }

    @Test func faults() {
        func reason(_ rules: IdentifierPattern...) -> IdentifierPatternFault.Reason? {
            do {
                _ = try IdentifierPatterns(rules)
                return nil
            } catch { return error.reason }
        }
        #expect(reason(rule("a")) == nil)
        #expect(reason(rule("a", supplier: "99888777000101")) == .supplier)
        #expect(reason(rule("a", supplier: "123")) == .supplier)
        #expect(reason(rule("a", places: [])) == .places)
        #expect(reason(rule("a", name: "")) == .name)
        #expect(reason(rule("a"), rule("b")) == .name)
        #expect(reason(rule("a"), rule("b", name: "other")) == nil)
        for bad in ["", "(", "[a", "a{2,1}", "(?<n"] {
            guard case .expression = reason(rule(bad)) else {
                Issue.record("\(bad) is no expression")
                continue
            }
        }
        #expect(IdentifierPatterns.builtIn.rules.isEmpty)
    }
}
