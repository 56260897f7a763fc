internal import Documents

extension FuzzReader {
    /// Gzip files.
    static let gzip = envelope("gzip", .gzip)
    /// E-mails with attachments.
    static let mail = envelope("mail", .mail)
    /// Distribution answers.
    static let distribution = envelope("distribution", .distribution)

    /// A container of one kind, whatever its first bytes say.
    private static func envelope(_ name: String, _ kind: ArchiveKind) -> FuzzReader {
        FuzzReader(name: name, bytesMax: 4 << 10) { bytes in
            let limits = ArchiveLimits(members: 64, memberBytes: 64 << 10, totalBytes: 256 << 10, ratio: 100)
            var total = 0
            var broken: String?
            _ = ArchiveKind(head: bytes.prefix(FiscalRouter.headBytes))
            try? ArchiveReader(limits: limits).expand(bytes, as: kind, named: "file") { member in
                guard case .success(let content) = member.content else { return }
                total += content.count
                let parts = member.path.split(separator: "/", omittingEmptySubsequences: false)
                if parts.contains("..") || member.path.hasPrefix("/") || member.path.utf8.contains(0) {
                    broken = "the path \(member.path)"
                }
            }
            return total > limits.totalBytes ? "\(total) bytes" : broken
        }
    }
}
