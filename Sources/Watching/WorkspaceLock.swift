internal import CLinux
internal import Glibc

/// One instance per workspace: a kernel lock that dies with the process, so that none is ever stale.
public final class WorkspaceLock {
    private let descriptor: Int32

    /// Takes the lock at `path`, or returns nil where another process holds it.
    public init?(path: String) throws(FileFault) {
        descriptor = shim_open_lock(path)
        guard descriptor >= 0 else { throw FileFault("open", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else { throw FileFault(call: "flock", path: path, code: code) }
            return nil
        }
    }

    deinit { close(descriptor) }
}
