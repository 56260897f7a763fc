/// A note, judged for a provider.
public struct NoteVerdict: Hashable, Sendable {
    /// How the document ends by itself: what the store knows besides (a copy, a protocol or a cancellation that came
    /// before) is the ledger's to add.
    public let judgement: FiscalJudgement
    /// What the note deserves once it is authorised: differs from ``judgement`` where the protocol is missing.
    public let merit: FiscalJudgement
    /// What the note moves.
    public let movement: FiscalNote.Movement
    /// What each item is, in the order of the items.
    public let items: [ItemReading]

    /// The verdict on a note that a person has accepted in review: it brings what it says.
    public var accepted: NoteVerdict {
        NoteVerdict(
            judgement: judgement, merit: FiscalJudgement(.applied, key: merit.accessKey), movement: movement,
            items: items)
    }

    /// What an item is taken for, and the identifiers found for it.
    public struct ItemReading: Hashable, Sendable {
        /// What it is.
        public let use: ItemUse
        /// The identifiers of its units.
        public let identifiers: ItemIdentifiers
    }
}

extension FiscalNote {
    /// Units that one note may bring at most: more is a mistake of the issuer, or an attack.
    public static let unitsMost = 100_000
    /// Items of a note at most. Source: schemas, `det` 1…990.
    public static let itemsMost = 990

    /// The judgement of a note by the provider's policy. The rules in the order of the contract of files, the first
    /// that speaks wins: form, limits, key, environment, ours, authorised, signature, (duplicate key and cancelled:
    /// the ledger's), sums, identifiers. `signature` is asked only where the rules before it let the note pass.
    /// Source: domain fact sheet of the NF-e, §6 and §10.
    public func judged(
        by policy: NotePolicy, products: ProductMap = .none, signature: () throws -> SignatureEvidence
    ) rethrows -> NoteVerdict {
        let movement = movement(for: policy.company)
        let readings = readings(by: policy, products: products)
        func verdict(_ judgement: FiscalJudgement, merit: FiscalJudgement? = nil) -> NoteVerdict {
            NoteVerdict(judgement: judgement, merit: merit ?? judgement, movement: movement, items: readings)
        }
        if let refusal = refusal(by: policy, readings) { return verdict(refusal) }
        guard let key = accessKey else { return verdict(FiscalJudgement(.rejected, .badKey)) }
        if let authorisation, let refusal = refusal(of: authorisation, by: policy.checks, key: key) {
            return verdict(refusal)
        }
        let evidence = try signature()
        let merit =
            evidence.judgement(of: self, by: policy.checks, key: key)
            ?? content(movement, readings, policy.checks, key: key)
        // What no protocol could make good waits for none.
        return authorisation == nil && merit.disposition != .rejected
            ? verdict(FiscalJudgement(.pending, .noProtocol, key: key), merit: merit) : verdict(merit)
    }

    private func readings(by policy: NotePolicy, products: ProductMap) -> [NoteVerdict.ItemReading] {
        guard items.count <= Self.itemsMost else { return [] }
        // The texts of the whole note are shared among the items that can be assets: the supplier map knows which.
        let found = identifiers(by: policy.patterns) { item in
            products.rule(for: item.code).map { $0.use != .notAsset } ?? item.isAssetByClass
        }
        return zip(items, found).map { item, found in
            NoteVerdict.ItemReading(use: item.use(by: products, hasIdentifiers: !found.isEmpty), identifiers: found)
        }
    }

    /// Form, limits, key, environment, ours.
    private func refusal(by policy: NotePolicy, _ readings: [NoteVerdict.ItemReading]) -> FiscalJudgement? {
        guard heading.model != "65" else { return FiscalJudgement(.ignored, .otherDocument, key: accessKey) }
        guard hasForm else { return FiscalJudgement(.rejected, .malformed) }
        guard isWithinLimits(readings) else { return FiscalJudgement(.rejected, .limitExceeded, key: accessKey) }
        let checks = policy.checks
        // Without a key of sound form there is nothing to file a note under, whatever the policy.
        guard let key = accessKey else { return FiscalJudgement(.rejected, .badKey) }
        if keyCheck != .ok, let refusal = checks.judgement(.badKey, key: key) { return refusal }
        if isTest, let refusal = checks.judgement(.testEnvironment, key: key) { return refusal }
        let isOurs = policy.company.owns(issuer.id) || policy.company.owns(recipient?.id ?? "")
        return isOurs ? nil : checks.judgement(.notOurs, key: key)
    }

    /// Every item has a number of its own: the identity of what it brings is key, item, unit.
    private var hasForm: Bool {
        !items.isEmpty && items.allSatisfy { $0.number > 0 } && Set(items.map(\.number)).count == items.count
    }

