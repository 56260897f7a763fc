import Documents

/// What comes out of an archive, for tests: paths with texts, or the fault of the whole.
struct Unpacked {
    var members: [ArchiveMember] = []
    var fault: DocumentFault?

    init(
        _ bytes: [UInt8], as kind: ArchiveKind? = nil, named name: String = "", _ limits: ArchiveLimits = .init()
    ) {
        do {
            let kind = kind ?? ArchiveKind(head: bytes) ?? .distribution
            try ArchiveReader(limits: limits).expand(bytes, as: kind, named: name) { members.append($0) }
        } catch {
            fault = error as? DocumentFault
        }
    }

    /// Whether everything that was asked for is there.
    var isWhole: Bool { fault == nil && members.allSatisfy { (try? $0.content.get()) != nil } }

    var paths: [String] { members.map(\.path) }

    var texts: [String] { members.map { String(decoding: (try? $0.content.get()) ?? [], as: UTF8.self) } }

    /// The codes of the members' own faults.
    var faults: [DocumentFault.Code?] {
        members.map { member in
            guard case .failure(let fault) = member.content else { return nil }
            return fault.code
        }
    }
}
