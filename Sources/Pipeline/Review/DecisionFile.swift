internal import Domain
internal import Foundation
internal import Signing
internal import Store
internal import Watching

/// The file that carries a decision into the inbox.
struct DecisionFile {
    let bytes: [UInt8]
    /// Beginning of its name.
    let title: String

    /// Of a decision; equal decisions have equal bytes.
    init(_ decision: some Encodable, title: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        bytes = Array(try encoder.encode(decision)) + [UInt8(ascii: "\n")]
        self.title = title
    }

    /// Hands the file in and applies it, and nothing else that lies in the inbox. Returns how it ended.
    func submit(_ context: Context) throws -> Delivery {
        let content = ContentID(hex: sha256Hex(of: bytes))
        let name = "\(title)-\(content.hex.prefix(12)).json"
        let folder = context.workspace.inbox + "/orders"
        try context.files.makeFolder(folder)
        let fresh = folder + "/." + name
        try context.files.remove(fresh)
        try context.files.write(bytes, to: fresh)
        try context.files.replace(folder + "/" + name, with: fresh)
        try context.files.syncFolder(folder)
        try Claim(context: context).run(only: "orders/" + name)
        _ = try Pass(context: context).work()
        let ended = try context.store.read { try $0.deliveries(of: content) }
        guard let last = ended.last else { throw FileFault(call: "claim", path: name, code: 2) }
        return last
    }
}
