internal import Domain
public import HTTPKit
internal import Platforms

/// The way to the platforms: their profiles, what calls are filled with, and what carries them.
public struct PlatformDoor {
    let context: Context
    private let environment: [String: String]
    private let makeTransport: (HTTPLimits) throws(HTTPFault) -> any HTTPTransport

    /// Of a workspace whose lock is held. `environment` may hold secrets; `transport` makes what carries the calls.
    public init(
        context: Context, environment: [String: String],
        transport: @escaping (HTTPLimits) throws(HTTPFault) -> any HTTPTransport = { limits throws(HTTPFault) in
            try HTTPClient(limits)
        }
    ) {
        self.context = context
        self.environment = environment
        makeTransport = transport
    }

    /// An open way.
    struct Line {
        var profile: PlatformProfile
        var values: CallValues
        var transport: any HTTPTransport
        var pace: WorkspacePace
        var pseudonym: @Sendable (String) -> String
    }

    /// Opens it; what is only shown needs no secrets, and leaves them out. Throws ``AccessFault``.
    func open(_ platform: PlatformID, needsSecrets: Bool) throws -> Line {
        guard let profile = context.configuration.book[platform] else {
            throw AccessFault.unknownPlatform(platform.text)
        }
        let access = context.configuration.access[platform] ?? PlatformAccess()
        let secrets = PlatformSecrets(
            files: context.files, root: context.workspace.root, environment: environment)
        var limits = HTTPLimits()
        limits.trustFile = access.trustFile.map { $0.hasPrefix("/") ? $0 : context.workspace.root + "/" + $0 }
        limits.proxy = access.proxy
        if let seconds = profile.callSeconds { limits.totalSeconds = seconds }
        let values = CallValues(
            fields: ["language": context.configuration.language], tenant: access.tenant,
            secrets: needsSecrets
                ? try secrets.values(of: platform, names: profile.secretNames, file: access.secretsFile)
                : Dictionary(profile.secretNames.map { ($0, "-") }, uniquingKeysWith: { first, _ in first }),
            hidden: profile.hiddenFields)
        let (workspace, files) = (context.workspace, context.files)
        return Line(
            profile: profile, values: values, transport: try makeTransport(limits),
            pace: WorkspacePace(clock: context.clock),
            pseudonym: { WorkspaceSecrets.pseudonym($0, workspace: workspace, files: files) })
    }
}
