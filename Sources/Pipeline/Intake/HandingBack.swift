internal import Domain
internal import Logging
internal import Store
internal import Watching

/// The way of a file out of quarantine. Handed in again, it is copied: the delivery that ended keeps its bytes, which go to
/// the archive, and the copy is a delivery of its own. Each step may be repeated after a crash, and at any moment the bytes
/// lie in at least one of the places that the journal names.
struct HandingBack {
    let context: Context

    /// Copies the file of the delivery that this one repeats into the work folder, whole or not at all.
    func copy(_ delivery: Delivery) throws {
        let target = context.workspace.workFile(delivery)
        guard let number = delivery.retryOf, (try? context.files.look(at: target)) == nil,
            let origin = try context.store.read({ try $0.delivery(number) }),
            let source = Self.file(of: origin, context)
        else { return }
        let fresh = context.workspace.work + "/.\(delivery.workName).part"
        try context.files.remove(fresh)
        let copy = try context.files.create(fresh)
        let file = try context.files.open(source)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
            if count == 0 { break }
            try chunk.withUnsafeBytes { try copy.write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        try copy.sync()
        try context.files.replace(target, with: fresh)
        try context.files.syncFolder(context.workspace.work)
    }

    /// Moves every file on which a person has decided from quarantine to the archive, with nothing of ours left behind.
    func file() throws {
        while true {
            let leaving = try context.store.read { try $0.leavingQuarantine(limit: 256) }
            guard !leaving.isEmpty else { return }
            var folders: Set<String> = [context.workspace.quarantine]
            for delivery in leaving { folders.formUnion(try move(delivery)) }
            for folder in folders.sorted() { try context.files.syncFolder(folder) }
            try context.store.write { tx in
                for var delivery in leaving {
                    delivery.place = Self.archivePlace(of: delivery)
                    try tx.update(delivery)
                }
            }
        }
    }

    private func move(_ delivery: Delivery) throws -> Set<String> {
        guard let place = delivery.place else { return [] }
        let root = context.workspace.root + "/"
        let (source, target) = (root + place, root + Self.archivePlace(of: delivery))
        let folder = Self.folder(of: target)
        try context.files.makeFolder(folder)
        // Moved before a crash, or taken away by somebody: the journal says where it would lie all the same.
        if (try? context.files.look(at: source)) != nil { try context.files.move(source, to: target) }
        // The bytes have their new name on the disk before the reason, which the journal keeps, goes.
        try context.files.syncFolder(folder)
        let former = Self.folder(of: source)
        if (try? context.files.look(at: former)) != nil {
            try context.files.remove(former + "/.reason.json.new")
            try context.files.remove(former + "/reason.json")
            // A person may have put something beside it: that stays.
            do {
                try context.files.removeFolder(former)
            } catch {
                guard !error.isEnvironment else { throw error }
                context.log.warning("folder kept", metadata: ["path": "\(former)", "error": "\(error)"])
            }
        }
        return [folder, Self.folder(of: folder)]
    }

    /// Where the bytes of a delivery in quarantine, or on its way out of it, lie now; nil where they are gone.
    static func file(of delivery: Delivery, _ context: Context) -> String? {
        [delivery.place, archivePlace(of: delivery)].compactMap { $0 }.map { context.workspace.root + "/" + $0 }
            .first { (try? context.files.look(at: $0))?.kind == .file }
    }

    private static func archivePlace(of delivery: Delivery) -> String {
        Filing.archivePlace(of: delivery)
    }

    private static func folder(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    }
}
