public import Foundation
internal import GRDB
internal import Glibc

/// A workspace in a temporary folder, with the doors that its users have.
public final class TestWorkspace: Sendable {
    /// Its folder.
    public let root: String
    /// The program under test.
    public let program = Program("sintonia")

    /// `sintonia init` with the configuration of the samples, without any settling time.
    public init(configuration: String? = nil) throws {
        root = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        let yaml = configuration ?? Self.configuration
        try yaml.write(toFile: root + ".yaml", atomically: false, encoding: .utf8)
        let ending = try program.run(["init", root, "--config", root + ".yaml", "--quiet"])
        guard ending.status == 0 else { throw CocoaError(.featureUnsupported, userInfo: ["errors": ending.errors]) }
    }

    /// A copy of a prepared workspace: what a sweep starts each of its runs from.
    public init(copyOf other: TestWorkspace) throws {
        root = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
        // By a process of its own: a file that this one has open for writing would be inherited by the program that
        // another thread starts at this moment.
        let copied = try Program(path: "/bin/cp").run(["-R", other.root, root])
        guard copied.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["errors": copied.errors]) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
        try? FileManager.default.removeItem(atPath: root + ".yaml")
    }

    /// The provider of the samples.
    public static let configuration = """
        provider: { name: TV Cabo Exemplo, cnpj: ["11222333000181"], state: SP, city: "3550308" }
        billing: { proration: full }
        intake: { settleSeconds: 0 }
        platforms: { beenius: {}, cdntv: {}, ion: {}, deezer: {} }
        """

    /// Copies a file or a folder's content into the inbox.
    public func drop(_ path: String, as name: String? = nil) throws {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard isFolder.boolValue else {
            return try drop(
                Data(contentsOf: URL(filePath: path)), as: name ?? (path as NSString).lastPathComponent)
        }
        let names = (FileManager.default.enumerator(atPath: path)?.allObjects ?? []).compactMap { $0 as? String }
        for child in names.sorted() {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path + "/" + child, isDirectory: &isFolder)
            if !isFolder.boolValue { try drop(Data(contentsOf: URL(filePath: path + "/" + child)), as: child) }
        }
    }

    /// Writes bytes into the inbox.
    public func drop(_ bytes: Data, as name: String) throws {
        let target = root + "/inbox/" + name
        try FileManager.default.createDirectory(
            atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        // Closed on exec: a program that another test starts at this moment must not hold the file open for writing,
        // for the intake would rightly leave it alone.
        let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count else { throw CocoaError(.fileWriteUnknown, userInfo: ["path": target]) }
    }

    /// Writes text into the inbox.
    public func drop(text: String, as name: String) throws { try drop(Data(text.utf8), as: name) }

    /// Runs a command in this workspace.
    @discardableResult
    public func sintonia(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Ending {
        try program.run(arguments + ["--workspace", root], environment: environment)
    }

    /// A JSON table of the newest outbox: its rows.
    public func rows(_ name: String) throws -> [[String: Any]] {
        let base = root + "/outbox/latest/" + name
        if let data = FileManager.default.contents(atPath: base + ".ndjson") {
            return try data.split(separator: UInt8(ascii: "\n")).compactMap {
                try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]
            }
        }
        let data = try Data(contentsOf: URL(filePath: base + ".json"))
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return object?["rows"] as? [[String: Any]] ?? []
    }

    /// A file of the newest outbox.
    public func report(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: root + "/outbox/latest/" + name)), as: UTF8.self)
    }

    /// The newest `summary.json`.
    public func summary() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(try report("summary.json").utf8))
        return object as? [String: Any] ?? [:]
    }

    /// Changes the store behind the program's back: what an older version or a failing disk leaves.
    public func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: root + "/sintonia.sqlite")
        try queue.write { db in try db.execute(sql: sql) }
    }

    /// Every row of every table, sorted: what two stores must have in common to be equal.
    public func dump() throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: root + "/sintonia.sqlite", configuration: configuration)
        return try queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            )
            var lines: [String] = []
            for table in tables {
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
                lines += rows.map { "\(table) \($0.databaseValues.map(\.description).joined(separator: "|"))" }.sorted()
            }
            return lines
        }
    }

    /// Every file below a folder of the workspace with its content, but for what may differ from run to run.
    public func tree(_ folder: String) throws -> [String: Data] {
        var result: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.allObjects ?? []
        for case let name as String in names {
            let path = root + "/" + folder + "/" + name
            let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            guard type == .typeRegular, !name.hasSuffix("manifest.json") || folder != "outbox" else { continue }
            result[name] = FileManager.default.contents(atPath: path) ?? Data()
        }
        return result
    }
}
