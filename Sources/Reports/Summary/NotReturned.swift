public import Domain

/// Boxes of cancelled contracts that are not back.
public struct NotReturned: Sendable, Hashable {
    /// How many.
    public var boxes: Int
    /// What they are worth together, as far as known.
    public var value: Money

    /// All fields; none unless given.
    public init(boxes: Int = 0, value: Money = .zero) {
        self.boxes = boxes
        self.value = value
    }
}
