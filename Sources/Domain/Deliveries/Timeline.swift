/// Where a picture lies among the pictures of its kind.
public struct PictureDay: Hashable, Sendable {
    /// The date it is a picture of.
    public let asOf: BusinessDate
    /// The nearest pictures before and after it, of any sort.
    public let previous: BusinessDate?, next: BusinessDate?
    /// The nearest ones that were not deltas: one of them without a row between two sightings of it ends the first.
    public let previousWhole: BusinessDate?, nextWhole: BusinessDate?

    /// All fields.
    public init(
        asOf: BusinessDate, previous: BusinessDate?, next: BusinessDate?, previousWhole: BusinessDate?,
        nextWhole: BusinessDate?
    ) {
        self.asOf = asOf
        self.previous = previous
        self.next = next
        self.previousWhole = previousWhole
        self.nextWhole = nextWhole
    }
}

/// Values that held from one picture through another: every picture between them that is no delta showed them.
public struct Version<Value: Hashable & Sendable>: Hashable, Sendable {
    /// As-of of the first and of the last picture that showed them.
    public var since: BusinessDate, through: BusinessDate
    /// The values.
    public var value: Value
    /// Where they were read in the first of these pictures, and in the last.
    public var firstRead: Source, lastRead: Source

    /// All fields.
    public init(
        since: BusinessDate, through: BusinessDate, value: Value, firstRead: Source, lastRead: Source
    ) {
        self.since = since
        self.through = through
        self.value = value
        self.firstRead = firstRead
        self.lastRead = lastRead
    }
}

/// What the pictures said of one key over time. The same pictures give the same versions, in whatever order they come.
public struct Timeline<Value: Hashable & Sendable>: Hashable, Sendable {
    /// From old to new; they never overlap.
    public private(set) var versions: [Version<Value>]

    /// Versions in any order.
    public init(_ versions: [Version<Value>] = []) {
        self.versions = versions.sorted { $0.since < $1.since }
    }

    /// The version that held on `date`: the newest that had begun.
    public func version(on date: BusinessDate) -> Version<Value>? { versions.last { $0.since <= date } }

    /// The version that the picture of `date` showed, if it showed one.
    public func shown(on date: BusinessDate) -> Version<Value>? {
        versions.first { $0.since <= date && date <= $0.through }
    }

    /// The picture of `day` shows `value`: whatever was believed of that day is replaced, equal neighbours are one.
    public mutating func show(_ value: Value, on day: PictureDay, readAt source: Source) {
        if let index = versions.firstIndex(where: { $0.since <= day.asOf && day.asOf <= $0.through }),
            versions[index].value == value
        {
            if versions[index].since == day.asOf { versions[index].firstRead = source }
            if versions[index].through == day.asOf { versions[index].lastRead = source }
            return
        }
        clear(on: day)
        var fresh = Version(since: day.asOf, through: day.asOf, value: value, firstRead: source, lastRead: source)
        let place = versions.firstIndex { $0.since > day.asOf } ?? versions.count
        var range = place..<place
        if place < versions.count {
            let right = versions[place]
            if right.value == value, day.nextWhole.map({ right.since <= $0 }) ?? true {
                fresh.through = right.through
                fresh.lastRead = right.lastRead
                range = place..<(place + 1)
            }
        }
        if place > 0 {
            let left = versions[place - 1]
            if left.value == value, day.previousWhole.map({ left.through >= $0 }) ?? true {
                fresh.since = left.since
                fresh.firstRead = left.firstRead
                range = (place - 1)..<range.upperBound
            }
        }
        versions.replaceSubrange(range, with: [fresh])
    }

    /// The picture of `day` does not show the key: a version that spans the day falls into two. Of the pictures beside
    /// the day it is not known any more which delivery showed it; the pieces name the first and the last one.
    public mutating func clear(on day: PictureDay) {
        guard let index = versions.firstIndex(where: { $0.since <= day.asOf && day.asOf <= $0.through }) else { return }
        let old = versions[index]
        var pieces: [Version<Value>] = []
        if old.since < day.asOf, let end = day.previous {
            pieces.append(
                Version(
                    since: old.since, through: max(old.since, end), value: old.value, firstRead: old.firstRead,
                    lastRead: old.firstRead))
        }
        if day.asOf < old.through, let start = day.next {
            pieces.append(
                Version(
                    since: min(old.through, start), through: old.through, value: old.value, firstRead: old.lastRead,
                    lastRead: old.lastRead))
        }
        versions.replaceSubrange(index...index, with: pieces)
    }
}
