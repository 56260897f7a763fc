internal import Documents

extension FuzzReader {
    /// Archives, inside each other too, under limits that a small input can reach.
    static let zip = FuzzReader(name: "zip", bytesMax: 4 << 10) { bytes in
        let limits = ArchiveLimits(members: 64, memberBytes: 64 << 10, totalBytes: 256 << 10, ratio: 100)
        _ = ArchiveReader.isArchive(head: bytes.prefix(8))
        var members = 0
        var total = 0
        var broken: String?
        try? ArchiveReader(limits: limits).expand(bytes) { member in
            members += 1
            guard case .success(let content) = member.content else { return }
            total += content.count
            if content.count > limits.memberBytes { broken = "a member of \(content.count) bytes" }
            let parts = member.path.split(separator: "/", omittingEmptySubsequences: false)
            if parts.contains("..") || member.path.hasPrefix("/") || member.path.utf8.contains(0) {
                broken = "the path \(member.path)"
            }
        }
        if members > limits.members { return "\(members) members" }
        if total > limits.totalBytes { return "\(total) bytes" }
        return broken
    }
}
