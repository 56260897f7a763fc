internal import Domain
internal import Foundation
internal import Watching

/// `audit.ndjson` of the workspace: every decision of a person, a line each, chained by hashes. Put in its place whole, so
/// that it is never half written; a workspace without decisions has none.
struct AuditFile {
    let context: Context

    func write(_ entries: [AuditEntry]) throws {
        guard !entries.isEmpty else { return }
        var bytes: [UInt8] = []
        for entry in entries {
            let object: [String: Any] = [
                "schema": "sintonia/audit/1", "number": entry.number, "date": entry.note.date.description,
                "who": entry.note.author, "what": entry.note.action, "about": entry.note.subject,
                "why": entry.note.reason, "before": entry.note.before, "after": entry.note.after,
                "delivery": entry.note.delivery, "previous": entry.previous, "hash": entry.hash,
            ]
            bytes += try JSONSerialization.data(
                withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
            bytes.append(UInt8(ascii: "\n"))
        }
        let path = context.workspace.audit
        let fresh = context.workspace.root + "/.audit.ndjson"
        try context.files.remove(fresh)
        try context.files.write(bytes, to: fresh)
        try context.files.replace(path, with: fresh)
        try context.files.syncFolder(context.workspace.root)
    }
}
