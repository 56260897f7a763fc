internal import ZipKit

/// How much one archive may ask for, all archives inside it included.
public struct ArchiveLimits: Sendable, Hashable {
    /// Members, folders included.
    public var members: Int
    /// Bytes of one member, unpacked.
    public var memberBytes: Int
    /// Bytes of all members, unpacked.
    public var totalBytes: Int
    /// Unpacked bytes for one packed byte, in members larger than one MiB.
    public var ratio: Int

    /// Limits for a month of fiscal notes.
    public init(members: Int = 100_000, memberBytes: Int = 64 << 20, totalBytes: Int = 2 << 30, ratio: Int = 100) {
        self.members = members
        self.memberBytes = memberBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
    }
}

/// One file inside an archive.
public struct ArchiveMember: Sendable, Equatable {
    /// Its path, beginning with the path of the inner archive it came from, if any.
    public let path: String
    /// What came out, or why nothing did. A fault here is this member's own: its name is unsafe, it is encrypted, or
    /// its bytes are damaged.
    public let content: Result<[UInt8], DocumentFault>
    /// Left behind by the packing machine (`__MACOSX/`, `.DS_Store`, `Thumbs.db`): nobody's document.
    public let isClutter: Bool
}

/// Unpacks zip archives in memory; nothing is written anywhere. An archive inside an archive is unpacked once, no
/// deeper.
public struct ArchiveReader: Sendable {
    private let limits: ArchiveLimits

    /// A reader that keeps `limits`.
    public init(limits: ArchiveLimits = ArchiveLimits()) { self.limits = limits }

    /// Whether the first bytes of a file are those of a zip archive: a first entry, or the end of an empty directory.
    public static func isArchive(head: some Collection<UInt8>) -> Bool {
        let magic = Array(head.prefix(4))
        return magic == [0x50, 0x4B, 0x03, 0x04] || magic == [0x50, 0x4B, 0x05, 0x06]
    }

    /// Gives every member, in the order of the archive's directory, to `body`.
    /// Throws where the archive as a whole is refused: it is no archive, or a limit was passed. What it declares is
    /// judged before the first member is given; an archive that lies is found out on the way, and then what was given
    /// before must not be kept.
    public func expand(_ bytes: [UInt8], _ body: (ArchiveMember) throws -> Void) throws {
        var budget = Budget(members: limits.members, bytes: limits.totalBytes)
        try expand(try open(bytes, inside: "", budget), inside: "", &budget, body)
    }

    private struct Budget {
        var members: Int
        var bytes: Int
    }

    private func expand(
        _ archive: ZipArchive, inside outer: String, _ budget: inout Budget, _ body: (ArchiveMember) throws -> Void
    ) throws {
        budget.members -= archive.entries.count
        for entry in archive.entries where !entry.isDirectory {
            let path = outer.isEmpty ? entry.name : "\(outer)/\(entry.name)"
            let isClutter = Self.isClutter(entry.name)
            let unpacked = try Self.ownFault {
                () throws(DocumentFault) in try read(entry, of: archive, inside: outer, &budget)
            }
            guard case .success(let bytes) = unpacked, !isClutter, Self.isArchive(head: bytes) else {
                try body(ArchiveMember(path: path, content: unpacked, isClutter: isClutter))
                continue
            }
            guard outer.isEmpty else { throw DocumentFault(code: .limit(.nesting), member: path) }
            switch try Self.ownFault({ () throws(DocumentFault) in try open(bytes, inside: path, budget) }) {
            case .success(let inner): try expand(inner, inside: path, &budget, body)
            case .failure(let fault): try body(ArchiveMember(path: path, content: .failure(fault), isClutter: false))
            }
        }
    }

    /// A limit is the whole archive's fault; any other is its member's own.
    private static func ownFault<T>(
        _ work: () throws(DocumentFault) -> T
    ) throws(DocumentFault) -> Result<T, DocumentFault> {
        do throws(DocumentFault) {
            return .success(try work())
        } catch {
            if case .limit = error.code { throw error }
            return .failure(error)
        }
    }

    private func read(
        _ entry: ZipArchive.Entry, of archive: ZipArchive, inside outer: String, _ budget: inout Budget
    ) throws(DocumentFault) -> [UInt8] {
        do throws(ZipFault) {
            let bytes = try archive.read(entry, limit: min(limits.memberBytes, budget.bytes))
            budget.bytes -= bytes.count
            return bytes
        } catch {
            throw DocumentFault(error, inside: outer)
        }
    }

    private func open(_ bytes: [UInt8], inside outer: String, _ budget: Budget) throws(DocumentFault) -> ZipArchive {
        let zipLimits = ZipLimits(
            entries: budget.members, entryBytes: limits.memberBytes, totalBytes: budget.bytes, ratio: limits.ratio)
        do throws(ZipFault) {
            return try ZipArchive(bytes: bytes, limits: zipLimits)
        } catch {
            throw DocumentFault(error, inside: outer)
        }
    }

    private static func isClutter(_ name: String) -> Bool {
        let last = name.split(separator: "/").last ?? ""
        return name.hasPrefix("__MACOSX/") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(last)
    }
}
