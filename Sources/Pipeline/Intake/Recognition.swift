internal import Documents
internal import Domain
internal import Signing
internal import Store
internal import Watching

/// Tells what each claimed file is, by its content, and unpacks archives. The attempt is counted before a byte is
/// parsed, so that a file that brings the process down runs out of attempts.
struct Recognition {
    let context: Context

    func run() throws {
        context.progress.begin(.recognise, of: try context.store.read { try $0.count(in: .claimed) })
        while let batch = try nextBatch(in: .claimed, context: context) {
            var ended: [Delivery] = []
            for delivery in batch {
                let (known, members) = try recognise(delivery)
                context.progress.advance(by: 1)
                if members.isEmpty {
                    ended.append(known)
                } else {
                    // An archive ends with its members in the journal, in one step.
                    try context.store.write { tx in
                        try tx.update(known)
                        for member in members {
                            try tx.insert(member)
                            // What could not be unpacked has ended already.
                            if member.state == .judged { try tx.update(member) }
                        }
                    }
                }
            }
            try context.store.write { tx in for delivery in ended { try tx.update(delivery) } }
        }
    }

    private func recognise(_ delivery: Delivery) throws -> (delivery: Delivery, members: [Delivery]) {
        if delivery.attempts > attemptsMax { return (delivery.judged(Judgement(.rejected, .crash)), []) }
        let path = context.workspace.workFile(delivery)
        let entry = try context.files.look(at: path)
        guard entry.kind == .file, entry.links == 1 else {
            let what = entry.kind == .link ? "link" : entry.kind == .file ? "hard link" : "special file"
            return (delivery.judged(Judgement(.rejected, .unsafePath, ReasonDetail(found: [what]))), [])
        }
        var known = delivery
        known.size = entry.size
        let (content, head) = try digest(path)
        known.content = content
        known.attempts = 0
        switch Sniffer.sniff(head, name: known.member ?? known.path) {
        case .judged(let judgement, let kind):
            known.kind = kind
            return (known.judged(judgement), [])
        case .archive(.zip) where TableFile.isSpreadsheet(.path(path)):
            return (try recogniseTable(known, path: path), [])
        case .archive(let kind):
            known.kind = .archive
            return try Expansion(context: context).expand(known, as: kind)
        case .kind(.fiscal(.distribution)):
            known.kind = .fiscal(.distribution)
            return try Expansion(context: context).expand(known, as: .distribution)
        case .kind(let kind):
            known.kind = kind
        case .otherXML(let root):
            guard TableFile.readsXML(root: root, hint: context.tableHint(known.hintPath)) else {
                known.kind = .unknown
                return (known.judged(Sniffer.judgement(ofXML: root)), [])
            }
            return (try recogniseTable(known, path: path), [])
        case .table:
            return (try recogniseTable(known, path: path), [])
        }
        known.state = .recognised
        return (known, [])
    }

    private func recogniseTable(_ delivery: Delivery, path: String) throws -> Delivery {
        var known = delivery
        let hint = context.tableHint(known.hintPath)
        known.asOf = hint.asOf
        known.platform = hint.platform
        do {
            let header = try TableFile.header(hint: hint, place: .path(path)) {
                FileSource(file: try context.files.open(path))
            }
            known.kind = .table(header.kind)
            known.platform = header.kind.isOfPlatform ? header.platform : nil
            let date = try hint.asOf ?? firstClaim(of: known)
            known.asOf = header.kind.isSnapshot || header.kind == .stbImport ? date : nil
            known.state = .recognised
            return known
        } catch let fault as TableFault {
            known.kind = fault.kind.map(DocumentKind.table) ?? .unknown
            return known.judged(TableJudgement.judge(fault))
        } catch let fault as DocumentFault {
            known.kind = .unknown
            return known.judged(try DocumentJudgement.judge(fault))
        }
    }

    /// The day on which the file was first handed in: out of quarantine it is still a picture of that day.
    private func firstClaim(of delivery: Delivery) throws -> BusinessDate {
        guard delivery.retryOf != nil else { return delivery.claimedOn }
        return try context.store.read { tx in
            var first = delivery
            while let number = first.retryOf, let earlier = try tx.delivery(number) { first = earlier }
            return first.claimedOn
        }
    }

    /// SHA-256 of all bytes, and the first of them.
    private func digest(_ path: String) throws -> (ContentID, head: [UInt8]) {
        let file = try context.files.open(path)
        let hasher = ContentHasher()
        var head: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
            if count == 0 { break }
            chunk.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            if head.count < Sniffer.headBytes {
                head.append(contentsOf: chunk[..<min(count, Sniffer.headBytes - head.count)])
            }
        }
        return (ContentID(hex: hasher.finish()), head)
    }
}

/// The next deliveries in a state, with this attempt already counted and on the disk: many that were never tried, or
/// one alone that was tried before.
func nextBatch(in state: DeliveryState, context: Context) throws -> [Delivery]? {
    let waiting = try context.store.read { try $0.deliveries(in: state, limit: 256) }
    guard let first = waiting.first else { return nil }
    var batch = first.attempts > 0 ? [first] : Array(waiting.prefix { $0.attempts == 0 })
    for index in batch.indices { batch[index].attempts += 1 }
    try context.store.write { tx in for delivery in batch { try tx.update(delivery) } }
    return batch
}

extension Delivery {
    /// The path that says something about the content: of a member, its own name in the folder of its archive.
    var hintPath: String {
        guard let member else { return path }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return folder + member
    }
}

extension Context {
    /// What a path below the inbox, and the configuration, say about a table.
    func tableHint(_ path: String) -> TableHint {
        var hint = TableHint(relativePath: path, knownPlatforms: knownPlatforms, layouts: configuration.layouts)
        hint.mappings = mappings
        return hint
    }

    /// Platforms that a file may name: those of the configuration and those with a profile.
    var knownPlatforms: [PlatformID] {
        Array(Set(configuration.platforms).union(configuration.book.ids)).sorted()
    }
}
