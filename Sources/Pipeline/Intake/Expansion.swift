internal import Documents
internal import Domain
internal import Signing
internal import Store
internal import Watching

/// Unpacks an archive into the work folder; its members become deliveries with a parent. All or nothing: an archive
/// with one unsafe name, one damaged member or one past the limits is not unpacked at all. Of a distribution answer,
/// a document that cannot be unpacked is refused alone.
struct Expansion {
    let context: Context

    /// Archives larger than this are refused: unpacking reads the whole archive.
    static let archiveBytesMax = 512 << 20

    func expand(_ archive: Delivery, as kind: ArchiveKind) throws -> (delivery: Delivery, members: [Delivery]) {
        if let earlier = try context.store.read({ try $0.earlierDelivery(of: archive) }) {
            return (archive.judged(Judgement(.duplicate, nil, ReasonDetail(other: "\(earlier.number)"))), [])
        }
        let bytes: [UInt8]
        do {
            bytes = try context.files.read(context.workspace.workFile(archive), limit: Self.archiveBytesMax)
        } catch let fault as FileFault where fault.isTooLarge {
            let detail = ReasonDetail(field: "bytes", expected: "\(Self.archiveBytesMax)")
            return (archive.judged(Judgement(.rejected, .limitExceeded, detail)), [])
        }
        var members: [Delivery] = []
        var number = try context.store.read { try $0.nextDeliveryNumber() }
        let judgement = try Unpacking(kind, of: archive, in: context).unpack(bytes) { content in
            members.append(try write(content, of: archive, number: number, index: members.count + 1))
            number += 1
        }
        guard judgement.disposition == .expanded else {
            for member in members { try context.files.remove(context.workspace.workFile(member)) }
            return (archive.judged(judgement), [])
        }
        try context.files.syncFolder(context.workspace.work)
        return (archive.judged(judgement), members)
    }

    /// Writes one member, named after its archive and not after its own number: a repetition after a crash writes
    /// the same files.
    private func write(
        _ content: ArchiveMember, of archive: Delivery, number: Int64, index: Int
    ) throws -> Delivery {
        let bytes = try content.packed ?? content.content.get()
        var member = Delivery(
            number: number, path: archive.path, size: Int64(bytes.count),
            workName: "\(archive.workName)-\(Workspace.padded(Int64(index)))", claimedOn: archive.claimedOn)
        member.parent = archive.number
        member.member = archive.member.map { "\($0)/\(content.path)" } ?? content.path
        member.state = .claimed
        let path = context.workspace.workFile(member)
        try context.files.remove(path)
        try context.files.write(bytes, to: path)
        guard case .failure(let fault) = content.content else { return member }
        // What could not be unpacked is kept as it lay, and ends here.
        member.content = ContentID(hex: sha256Hex(of: bytes))
        member.kind = .unknown
        return member.judged(try DocumentJudgement.judge(fault))
    }
}
