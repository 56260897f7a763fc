public import Domain

/// A platform that Brazilian providers resell, and what is known of how it is integrated. What is not known is said
/// to be unknown; see docs and README for the sources.
public struct KnownPlatform: Hashable, Sendable {
    /// Who moves first.
    public enum Direction: String, Sendable, CaseIterable {
        /// The provider's side calls the platform.
        case push
        /// The platform reads the ERP.
        case pull
        /// The platform asks back when a viewer logs in.
        case callback
        /// Files and a panel.
        case file
    }

    /// What the direction rests on.
    public enum Evidence: String, Sendable, CaseIterable {
        /// A document of the vendor.
        case vendorDocument = "vendor-document"
        /// Code or pages of others.
        case thirdParty = "third-party"
        /// Nothing public was found.
        case none
    }

    /// Its id in files, folders and columns.
    public let id: PlatformID
    /// Its name.
    public let name: String
    /// Who moves first.
    public let direction: Direction
    /// What that rests on.
    public let evidence: Evidence

    private init(_ id: String, _ name: String, _ direction: Direction, _ evidence: Evidence) {
        self.id = PlatformID(trusted: id)
        self.name = name
        self.direction = direction
        self.evidence = evidence
    }

    /// The seven of the brief.
    public static let all: [KnownPlatform] = [
        KnownPlatform("beenius", "Multi TV Beenius", .push, .thirdParty),
        KnownPlatform("cdntv", "CDN TV", .pull, .thirdParty),
        KnownPlatform("ion", "ION", .file, .none),
        KnownPlatform("neotv", "NEO TV", .callback, .thirdParty),
        KnownPlatform("mcr", "MCR", .file, .none),
        KnownPlatform("deezer", "Deezer", .push, .vendorDocument),
        KnownPlatform("maxitv", "Maxi TV", .file, .none),
    ]

    /// The platform with this id.
    public static func named(_ id: PlatformID) -> KnownPlatform? { all.first { $0.id == id } }
}
