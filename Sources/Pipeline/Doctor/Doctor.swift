public import Reports
internal import Store
internal import Watching

/// One thing that was looked at.
public struct Diagnosis: Sendable {
    /// How it stands.
    public enum State: String, Sendable, CaseIterable, Comparable {
        /// As it should be.
        case ok
        /// Works, and needs a look.
        case warning
        /// Stops the work, or will.
        case problem

        /// The worse is the greater.
        public static func < (a: State, b: State) -> Bool { a.rank < b.rank }
        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What was looked at.
    public var check: DoctorCheck
    /// How it stands.
    public var state: State
    /// What was found, and its values.
    public var text: DoctorText, values: [String: String]

    /// What was found.
    public func finding(_ language: Language) -> String { text.happened.text(language, values) }
    /// What to do; none where there is nothing to do.
    public func cure(_ language: Language) -> String? { text.cure?.text(language, values) }
}

/// What an administrator wants to know when it stops. Looks, and changes nothing; takes no lock.
public struct Doctor {
    let opening: Opening
    let machine: any Machine
    let environment: [String: String]
    let workspace: Workspace
    let files = LocalFiles()
    /// Whether the store is read through: minutes for a large one.
    let readsThrough: Bool
    private(set) var diagnoses: [Diagnosis] = []

    /// Of a workspace. `environment` may hold secrets.
    public init(opening: Opening, machine: any Machine, environment: [String: String], readsThrough: Bool) {
        self.opening = opening
        self.machine = machine
        self.environment = environment
        self.readsThrough = readsThrough
        workspace = Workspace(root: opening.root)
    }

    /// Looks at everything. No workspace there is a ``WorkspaceFault``.
    public mutating func examine() throws -> [Diagnosis] {
        diagnoses = []
        guard (try? files.look(at: workspace.configuration)) != nil else {
            throw WorkspaceFault.notAWorkspace(path: workspace.root)
        }
        let configuration = examineConfiguration()
        examineFolders()
        examineRoom()
        examineLibraries()
        examineLock()
        if let configuration {
            examineSecrets(configuration)
            examineNotifications(configuration)
            examineInbox(configuration)
            examineStore(configuration)
        }
        examineReport()
        return diagnoses
    }

    mutating func note(
        _ check: DoctorCheck, _ state: Diagnosis.State, _ text: DoctorText, _ values: [String: String] = [:]
    ) {
        diagnoses.append(Diagnosis(check: check, state: state, text: text, values: values))
    }

    /// Below the workspace, or as it is.
    func place(_ path: String) -> String { path.hasPrefix("/") ? path : workspace.root + "/" + path }

    /// A few of many names.
    func few(_ names: [String]) -> String {
        names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", … (\(names.count))" : "")
    }
}
