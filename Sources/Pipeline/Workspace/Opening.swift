public import Domain
public import Logging
public import Reports
public import Store
public import Watching

/// Why a workspace cannot be worked in.
public enum WorkspaceFault: Error, Equatable, Sendable {
    /// No `sintonia.yaml` there.
    case notAWorkspace(path: String)
    /// Another process held the lock all the time we waited.
    case locked(path: String, seconds: Int)
    /// The configuration is wrong.
    case configuration(ConfigurationFault)
    /// The store cannot be opened.
    case store(StoreFault)
    /// A folder or file of the workspace cannot be made.
    case files(FileFault)
    /// The store holds the records of another provider: a workspace is one provider's.
    case otherProvider(path: String, stored: ProviderID, configured: ProviderID)
    /// `init` into a folder that already is a workspace.
    case exists(path: String)
}

/// How to open a workspace.
public struct Opening: Sendable {
    /// Its top folder.
    public var root: String
    /// The date to work for; the provider's local date where none is given.
    public var asOf: BusinessDate?
    /// How long to wait for another instance.
    public var waitSeconds: Int
    /// Time.
    public var clock: any Clock
    /// For the administrator.
    public var log: Logger
    /// Who is told how far the work has come.
    public var progress: any WorkProgress = SilentProgress()

    /// All choices but who listens to the progress: nobody.
    public init(root: String, asOf: BusinessDate?, waitSeconds: Int, clock: any Clock, log: Logger) {
        self.root = root
        self.asOf = asOf
        self.waitSeconds = waitSeconds
        self.clock = clock
        self.log = log
    }

    /// Reads the configuration alone.
    public func configuration() throws -> Configuration {
        let text = try configurationText()
        do {
            var configuration = try Configuration(yaml: text, file: Workspace(root: root).configuration)
            configuration.book = try ProfileLoading(files: LocalFiles()).book(configuration.profilePaths, below: root)
            return configuration
        } catch {
            throw WorkspaceFault.configuration(error)
        }
    }

    /// Every key with the value in force and its source, and the language that the file asks for. The profiles that it
    /// names are not read.
    public func effectiveConfiguration() throws -> (keys: EffectiveConfiguration, language: Language) {
        let text = try configurationText()
        let file = Workspace(root: root).configuration
        do {
            return (
                try EffectiveConfiguration(yaml: text, file: file),
                try Configuration(yaml: text, file: file).reportLanguage
            )
        } catch {
            throw WorkspaceFault.configuration(error)
        }
    }

    private func configurationText() throws -> String {
        let path = Workspace(root: root).configuration
        let files = LocalFiles()
        guard (try? files.look(at: path)) != nil else { throw WorkspaceFault.notAWorkspace(path: root) }
        do {
            return String(decoding: try files.read(path, limit: 1 << 20), as: UTF8.self)
        } catch {
            throw WorkspaceFault.configuration(
                ConfigurationFault(file: path, line: 0, column: 0, key: "", problem: .unreadable("\(error)")))
        }
    }

    /// Takes the lock and opens the store for writing. The lock is held as long as the second value lives.
    public func forWork() throws -> (context: Context, lock: WorkspaceLock) {
        let configuration = try configuration()
        let workspace = Workspace(root: root)
        let files = LocalFiles()
        for folder in workspace.folders { try files.makeFolder(folder) }
        let lock = try takeLock(workspace)
        let store: Store
        do {
            store = try Store(path: workspace.store, provider: configuration.provider)
        } catch {
            throw WorkspaceFault.store(error)
        }
        try checkOwner(of: store, workspace)
        let context = try context(workspace, configuration, store, files)
        if configuration.book.hidesValues { _ = try WorkspaceSecrets(context: context).key() }
        return (context, lock)
    }

    /// Opens the store for reading, beside whoever works in it; nil where there is none yet. What an older version of the
    /// program left is upgraded first, under the lock.
    public func forReading() throws -> Context? {
        let configuration = try configuration()
        let workspace = Workspace(root: root)
        let files = LocalFiles()
        guard (try? files.look(at: workspace.store)) != nil else { return nil }
        let store: Store
        do {
            store = try Store(readOnly: workspace.store, provider: configuration.provider)
        } catch {
            throw WorkspaceFault.store(error)
        }
        if !store.isCurrent { _ = try forWork() }
        try checkOwner(of: store, workspace)
        return try context(workspace, configuration, store, files)
    }

    // Archive, quarantine and outbox are one provider's, numbered by his deliveries.
    private func checkOwner(of store: Store, _ workspace: Workspace) throws {
        guard let other = try store.read({ try $0.otherProvider() }) else { return }
        throw WorkspaceFault.otherProvider(path: workspace.root, stored: other, configured: store.provider)
    }

    private func context(
        _ workspace: Workspace, _ configuration: Configuration, _ store: Store, _ files: LocalFiles
    ) throws -> Context {
        var context = Context(
            workspace: workspace, configuration: configuration, store: store, files: files, clock: clock,
            asOf: asOf ?? clock.today(in: configuration.timeZone),
            fiscalJudge: try FiscalJudge(configuration, workspace: workspace, files: files), log: log)
        context.progress = progress
        return context
    }

    private func takeLock(_ workspace: Workspace) throws -> WorkspaceLock {
        let end = clock.monotonicSeconds() + Double(waitSeconds)
        while true {
            if let lock = try WorkspaceLock(path: workspace.lock) { return lock }
            guard clock.monotonicSeconds() < end else {
                throw WorkspaceFault.locked(path: workspace.root, seconds: waitSeconds)
            }
            clock.sleep(seconds: 0.1)
        }
    }
}
