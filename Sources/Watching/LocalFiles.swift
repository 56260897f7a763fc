internal import CLinux
internal import Glibc

/// An entry of a folder, by `lstat`: links are seen as links.
public struct FileEntry: Hashable, Sendable {
    /// What stands there.
    public enum Kind: Hashable, Sendable {
        case file, folder, link, other
    }

    /// Last part of the path.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// Bytes.
    public var size: Int64
    /// Names that the file has; more than one and it can change behind our back.
    public var links: Int
    /// Identity and times: equal in two looks means that nothing wrote in between.
    public var device: UInt64, inode: UInt64, modified: Int64, changed: Int64
}

/// The local file system: the calls that the pipeline needs, each with its result checked.
public struct LocalFiles: Sendable {
    /// The calls of this machine.
    public init() {}

    /// Looks at a path without following links.
    public func look(at path: String) throws(FileFault) -> FileEntry {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw FileFault("lstat", path) }
        let kind: FileEntry.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        return FileEntry(
            name: String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]), kind: kind,
            size: Int64(status.st_size), links: Int(status.st_nlink), device: UInt64(status.st_dev),
            inode: UInt64(status.st_ino),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            changed: Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec))
    }

    /// Names in a folder, one at a time, in the order of the directory: a million names need no memory.
    ///
    /// A name that is not UTF-8 (an old Windows share writes `rela\xE7\xE3o.csv`) is read as Windows-1252's Latin
    /// letters. With `repairingNames` the file is renamed to that, for no call can reach it otherwise.
    public func eachName(
        in folder: String, repairingNames: Bool = false, _ body: (String) throws -> Void
    ) throws {
        guard let stream = opendir(folder) else { throw FileFault("opendir", folder) }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw FileFault("readdir", folder) }
                return
            }
            let (name, isRepaired) = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { Self.name(of: $0) }
            }
            if name == "." || name == ".." { continue }
            if isRepaired && repairingNames {
                let isRenamed = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { raw in
                        shim_rename_in_folder(folder, raw, name) == 0
                    }
                }
                guard isRenamed else { continue }
            }
            try body(name)
        }
    }

    /// The name as text; whether it had to be read as Latin letters.
    private static func name(of raw: UnsafePointer<CChar>) -> (name: String, isRepaired: Bool) {
        if let name = String(validatingCString: raw) { return (name, false) }
        var name = ""
        var pointer = raw
        while pointer.pointee != 0 {
            name.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: pointer.pointee)))
            pointer += 1
        }
        return (fitting(name), true)
    }

    /// As text a name may be twice as long, and longer than a name can be: it is cut in its middle, and what tells it from
    /// others that begin alike stands in the cut (FNV-1a of the whole).
    private static func fitting(_ name: String) -> String {
        guard name.utf8.count > 255 else { return name }
        let hash = name.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        let scalars = name.unicodeScalars
        let head = String(String.UnicodeScalarView(scalars.prefix(100)))
        let tail = String(String.UnicodeScalarView(scalars.suffix(16)))
        return head + "~" + String(hash, radix: 16) + "~" + tail
    }

    /// Opens what must be a plain file: no link followed, no waiting on a FIFO.
    public func open(_ path: String) throws(FileFault) -> OpenFile {
        let descriptor = shim_open_plain(path)
        guard descriptor >= 0 else { throw FileFault("open", path) }
        let file = OpenFile(descriptor: descriptor, path: path)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault("fstat", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault(call: "open", path: path, code: EINVAL) }
        return file
    }

    /// All bytes of a file of at most `limit` bytes; a larger one is an `EFBIG`.
    public func read(_ path: String, limit: Int) throws -> [UInt8] { try read(open(path), limit: limit) }

    /// All bytes of an open file of at most `limit` bytes; a larger one is an `EFBIG`.
    public func read(_ file: OpenFile, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limit else { throw FileFault(call: "read", path: file.path, code: EFBIG) }
        }
    }

    /// Whether somebody holds the file open for writing: the kernel's answer by a read lease. Nobody, where the
    /// kernel will not say (another owner's file, a network share).
    public func isOpenForWriting(_ path: String) -> Bool {
        let descriptor = shim_open_plain(path)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        if shim_take_read_lease(descriptor) == 0 {
            _ = shim_drop_lease(descriptor)
            return false
        }
        return errno == EAGAIN
    }

    /// Moves a file to a name that must be free.
    public func move(_ from: String, to target: String) throws(FileFault) {
        guard shim_rename_noreplace(from, target) == 0 else { throw FileFault("rename", "\(from) → \(target)") }
    }

    /// Takes a file from everybody's eyes but its owner's.
    public func makePrivate(_ path: String) throws(FileFault) {
        guard chmod(path, 0o600) == 0 else { throw FileFault("chmod", path) }
    }

    /// Moves a file over whatever has the name: only for files that we made ourselves.
    public func replace(_ target: String, with from: String) throws(FileFault) {
        guard rename(from, target) == 0 else { throw FileFault("rename", "\(from) → \(target)") }
    }

    /// Swaps two entries in one step.
    public func exchange(_ a: String, _ b: String) throws(FileFault) {
        guard shim_rename_exchange(a, b) == 0 else { throw FileFault("renameat2", "\(a) ↔ \(b)") }
    }

    /// Makes a folder and those above it; one that is there already is fine.
    public func makeFolder(_ path: String) throws(FileFault) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw FileFault("mkdir", path)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileFault("mkdir", path) }
    }

    /// Writes a new file and has it on the disk before returning.
    public func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws {
        let file = try create(path, mode: mode)
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.sync()
    }

    /// Makes a new file for writing; the name must be free.
    public func create(_ path: String, mode: UInt32 = 0o644) throws(FileFault) -> OpenFile {
        let descriptor = shim_open_create(path, mode_t(mode))
        guard descriptor >= 0 else { throw FileFault("open", path) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// Makes a file without a name in a folder, for reading and writing: nothing of it is left when it is closed,
    /// not even after a crash. Where the file system has no such files, one name is used again and again.
    public func createNameless(in folder: String) throws(FileFault) -> OpenFile {
        let descriptor = shim_open_nameless(folder)
        if descriptor >= 0 { return OpenFile(descriptor: descriptor, path: folder) }
        guard [EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(errno) else { throw FileFault("open", folder) }
        let path = folder + "/.scratch"
        let named = shim_open_scratch(path)
        guard named >= 0 else { throw FileFault("open", path) }
        let file = OpenFile(descriptor: named, path: path)
        try remove(path)
        return file
    }

    /// Removes a file that we made ourselves.
    public func remove(_ path: String) throws(FileFault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFault("unlink", path) }
    }

    /// Removes an empty folder.
    public func removeFolder(_ path: String) throws(FileFault) {
        guard rmdir(path) == 0 || errno == ENOENT else { throw FileFault("rmdir", path) }
    }

    /// Removes a folder of ours with everything in it; no link is followed.
    public func removeTree(_ path: String) throws {
        guard let entry = try? look(at: path) else { return }
        guard entry.kind == .folder else { return try remove(path) }
        var names: [String] = []
        try eachName(in: path) { names.append($0) }
        for name in names.sorted() { try removeTree(path + "/" + name) }
        try removeFolder(path)
    }

    /// Points a link at `target`, in one step.
    public func link(_ path: String, to target: String) throws(FileFault) {
        let fresh = path + ".new"
        try remove(fresh)
        guard symlink(target, fresh) == 0 else { throw FileFault("symlink", fresh) }
        try replace(path, with: fresh)
    }

    /// Has the names in a folder on the disk.
    public func syncFolder(_ path: String) throws(FileFault) {
        let descriptor = shim_open_directory(path)
        guard descriptor >= 0 else { throw FileFault("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault("fsync", path) }
    }
}

/// An open file; closed when nobody holds it.
public final class OpenFile {
    let descriptor: Int32
    let path: String

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Whether its owner alone may read and write it, and the owner is whoever runs this.
    public func isPrivate() throws(FileFault) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault("fstat", path) }
        return status.st_mode & 0o077 == 0 && (status.st_uid == geteuid() || geteuid() == 0)
    }

    /// Reads what is next; 0 at the end.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw FileFault("read", path) }
        }
    }

    /// Fills `buffer` from a place in the file; an end before that is an error.
    public func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) {
        var offset = 0
        while offset < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset, off_t(place + offset))
            guard count != 0 else { throw FileFault(call: "pread", path: path, code: EIO) }
            if count < 0 {
                guard errno == EINTR else { throw FileFault("pread", path) }
                continue
            }
            offset += count
        }
    }

    /// Writes all of `buffer`.
    public func write(_ buffer: UnsafeRawBufferPointer) throws(FileFault) {
        var offset = 0
        while offset < buffer.count {
            let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            if count < 0 {
                guard errno == EINTR else { throw FileFault("write", path) }
                continue
            }
            offset += count
        }
    }

    /// Has the bytes on the disk.
    public func sync() throws(FileFault) {
        guard fsync(descriptor) == 0 else { throw FileFault("fsync", path) }
    }
}
