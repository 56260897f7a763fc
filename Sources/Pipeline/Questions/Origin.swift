internal import Domain
public import Store

/// Where a record came from: the file, the archive it was in, the line or item.
public struct Origin: Sendable, Hashable {
    /// The delivery the record was read from.
    public var delivery: Delivery
    /// The archives around it, innermost first.
    public var archives: [Delivery]
    /// Line of a table, item of a note.
    public var position: Int

    /// Path of the file as it was dropped, with the member where it was in an archive.
    public var file: String { delivery.member.map { "\(delivery.path) » \($0)" } ?? delivery.path }

    /// Follows a source back to the dropped file.
    init?(_ source: Source, _ store: Transaction) throws {
        guard let delivery = try store.delivery(source.delivery) else { return nil }
        self.delivery = delivery
        position = source.position
        archives = []
        var current = delivery
        while let number = current.parent, let parent = try store.delivery(number) {
            archives.append(parent)
            current = parent
        }
    }
}
