extension FiscalNote {
    /// Units that one note may bring at most: more is a mistake of the issuer, or an attack.
    public static let unitsMost = 100_000

    /// The judgement of a note for the provider `company`. The rules in the order of the contract of files, the first
    /// that speaks wins: form, limits, key, environment, ours, authorised, signature, (duplicate key: the store's),
    /// cancelled, sums, identifiers. Source: domain fact sheet of the NF-e, §6 and §10.
    public func judged(for company: OwnCompany) -> FiscalJudgement {
        guard heading.model != "65" else { return FiscalJudgement(.ignored, .otherDocument, key: accessKey) }
        guard hasForm else { return FiscalJudgement(.rejected, .malformed) }
        guard isWithinLimits else { return FiscalJudgement(.rejected, .limitExceeded, key: accessKey) }
        guard keyCheck == .ok, let key = accessKey else { return FiscalJudgement(.rejected, .badKey) }
        guard !isTest else { return FiscalJudgement(.rejected, .testEnvironment, key: key) }
        guard company.owns(issuer.id) || company.owns(recipient?.id ?? "") else {
            return FiscalJudgement(.rejected, .notOurs, key: key)
        }
        if let refusal = authorisationFault(key: key) { return refusal }
        guard isSigned else { return FiscalJudgement(.review, .unsigned, key: key) }
        if let authorisation, !authorisation.digest.isEmpty, authorisation.digest != digest {
            return FiscalJudgement(.rejected, .protocolDigestMismatch, key: key)
        }
        guard !isMarkedCancelled else { return FiscalJudgement(.rejected, .cancelled, key: key) }
        switch movement(for: company) {
        case .elsewhere: return FiscalJudgement(.recorded, key: key)
        case .reversal: return FiscalJudgement(.review, .notReadYet, key: key)
        case .purchase: return judgedAsPurchase(key: key)
        }
    }

    /// Every item has a number of its own: the identity of what it brings is key, item, unit.
    private var hasForm: Bool {
        !items.isEmpty && items.allSatisfy { $0.number > 0 } && Set(items.map(\.number)).count == items.count
    }

    private var isWithinLimits: Bool {
        var units = 0
        for item in items where item.becomesAsset {
            // Each is compared before it is added, so that no sum overflows.
            guard let quantity = item.wholeQuantity else { continue }
            guard quantity <= Self.unitsMost else { return false }
            units += quantity
        }
        return units <= Self.unitsMost
    }

    private static let testRecipient = "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO"

    private var isTest: Bool {
        heading.environment == "2" || authorisation?.environment == "2"
            || recipient?.name.hasPrefix(Self.testRecipient) ?? false
    }

    private func authorisationFault(key: AccessKey) -> FiscalJudgement? {
        guard let authorisation else { return FiscalJudgement(.pending, .noProtocol, key: key) }
        guard authorisation.key == keyText else { return FiscalJudgement(.rejected, .protocolKeyMismatch, key: key) }
        guard Self.authorisedStatuses.contains(authorisation.status) else {
            return FiscalJudgement(.rejected, .notAuthorised, key: key)
        }
        return nil
    }

    private func judgedAsPurchase(key: AccessKey) -> FiscalJudgement {
        let assets = items.filter(\.becomesAsset)
        guard !assets.contains(where: \.isLent) else { return FiscalJudgement(.review, .notPurchase, key: key) }
        switch sumFault() {
        case .item: return FiscalJudgement(.review, .itemTotalMismatch, key: key)
        case .products, .total: return FiscalJudgement(.review, .totalMismatch, key: key)
        case nil: break
        }
        var seen: Set<BoxIdentifier> = []
        for item in assets {
            let identifiers = item.identifiers
            guard let quantity = item.wholeQuantity, identifiers.isComplete(for: quantity) else {
                return FiscalJudgement(.review, .serialCountMismatch, key: key)
            }
            for identifier in identifiers.boxes.flatMap(\.finding) where !seen.insert(identifier).inserted {
                return FiscalJudgement(.review, .duplicateSerial, key: key)
            }
        }
        return FiscalJudgement(.applied, key: key)
    }
}

extension FiscalNote {
    /// What a note moves, seen from the provider.
    public enum Movement: Sendable, Hashable {
        /// Goods come to us: a supplier's sale, or our own entry note.
        case purchase
        /// Goods go back: a return (finNFe 4), a credit note (5), or a supplier's own entry.
        case reversal
        /// Values only (finNFe 2, 3, 6), or our own sale: no unit comes in.
        case elsewhere
    }

    /// The movement of this note. tpNF is the issuer's view: 1 leaves him, 0 comes to him.
    public func movement(for company: OwnCompany) -> Movement {
        switch heading.purpose {
        case "4", "5": return .reversal
        case "2", "3", "6": return .elsewhere
        default: break
        }
        let isIncoming = heading.direction == "0"
        if company.owns(issuer.id) { return isIncoming ? .purchase : .elsewhere }
        return isIncoming ? .reversal : .purchase
    }
}
