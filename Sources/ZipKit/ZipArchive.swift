internal import CLibZip

/// A zip archive, read only. Nothing is unpacked to a disk: entries are read into memory, and what is counted
/// against the limits is what really comes out, whatever the archive declares.
public final class ZipArchive {
    /// One entry, as the archive's directory has it.
    public struct Entry: Sendable, Hashable {
        /// Place in the directory, from 0.
        public let index: Int
        /// The name, decoded (UTF-8, or code page 437 where the archive does not say).
        public let name: String
        /// A folder: nothing to read.
        public let isDirectory: Bool
        /// Bytes, inflated, as declared.
        public let declaredSize: UInt64
        /// Bytes in the archive, as declared.
        public let compressedSize: UInt64
        /// No absolute path, no `..`, no drive letter, no backslash, no control character.
        public let isSafe: Bool
    }

    /// The entries in the order of the directory.
    public let entries: [Entry]
    /// The limits it keeps.
    public let limits: ZipLimits
    /// Bytes inflated so far.
    public private(set) var inflatedBytes = 0

    private let archive: OpaquePointer
    /// What the library reads from; outlives ``archive``.
    private let memory: UnsafeMutableRawBufferPointer?

    /// Opens an archive that lies in an array.
    public convenience init(bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipFault) {
        // The library takes no bytes for an archive without entries.
        guard !bytes.isEmpty else { throw ZipFault(code: .notAnArchive) }
        guard !ZipDirectory.hasUncountedEntries(bytes) else {
            throw ZipFault(code: .damaged, message: "more entries than the directory counts")
        }
        let opened = try Self.open(copying: bytes)
        try self.init(archive: opened.archive, memory: opened.memory, size: UInt64(bytes.count), limits: limits)
    }

    /// Opens the archive in the file at `path`.
    public convenience init(path: String, limits: ZipLimits = ZipLimits()) throws(ZipFault) {
        var problem = zip_error_t()
        guard let source = zip_source_file_create(path, 0, -1, &problem) else { throw ZipFault(code: .outOfMemory) }
        var status = zip_stat_t()
        guard zip_source_stat(source, &status) == 0 else {
            zip_source_free(source)
            throw ZipFault(code: .unreadable)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
            zip_source_free(source)
            throw Self.fault(opening: problem)
        }
        try self.init(archive: archive, memory: nil, size: status.size, limits: limits)
    }

