/// How many complete snapshots of each kind were delivered: what an absence may rest on.
public struct Evidence: Sendable {
    private struct Key: Hashable {
        var kind: TableKind
        var platform: PlatformID?
    }

    private var complete: [Key: Int] = [:]
    private var delivered: Set<Key> = []

    /// Nothing was delivered.
    public init() {}

    /// A snapshot of `kind` was delivered; the platform only for a platform's kind.
    public mutating func add(_ kind: TableKind, _ platform: PlatformID?, isComplete: Bool) {
        let key = Key(kind: kind, platform: kind.isOfPlatform ? platform : nil)
        delivered.insert(key)
        if isComplete { complete[key, default: 0] += 1 }
    }

    /// Complete snapshots of a kind.
    public func count(_ kind: TableKind, _ platform: PlatformID? = nil) -> Int {
        complete[Key(kind: kind, platform: kind.isOfPlatform ? platform : nil)] ?? 0
    }

    /// The proof that something never seen in a kind is not there.
    public func proof(_ kind: TableKind, _ platform: PlatformID? = nil) -> AbsenceProof {
        AbsenceProof(completeSnapshots: count(kind, platform))
    }

    /// Whether any snapshot of the kind was delivered: without one nothing is said about it.
    public func has(_ kind: TableKind, _ platform: PlatformID? = nil) -> Bool {
        delivered.contains(Key(kind: kind, platform: kind.isOfPlatform ? platform : nil))
    }
}
