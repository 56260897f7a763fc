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
    /// Documents of one distribution answer: the layout has fifty.
    public var documents: Int

    /// Limits for a month of fiscal notes.
    public init(
        members: Int = 100_000, memberBytes: Int = 64 << 20, totalBytes: Int = 2 << 30, ratio: Int = 100,
        documents: Int = 1000
    ) {
        self.members = members
        self.memberBytes = memberBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
        self.documents = documents
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
    /// Of a document in a distribution answer that could not be unpacked: the text in its place. Such a member is
    /// refused alone, for each answer is given once and the other documents are sound.
    public let packed: [UInt8]?

    init(path: String, content: Result<[UInt8], DocumentFault>, isClutter: Bool = false, packed: [UInt8]? = nil) {
        self.path = path
        self.content = content
        self.isClutter = isClutter
        self.packed = packed
    }
}

/// Takes archives of every ``ArchiveKind`` apart in memory; nothing is written anywhere. An archive inside an archive
/// is unpacked once, no deeper; a spreadsheet or a text document, which is a zip as well, stays whole.
public struct ArchiveReader: Sendable {
    private let limits: ArchiveLimits

    /// A reader that keeps `limits`.
    public init(limits: ArchiveLimits = ArchiveLimits()) { self.limits = limits }

    /// Whether the first bytes of a file are those of a zip archive: a first entry, or the end of an empty directory.
    public static func isArchive(head: some Collection<UInt8>) -> Bool {
        let magic = Array(head.prefix(4))
        return magic == [0x50, 0x4B, 0x03, 0x04] || magic == [0x50, 0x4B, 0x05, 0x06]
    }

    /// Whether a zip is a document of an office program (a spreadsheet, a text).
    public static func isOfficeDocument(_ bytes: [UInt8]) -> Bool {
        guard let archive = try? ZipArchive(bytes: bytes) else { return false }
        return Contents.zip(archive).isOfficeDocument
    }

    /// Gives every member, in the archive's own order, to `body`. `name` is the archive's file name: a gzip stream
    /// lends it to its member.
    /// Throws where the archive as a whole is refused: it is no archive, or a limit was passed. What it declares is
    /// judged before the first member is given; an archive that lies is found out on the way, and then what was given
    /// before must not be kept.
    public func expand(
        _ bytes: [UInt8], as kind: ArchiveKind = .zip, named name: String = "",
        _ body: (ArchiveMember) throws -> Void
    ) throws {
        var budget = Budget(members: limits.members, bytes: limits.totalBytes)
        if kind == .distribution { return try distribute(bytes, &budget, body) }
        let contents = try open(bytes, as: kind, named: name, inside: "", budget)
        if contents.isOfficeDocument { throw DocumentFault(code: .officeDocument) }
        try expand(contents, inside: "", &budget, body)
    }

    private struct Budget {
        var members: Int
        var bytes: Int
    }

    /// An archive whose directory, however its kind writes one, is read and within the limits.
    private enum Contents {
        case zip(ZipArchive)
        case gzip(packed: [UInt8], name: String)
        case mail([UInt8], [MailPart])

        /// Whether this is a document of an office program: a zip with a list of its parts' types.
        var isOfficeDocument: Bool {
            guard case .zip(let archive) = self else { return false }
            let names = Set(archive.entries.map(\.name))
            // Of the open formats (ODS) the first part says what it is.
            return names.contains("[Content_Types].xml") || names.isSuperset(of: ["mimetype", "content.xml"])
        }
    }

    private func open(
        _ bytes: [UInt8], as kind: ArchiveKind, named name: String, inside outer: String, _ budget: Budget
    ) throws(DocumentFault) -> Contents {
        switch kind {
        case .zip:
            let zipLimits = ZipLimits(
                entries: budget.members, entryBytes: limits.memberBytes, totalBytes: budget.bytes, ratio: limits.ratio)
            do throws(ZipFault) {
                return .zip(try ZipArchive(bytes: bytes, limits: zipLimits))
            } catch {
                throw DocumentFault(error, inside: outer)
            }
        case .gzip: return .gzip(packed: bytes, name: Self.memberName(ofGzip: bytes, named: name))
        case .mail: return .mail(bytes, try MailReader.parts(of: bytes, inside: outer))
        case .distribution: throw DocumentFault(code: .limit(.nesting), member: outer)
        }
    }

    private func expand(
        _ contents: Contents, inside outer: String, _ budget: inout Budget, _ body: (ArchiveMember) throws -> Void
    ) throws {
        switch contents {
        case .zip(let archive):
            budget.members -= archive.entries.count
            for entry in archive.entries where !entry.isDirectory {
                let content = try Self.ownFault {
                    () throws(DocumentFault) in try read(entry, of: archive, inside: outer, &budget)
                }
                try give(entry.name, content, Self.isClutter(entry.name), inside: outer, &budget, body)
            }
        case .gzip(let packed, let name):
            let content = try Self.ownFault {
                () throws(DocumentFault) in try inflate(packed, path: Self.path(name, outer), &budget)
            }
            try give(name, content, false, inside: outer, &budget, body)
        case .mail(let bytes, let parts):
            for part in parts {
                let content = try Self.ownFault {
                    () throws(DocumentFault) in try decode(part, of: bytes, path: Self.path(part.path, outer), &budget)
                }
                try give(part.path, content, false, inside: outer, &budget, body)
            }
        }
    }

