public import Domain

extension PlatformTraits.Direction {
    /// How a plan is written down for this direction.
    public var rendering: Rendering {
        switch self {
        case .push: .actions
        case .pull: .expectedState
        case .callback: .decisionTable
        case .file, .manual: .steps
        }
    }

    /// Names of the renderings of a plan.
    public enum Rendering: String, Sendable, CaseIterable, Hashable {
        case actions
        case expectedState = "expected-state"
        case decisionTable = "decision-table"
        case steps
    }
}

/// Whether a platform can do something.
public enum Ability: String, Sendable, CaseIterable, Hashable {
    case yes, no
    /// By other means, which the profile names.
    case emulated
    case unknown
}

/// What can be asked of a platform, in the words of the plan.
public enum ProfileOperation: String, Sendable, CaseIterable, Hashable {
    case createAccount = "create-account"
    case updateAccount = "update-account"
    case addPackage = "add-package"
    case cancelPackage = "cancel-package"
    case swapPackage = "swap-package"
    case suspend, resume
    case cancelAccount = "cancel-account"
    case addDevice = "add-device"
    case removeDevice = "remove-device"
    case swapDevice = "swap-device"
    case resetPIN = "reset-pin"
    case resendActivation = "resend-activation"
}

/// How a platform's subscribers can be listed.
public enum Listing: String, Sendable, CaseIterable, Hashable {
    case paged
    case reportFile = "report-file"
    case perKey = "per-key"
    case none, unknown
}

/// What stands in for a suspension where there is none: an operator's choice, for it changes PINs, recordings and cost.
public enum SuspendSubstitute: String, Sendable, CaseIterable, Hashable {
    case cancelAndRecreate = "cancel-and-recreate"
    case removePackages = "remove-packages"
    case none, unknown
}

/// What must never be written anywhere.
public enum RedactedField: String, Sendable, CaseIterable, Hashable {
    case pin, password, document, token, email, phone, login

    /// Those that every profile must name.
    static let required: [RedactedField] = [.pin, .password, .document, .token]
}

/// The formats of a platform's files.
public enum FileFormat: String, Sendable, CaseIterable, Hashable {
    case csv, json, ndjson, xml, xmltv
    case xmltvLineups = "xmltv-lineups"
}
