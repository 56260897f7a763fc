internal import Domain
internal import Signing
internal import Store
internal import Watching
internal import ZipKit

/// Unpacks an archive into the work folder; its members become deliveries with a parent. All or nothing: an archive
/// with one unsafe name or one member past the limits is not unpacked at all.
struct Expansion {
    let context: Context

    /// An archive in an archive once, no deeper.
    static let depthMax = 2

    func expand(_ archive: Delivery) throws -> (delivery: Delivery, members: [Delivery]) {
        let earlier = try context.store.read { tx in
            (repeated: try tx.earlierDelivery(of: archive), depth: try depth(of: archive, tx))
        }
        if let repeated = earlier.repeated {
            return (archive.judged(Judgement(.duplicate, nil, ReasonDetail(other: "\(repeated.number)"))), [])
        }
        guard earlier.depth < Self.depthMax else {
            let detail = ReasonDetail(field: "depth", expected: "\(Self.depthMax)")
            return (archive.judged(Judgement(.rejected, .limitExceeded, detail)), [])
        }
        do {
            let members = try unpack(archive)
            return (archive.judged(Judgement(.expanded)), members)
        } catch let fault as ZipFault {
            return (archive.judged(Self.judgement(of: fault)), [])
        }
    }

    private func depth(of delivery: Delivery, _ tx: Transaction) throws -> Int {
        var depth = 0
        var current = delivery
        while let parent = current.parent, let above = try tx.delivery(parent) {
            depth += 1
            current = above
        }
        return depth
    }

    private func unpack(_ archive: Delivery) throws -> [Delivery] {
        let zip = try ZipArchive(path: context.workspace.workFile(archive))
        var number = try context.store.read { try $0.nextDeliveryNumber() }
        var members: [Delivery] = []
        for entry in try zip.entries() where !entry.isFolder {
            let bytes = try zip.read(entry)
            // Named after the archive and not after its own number: a repetition after a crash writes the same files.
            var member = Delivery(
                number: number, path: archive.path, size: Int64(bytes.count),
                workName: "\(archive.workName)-\(Workspace.padded(Int64(members.count + 1)))",
                claimedOn: archive.claimedOn)
            member.parent = archive.number
            member.member = archive.member.map { "\($0)/\(entry.name)" } ?? entry.name
            member.state = .claimed
            let path = context.workspace.workFile(member)
            try context.files.remove(path)
            try context.files.write(bytes, to: path)
            members.append(member)
            number += 1
        }
        try context.files.syncFolder(context.workspace.work)
        return members
    }
}
