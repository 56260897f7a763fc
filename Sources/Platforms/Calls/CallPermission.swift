/// Whether the calls of a profile may be made. What rests on less than the vendor's own word is not executed until
/// somebody answers for it by name; it can always be shown. Source: `domain/platforms.md` §6, 1.
struct CallPermission: Sendable {
    private let sections: [PlatformProfile.Section]
    private let isSigned: Bool

    init(_ profile: PlatformProfile) {
        sections = profile.sections
        isSigned = profile.signedOffBy != nil
    }

    /// Throws where the section, or one that every call needs, may not be executed.
    func check(_ names: [String]) throws(CallFault) {
        let needed = ["auth", "request", "response", "paging"] + names
        for section in sections where needed.contains(section.name) {
            guard isSigned || section.evidence.level.isVendors else {
                throw .notSignedOff(section: section.name, level: section.evidence.level)
            }
        }
        for name in ["request"] + names where !sections.contains(where: { $0.name == name }) {
            throw .noSection(name)
        }
    }
}