    private func isWithinLimits(_ readings: [NoteVerdict.ItemReading]) -> Bool {
        guard items.count <= Self.itemsMost else { return false }
        var units = 0
        for (item, reading) in zip(items, readings) where reading.use.isAsset {
            // Each is compared before it is added, so that no sum overflows.
            guard let quantity = item.unitCount else { continue }
            guard quantity <= Self.unitsMost else { return false }
            units += quantity
        }
        return units <= Self.unitsMost
    }

    private static let testRecipient = "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO"

    private var isTest: Bool {
        // Production says 1; what says nothing is not taken for it.
        heading.environment != "1" || authorisation?.environment == "2"
            || recipient?.name.hasPrefix(Self.testRecipient) ?? false
    }

    private func refusal(of authorisation: Authorisation, by checks: NoteChecks, key: AccessKey) -> FiscalJudgement? {
        if authorisation.key != keyText, let refusal = checks.judgement(.protocolKeyMismatch, key: key) {
            return refusal
        }
        return Self.authorisedStatuses.contains(authorisation.status)
            ? nil : checks.judgement(.notAuthorised, key: key)
    }

    /// What a sound and signed note comes to.
    private func content(
        _ movement: Movement, _ readings: [NoteVerdict.ItemReading], _ checks: NoteChecks, key: AccessKey
    ) -> FiscalJudgement {
        switch movement {
        case .elsewhere:
            let isKnown = ("1"..."6").contains(heading.purpose) && heading.purpose.utf8.count == 1
            return isKnown ? FiscalJudgement(.recorded, key: key) : FiscalJudgement(.review, .notPurchase, key: key)
        case .reversal:
            // Goods that go back without a word on which note they came with: nobody but a person can tell.
            let isAboutANote = !references.isEmpty || items.contains { !$0.referencedKey.isEmpty }
            return isAboutANote
                ? FiscalJudgement(.recorded, key: key) : FiscalJudgement(.review, .notPurchase, key: key)
        case .purchase: break
        }
        let assets = zip(items, readings).filter(\.1.use.isAsset)
        if assets.contains(where: { $0.0.isLent }), let doubt = checks.judgement(.notPurchase, key: key) {
            return doubt
        }
        if let doubt = sumsDoubt(checks, key: key) { return doubt }
        return identifiersDoubt(assets, checks, key: key) ?? FiscalJudgement(.applied, key: key)
    }

    private func sumsDoubt(_ checks: NoteChecks, key: AccessKey) -> FiscalJudgement? {
        let faults = sumFaults()
        let isItemWrong = faults.contains { if case .item = $0 { true } else { false } }
        if isItemWrong, let doubt = checks.judgement(.itemTotalMismatch, key: key) { return doubt }
        return faults.contains(.products) || faults.contains(.total) ? checks.judgement(.totalMismatch, key: key) : nil
    }

    private func identifiersDoubt(
        _ assets: [(Item, NoteVerdict.ItemReading)], _ checks: NoteChecks, key: AccessKey
    ) -> FiscalJudgement? {
        var seen: Set<BoxIdentifier> = []
        var isTwice = false
        for (item, reading) in assets {
            guard let quantity = item.unitCount, reading.identifiers.isComplete(for: quantity),
                item.isCountedInUnits || reading.identifiers.count == quantity
            else {
                if let doubt = checks.judgement(.serialCountMismatch, key: key) { return doubt }
                continue
            }
            for identifier in reading.identifiers.boxes.flatMap(\.finding)
            where !seen.insert(identifier).inserted {
                isTwice = true
            }
        }
        return isTwice ? checks.judgement(.duplicateSerial, key: key) : nil
    }
}

extension FiscalNote {
    /// What a note moves, seen from the provider.
    public enum Movement: String, Sendable, Hashable, CaseIterable {
        /// Goods come to us: a supplier's sale, or our own entry note.
        case purchase
        /// Goods go back: a return (finNFe 4), a credit note for a refused delivery (finNFe 5 with tpNFCredito 03 or
        /// 06), or a supplier's own entry.
        case reversal
        /// Values only (finNFe 2, 3, 6, other credits), or our own sale: no unit comes in or goes.
        case elsewhere
    }

    /// The movement of this note. tpNF is the issuer's view: 1 leaves him, 0 comes to him.
    /// Source: domain fact sheet of the NF-e, §6.2 and §6.6.
    public func movement(for company: OwnCompany) -> Movement {
        switch heading.purpose {
        case "4": return .reversal
        case "5": return ["03", "06"].contains(heading.creditType) ? .reversal : .elsewhere
        case "1": break
        // 2, 3 and 6 move values; what a later layout adds is for a person.
        default: return .elsewhere
        }
        let isIncoming = heading.direction == "0"
        if company.owns(issuer.id) { return isIncoming ? .purchase : .elsewhere }
        return isIncoming ? .reversal : .purchase
    }
}
