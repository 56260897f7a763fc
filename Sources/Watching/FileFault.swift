internal import Glibc

/// A system call that failed.
public struct FileFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The call.
    public let call: String
    /// The path it was about.
    public let path: String
    /// `errno`.
    public let code: Int32

    /// A failure of `call`.
    public init(call: String, path: String, code: Int32) {
        self.call = call
        self.path = path
        self.code = code
    }

    init(_ call: String, _ path: String) { self.init(call: call, path: path, code: errno) }

    /// The machine's state and not the file's: disk full or failing, no descriptors, no memory. Intake pauses; no
    /// file is to blame.
    public var isEnvironment: Bool {
        [ENOSPC, EDQUOT, EIO, EMFILE, ENFILE, EROFS, ENOMEM].contains(code)
    }

    /// There is no such file.
    public var isMissing: Bool { code == ENOENT }
    /// Larger than was allowed.
    public var isTooLarge: Bool { code == EFBIG }
    /// The name is taken.
    public var isTaken: Bool { code == EEXIST || code == ENOTEMPTY }

    /// Call, path and the system's words.
    public var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
}
