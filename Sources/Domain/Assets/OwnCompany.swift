/// The company whose workspace this is: a note is ours when one of its parties is one of our numbers, or a branch,
/// which has the same first eight characters. Source: NT Conjunta 2025.001 (the root may hold letters).
public struct OwnCompany: Sendable, Hashable {
    private let numbers: Set<String>
    private let roots: Set<String>

    /// The company with these numbers.
    public init(_ numbers: [CNPJ]) {
        self.numbers = Set(numbers.map(\.text))
        roots = Set(numbers.map(\.root))
    }

    /// Whether `id`, as a document has it, is ours.
    public func owns(_ id: String) -> Bool {
        numbers.contains(id) || (id.utf8.count == 14 && roots.contains(String(id.prefix(8))))
    }
}