    /// Gives one member to `body`, or the members of the archive that it is.
    private func give(
        _ name: String, _ content: Result<[UInt8], DocumentFault>, _ isClutter: Bool, inside outer: String,
        _ budget: inout Budget, _ body: (ArchiveMember) throws -> Void
    ) throws {
        let path = Self.path(name, outer)
        guard case .success(let bytes) = content, !isClutter, let kind = ArchiveKind(head: bytes) else {
            return try body(ArchiveMember(path: path, content: content, isClutter: isClutter))
        }
        let opened = try Self.ownFault {
            () throws(DocumentFault) in try open(bytes, as: kind, named: name, inside: path, budget)
        }
        switch opened {
        case .success(let inner) where inner.isOfficeDocument: try body(ArchiveMember(path: path, content: content))
        case .success(let inner):
            guard outer.isEmpty else { throw DocumentFault(code: .limit(.nesting), member: path) }
            try expand(inner, inside: path, &budget, body)
        case .failure(let fault): try body(ArchiveMember(path: path, content: .failure(fault)))
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

    private static func path(_ name: String, _ outer: String) -> String { outer.isEmpty ? name : "\(outer)/\(name)" }
}

extension ArchiveReader {
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

    private func inflate(
        _ packed: [UInt8], path: String, _ budget: inout Budget
    ) throws(DocumentFault) -> [UInt8] {
        budget.members -= 1
        guard budget.members >= 0 else { throw DocumentFault(code: .limit(.entries), member: path) }
        let gzipLimits = ZipLimits(entryBytes: limits.memberBytes, totalBytes: budget.bytes, ratio: limits.ratio)
        do throws(ZipFault) {
            let bytes = try GzipFile.inflate(packed, limits: gzipLimits)
            budget.bytes -= bytes.count
            return bytes
        } catch {
            throw DocumentFault(error, inside: path)
        }
    }

    private func decode(
        _ part: MailPart, of bytes: [UInt8], path: String, _ budget: inout Budget
    ) throws(DocumentFault) -> [UInt8] {
        budget.members -= 1
        guard budget.members >= 0 else { throw DocumentFault(code: .limit(.entries), member: path) }
        guard let decoded = part.transfer.decode(bytes[part.body]) else {
            let line = MailReader.line(of: bytes, at: part.body.lowerBound)
            throw DocumentFault(code: .malformed, line: line, member: path, detail: "transfer encoding")
        }
        guard decoded.count <= limits.memberBytes else { throw DocumentFault(code: .limit(.entryBytes), member: path) }
        budget.bytes -= decoded.count
        guard budget.bytes >= 0 else { throw DocumentFault(code: .limit(.totalBytes), member: path) }
        return decoded
    }

    /// Each document of a distribution is given by itself: unpacked, or as it lay with its own fault. Only what is
    /// too much of all together is the answer's.
    private func distribute(
        _ bytes: [UInt8], _ budget: inout Budget, _ body: (ArchiveMember) throws -> Void
    ) throws {
        let distribution = try NFeReader().readDistribution(bytes)
        guard distribution.documents.count <= min(limits.documents, limits.members) else {
            throw DocumentFault(code: .limit(.entries))
        }
        for (index, document) in distribution.documents.enumerated() {
            let path = document.name(number: index + 1)
            let text = Array(document.text.utf8)
            let content = try unpack(text, path: path, &budget)
            if case .failure = content {
                try body(ArchiveMember(path: path, content: content, packed: text))
            } else {
                try body(ArchiveMember(path: path, content: content))
            }
        }
    }

    private func unpack(
        _ text: [UInt8], path: String, _ budget: inout Budget
    ) throws(DocumentFault) -> Result<[UInt8], DocumentFault> {
        guard let packed = Base64.decode(text) else {
            return .failure(DocumentFault(code: .malformed, member: path, detail: "base64"))
        }
        do throws(DocumentFault) {
            return .success(try inflate(packed, path: path, &budget))
        } catch {
            if error.code == .limit(.totalBytes) || error.code == .unavailable { throw error }
            return .failure(error)
        }
    }

    /// The file name without `.gz`, as gunzip has it: a person who renames a file means it. Else the packer's word.
    private static func memberName(ofGzip bytes: [UInt8], named name: String) -> String {
        let own = MemberName.safe(name) ?? ""
        let lower = own.lowercased()
        if lower.hasSuffix(".tgz") { return own.dropLast(4) + ".tar" }
        if lower.hasSuffix(".gz"), own.count > 3 { return String(own.dropLast(3)) }
        if let stored = GzipFile.storedName(bytes).map({ MemberName.text($0) }).flatMap(MemberName.safe) {
            return stored
        }
        return own.isEmpty ? "content" : own
    }

    private static func isClutter(_ name: String) -> Bool {
        let last = name.split(separator: "/").last ?? ""
        return name.hasPrefix("__MACOSX/") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(last)
    }
}
