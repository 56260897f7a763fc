internal import Documents
public import Domain
public import Logging
public import Store
public import Watching

/// What a pass works with: everything that has an effect comes in here.
public struct Context: Sendable {
    /// The folders.
    public var workspace: Workspace
    /// What the provider decided.
    public var configuration: Configuration
    /// The records.
    public var store: Store
    /// The file system.
    public var files: LocalFiles
    /// Time.
    public var clock: any Clock
    /// The date that the pass is for.
    public var asOf: BusinessDate
    /// What judges supplier notes.
    let fiscalJudge: FiscalJudge
    /// What the platforms' own exports are made of.
    let mappings: [RowMapping]
    /// Chance.
    public var random: any RandomSource = SystemRandom()
    /// What a clerk has just looked at: applying his decision need not compute it again where nothing came between.
    var looked: LookedAt?
    /// For the administrator; says nothing that the outbox does not say.
    public var log: Logger

    /// What the rules need to know of a platform: its profile's, or cautious ones.
    public func traits(of platform: PlatformID) -> PlatformTraits { configuration.book.traits(of: platform) }

    /// All parts.
    init(
        workspace: Workspace, configuration: Configuration, store: Store, files: LocalFiles, clock: any Clock,
        asOf: BusinessDate, fiscalJudge: FiscalJudge, log: Logger
    ) {
        self.workspace = workspace
        self.configuration = configuration
        self.store = store
        self.files = files
        self.clock = clock
        self.asOf = asOf
        self.fiscalJudge = fiscalJudge
        self.log = log
        mappings = configuration.book.mappings { value in
            WorkspaceSecrets.pseudonym(value, workspace: workspace, files: files)
        }
    }
}
