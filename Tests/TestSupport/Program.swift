public import Foundation
internal import Glibc

/// The built program, run as its user runs it.
public struct Program: Sendable {
    /// How it ended.
    public struct Ending: Sendable {
        /// Exit status; 128 + signal where a signal ended it.
        public var status: Int32
        /// Standard output and standard error.
        public var output: String, errors: String
    }

    /// Where the program lies.
    public let path: String

    /// A program of the product: of the folder that `SINTONIA_BIN` names (`make test` names the release build, which is
    /// what users run, and three times as fast), or beside the running test bundle.
    public init(_ name: String) {
        if let folder = ProcessInfo.processInfo.environment["SINTONIA_BIN"], !folder.isEmpty {
            path = folder + "/" + name
            return
        }
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        path = (tests as NSString).deletingLastPathComponent + "/" + name
    }

    /// A program of the machine.
    public init(path: String) { self.path = path }

    /// Starts it without waiting.
    public func start(
        _ arguments: [String], environment: [String: String] = [:], output: String = "/dev/null",
        errors: String = "/dev/null"
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        var variables = ProcessInfo.processInfo.environment
        variables["SWIFT_BACKTRACE"] = "enable=no"
        for (name, value) in environment { variables[name] = value }
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
        var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, path, &actions, nil, &argv, &envp)
        guard code == 0 else { throw CocoaError(.executableLoad, userInfo: ["path": path, "code": Int(code)]) }
        return pid
    }

    /// Waits for a started program.
    public static func wait(_ pid: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// Runs it to its end.
    public func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Ending {
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-out-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pid = try start(
            arguments, environment: environment, output: folder + "/out", errors: folder + "/err")
        let status = Self.wait(pid)
        func text(_ name: String) -> String {
            String(decoding: FileManager.default.contents(atPath: folder + "/" + name) ?? Data(), as: UTF8.self)
        }
        return Ending(status: status, output: text("out"), errors: text("err"))
    }
}

/// The checkout that the tests were built from.
public enum Checkout {
    /// Its top folder.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    /// Test data.
    public static let fixtures = root + "/Tests/Fixtures"
    /// The sample day.
    public static let samples = root + "/samples"
}
