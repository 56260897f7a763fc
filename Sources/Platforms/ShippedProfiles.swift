public import Domain

/// The profiles that come with the program: the seven platforms of the brief.
public enum ShippedProfiles {
    /// The text of each, by its file's name, sorted.
    public static let texts: [(name: String, bytes: [UInt8])] = [
        ("beenius.json", PackageResources.beenius_json), ("cdntv.json", PackageResources.cdntv_json),
        ("deezer.json", PackageResources.deezer_json), ("ion.json", PackageResources.ion_json),
        ("maxitv.json", PackageResources.maxitv_json), ("mcr.json", PackageResources.mcr_json),
        ("neotv.json", PackageResources.neotv_json),
    ]

    /// All that read, in the order of their ids. A test reads each of them.
    public static let all: [PlatformProfile] = texts.compactMap { try? PlatformProfile(json: $0.bytes) }

    /// The profile of a platform.
    public static func named(_ id: PlatformID) -> PlatformProfile? { all.first { $0.id == id } }
}
