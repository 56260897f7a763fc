/// SHA-256 of all bytes of a delivery, 64 small hexadecimal digits: what it is, whatever its name.
public struct ContentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 64 digits.
    public let hex: String

    /// Takes the digits of a computed digest.
    public init(hex: String) { self.hex = hex }

    /// The 64 digits.
    public var description: String { hex }

    /// Byte order.
    public static func < (a: ContentID, b: ContentID) -> Bool { a.hex.utf8.lexicographicallyPrecedes(b.hex.utf8) }
}

/// Where a record was read: the delivery and the line (of a table) or item (of a note) inside it.
public struct Source: Hashable, Sendable {
    /// Number of the delivery in the journal.
    public let delivery: Int64
    /// Line of a table (the header is line 1 where nothing stands above it), item of a note; 1-based.
    public let position: Int

    /// A place in a delivery.
    public init(delivery: Int64, position: Int) {
        self.delivery = delivery
        self.position = position
    }
}
