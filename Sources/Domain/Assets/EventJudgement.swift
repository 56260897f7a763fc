extension FiscalEvent {
    /// The judgement of an event. Only a registered event has an effect, and one that takes assets out of the
    /// register, or changes what a note says, waits for a person.
    /// Source: domain fact sheet of the NF-e, §6.5; event types of the schemas `e110110` … `e610130`.
    public func judged() -> FiscalJudgement {
        guard let key = try? AccessKey(keyText) else { return FiscalJudgement(.rejected, .badKey) }
        guard environment != "2" else { return FiscalJudgement(.rejected, .testEnvironment, key: key) }
        guard !status.isEmpty else { return FiscalJudgement(.ignored, .eventUnregistered, key: key) }
        guard Self.registeredStatuses.contains(status) else {
            return FiscalJudgement(.ignored, .eventRejected, key: key)
        }
        guard answeredKey.isEmpty || answeredKey == keyText else {
            return FiscalJudgement(.rejected, .protocolKeyMismatch, key: key)
        }
        switch effect {
        case .none: return FiscalJudgement(.recorded, key: key)
        case .corrects: return FiscalJudgement(.review, .correctionLetter, key: key)
        case .takesAssets, .holdsAssets: return FiscalJudgement(.review, .notReadYet, key: key)
        }
    }

    /// What a registered event does to the assets of its note.
    public enum Effect: Sendable, Hashable, CaseIterable {
        /// Nothing: knowledge of the recipient, of the carrier, of other services.
        case none
        /// CC-e: may change texts, and so serial numbers.
        case corrects
        /// Cancellation or refusal: assets leave the register.
        case takesAssets
        /// The goods did not arrive.
        case holdsAssets
    }

    /// The effect of an event of this type.
    public var effect: Effect {
        switch type {
        case "110110": .corrects
        case "110111", "110112", "210220", "210240": .takesAssets
        case "110192": .holdsAssets
        default: .none
        }
    }
}
