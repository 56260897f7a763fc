public import Domain
internal import GRDB

/// The provider's records in one SQLite file: one writing connection in the process that holds the workspace lock,
/// read-only connections elsewhere. (SQLite 3.40 can corrupt a WAL when two connections write or checkpoint at the
/// same instant: sqlite.org/wal.html#walresetbug.)
public struct Store: Sendable {
    private let queue: DatabaseQueue
    /// First part of every key.
    public let provider: ProviderID

    /// Opens, and where needed makes or upgrades, the store at `path`.
    public init(path: String, provider: ProviderID) throws(StoreFault) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // 64 MiB: the inner pages of the register of ten million boxes stay; SQLite's own 2 MiB would read them
            // from the disk again for every box.
            try db.execute(sql: "PRAGMA cache_size = -65536")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try Schema.migrator.migrate(queue)
        } catch {
            throw StoreFault(error)
        }
        self.provider = provider
    }

    /// Opens the store at `path` for reading only: what `status`, `find` and `explain` use, without the lock.
    public init(readOnly path: String, provider: ProviderID) throws(StoreFault) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreFault(error)
        }
        self.provider = provider
    }

    /// Whether the store has everything that this version of the program reads: one that an older version left, and that
    /// nobody has worked in since, has not.
    public var isCurrent: Bool {
        (try? queue.read { db in try Schema.migrator.hasCompletedMigrations(db) }) ?? false
    }

    /// One transaction: everything in `body`, or nothing.
    public func write<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        do {
            return try queue.write { db in try body(Transaction(db: db, provider: provider.text)) }
        } catch let error as DatabaseError {
            throw StoreFault(error)
        }
    }

    /// A consistent view.
    public func read<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        do {
            return try queue.read { db in try body(Transaction(db: db, provider: provider.text)) }
        } catch let error as DatabaseError {
            throw StoreFault(error)
        }
    }
}

/// A transaction of the store. The queries are extensions of it, in `Queries/`.
public struct Transaction {
    let db: Database
    let provider: String

    /// Runs `body` in a savepoint: where it throws, its changes alone are undone and the error is passed on.
    public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        var value: Value?
        try db.inSavepoint {
            value = try body()
            return .commit
        }
        guard let value else { throw StoreFault(code: 0, message: "savepoint without result", isEnvironment: false) }
        return value
    }
}

/// What SQLite refused.
public struct StoreFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// SQLite's extended result code.
    public let code: Int32
    /// SQLite's words.
    public let message: String
    /// The disk, not the data: full, failing, or out of descriptors. Intake pauses; no file is to blame.
    public let isEnvironment: Bool

    /// The store itself is damaged: trying again does not help, a copy does.
    public var isDamage: Bool { code & 0xFF == ResultCode.SQLITE_CORRUPT.rawValue }

    init(code: Int32, message: String, isEnvironment: Bool) {
        self.code = code
        self.message = message
        self.isEnvironment = isEnvironment
    }

    /// A row that no version of the program wrote: the store is damaged, and no file is to blame.
    init(unreadable row: String) {
        self.init(
            code: ResultCode.SQLITE_CORRUPT.rawValue, message: "unreadable row: \(row)", isEnvironment: true)
    }

    init(_ error: any Error) {
        if let error = error as? DatabaseError {
            let primary = error.resultCode
            self.init(
                code: error.extendedResultCode.rawValue, message: error.message ?? "",
                isEnvironment: [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOMEM, .SQLITE_READONLY]
                    .contains(primary))
        } else if let fault = error as? StoreFault {
            self = fault
        } else {
            self.init(code: 0, message: String(describing: error), isEnvironment: false)
        }
    }

    /// Code and words.
    public var description: String { "SQLite \(code): \(message)" }
}
