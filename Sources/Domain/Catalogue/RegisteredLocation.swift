/// A place that the provider has registered: a room for points, a depot for boxes, or both.
public struct RegisteredLocation: Hashable, Sendable {
    /// What may be there.
    public enum Scope: String, Sendable, CaseIterable, Hashable {
        case point, stock, both
    }

    /// Its name.
    public var name: String
    /// What may be there.
    public var scope: Scope

    /// All fields.
    public init(name: String, scope: Scope) {
        self.name = name
        self.scope = scope
    }
}
