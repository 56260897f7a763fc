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
        try expect(.rejected, .cancelled) { $0.isMarkedCancelled = true }
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
            ("1", Disposition.applied, nil), ("4", .review, .notReadYet), ("5", .review, .notReadYet),
            ("2", .recorded, nil), ("3", .recorded, nil), ("6", .recorded, nil),
        ] as [(String, Disposition, Reason?)])
    func purposes(_ purpose: String, _ disposition: Disposition, _ reason: Reason?) throws {
        try expect(disposition, reason) { $0.heading.purpose = purpose }
    }

    @Test func directions() throws {
        try expect(.review, .notReadYet) { $0.heading.direction = "0" }
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
    @Test func oneUnitEach() throws {
        let company = try SampleNote.company()
        var note = SampleNote.make(quantity: 3)
        note.items[0].totalValue = "869.71"
        note.items[0].ibs = "0.10"
        note.items[0].cbs = "1.00"
        let units = note.units(under: note.judged(for: company), for: company).units
        #expect(units.map(\.unit) == [1, 2, 3])
        #expect(units.map(\.cost.centavos) == [28991, 28990, 28990])
        #expect(units.map { $0.ibs?.centavos } == [4, 3, 3])
        #expect(units.map { $0.cbs?.centavos } == [34, 33, 33])
        #expect(units.compactMap(\.box.serial?.text) == ["SC260901000", "SC260901001", "SC260901002"])
        #expect(units.allSatisfy { $0.supplier == SampleNote.supplier && !$0.isHeld && $0.item == 1 })
    }

    @Test func whatIsNoAssetIsListed() throws {
        let company = try SampleNote.company()
        var note = SampleNote.make()
        var cable = SampleNote.item(2, quantity: 1)
        cable.ncm = "85447010"
        cable.code = "CABO"
        cable.additionalInfo = ""
        note.items.append(cable)
        let made = note.units(under: FiscalJudgement(.applied, key: note.accessKey), for: company)
        #expect(made.units.count == 2)
        #expect(made.unmapped == [UnmappedItem(number: 2, code: "CABO", description: "DECODIFICADOR", ncm: "85447010")])
        note.items[1].additionalInfo = "NS AB1234567"
        #expect(note.units(under: FiscalJudgement(.applied, key: note.accessKey), for: company).units.count == 3)
    }

    @Test(arguments: Reason.allCases)
    func aNoteInReviewHoldsItsUnitsWhereItIsSound(_ reason: Reason) throws {
        let company = try SampleNote.company()
        let note = SampleNote.make()
        let sound: Set<Reason> = [
            .unsigned, .totalMismatch, .itemTotalMismatch, .serialCountMismatch, .duplicateSerial,
        ]
        let units = note.units(under: FiscalJudgement(.review, reason, key: note.accessKey), for: company).units
        #expect(units.count == (sound.contains(reason) ? 2 : 0))
        #expect(units.allSatisfy { $0.isHeld })
        #expect(note.units(under: FiscalJudgement(.rejected, reason, key: note.accessKey), for: company).units.isEmpty)
    }

    @Test func missingSerialsLeaveTheLastUnitsToBeIdentified() throws {
        let company = try SampleNote.company()
        var note = SampleNote.make(quantity: 3)
        note.items[0].additionalInfo = "NS SC26090501, SC26090502"
        let judgement = note.judged(for: company)
        #expect(judgement.reason == .serialCountMismatch)
        let units = note.units(under: judgement, for: company).units
        #expect(units.map { $0.box.serial?.text } == ["SC26090501", "SC26090502", nil])
        #expect(units.allSatisfy { $0.isHeld })
    }

    @Test func aReturnBringsNothingEvenUnsigned() throws {
        let company = try SampleNote.company()
        var note = SampleNote.make()
        note.heading.purpose = "4"
        note.isSigned = false
        let judgement = note.judged(for: company)
        #expect(judgement.reason == .unsigned)
        #expect(note.units(under: judgement, for: company).units.isEmpty)
    }

    @Test func theSupplierOfAnOwnEntryIsTheOtherParty() throws {
        let company = try SampleNote.company()
        var note = SampleNote.make()
        note.issuer.id = SampleNote.us
        note.recipient?.id = SampleNote.supplier
        note.heading.direction = "0"
        note = SampleNote.rekeyed(note)
        let units = note.units(under: note.judged(for: company), for: company).units
        #expect(units.map(\.supplier) == [SampleNote.supplier, SampleNote.supplier])
    }
}
