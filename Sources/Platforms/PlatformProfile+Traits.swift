public import Domain

extension PlatformProfile {
    /// What the rules need to know. Nothing is taken for granted: what is unknown stays so, and channels and boxes
    /// are missing only where the profile says so.
    public var traits: PlatformTraits {
        PlatformTraits(
            platform: id, direction: direction, suspension: suspension,
            hasSinglePackage: capabilities.singlePackage == .yes, hasChannels: capabilities.channels != .no,
            hasDevices: capabilities.devices != .no, listsAccounts: listsAccounts,
            loginIsDocument: capabilities.loginIsDocument == .yes, ladder: ladder)
    }

    private var suspension: PlatformTraits.Suspension {
        switch (capabilities.can(.suspend), suspendSubstitute) {
        case (.yes, _): .supported
        case (_, .cancelAndRecreate): .substituted(.cancelAndRecreate)
        case (_, .removePackages): .substituted(.removePackages)
        case (.emulated, _): .supported
        case (.no, _), (.unknown, .none): .none
        case (.unknown, .unknown): .unknown
        }
    }

    private var listsAccounts: Bool? {
        switch capabilities.listAccounts {
        case .paged, .reportFile: true
        case .perKey, .none: false
        case .unknown: nil
        }
    }
}
