internal import Documents
internal import Domain
internal import Store
internal import Watching

/// Unpacks an archive into the work folder; its members become deliveries with a parent. All or nothing: an archive
/// with one unsafe name, one damaged member or one past the limits is not unpacked at all.
struct Expansion {
    let context: Context

    /// Archives larger than this are refused: unpacking reads the whole archive.
    static let archiveBytesMax = 512 << 20

    func expand(_ archive: Delivery) throws -> (delivery: Delivery, members: [Delivery]) {
        if let earlier = try context.store.read({ try $0.earlierDelivery(of: archive) }) {
            return (archive.judged(Judgement(.duplicate, nil, ReasonDetail(other: "\(earlier.number)"))), [])
        }
        var members: [Delivery] = []
        do {
            let bytes = try context.files.read(context.workspace.workFile(archive), limit: Self.archiveBytesMax)
            var number = try context.store.read { try $0.nextDeliveryNumber() }
            try ArchiveReader().expand(bytes) { member in
                members.append(try write(member, of: archive, number: number, index: members.count + 1))
                number += 1
            }
        } catch let fault as DocumentFault {
            for member in members { try context.files.remove(context.workspace.workFile(member)) }
            return (archive.judged(try DocumentJudgement.judge(fault)), [])
        } catch let fault as FileFault where fault.isTooLarge {
            let detail = ReasonDetail(field: "bytes", expected: "\(Self.archiveBytesMax)")
            return (archive.judged(Judgement(.rejected, .limitExceeded, detail)), [])
        }
        guard !members.isEmpty else { return (archive.judged(Judgement(.rejected, .empty)), []) }
        // A spreadsheet or a text document is a zip as well, and its parts are nobody's documents.
        if members.contains(where: { $0.member == "[Content_Types].xml" }) {
            for member in members { try context.files.remove(context.workspace.workFile(member)) }
            return (archive.judged(Judgement(.review, .notReadYet, ReasonDetail(found: ["xlsx"]))), [])
        }
        try context.files.syncFolder(context.workspace.work)
        return (archive.judged(Judgement(.expanded)), members)
    }

    /// Writes one member, named after its archive and not after its own number: a repetition after a crash writes
    /// the same files.
    private func write(
        _ content: ArchiveMember, of archive: Delivery, number: Int64, index: Int
    ) throws -> Delivery {
        let bytes = try content.content.get()
        var member = Delivery(
            number: number, path: archive.path, size: Int64(bytes.count),
            workName: "\(archive.workName)-\(Workspace.padded(Int64(index)))", claimedOn: archive.claimedOn)
        member.parent = archive.number
        member.member = content.path
        member.state = .claimed
        let path = context.workspace.workFile(member)
        try context.files.remove(path)
        try context.files.write(bytes, to: path)
        return member
    }
}

/// How a document ends whose bytes could not be read.
enum DocumentJudgement {
    /// Throws where the machine is to blame and the file must wait.
    static func judge(_ fault: DocumentFault) throws -> Judgement {
        guard let reason = fault.reason else { throw FileFault(call: "read", path: fault.member, code: 12) }
        var detail = ReasonDetail()
        if fault.line > 0 { detail.line = fault.line }
        if fault.column > 0 { detail.column = fault.column }
        if !fault.member.isEmpty { detail.field = fault.member }
        if case .limit(let bound) = fault.code { detail.expected = bound.rawValue }
        return Judgement(.rejected, reason, detail)
    }
}
