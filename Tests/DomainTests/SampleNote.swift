import Domain

/// A sound note of a supplier to us, to be spoiled by each test.
enum SampleNote {
    static let supplier = "99888777000100"
    static let us = "11222333000181"
    static let branch = "11222333000262"
    static let other = "55444333000100"

    static func company() throws -> OwnCompany { OwnCompany([try CNPJ(us)]) }

    /// One item of `quantity` boxes at R$ 289.90 with serial numbers.
    static func make(quantity: Int = 2) -> FiscalNote {
        var note = FiscalNote()
        note.heading.state = "35"
        note.heading.model = "55"
        note.heading.series = "1"
        note.heading.number = "2030"
        note.heading.issuedAt = "2026-09-15T10:20:30-03:00"
        note.heading.direction = "1"
        note.heading.emissionType = "1"
        note.heading.randomCode = "16087915"
        note.heading.environment = "1"
        note.heading.purpose = "1"
        note.issuer.id = supplier
        note.recipient = FiscalNote.Party()
        note.recipient?.id = us
        note.items = [item(1, quantity: quantity)]
        note.isSigned = true
        note.digest = "digest"
        note.terms.products = money(28990 * quantity)
        note.total = note.terms.products
        return rekeyed(note)
    }

    static func item(_ number: Int, quantity: Int) -> FiscalNote.Item {
        var item = FiscalNote.Item()
        item.number = number
        item.code = "STB-4100"
        item.description = "DECODIFICADOR"
        item.ncm = "85287119"
        item.cfop = "5102"
        item.unit = "UN"
        item.quantity = "\(quantity).0000"
        item.unitValue = "289.9000000000"
        item.totalValue = money(28990 * quantity)
        item.totalIndicator = "1"
        item.additionalInfo =
            "NS " + (0..<quantity).map { "SC\(260_900_000 + 1000 * number + $0)" }.joined(separator: " ")
        return item
    }

    /// The note with the key that its fields make, and a protocol for it.
    static func rekeyed(_ note: FiscalNote) -> FiscalNote {
        var note = note
        let heading = note.heading
        func pad(_ text: String, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let base =
            heading.state + heading.issuedAt.dropFirst(2).prefix(2) + heading.issuedAt.dropFirst(5).prefix(2)
            + pad(note.issuer.id, 14) + heading.model + pad(heading.series, 3) + pad(heading.number, 9)
            + heading.emissionType + heading.randomCode
        let digit = (0...9).first { (try? AccessKey(base + String($0))) != nil } ?? 0
        note.keyText = base + String(digit)
        note.heading.checkDigit = String(digit)
        var answer = FiscalNote.Authorisation()
        answer.key = note.keyText
        answer.status = "100"
        answer.environment = "1"
        answer.digest = note.digest
        note.authorisation = answer
        return note
    }

    static func money(_ centavos: Int) -> String { Money(centavos: Int64(centavos)).description }
}

extension FiscalNote {
    /// The judgement of a note whose signature is its issuer's and holds, by the default policy.
    func judged(for company: OwnCompany) -> FiscalJudgement { verdict(for: company).judgement }

    /// The same, with what the items are.
    func verdict(for company: OwnCompany, products: ProductMap = .none) -> NoteVerdict {
        verdict(by: NotePolicy(company: company), products: products)
    }

    /// The same, by a policy.
    func verdict(by policy: NotePolicy, products: ProductMap = .none) -> NoteVerdict {
        judged(by: policy, products: products) { isSigned ? .holding(issuer.id) : SignatureEvidence(.absent) }
    }
}

extension SignatureEvidence {
    /// A signature that holds, of a certificate of this holder that is valid for the year 2026.
    static func holding(_ holder: String) -> SignatureEvidence {
        var evidence = SignatureEvidence(.valid)
        evidence.holder = holder
        evidence.validFrom = Instant("2026-01-01T00:00:00Z")?.seconds
        evidence.validUntil = Instant("2026-12-31T00:00:00Z")?.seconds
        return evidence
    }
}
