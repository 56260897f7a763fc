internal import Documents
internal import Foundation
internal import HTTPKit
internal import Store
public import Watching

/// A process that holds a lock.
public struct LockHolder: Hashable, Sendable {
    /// Its number and its name.
    public var process: Int, name: String

    /// Both.
    public init(process: Int, name: String) {
        self.process = process
        self.name = name
    }
}

/// What a doctor asks of the machine: the edge that a test replaces. Nothing of it changes anything.
public protocol Machine: Sendable {
    /// The user of this process.
    var user: UInt32 { get }
    /// Names and versions of the libraries in use.
    var libraries: [(name: String, version: String)] { get }
    /// The room on the file system of a path.
    func room(at path: String) throws(FileFault) -> StorageRoom
    /// Who may do what with a file.
    func permissions(of path: String) throws(FileFault) -> FilePermissions
    /// Whether this process may write there.
    func mayWrite(_ path: String) -> Bool
    /// Who holds the lock of a file.
    func holders(ofLock path: String) -> [LockHolder]
    /// A number of the kernel's settings: `fs/inotify/max_user_watches`.
    func setting(_ name: String) -> Int?
}

/// The machine that the program runs on.
public struct ThisMachine: Machine {
    private let files = LocalFiles()

    /// The machine that the program runs on.
    public init() {}

    /// The user of this process.
    public var user: UInt32 { LocalFiles.user }

    /// Names and versions of the libraries in use.
    public var libraries: [(name: String, version: String)] {
        [
            ("SQLite", SQLiteLibrary.version), ("libxml2", XMLLibrary.version),
            ("libcurl", CurlLibrary.version.split(separator: " ").first.map { String($0.dropFirst(8)) } ?? ""),
        ]
    }

    /// The room on the file system of a path.
    public func room(at path: String) throws(FileFault) -> StorageRoom { try files.room(at: path) }

    /// Who may do what with a file.
    public func permissions(of path: String) throws(FileFault) -> FilePermissions { try files.permissions(of: path) }

    /// Whether this process may write there.
    public func mayWrite(_ path: String) -> Bool { files.mayWrite(path) }

    /// Who holds the lock of a file, as the kernel lists it. Nothing is locked to find out.
    public func holders(ofLock path: String) -> [LockHolder] {
        guard let entry = try? files.look(at: path), let list = try? text("/proc/locks") else { return [] }
        return list.split(separator: "\n").compactMap { line in
            // `12: FLOCK  ADVISORY  WRITE 4711 fe:00:131077 0 EOF`; a waiting one has `->` behind its number.
            let words = line.split(separator: " ")
            guard words.count > 5, words[1] == "FLOCK", let process = Int(words[4]),
                words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == entry.inode
            else { return nil }
            let name = (try? text("/proc/\(process)/comm")) ?? "?"
            return LockHolder(process: process, name: name.split(separator: "\n").first.map(String.init) ?? "?")
        }
    }

    /// A number of the kernel's settings.
    public func setting(_ name: String) -> Int? {
        (try? text("/proc/sys/" + name)).flatMap { Int($0.split(separator: "\n").first ?? "") }
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try files.read(path, limit: 4 << 20), as: UTF8.self)
    }
}
