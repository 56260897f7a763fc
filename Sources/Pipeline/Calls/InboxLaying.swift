internal import Domain
internal import Foundation
internal import Signing
internal import Watching

/// Lays what was read over HTTP into the inbox of a platform, as a file with a manifest.
struct InboxLaying {
    let context: Context
    let platform: PlatformID

    /// What the manifest of a file says of it.
    enum Proof {
        /// It is the whole list.
        case whole(rows: Int)
        /// It holds what was looked at, as it was in this moment: a correction of the day's list.
        case delta(rows: Int)
    }

    private struct Manifest: Encodable {
        var kind: String
        var platform: String
        var rows: Int
        var sha256: String
        var taken_at: String
        var complete: Bool
    }

    var folder: String { context.workspace.inbox + "/" + platform.text }

    /// Lays a file down; returns its place below the inbox. An earlier one of this name, and its manifest, are replaced.
    func lay(_ bytes: [UInt8], _ name: String, _ kind: TableKind, _ proof: Proof?) throws -> String {
        try context.files.makeFolder(folder)
        // What the manifest of an earlier file of this name says is not true of this one.
        let sidecar = name + ".manifest.json"
        try context.files.remove(folder + "/" + sidecar)
        switch proof {
        case .delta?:
            // The manifest first: without it a correction would be a list that contradicts the day's.
            try context.files.remove(folder + "/" + name)
            try put(manifest(kind, proof, of: bytes), sidecar)
            try put(bytes, name)
        case .whole?, nil:
            // The file first: without its manifest it is a list that proves nothing.
            try put(bytes, name)
            if proof != nil { try put(manifest(kind, proof, of: bytes), sidecar) }
        }
        try context.files.syncFolder(folder)
        return platform.text + "/" + name
    }

    // A hidden name is no delivery: a pull that is cut leaves none.
    private func put(_ bytes: [UInt8], _ name: String) throws {
        let fresh = folder + "/." + name
        try context.files.remove(fresh)
        try context.files.write(bytes, to: fresh)
        try context.files.replace(folder + "/" + name, with: fresh)
    }

    /// A table as the contract of files has it: semicolons, every cell in quotes.
    static func csv(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in [columns] + rows {
            let cells = row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
            bytes += Array((cells.joined(separator: ";") + "\n").utf8)
        }
        return bytes
    }

    private func manifest(_ kind: TableKind, _ proof: Proof?, of bytes: [UInt8]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var manifest = Manifest(
            kind: kind.rawValue, platform: platform.text, rows: 0, sha256: sha256Hex(of: bytes),
            taken_at: manifestHour(context.clock.now(), on: context.asOf, in: context.configuration.timeZone),
            complete: false)
        switch proof {
        case .whole(let rows)?: (manifest.rows, manifest.complete) = (rows, true)
        case .delta(let rows)?: manifest.rows = rows
        case nil: break
        }
        return Array(try encoder.encode(manifest)) + [UInt8(ascii: "\n")]
    }
}
