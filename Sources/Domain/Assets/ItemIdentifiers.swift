public struct IdentifierPatterns: Hashable, Sendable {
    public static let builtIn = IdentifierPatterns()
}
public struct ItemIdentifiers: Hashable, Sendable {
    var inner: NoteIdentifiers
    public var isEmpty: Bool { inner.isEmpty }
    public func isComplete(for quantity: Int) -> Bool { inner.isComplete(for: quantity) }
    public func box(at unit: Int) -> BoxIdentifiers { inner.box(at: unit) }
    public var boxes: [BoxIdentifiers] { inner.boxes }
    public var count: Int { inner.count }
    public func rule(at unit: Int) -> String { box(at: unit).isEmpty ? "" : "infAdProd" }
}
extension FiscalNote {
    public func identifiers(by patterns: IdentifierPatterns) -> [ItemIdentifiers] {
        items.map { ItemIdentifiers(inner: NoteIdentifiers(in: $0.additionalInfo)) }
    }
}
