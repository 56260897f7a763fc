import Domain
import Testing

@Suite struct NoteJudgementTests {
    private func judge(_ note: FiscalNote) throws -> FiscalJudgement { note.judged(for: try SampleNote.company()) }

    private func expect(
        _ disposition: Disposition, _ reason: Reason?, rekey: Bool = false, _ spoil: (inout FiscalNote) -> Void,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        var note = SampleNote.make()
        spoil(&note)
        if rekey { note = SampleNote.rekeyed(note) }
        let judgement = try judge(note)
        #expect(judgement.disposition == disposition, sourceLocation: location)
        #expect(judgement.reason == reason, sourceLocation: location)
    }

    @Test func aSoundNoteIsApplied() throws {
        try expect(.applied, nil) { _ in }
        let note = SampleNote.make()
        #expect(try judge(note).accessKey?.text == note.keyText)
    }

    @Test func form() throws {
        try expect(.rejected, .malformed) { $0.items = [] }
        try expect(.rejected, .malformed) { $0.items[0].number = 0 }
        try expect(.rejected, .malformed) { $0.items.append($0.items[0]) }
        try expect(.ignored, .otherDocument, rekey: true) { $0.heading.model = "65" }
    }

    @Test func limits() throws {
        try expect(.rejected, .limitExceeded) { $0.items[0].quantity = "100001" }
        try expect(.rejected, .limitExceeded) { $0.items[0].quantity = "99999999999" }
        try expect(.rejected, .limitExceeded) { note in
            note.items = (1...3).map { SampleNote.item($0, quantity: 1) }
            for index in note.items.indices { note.items[index].quantity = "50000" }
        }
    }

    @Test func key() throws {
        try expect(.rejected, .badKey) { $0.keyText = "" }
        try expect(.rejected, .badKey) { $0.keyText = String($0.keyText.dropLast()) + "x" }
        for spoil: (inout FiscalNote) -> Void in [
            { $0.heading.state = "41" }, { $0.heading.issuedAt = "2026-10-15T10:20:30-03:00" },
            { $0.heading.issuedAt = "2027-09-15T10:20:30-03:00" }, { $0.issuer.id = SampleNote.other },
            { $0.heading.series = "2" }, { $0.heading.number = "2031" }, { $0.heading.emissionType = "9" },
            { $0.heading.randomCode = "16087916" }, { $0.heading.checkDigit = "" },
        ] {
            var note = SampleNote.make()
            spoil(&note)
            #expect(note.keyCheck == .fieldsDiffer)
            #expect(try judge(note).reason == .badKey)
        }
        // A person's number is padded in the key.
        try expect(.applied, nil, rekey: true) { $0.issuer.id = "52998224725" }
    }

    @Test func environmentBeforeOurs() throws {
        try expect(.rejected, .testEnvironment) { $0.heading.environment = "2" }
        try expect(.rejected, .testEnvironment) { $0.authorisation?.environment = "2" }
        try expect(.rejected, .testEnvironment) {
            $0.recipient?.name = "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL"
            $0.recipient?.id = SampleNote.other
        }
    }

    @Test func ours() throws {
        try expect(.rejected, .notOurs) { $0.recipient?.id = SampleNote.other }
        try expect(.rejected, .notOurs) { $0.recipient = nil }
        try expect(.rejected, .notOurs) { $0.recipient?.id = "11222333" }
        try expect(.applied, nil) { $0.recipient?.id = SampleNote.branch }
    }

    @Test(arguments: [("100", true), ("150", true), ("120", true), ("110", false), ("301", false), ("", false)])
    func authorised(_ status: String, _ isAuthorised: Bool) throws {
        try expect(isAuthorised ? .applied : .rejected, isAuthorised ? nil : .notAuthorised) {
            $0.authorisation?.status = status
        }
    }

    @Test func protocols() throws {
        try expect(.pending, .noProtocol) { $0.authorisation = nil }
        try expect(.rejected, .protocolKeyMismatch) {
            $0.authorisation?.key = "35260912ABC34501DE35550010000010011079392641"
        }
        try expect(.rejected, .protocolDigestMismatch) { $0.authorisation?.digest = "another" }
        try expect(.review, .unsigned) {
            $0.isSigned = false
            $0.digest = ""
        }
    }

