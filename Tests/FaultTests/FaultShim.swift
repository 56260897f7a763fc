import Foundation
import Glibc
import TestSupport

/// The preloaded library that counts the program's file-system calls and strikes at one of them. Compiled once.
struct FaultShim: Sendable {
    let library: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-shim-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        library = folder + "/faultshim.so"
        guard !FileManager.default.fileExists(atPath: library) else { return }
        let compiler = try existing(
            ["/usr/bin/gcc", "/usr/bin/cc", "/usr/bin/clang"].first {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        let source = Checkout.root + "/Tests/FaultTests/Shim/faultshim.c"
        let ending = try Program(path: compiler).run(["-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"])
        guard ending.status == 0 else { throw ShimFault(words: ending.errors) }
    }

    /// What to do at which call.
    struct Strike: Sendable, CustomStringConvertible {
        var at: Int
        var mode: String
        var isSticky = false
        var description: String { "\(mode)\(isSticky ? "+" : "") at \(at)" }
    }

    func environment(root: String, strike: Strike?, countTo path: String? = nil) -> [String: String] {
        var variables = ["LD_PRELOAD": library, "FAULT_ROOT": root]
        if let strike {
            variables["FAULT_AT"] = "\(strike.at)"
            variables["FAULT_MODE"] = strike.mode
            if strike.isSticky { variables["FAULT_STICKY"] = "1" }
        }
        if let path { variables["FAULT_COUNT"] = path }
        return variables
    }
}

/// The shim could not be built.
struct ShimFault: Error { var words: String }

/// The value, or a failure that says that the machine lacks something.
private func existing<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw ShimFault(words: "no C compiler") }
    return value
}
