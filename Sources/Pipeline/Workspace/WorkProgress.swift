/// Is told how far long work has come. Whoever listens decides whether anybody sees it; the work asks for nothing back.
public protocol WorkProgress: Sendable {
    /// A piece of work begins, of so many parts where that is known.
    func begin(_ work: WorkPiece, of total: Int?)
    /// So many more parts of it are done.
    func advance(by count: Int)
    /// A piece within another is done: the outer one goes on.
    func end(_ work: WorkPiece)
}

/// The pieces of work that take long where there is much of it.
public enum WorkPiece: String, Sendable, Hashable, CaseIterable {
    /// Files are recognised: hashed, told what they are, unpacked.
    case recognise
    /// Files are applied.
    case apply
    /// The rows of one large table.
    case rows
    /// Both sides are compared.
    case reconcile
    /// The outbox is written.
    case report
    /// A platform's lists are read.
    case pull
}

/// Nobody listens.
public struct SilentProgress: WorkProgress {
    /// Nobody listens.
    public init() {}
    /// Says nothing.
    public func begin(_ work: WorkPiece, of total: Int?) {}
    /// Says nothing.
    public func advance(by count: Int) {}
    /// Says nothing.
    public func end(_ work: WorkPiece) {}
}