    @Test func sums() throws {
        try expect(.review, .itemTotalMismatch) { $0.items[0].totalValue = "579.82" }
        try expect(.review, .itemTotalMismatch) { $0.items[0].quantity = "3.0000" }
        try expect(.review, .itemTotalMismatch) { $0.items[0].unitValue = "?" }
        try expect(.review, .totalMismatch) { $0.total = "579.82" }
        try expect(.review, .totalMismatch) { $0.total = "" }
        try expect(.review, .totalMismatch) { $0.terms.products = "579.00" }
        try expect(.review, .totalMismatch) { $0.terms.freight = "10.00" }
        try expect(.review, .totalMismatch) { $0.terms.freight = "x" }
        // One centavo is rounding.
        try expect(.applied, nil) { $0.items[0].totalValue = "579.81" }
        try expect(.applied, nil) { $0.total = "579.81" }
        // An amount that no sum may overflow on.
        try expect(.review, .itemTotalMismatch) { $0.items[0].totalValue = "92233720368547758.07" }
    }

    @Test func everyTermOfTheTotal() throws {
        let added: [WritableKeyPath<FiscalNote.Terms, String>] = [
            \.substitution, \.povertyFund, \.freight, \.insurance, \.other, \.importDuty, \.ipi, \.ipiReturned,
            \.services,
        ]
        for term in added {
            try expect(.applied, nil) {
                $0.terms[keyPath: term] = "10.00"
                $0.total = "589.80"
            }
        }
        try expect(.applied, nil) {
            $0.terms.discount = "10.00"
            $0.total = "569.80"
        }
        for total in ["579.80", "569.80"] {
            try expect(.applied, nil) {
                $0.terms.relief = "10.00"
                $0.total = total
            }
        }
        // An item that does not enter the total.
        try expect(.applied, nil) { note in
            var gift = SampleNote.item(2, quantity: 1)
            gift.totalIndicator = "0"
            note.items.append(gift)
        }
    }

    @Test func identifiers() throws {
        try expect(.review, .serialCountMismatch) { $0.items[0].additionalInfo = "NS SC26090001" }
        try expect(.review, .serialCountMismatch) {
            $0.items[0].additionalInfo = "NS SC26090001 SC26090002 MAC 00:1A:2B:00:00:01"
        }
        try expect(.review, .duplicateSerial) { $0.items[0].additionalInfo = "NS SC26090001 SC26090001" }
        try expect(.applied, nil) { $0.items[0].additionalInfo = "" }
        try expect(.review, .serialCountMismatch) {
            $0.items[0].quantity = "2.5000"
            $0.items[0].totalValue = "724.75"
            $0.terms.products = "724.75"
            $0.total = "724.75"
        }
        try expect(.review, .notPurchase) { $0.items[0].cfop = "5908" }
    }

    @Test(
        arguments: [
            ("1", Disposition.applied, nil), ("4", .review, .notPurchase), ("5", .recorded, nil),
            ("2", .recorded, nil), ("3", .recorded, nil), ("6", .recorded, nil),
        ] as [(String, Disposition, Reason?)])
    func purposes(_ purpose: String, _ disposition: Disposition, _ reason: Reason?) throws {
        try expect(disposition, reason) { $0.heading.purpose = purpose }
    }

    @Test func directions() throws {
        try expect(.review, .notPurchase) { $0.heading.direction = "0" }
        let fromUs: (inout FiscalNote) -> Void = {
            $0.issuer.id = SampleNote.us
            $0.recipient?.id = SampleNote.supplier
        }
        try expect(.recorded, nil, rekey: true, fromUs)
        try expect(.applied, nil, rekey: true) {
            fromUs(&$0)
            $0.heading.direction = "0"
        }
    }
}

@Suite struct NoteUnitsTests {
    private func units(_ note: FiscalNote, _ products: ProductMap = .none) throws -> [PatrimonyUnit] {
        let policy = NotePolicy(company: try SampleNote.company())
        return note.units(under: note.verdict(by: policy, products: products), by: policy)
    }

    @Test func oneUnitEach() throws {
        var note = SampleNote.make(quantity: 3)
        note.items[0].totalValue = "869.71"
        note.items[0].ibs = "0.10"
        note.items[0].cbs = "1.00"
        let units = try units(note)
        #expect(units.map(\.unit) == [1, 2, 3])
        #expect(units.map(\.cost.centavos) == [28991, 28990, 28990])
        #expect(units.map { $0.ibs?.centavos } == [4, 3, 3])
        #expect(units.map { $0.cbs?.centavos } == [34, 33, 33])
        #expect(units.compactMap(\.box.serial?.text) == ["SC260901000", "SC260901001", "SC260901002"])
        #expect(units.allSatisfy { $0.supplier == SampleNote.supplier && $0.item == 1 && $0.use == .setTop })
        #expect(units.allSatisfy { !$0.identifiedBy.isEmpty })
    }

