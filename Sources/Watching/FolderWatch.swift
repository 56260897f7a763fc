internal import CLinux
internal import Glibc

/// Says that something may have changed in a folder tree. Events are a hint to scan, never work by themselves: what
/// overflows, or comes over a network share, is found by the periodic scan.
public final class FolderWatch {
    private let inotify: Int32
    private let wake: Int32
    private let files = LocalFiles()

    /// Watches `folder` and every folder below it.
    public init(folder: String) throws {
        inotify = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard inotify >= 0 else { throw FileFault("inotify_init1", folder) }
        wake = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard wake >= 0 else {
            close(inotify)
            throw FileFault("eventfd", folder)
        }
        try watch(folder, depth: 0)
    }

    deinit {
        close(inotify)
        close(wake)
    }

    // A limit on depth keeps a loop of bind mounts from running on.
    private func watch(_ folder: String, depth: Int) throws {
        let mask = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_ONLYDIR)
        guard inotify_add_watch(inotify, folder, mask) >= 0 else {
            // No watch left (ENOSPC here): the periodic scan still finds everything.
            if errno == ENOSPC || errno == ENOENT || errno == ENOTDIR { return }
            throw FileFault("inotify_add_watch", folder)
        }
        guard depth < 8 else { return }
        try files.eachName(in: folder) { name in
            let path = folder + "/" + name
            if let entry = try? files.look(at: path), entry.kind == .folder { try watch(path, depth: depth + 1) }
        }
    }

    /// Blocks its thread until something changed, ``interrupt()`` was called or the time is over. Returns whether
    /// something changed.
    public func wait(milliseconds: Int32) -> Bool {
        var descriptors = [
            pollfd(fd: inotify, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, 2, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        var changed = false
        while Glibc.read(inotify, &buffer, buffer.count) > 0 { changed = true }
        return changed
    }

    /// Ends a ``wait(milliseconds:)`` on another thread.
    public var interrupter: Interrupter { Interrupter(descriptor: wake) }

    /// Wakes a waiting watch; usable from any thread as long as the watch lives.
    public struct Interrupter: Sendable {
        let descriptor: Int32
        /// Wakes it.
        public func interrupt() {
            var one: UInt64 = 1
            _ = Glibc.write(descriptor, &one, 8)
        }
    }
}
