internal import Domain
internal import Platforms
internal import Reports
internal import Watching

/// Reads the profiles that a configuration names.
struct ProfileLoading {
    let files: LocalFiles

    /// The shipped profiles, with those of the configuration in the place of theirs. A broken one is a fault of the
    /// configuration.
    func book(
        _ paths: [(platform: PlatformID, path: String)], below root: String
    ) throws(ConfigurationFault) -> PlatformBook {
        var book = PlatformBook.shipped
        for (platform, path) in paths {
            let file = path.hasPrefix("/") ? path : "\(root)/\(path)"
            let profile = try profile(file)
            guard profile.id == platform else {
                let complaint = ProfileComplaint(
                    path: "$.id", line: 1, column: 1, rule: .value,
                    values: ["value": profile.id.text, "allowed": platform.text])
                throw ConfigurationFault(
                    file: file, line: 1, column: 1, key: "platforms.\(platform.text).profile",
                    problem: .profile([complaint]))
            }
            book.replace(with: profile)
        }
        return book
    }

    /// One profile.
    func profile(_ file: String) throws(ConfigurationFault) -> PlatformProfile {
        let bytes: [UInt8]
        do {
            bytes = try files.read(file, limit: 2 << 20)
        } catch {
            throw ConfigurationFault(file: file, line: 0, column: 0, key: "", problem: .unreadable("\(error)"))
        }
        do throws(BrokenProfile) {
            return try PlatformProfile(json: bytes)
        } catch {
            let complaints = error.faults.map(ProfileComplaint.init)
            throw ConfigurationFault(
                file: file, line: complaints.first?.line ?? 0, column: complaints.first?.column ?? 0,
                key: complaints.first?.path ?? "", problem: .profile(complaints))
        }
    }
}

extension ProfileComplaint {
    init(_ fault: ProfileFault) {
        var rule = ProfileRule(rawValue: fault.problem.code) ?? .value
        if case .unknownKey(.some, _) = fault.problem { rule = .unknownKeySuggestion }
        self.init(
            path: fault.path, line: fault.place.line, column: fault.place.column, rule: rule,
            values: fault.problem.values)
    }
}
