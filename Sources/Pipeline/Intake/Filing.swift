internal import Domain
internal import Foundation
internal import Store
internal import Watching

/// Moves the file of a judged delivery to the archive or to quarantine. Runs again after a crash: a file that has
/// arrived is left where it is.
struct Filing {
    let context: Context

    /// Files everything that is judged.
    func run() throws {
        try HandingBack(context: context).file()
        while true {
            let judged = try context.store.read { try $0.deliveries(in: .judged, limit: 256) }
            guard !judged.isEmpty else { return }
            var folders: Set<String> = [context.workspace.work]
            for delivery in judged { folders.formUnion(try move(delivery)) }
            for folder in folders.sorted() { try context.files.syncFolder(folder) }
            try context.store.write { tx in
                for var delivery in judged {
                    delivery.state = .filed
                    try tx.update(delivery)
                }
            }
        }
    }

    /// Where a judged delivery will lie, below the workspace: fixed when it is judged, so that a repetition after a
    /// crash goes to the same place.
    static func place(of delivery: Delivery) -> String {
        let name = safeName(delivery.member ?? delivery.name)
        return delivery.disposition?.isQuarantined == true
            ? "quarantine/\(Workspace.padded(delivery.number))/\(name)" : archivePlace(of: delivery)
    }

    /// Where a delivery lies that waits for nobody.
    static func archivePlace(of delivery: Delivery) -> String {
        let name = safeName(delivery.member ?? delivery.name)
        return "archive/\(delivery.claimedOn)/\(Workspace.padded(delivery.number))~\(name)"
    }

    /// The last part of a name, without anything that a file system or a terminal takes amiss, at most 180 bytes.
    static func safeName(_ raw: String) -> String {
        let last = raw.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "file"
        var name = ""
        for scalar in last.unicodeScalars {
            let isForeign = scalar.isSteering || scalar.value < 0x20
            let piece = isForeign ? "_" : String(Character(scalar))
            guard name.utf8.count + piece.utf8.count <= 180 else { break }
            name += piece
        }
        if name.isEmpty || name == "." || name == ".." { return "file" }
        // The reason lies beside the file: a file of that name makes room for it.
        return name.lowercased().hasSuffix("reason.json") ? name + ".file" : name
    }

    /// Moves the file; returns the folders whose names changed.
    private func move(_ delivery: Delivery) throws -> Set<String> {
        guard let place = delivery.place else { return [] }
        let target = context.workspace.root + "/" + place
        let source = context.workspace.workFile(delivery)
        guard let slash = target.lastIndex(of: "/") else { return [] }
        let folder = String(target[..<slash])
        try context.files.makeFolder(folder)
        var folders: Set<String> = [folder]
        if let upper = folder.lastIndex(of: "/") { folders.insert(String(folder[..<upper])) }
        if delivery.disposition?.isQuarantined == true { try writeReason(of: delivery, in: folder) }
        if (try? context.files.look(at: source)) != nil {
            try context.files.move(source, to: target)
        } else {
            // Moved before a crash; anything else would be a lost file.
            _ = try context.files.look(at: target)
        }
        return folders
    }

    private func writeReason(of delivery: Delivery, in folder: String) throws {
        let bytes = try ReasonFile(delivery: delivery).json(language: context.configuration.reportLanguage)
        let fresh = folder + "/.reason.json.new"
        try context.files.remove(fresh)
        try context.files.write(bytes, to: fresh)
        try context.files.replace(folder + "/reason.json", with: fresh)
    }
}
