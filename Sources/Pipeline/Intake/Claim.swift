internal import Domain
internal import Logging
internal import Store
internal import Watching

/// Takes files out of the inbox: journal first, then the rename, then the journal again. What a crash leaves half
/// done is finished by the same steps.
struct Claim {
    let context: Context

    /// Claims everything that has settled. Returns how many files are still being written.
    func run() throws -> Int {
        try recover()
        let scan = InboxScan(
            files: context.files, inbox: context.workspace.inbox,
            settleSeconds: context.configuration.settleSeconds, clock: context.clock, isClaiming: true)
        let young = try scan.eachGroup { try claim($0) }
        let settled = scan.settled(of: young)
        try claim(settled)
        return young.count - settled.count
    }

    /// Claims one file of ours, whatever else lies in the inbox.
    func run(only path: String) throws {
        try recover()
        guard let entry = try? context.files.look(at: context.workspace.inbox + "/" + path) else { return }
        try claim(batch: [InboxScan.Candidate(path: path, entry: entry)])
    }

    /// Files that a crashed pass had announced: moved already, or still in the inbox and announced anew. And files that a
    /// person has handed in again out of quarantine.
    func recover() throws {
        while true {
            let seen = try context.store.read { try $0.deliveries(in: .seen, limit: 256) }
            guard !seen.isEmpty else { return }
            for delivery in seen { try HandingBack(context: context).copy(delivery) }
            try context.store.write { tx in
                for var delivery in seen {
                    if (try? context.files.look(at: context.workspace.workFile(delivery))) != nil {
                        delivery.state = .claimed
                        try tx.update(delivery)
                    } else {
                        try tx.removeUnclaimed(delivery.number)
                        // Its file is nowhere: what lies in quarantine, or does not, is listed again.
                        if let origin = delivery.retryOf { try tx.removeExit(of: origin) }
                    }
                }
            }
        }
    }

    private func claim(_ candidates: [InboxScan.Candidate]) throws {
        for start in stride(from: 0, to: candidates.count, by: 256) {
            try claim(batch: Array(candidates[start..<min(start + 256, candidates.count)]))
        }
    }

    private func claim(batch: [InboxScan.Candidate]) throws {
        guard !batch.isEmpty else { return }
        var deliveries = try context.store.write { tx in
            var number = try tx.nextDeliveryNumber()
            return try batch.map { candidate in
                let delivery = Delivery(
                    number: number, path: candidate.path, size: candidate.entry.size,
                    workName: Workspace.padded(number), claimedOn: context.asOf)
                try tx.insert(delivery)
                number += 1
                return delivery
            }
        }
        var folders: Set<String> = [context.workspace.work]
        for index in deliveries.indices {
            let path = context.workspace.inbox + "/" + deliveries[index].path
            folders.insert(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
            do {
                try context.files.move(path, to: context.workspace.workFile(deliveries[index]))
                deliveries[index].state = .claimed
            } catch {
                guard !error.isEnvironment else { throw error }
                // Gone or renamed by its owner since we looked, or not ours to move: the next scan decides.
                context.log.warning(
                    "not claimed", metadata: ["path": "\(path.onOneLine)", "error": "\("\(error)".onOneLine)"])
            }
        }
        for folder in folders.sorted() { try context.files.syncFolder(folder) }
        try context.store.write { tx in
            for delivery in deliveries {
                if delivery.state == .claimed {
                    try tx.update(delivery)
                } else {
                    try tx.removeUnclaimed(delivery.number)
                }
            }
        }
    }
}
