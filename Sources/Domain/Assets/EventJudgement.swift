extension FiscalEvent {
    /// The judgement of an event by itself: `recorded` where it is registered, sound and its author's own. What it
    /// does to the assets of its note is the ledger's to add. `signature` is asked only of a registered event.
    /// Source: domain fact sheet of the NF-e, §6.5; event types of the schemas `e110110` … `e610130`.
    public func judged(
        by policy: NotePolicy, signature: () throws -> SignatureEvidence
    ) rethrows -> FiscalJudgement {
        guard let key = try? AccessKey(keyText) else { return FiscalJudgement(.rejected, .badKey) }
        let checks = policy.checks
        if environment == "2", let refusal = checks.judgement(.testEnvironment, key: key) { return refusal }
        guard !status.isEmpty else { return FiscalJudgement(.ignored, .eventUnregistered, key: key) }
        guard Self.registeredStatuses.contains(status) else {
            return FiscalJudgement(.ignored, .eventRejected, key: key)
        }
        if answeredEnvironment == "2", let refusal = checks.judgement(.testEnvironment, key: key) { return refusal }
        let isAnswered =
            (answeredKey.isEmpty || answeredKey == keyText) && (answeredType.isEmpty || answeredType == type)
        if !isAnswered,
            let refusal = checks.judgement(.protocolKeyMismatch, key: key)
        {
            return refusal
        }
        if let doubt = try signature().judgement(of: self, by: checks, key: key) { return doubt }
        if let refusal = authorRefusal(key: key, policy) { return refusal }
        return effect == .corrects
            ? FiscalJudgement(.review, .correctionLetter, key: key) : FiscalJudgement(.recorded, key: key)
    }

    /// The issuer alone cancels, corrects and reports a failed delivery; the recipient alone, who is us, refuses.
    private func authorRefusal(key: AccessKey, _ policy: NotePolicy) -> FiscalJudgement? {
        switch effect {
        case .cancels, .corrects, .failsDelivery, .delivers:
            // A person's number is padded with zeros in the key.
            let isIssuer =
                author.utf8.count == 14
                ? author.prefix(8) == key.issuer.prefix(8) : author.utf8.count == 11 && "000" + author == key.issuer
            return isIssuer ? nil : policy.checks.judgement(.certificateMismatch, key: key)
        case .refuses, .confirms:
            return policy.company.owns(author) ? nil : policy.checks.judgement(.notOurs, key: key)
        case .none: return nil
        }
    }

    /// What a registered event means for the assets of its note.
    public enum Effect: String, Sendable, Hashable, CaseIterable {
        /// Nothing: knowledge of the recipient, of the carrier, of other services.
        case none
        /// CC-e: may change texts, and so serial numbers.
        case corrects
        /// The issuer has cancelled the note, or put another in its place.
        case cancels
        /// We have said that we do not know the operation, or that it did not take place.
        case refuses
        /// We have said that it took place: takes a refusal back.
        case confirms
        /// The goods did not arrive.
        case failsDelivery = "fails-delivery"
        /// The report that they did not arrive is taken back, or they were delivered.
        case delivers
    }

    /// The effect of an event of this type.
    public var effect: Effect { Self.effect(ofType: type) }

    /// The effect of a type (tpEvento).
    public static func effect(ofType type: String) -> Effect {
        switch type {
        case "110110": .corrects
        case "110111", "110112": .cancels
        case "210220", "210240": .refuses
        case "210200": .confirms
        case "110192": .failsDelivery
        case "110130", "110193": .delivers
        default: .none
        }
    }
}
