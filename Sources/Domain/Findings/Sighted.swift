/// A record with what is known of its presence. One place in memory, however many indexes hold it: a night over a
/// million contracts keeps some of them in six.
public struct Sighted<Record: Sendable>: Sendable {
    private final class Content: Sendable {
        let record: Record
        let absences: Int
        let source: Source
        let since: BusinessDate?

        init(_ record: Record, _ absences: Int, _ source: Source, _ since: BusinessDate?) {
            self.record = record
            self.absences = absences
            self.source = source
            self.since = since
        }
    }

    private var content: Content

    /// A record as last seen.
    public init(_ record: Record, absences: Int, source: Source, since: BusinessDate? = nil) {
        content = Content(record, absences, source, since)
    }

    /// The record as last seen.
    public var record: Record {
        get { content.record }
        set { content = Content(newValue, absences, source, since) }
    }

    /// Complete snapshots newer than its last sighting; 0: it is there.
    public var absences: Int {
        get { content.absences }
        set { content = Content(record, newValue, source, since) }
    }

    /// Where it was last read.
    public var source: Source {
        get { content.source }
        set { content = Content(record, absences, newValue, since) }
    }

    /// The picture from which on its values hold; none where that is not kept.
    public var since: BusinessDate? {
        get { content.since }
        set { content = Content(record, absences, source, newValue) }
    }

    /// It is in the newest picture of its side.
    public var isPresent: Bool { absences == 0 }
}