    @Test func whatIsNoAssetMakesNone() throws {
        var note = SampleNote.make()
        var cable = SampleNote.item(2, quantity: 1)
        cable.ncm = "85447010"
        cable.code = "CABO"
        cable.additionalInfo = ""
        note.items.append(cable)
        note.terms.products = "869.70"
        note.total = "869.70"
        #expect(try units(note).count == 2)
        // Named pieces are assets, whatever the NCM.
        note.items[1].additionalInfo = "NS AB1234567"
        #expect(try units(note).map(\.use) == [.setTop, .setTop, .otherAsset])
    }

    @Test func theSupplierMapDecides() throws {
        var note = SampleNote.make()
        func map(_ use: ProductUse, supplier: String = SampleNote.supplier) -> ProductMap {
            ProductMap([
                ProductRule(supplier: supplier, product: "STB-4100", use: use, model: "X9", isCapitalised: false)
            ])
        }
        #expect(try units(note, map(.notAsset)).isEmpty)
        let units = try units(note, map(.network))
        #expect(units.allSatisfy { $0.use == .network && $0.model == "X9" && !$0.isCapitalised })
        note.items[0].ncm = "85447010"
        note.items[0].additionalInfo = ""
        #expect(try self.units(note, map(.otherAsset, supplier: "99888777")).count == 2)
        // A rule for the branch goes before one for the company.
        let both = ProductMap([
            ProductRule(supplier: "99888777000100", product: "P", use: .setTop, model: nil, isCapitalised: true),
            ProductRule(supplier: "99888777", product: "P", use: .network, model: nil, isCapitalised: true),
        ])
        #expect(both.rule(for: "P")?.use == .setTop)
    }

    @Test func costs() throws {
        var note = SampleNote.make()
        note.items[0].discount = "10.00"
        note.items[0].freight = "5.01"
        note.items[0].insurance = "1.00"
        note.items[0].other = "2.00"
        note.items[0].ipi = "3.00"
        note.items[0].substitution = "4.00"
        note.items[0].povertyFund = "0.50"
        func total(_ terms: Set<CostPolicy.Term>) -> Int64? {
            note.items[0].cost(by: CostPolicy(terms))?.centavos
        }
        #expect(total([]) == 57980)
        #expect(total([.discount]) == 56980)
        #expect(total([.freight, .insurance, .other]) == 58781)
        #expect(total([.ipi, .substitution]) == 58730)
        #expect(total(Set(CostPolicy.Term.allCases)) == 58531)
        note.items[0].discount = "580.00"
        #expect(total([.discount]) == nil)
        note.items[0].freight = "1,00"
        #expect(total([.freight]) == nil)
    }

    @Test(arguments: Set(Reason.allCases).subtracting([.notPurchase, .notReadYet]))
    func aNoteInReviewKeepsItsUnits(_ reason: Reason) throws {
        #expect(FiscalJudgement(.review, reason).recordsUnits)
        #expect(!FiscalJudgement(.rejected, reason).recordsUnits)
    }

    @Test func missingSerialsLeaveTheLastUnitsToBeIdentified() throws {
        var note = SampleNote.make(quantity: 3)
        note.items[0].additionalInfo = "NS SC26090501, SC26090502"
        #expect(note.judged(for: try SampleNote.company()).reason == .serialCountMismatch)
        #expect(try units(note).map { $0.box.serial?.text } == ["SC26090501", "SC26090502", nil])
    }

    @Test func aReturnBringsNothingEvenUnsigned() throws {
        var note = SampleNote.make()
        note.heading.purpose = "4"
        note.isSigned = false
        #expect(note.judged(for: try SampleNote.company()).reason == .unsigned)
        #expect(try units(note).isEmpty)
    }

    @Test func theSupplierOfAnOwnEntryIsTheOtherParty() throws {
        var note = SampleNote.make()
        note.issuer.id = SampleNote.us
        note.recipient?.id = SampleNote.supplier
        note.heading.direction = "0"
        note = SampleNote.rekeyed(note)
        #expect(try units(note).map(\.supplier) == [SampleNote.supplier, SampleNote.supplier])
    }

