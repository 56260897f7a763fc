/// What became of a change of the plan when it was carried out.
public enum ActionOutcome: String, Sendable, CaseIterable, Hashable {
    /// Made, and read back where the platform can be read.
    case done
    /// It was so already: nothing was called.
    case already
    /// The platform has neither the state that was seen nor the one that is wanted: nothing was called.
    case conflict
    /// The platform said no.
    case refused
    /// Called, and nobody can say whether it took effect: never called again, a person looks.
    case doubt
    /// What must come before it is not done, or the platform stopped answering.
    case waiting

    /// Not tried again under this id.
    public var isFinal: Bool { self != .waiting }
    /// The wanted state is there.
    public var isReached: Bool { self == .done || self == .already }
}
