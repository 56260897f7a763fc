internal import Domain
internal import Foundation
internal import Signing
internal import Watching

/// Bytes that nobody can foresee.
public protocol RandomSource: Sendable {
    /// So many of them.
    func bytes(_ count: Int) -> [UInt8]
}

/// The machine's random numbers.
public struct SystemRandom: RandomSource {
    /// The machine's random numbers.
    public init() {}

    /// So many bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}

/// The secrets of a workspace: `secrets.json` and the key that their marks are made with, both readable by their owner
/// alone. Everything else knows marks only.
struct WorkspaceSecrets {
    let context: Context

    /// A secret and what stands for it.
    struct Entry: Codable, Hashable {
        var mark: String
        var contract: String
        var field: String
        var value: String
    }

    private static let keyBytes = 32
    private var keyPath: String { context.workspace.root + "/secrets.key" }
    private var path: String { context.workspace.root + "/secrets.json" }

    /// An order without its secret, and the secret. A value that no field is known to take may be anything: it is
    /// sealed too, and not kept.
    func seal(
        _ order: Order
    ) throws -> (order: Order, secret: Entry?, fault: (refusal: OrderRefusal, conflict: String)?) {
        guard case .setField(let contract, let name, .clear(let value)) = order.operation else {
            return (order, nil, nil)
        }
        let field = ContractField(name: name)
        guard field == nil || field?.isSecret == true else { return (order, nil, nil) }
        let fieldName = field?.name ?? name
        let message = [fieldName, contract.text, value].joined(separator: "\u{1F}")
        let mark = SecretMark(digest: hmacSHA256Hex(key: try key(), message: Array(message.utf8)))
        var sealed = order
        sealed.operation = .setField(contract, field: name, .sealed(mark))
        guard let field else { return (sealed, nil, nil) }
        guard field.takes(.clear(value)) else { return (sealed, nil, (.fieldValue, field.name)) }
        let secret = Entry(mark: mark.text, contract: contract.text, field: field.name, value: value)
        return (sealed, secret, nil)
    }

    /// What stands for a value where the value may not be kept: the same for equal values of this workspace, and
    /// telling nothing without its key, which work makes before it reads a file. A look that keeps nothing needs none.
    static func pseudonym(_ value: String, workspace: Workspace, files: LocalFiles) -> String {
        let key = (try? files.read(workspace.root + "/secrets.key", limit: keyBytes)) ?? []
        return hmacSHA256Hex(key: key, message: Array(value.utf8))
    }

    /// Adds secrets to those that are kept.
    func keep(_ entries: [Entry]) throws {
        guard !entries.isEmpty else { return }
        var known = try load()
        let marks = Set(known.map(\.mark))
        known += Set(entries).filter { !marks.contains($0.mark) }
        guard known.count > marks.count else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let bytes = Array(try encoder.encode(known.sorted { $0.mark < $1.mark })) + [UInt8(ascii: "\n")]
        try write(bytes, to: path)
    }

    private func load() throws -> [Entry] {
        guard (try? context.files.look(at: path)) != nil else { return [] }
        return try JSONDecoder().decode([Entry].self, from: Data(try context.files.read(path, limit: 64 << 20)))
    }

    /// The key of the marks, made at its first use.
    func key() throws -> [UInt8] {
        if (try? context.files.look(at: keyPath)) == nil {
            try write(context.random.bytes(Self.keyBytes), to: keyPath)
        }
        return try context.files.read(keyPath, limit: Self.keyBytes)
    }

    private func write(_ bytes: [UInt8], to target: String) throws {
        let fresh = target + ".new"
        try context.files.remove(fresh)
        try context.files.write(bytes, to: fresh, mode: 0o600)
        try context.files.replace(target, with: fresh)
        try context.files.syncFolder(context.workspace.root)
    }
}
