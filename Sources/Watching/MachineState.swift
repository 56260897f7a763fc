internal import CLinux
internal import Glibc

/// What a file system has left, and what kind it is.
public struct StorageRoom: Hashable, Sendable {
    /// Bytes and names (inodes) that are free for this user; names are 0 of 0 where the file system does not count them.
    public var freeBytes: Int64, freeNames: Int64, names: Int64
    /// The kernel's name of the kind: `ext4`.
    public var kind: String

    /// All parts.
    public init(freeBytes: Int64, freeNames: Int64, names: Int64, kind: String) {
        self.freeBytes = freeBytes
        self.freeNames = freeNames
        self.names = names
        self.kind = kind
    }
}

/// Who may do what with a file; links are followed.
public struct FilePermissions: Hashable, Sendable {
    /// The lowest nine bits of the mode: `0o600`.
    public var mode: UInt32
    /// Its owner.
    public var owner: UInt32
    /// The file system that it is on.
    public var device: UInt64
    /// Whether it is a folder.
    public var isFolder: Bool

    /// All parts.
    public init(mode: UInt32, owner: UInt32, device: UInt64, isFolder: Bool) {
        self.mode = mode
        self.owner = owner
        self.device = device
        self.isFolder = isFolder
    }
}

extension LocalFiles {
    /// The room on the file system of a path.
    public func room(at path: String) throws(FileFault) -> StorageRoom {
        var state = statvfs()
        guard statvfs(path, &state) == 0 else { throw FileFault("statvfs", path) }
        return StorageRoom(
            freeBytes: Int64(clamping: state.f_bavail) * Int64(clamping: state.f_frsize),
            freeNames: Int64(clamping: state.f_favail), names: Int64(clamping: state.f_files),
            kind: kind(at: path) ?? "?")
    }

    /// The kind of the file system that a path is on, as the kernel's list of mounts names it: the innermost mount, and of
    /// several in one place the last.
    private func kind(at path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        guard let bytes = try? read("/proc/self/mountinfo", limit: 16 << 20) else { return nil }
        return Self.kind(of: String(cString: resolved), mounts: String(decoding: bytes, as: UTF8.self))
    }

    /// As above, in the text of `/proc/self/mountinfo`.
    static func kind(of path: String, mounts: String) -> String? {
        var found: (length: Int, kind: String)?
        for line in mounts.split(separator: "\n") {
            // `36 35 98:0 /root /mount/point options - ext4 device options`
            let words = line.split(separator: " ")
            guard words.count > 6, let dash = words.lastIndex(of: "-"), dash + 1 < words.count else { continue }
            let point = words[4].replacing("\\040", with: " ").replacing("\\011", with: "\t").replacing(
                "\\134", with: "\\")
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            if isAbove, point.count >= found?.length ?? 0 { found = (point.count, String(words[dash + 1])) }
        }
        return found?.kind
    }

    /// Who may do what with a file.
    public func permissions(of path: String) throws(FileFault) -> FilePermissions {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileFault("stat", path) }
        return FilePermissions(
            mode: status.st_mode & 0o777, owner: status.st_uid, device: UInt64(status.st_dev),
            isFolder: status.st_mode & S_IFMT == S_IFDIR)
    }

    /// Whether this process may write a file, or make files in a folder.
    public func mayWrite(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// The user of this process.
    public static var user: UInt32 { geteuid() }
}