    /// The library reads from a copy, so that the caller's bytes may go.
    private static func open(
        copying bytes: [UInt8]
    ) throws(ZipFault) -> (archive: OpaquePointer, memory: UnsafeMutableRawBufferPointer) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        memory.copyBytes(from: bytes)
        var problem = zip_error_t()
        guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(bytes.count), 0, &problem) else {
            memory.deallocate()
            throw ZipFault(code: .outOfMemory)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
            zip_source_free(source)
            memory.deallocate()
            throw fault(opening: problem)
        }
        return (archive, memory)
    }

    private init(
        archive: OpaquePointer, memory: UnsafeMutableRawBufferPointer?, size: UInt64, limits: ZipLimits
    ) throws(ZipFault) {
        self.archive = archive
        self.memory = memory
        self.limits = limits
        do throws(ZipFault) {
            entries = try Self.directory(of: archive, size: size, limits: limits)
        } catch {
            zip_discard(archive)
            memory?.deallocate()
            throw error
        }
    }

    deinit {
        zip_discard(archive)
        memory?.deallocate()
    }

    /// The directory, refused as a whole where what it declares already passes a limit.
    private static func directory(of archive: OpaquePointer, size: UInt64, limits: ZipLimits) throws(ZipFault)
        -> [Entry]
    {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= limits.entries else { throw ZipFault(code: .limit(.entries)) }
        var entries: [Entry] = []
        entries.reserveCapacity(count)
        var declared: UInt64 = 0
        var compressed: UInt64 = 0
        for index in 0..<count {
            var status = zip_stat_t()
            guard zip_stat_index(archive, UInt64(index), 0, &status) == 0, let raw = status.name else {
                throw ZipFault(code: .damaged, message: message(of: archive))
            }
            let name = String(cString: raw)
            if let bound = limits.bound(inflated: status.size, compressed: status.comp_size) {
                throw ZipFault(code: .limit(bound), entry: name)
            }
            // No overflow: a size is within `entryBytes` here, and the sum within `totalBytes` so far.
            declared += status.size
            guard declared <= UInt64(limits.totalBytes) else { throw ZipFault(code: .limit(.totalBytes), entry: name) }
            // More compressed bytes than the archive has: entries share their data, as the densest bombs do.
            guard status.comp_size <= size - compressed else { throw ZipFault(code: .damaged, entry: name) }
            compressed += status.comp_size
            entries.append(
                Entry(
                    index: index, name: name, isDirectory: name.hasSuffix("/"), declaredSize: status.size,
                    compressedSize: status.comp_size, isSafe: isSafe(name)))
        }
        return entries
    }

    /// Reads one entry, at most `limit` bytes of it (and never more than the archive's own limits allow).
    public func read(_ entry: Entry, limit: Int = .max) throws(ZipFault) -> [UInt8] {
        let file = try open(entry)
        defer { zip_fclose(file) }
        return try inflate(file, entry, limit: limit)
    }

    /// The bytes of one entry, piece by piece, within the archive's limits.
    public func stream(_ entry: Entry) throws(ZipFault) -> ZipEntryStream {
        ZipEntryStream(try open(entry), of: entry, in: self)
    }

    private func open(_ entry: Entry) throws(ZipFault) -> OpaquePointer {
        guard entry.isSafe else { throw ZipFault(code: .unsafePath, entry: entry.name) }
        var status = zip_stat_t()
        guard zip_stat_index(archive, UInt64(entry.index), 0, &status) == 0 else {
            throw ZipFault(code: .damaged, entry: entry.name, message: Self.message(of: archive))
        }
        guard Int32(status.encryption_method) == ZIP_EM_NONE else {
            throw ZipFault(code: .encrypted, entry: entry.name)
        }
        let method = Int32(status.comp_method)
        guard method == ZIP_CM_STORE || method == ZIP_CM_DEFLATE else {
            throw ZipFault(code: .unknownMethod(Int(method)), entry: entry.name)
        }
        guard let file = zip_fopen_index(archive, UInt64(entry.index), 0) else {
            throw ZipFault(code: .damaged, entry: entry.name, message: Self.message(of: archive))
        }
        return file
    }

    /// Counts what an entry has given so far.
    fileprivate func count(_ piece: Int, of entry: Entry, total: Int) throws(ZipFault) {
        inflatedBytes += piece
        if let bound = limits.bound(inflated: UInt64(total), compressed: entry.compressedSize) {
            throw ZipFault(code: .limit(bound), entry: entry.name)
        }
        guard inflatedBytes <= limits.totalBytes else {
            throw ZipFault(code: .limit(.totalBytes), entry: entry.name)
        }
    }

    private func inflate(_ file: OpaquePointer, _ entry: Entry, limit: Int) throws(ZipFault) -> [UInt8] {
        var bytes: [UInt8] = []
        // The declared size is a hint for memory only, and itself no more than the first piece where it is a lie.
        bytes.reserveCapacity(Int(min(entry.declaredSize, 1 << 20)))
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Int(zip_fread(file, &piece, UInt64(piece.count)))
            guard count >= 0 else { throw ZipFault(code: .damaged, entry: entry.name) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: piece[0..<count])
            guard bytes.count <= limit else { throw ZipFault(code: .limit(.entryBytes), entry: entry.name) }
            try self.count(count, of: entry, total: bytes.count)
        }
    }

    private static func isSafe(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, first != UInt8(ascii: "/") else { return false }
        guard !bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7F }) else { return false }
        let isLetter = (65...90).contains(first) || (97...122).contains(first)
        if isLetter, bytes.count > 1, bytes[1] == UInt8(ascii: ":") { return false }
        return !name.split(separator: "/").contains("..")
    }

    private static func fault(opening problem: zip_error_t) -> ZipFault {
        var problem = problem
        let words = zip_error_strerror(&problem).map { String(cString: $0) } ?? ""
        let code: ZipFault.Code
        switch problem.zip_err {
        case ZIP_ER_NOZIP: code = .notAnArchive
        case ZIP_ER_OPEN, ZIP_ER_NOENT, ZIP_ER_READ: code = .unreadable
        case ZIP_ER_MEMORY: code = .outOfMemory
        default: code = .damaged
        }
        zip_error_fini(&problem)
        return ZipFault(code: code, message: words)
    }

    private static func message(of archive: OpaquePointer) -> String {
        zip_strerror(archive).map { String(cString: $0) } ?? ""
    }
}

/// One entry of an archive, read front to back.
public final class ZipEntryStream {
    private let file: OpaquePointer
    private let entry: ZipArchive.Entry
    private let archive: ZipArchive
    private var total = 0

    fileprivate init(_ file: OpaquePointer, of entry: ZipArchive.Entry, in archive: ZipArchive) {
        self.file = file
        self.entry = entry
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// Fills `buffer` from its start; 0 at the end. Throws where the entry is damaged or passes a limit.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipFault) -> Int {
        let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
        guard count >= 0 else { throw ZipFault(code: .damaged, entry: entry.name) }
        total += count
        try archive.count(count, of: entry, total: total)
        return count
    }
}
