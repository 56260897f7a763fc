public import Domain
internal import Foundation
internal import HTTPKit
internal import Platforms
internal import Reports
internal import Watching

/// What a provider has said of his access to a platform: `platforms.X.tenant`, `secrets`, `trustFile` and `proxy`.
public struct PlatformAccess: Hashable, Sendable {
    /// Values of his own, by name: hosts, codes of offers.
    public var tenant: [String: String] = [:]
    /// File of the secrets (JSON, name to value), readable by its owner alone; below the workspace or absolute.
    public var secretsFile: String?
    /// Certificates (PEM) that are trusted instead of the machine's.
    public var trustFile: String?
    /// Proxy of the calls.
    public var proxy: String?

    /// Nothing said.
    public init() {}

    /// The variable of the environment that holds a secret: `SINTONIA_NEOTV_TOKEN`.
    public static func variable(of platform: PlatformID, secret name: String) -> String {
        "SINTONIA_\(platform.text)_\(name)".uppercased().replacing("-", with: "_")
    }
}

/// Why a platform cannot be called.
public enum AccessFault: Error, Equatable, Sendable {
    /// The configuration does not name it, or it has no profile.
    case unknownPlatform(String)
    /// The profile has nothing that can be read over HTTP.
    case nothingToRead(String)
    /// The platform does not ask at login.
    case asksNothing(String)
    /// No read of this name.
    case unknownRead(String, known: [String])
    /// The file of the secrets can be read by others.
    case openSecrets(path: String)
    /// It is no plain file, cannot be read, or is not an object of texts.
    case unreadableSecrets(path: String)
}

extension AccessFault {
    /// What is wrong with a file of secrets, in words that another sentence ends with.
    func secretsWords(_ language: Language) -> String {
        let words =
            switch self {
            case .openSecrets(let path): CallText.openSecrets.phrase.text(language, ["path": path])
            case .unreadableSecrets(let path): CallText.unreadableSecrets.phrase.text(language, ["path": path])
            default: "\(self)"
            }
        return words.hasSuffix(".") ? String(words.dropLast()) : words
    }
}

/// Secrets of a platform, from the environment (`SINTONIA_NEOTV_TOKEN`) or from the file that the configuration names.
/// They are held for one command and are written nowhere.
struct PlatformSecrets {
    let files: LocalFiles
    let root: String
    let environment: [String: String]

    /// The secrets of these names that are known; the environment wins.
    func values(of platform: PlatformID, names: [String], file: String?) throws -> [String: String] {
        var values: [String: String] = [:]
        if let file {
            let path = file.hasPrefix("/") ? file : root + "/" + file
            // No link is followed, and what is asked is the very file that is read.
            guard let opened = try? files.open(path) else { throw AccessFault.unreadableSecrets(path: path) }
            guard try opened.isPrivate() else { throw AccessFault.openSecrets(path: path) }
            guard let bytes = try? files.read(opened, limit: 1 << 20),
                let known = try? JSONDecoder().decode([String: String].self, from: Data(bytes))
            else { throw AccessFault.unreadableSecrets(path: path) }
            values = known.filter { names.contains($0.key) }
        }
        for name in names {
            if let value = environment[PlatformAccess.variable(of: platform, secret: name)], !value.isEmpty {
                values[name] = value
            }
        }
        return values
    }
}

/// The clock and the dice of a workspace, for calls.
struct WorkspacePace: CallPace {
    let clock: any Clock

    func milliseconds() -> Int64 { Int64(clock.now().timeIntervalSince1970 * 1000) }
    func wait(milliseconds: Int) { clock.sleep(seconds: Double(milliseconds) / 1000) }
    func random(below bound: Int) -> Int { Int.random(in: 0..<max(1, bound)) }
}
