internal import Domain
internal import Foundation
internal import Watching

/// Looks through the inbox: what is there, what may be taken, what is still being written.
struct InboxScan {
    let files: LocalFiles
    let inbox: String
    /// Seconds without a change after which a file is taken as whole.
    let settleSeconds: Double
    let clock: any Clock
    /// Whether names that no call can reach are mended: by whoever claims, not by whoever only looks.
    var isClaiming = false

    /// A file that may be claimed.
    struct Candidate: Hashable {
        /// Path below the inbox.
        var path: String
        var entry: FileEntry
    }

    /// Candidates are handed on in groups of at most this many, so that a million names need no memory.
    static let groupSize = 4096
    /// Folders deeper than this are not looked into.
    static let depthMax = 64

    /// Names that belong to somebody else: half-written by convention, hidden, or our own README.
    static func isLeftAlone(_ name: String) -> Bool {
        let small = name.lowercased()
        return small.hasPrefix(".") || small.hasPrefix("~") || name == "README.md"
            || [".part", ".tmp", ".crdownload", ".filepart"].contains { small.hasSuffix($0) }
    }

    /// Hands on every file that has settled, in groups, each sorted by path. Returns the paths that are still young
    /// or open for writing.
    func eachGroup(_ body: ([Candidate]) throws -> Void) throws -> [Candidate] {
        var young: [Candidate] = []
        var group: [Candidate] = []
        func flush() throws {
            guard !group.isEmpty else { return }
            try body(group.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
            group = []
        }
        func visit(_ folder: String, depth: Int) throws {
            var folders: [String] = []
            let path = inbox + (folder.isEmpty ? "" : "/" + folder)
            try files.eachName(in: path, repairingNames: isClaiming) { name in
                guard !Self.isLeftAlone(name) else { return }
                let path = folder.isEmpty ? name : folder + "/" + name
                guard let entry = try? files.look(at: inbox + "/" + path) else { return }
                if entry.kind == .folder {
                    if depth < Self.depthMax { folders.append(path) }
                } else if isSettled(entry, path: path) {
                    group.append(Candidate(path: path, entry: entry))
                    if group.count == Self.groupSize { try flush() }
                } else {
                    young.append(Candidate(path: path, entry: entry))
                }
            }
            for child in folders.sorted() { try visit(child, depth: depth + 1) }
        }
        try visit("", depth: 0)
        try flush()
        return young
    }

    /// The young ones that did not change while their settling time went by.
    func settled(of young: [Candidate]) -> [Candidate] {
        guard !young.isEmpty else { return [] }
        clock.sleep(seconds: settleSeconds)
        return young.filter { candidate in
            guard let now = try? files.look(at: inbox + "/" + candidate.path) else { return false }
            return now == candidate.entry && !isOpen(now, path: candidate.path)
        }
    }

    private func isSettled(_ entry: FileEntry, path: String) -> Bool {
        let newest = Double(max(entry.modified, entry.changed)) / 1_000_000_000
        let age = clock.now().timeIntervalSince1970 - newest
        // A time in the future says nothing about age: look twice.
        guard age >= settleSeconds else { return false }
        return !isOpen(entry, path: path)
    }

    private func isOpen(_ entry: FileEntry, path: String) -> Bool {
        entry.kind == .file && files.isOpenForWriting(inbox + "/" + path)
    }
}
