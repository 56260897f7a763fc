internal import Store

/// The folders of a provider.
public struct Workspace: Hashable, Sendable {
    /// Its top folder, without a slash at the end.
    public let root: String

    /// The workspace in `root`.
    public init(root: String) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    /// Where files are dropped.
    public var inbox: String { root + "/inbox" }
    /// Where a delivery lies between its claim and its end. On the same file system as the inbox.
    public var work: String { root + "/work" }
    /// What had an effect, or needs none.
    public var archive: String { root + "/archive" }
    /// What waits for a person, each with its `reason.json`.
    public var quarantine: String { root + "/quarantine" }
    /// What a run leaves for people and programs.
    public var outbox: String { root + "/outbox" }
    /// The platform profiles.
    public var platforms: String { root + "/platforms" }
    /// Every decision of a person, chained by hashes.
    public var audit: String { root + "/audit.ndjson" }
    /// The records.
    public var store: String { root + "/sintonia.sqlite" }
    /// The lock of the instance that works.
    public var lock: String { root + "/.sintonia.lock" }
    /// The configuration.
    public var configuration: String { root + "/sintonia.yaml" }

    /// Every folder that must exist.
    public var folders: [String] { [inbox, work, archive, quarantine, outbox, platforms] }

    /// Where a claimed delivery lies.
    func workFile(_ delivery: Delivery) -> String { "\(work)/\(delivery.workName)" }

    /// `000012`: sorts as it counts.
    public static func padded(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