    @Test func piecesAreCounted() throws {
        var item = SampleNote.item(1, quantity: 2)
        #expect(item.unitCount == 2 && item.isCountedInUnits)
        item.unit = "CX"
        item.taxableUnit = "UN"
        item.taxableQuantity = "20.0000"
        #expect(item.unitCount == 20 && item.isCountedInUnits)
        item.taxableUnit = "CX"
        #expect(item.unitCount == 2 && !item.isCountedInUnits)
        item.unit = "pç."
        #expect(item.isCountedInUnits)
        // Boxes whose content nobody says: a person must count.
        var note = SampleNote.make()
        note.items[0].unit = "CX"
        note.items[0].additionalInfo = ""
        #expect(note.judged(for: try SampleNote.company()).reason == .serialCountMismatch)
    }
}

@Suite struct NoteChecksTests {
    /// Every check can be made stricter, softer, or left out; the next one then speaks.
    @Test(arguments: NoteChecks.standard.keys.sorted { $0.rawValue < $1.rawValue }, CheckPolicy.allCases)
    func everyCheckIsSwitchable(_ reason: Reason, _ policy: CheckPolicy) throws {
        let checks = NoteChecks([reason: policy])
        #expect(checks.policy(reason) == policy)
        for other in NoteChecks.standard where other.key != reason { #expect(checks.policy(other.key) == other.value) }
    }

    @Test func choicesAct() throws {
        func judge(_ choices: [Reason: CheckPolicy], _ spoil: (inout FiscalNote) -> Void) throws -> FiscalJudgement {
            var note = SampleNote.make()
            spoil(&note)
            return note.verdict(
                by: NotePolicy(company: try SampleNote.company(), checks: NoteChecks(choices))
            ).judgement
        }
        let unsigned: (inout FiscalNote) -> Void = {
            $0.isSigned = false
            $0.digest = ""
        }
        #expect(try judge([.unsigned: .reject], unsigned).disposition == .rejected)
        #expect(try judge([.unsigned: .accept], unsigned).disposition == .applied)
        #expect(try judge([.totalMismatch: .accept]) { $0.total = "1.00" }.disposition == .applied)
        #expect(try judge([.notOurs: .review]) { $0.recipient = nil }.reason == .notOurs)
        #expect(try judge([.testEnvironment: .accept]) { $0.heading.environment = "2" }.disposition == .applied)
        #expect(
            try judge([.serialCountMismatch: .reject]) { $0.items[0].additionalInfo = "NS SC26090001" }
                .disposition == .rejected)
        // A key that is none cannot be let pass: nothing could be filed under it.
        #expect(try judge([.badKey: .accept]) { $0.keyText = "1" }.reason == .badKey)
        #expect(try judge([.badKey: .accept]) { $0.heading.series = "7" }.disposition == .applied)
    }

    @Test func signatures() throws {
        let company = try SampleNote.company()
        func judge(_ change: (inout SignatureEvidence) -> Void) -> Reason? {
            var evidence = SignatureEvidence.holding(SampleNote.supplier)
            change(&evidence)
            return SampleNote.make().judged(by: NotePolicy(company: company)) { evidence }.judgement.reason
        }
        #expect(judge { _ in } == nil)
        #expect(judge { $0.result = .validAfterWhitespaceRemoval } == nil)
        #expect(judge { $0 = SignatureEvidence(.invalid, fault: .digest) } == .digestMismatch)
        #expect(judge { $0 = SignatureEvidence(.invalid, fault: .value) } == .signatureInvalid)
        #expect(judge { $0 = SignatureEvidence(.invalid, fault: .form) } == .signatureInvalid)
        #expect(judge { $0.holder = SampleNote.other } == .certificateMismatch)
        #expect(judge { $0.holder = "" } == .certificateMismatch)
        #expect(judge { $0.holder = "99888777000291" } == nil)
        #expect(judge { $0.isTrusted = false } == .certificateUntrusted)
        #expect(judge { $0.isTrusted = true } == nil)
        #expect(judge { $0.validUntil = Instant("2026-09-15T13:20:29Z")?.seconds } == .certificateExpired)
        #expect(judge { $0.validUntil = Instant("2026-09-15T13:20:30Z")?.seconds } == nil)
        #expect(judge { $0.validFrom = Instant("2026-09-15T13:20:31Z")?.seconds } == .certificateExpired)
    }
}
