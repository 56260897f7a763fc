/// Why an archive, or one entry of it, could not be read.
public struct ZipFault: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: Equatable, Sendable {
        /// Not a zip archive, or one whose directory cannot be read.
        case notAnArchive
        /// The archive's bytes contradict themselves: a wrong checksum, data cut short, entries that overlap.
        case damaged
        /// The file could not be opened.
        case unreadable
        /// A limit of ``ZipLimits`` was passed.
        case limit(ZipLimits.Bound)
        /// A name that would lead out of a folder it was unpacked into.
        case unsafePath
        /// Needs a password.
        case encrypted
        /// A compression method other than *stored* and *deflated*; carries its number in the archive.
        case unknownMethod(Int)
        /// The library could not allocate.
        case outOfMemory
    }

    /// What is wrong.
    public let code: Code
    /// Name of the entry; empty where the whole archive is meant.
    public let entry: String
    /// The library's own words, in English, for a log.
    public let message: String

    /// A fault of `code` in `entry`.
    public init(code: Code, entry: String = "", message: String = "") {
        self.code = code
        self.entry = entry
        self.message = message
    }
}

/// How much an archive may ask for.
public struct ZipLimits: Sendable, Equatable {
    /// Which limit.
    public enum Bound: String, Sendable, CaseIterable {
        case entries, entryBytes, totalBytes, ratio
    }

    /// Entries, folders included.
    public var entries: Int
    /// Bytes of one entry, inflated.
    public var entryBytes: Int
    /// Bytes of all entries read, inflated.
    public var totalBytes: Int
    /// Inflated bytes for one compressed byte, in entries larger than ``ratioFloor``.
    public var ratio: Int
    /// Inflated bytes up to which any ratio is taken: short texts of one letter are harmless.
    public var ratioFloor: Int

    /// Limits for a month of fiscal notes.
    public init(
        entries: Int = 100_000, entryBytes: Int = 64 << 20, totalBytes: Int = 2 << 30, ratio: Int = 100,
        ratioFloor: Int = 1 << 20
    ) {
        self.entries = entries
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
        self.ratioFloor = ratioFloor
    }

    /// The limit that an entry of `inflated` bytes out of `compressed` passes, if any.
    func bound(inflated: UInt64, compressed: UInt64) -> Bound? {
        if inflated > UInt64(entryBytes) { return .entryBytes }
        let (allowed, overflow) = compressed.multipliedReportingOverflow(by: UInt64(ratio))
        return inflated > UInt64(ratioFloor) && !overflow && inflated > allowed ? .ratio : nil
    }
}
