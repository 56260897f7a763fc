public import Domain

/// What is known of a platform: who moves first, what it can do, what its files mean, and on which evidence. Data
/// alone, read from one JSON file; what is not known is said to be unknown.
public struct PlatformProfile: Sendable {
    /// The first words of every profile.
    public static let schemaName = "sintonia/platform-profile/1"

    /// Its id in files, folders and columns.
    public let id: PlatformID
    /// Its name.
    public let name: String
    /// Version of the profile.
    public let version: Int
    /// Who moves first.
    public let direction: PlatformTraits.Direction
    /// What the direction rests on.
    public let evidence: Evidence
    /// What it is, and what nobody knows of it; in Portuguese and English.
    public let summary: LocalText, unknowns: [LocalText]
    /// Who answers for executing what no vendor has documented.
    public let signedOffBy: String?
    /// Names of what the operator has to fill in for his own tenant.
    public let tenantFields: [String]
    /// What it can do.
    public let capabilities: Capabilities
    /// Files that it exports.
    public let files: [FileMapping]
    /// By what its accounts may be matched, the strongest first.
    public let ladder: [PlatformTraits.Rung]
    /// The field of the ERP that stores the link.
    public let erpField: String?
    /// Its own states → the canonical ones; whatever is not listed is unknown.
    public let states: [String: ServiceStatus]
    /// What stands in for a suspension.
    public let suspendSubstitute: SuspendSubstitute
    /// Tables without which nothing destructive is proposed.
    public let requires: [TableKind]
    /// Operations that must never be proposed.
    public let never: [ProfileOperation]
    /// Fields that are never written.
    public let redact: [RedactedField]
    /// What rests on which evidence, section by section.
    public let sections: [Section]
    /// The sections of calls over HTTP, as they stand in the profile.
    public let calls: [Call]
    /// The same in their types: what a call would be.
    let rules: CallRules
    /// Names of the secrets that its calls need.
    public var secretNames: [String] { rules.auth.secrets }

    /// A sentence in both languages.
    public struct LocalText: Hashable, Sendable {
        /// Brazilian Portuguese, English.
        public let pt: String, en: String

        init(_ node: JSONNode?) {
            pt = node?["pt-BR"]?.text ?? ""
            en = node?["en"]?.text ?? ""
        }
    }

    /// What a platform can do.
    public struct Capabilities: Sendable {
        /// What this rests on.
        public let evidence: Evidence
        /// By operation; an operation that is not named is unknown.
        public let operations: [ProfileOperation: Ability]
        /// What an emulated operation is made of.
        public let emulatedBy: [ProfileOperation: LocalText]
        /// How its subscribers can be listed.
        public let listAccounts: Listing
        /// Whether there are channels, boxes; one package at a time; logins that are documents; an activation that
        /// the viewer has to finish.
        public let channels: Ability, devices: Ability, singlePackage: Ability, loginIsDocument: Ability
        /// Whether activation waits for the viewer.
        public let activationByViewer: Ability
        /// Whether anything may be executed against it.
        public let isExecutable: Bool

        /// What can be said of an operation.
        public func can(_ operation: ProfileOperation) -> Ability { operations[operation] ?? .unknown }
    }

    /// A section and its evidence.
    public struct Section: Hashable, Sendable {
        /// Its path in the profile.
        public let name: String
        /// What it rests on.
        public let evidence: Evidence
    }

    /// A section of calls, in lines.
    public struct Call: Hashable, Sendable {
        /// Its path in the profile.
        public let name: String
        /// `path: value`, in the order of the profile.
        public let lines: [String]
        /// What it rests on.
        public let evidence: Evidence
    }

    /// How a plan for it is written down.
    public var rendering: PlatformTraits.Direction.Rendering { direction.rendering }
}

extension PlatformProfile {
    /// Reads and checks a profile. Throws everything that is wrong with it.
    public init(json bytes: [UInt8]) throws(BrokenProfile) {
        let root: JSONNode
        do throws(ProfileFault) { root = try JSONText.read(bytes) } catch {
            throw BrokenProfile(faults: [error])
        }
        var shape = ShapeCheck()
        shape.check(root)
        var faults = shape.faults
        if faults.isEmpty {
            var meaning = MeaningCheck(root)
            meaning.check()
            faults = meaning.faults
        }
        guard faults.isEmpty else { throw BrokenProfile(faults: faults.sorted { $0.place < $1.place }) }
        self.init(root)
    }

    /// The profile of a text that has passed all checks.
    private init(_ root: JSONNode) {
        let id = PlatformID(trusted: root["id"]?.text ?? "")
        self.id = id
        name = root["name"]?.text ?? ""
        version = root["version"]?.integer ?? 1
        direction = root["direction"]?.text.flatMap(PlatformTraits.Direction.init(rawValue:)) ?? .file
        evidence = Evidence(root["evidence"])
        summary = LocalText(root["summary"])
        unknowns = (root["unknowns"]?.items ?? []).map { LocalText($0) }
        signedOffBy = root["signedOffBy"]?["by"]?.text
        tenantFields = root["tenantFields"]?.texts ?? []
        capabilities = Capabilities(root["capabilities"])
        let words = root["states"]?["native"]?.words ?? [:]
        states = words.compactMapValues(ServiceStatus.init(rawValue:))
        let lookups = Dictionary(
            (root["lookups"]?.members ?? []).map { ($0.name, $0.value.words) }, uniquingKeysWith: { first, _ in first })
        files = (root["files"]?.items ?? []).enumerated().map { index, node in
            FileMapping(node, platform: id, index: index, states: words, lookups: lookups)
        }
        ladder = (root["keys"]?["ladder"]?.texts ?? []).compactMap(PlatformTraits.Rung.init(rawValue:))
        erpField = root["keys"]?["erpField"]?.text
        suspendSubstitute =
            root["states"]?["suspendSubstitute"]?.text.flatMap(SuspendSubstitute.init(rawValue:)) ?? .unknown
        requires = (root["guards"]?["requires"]?.texts ?? []).compactMap(TableKind.init(rawValue:))
        never = (root["guards"]?["never"]?.texts ?? []).compactMap(ProfileOperation.init(rawValue:))
        redact = (root["redact"]?.texts ?? []).compactMap(RedactedField.init(rawValue:))
        sections = Self.sections(root)
        calls = CallLines.all(root)
        rules = CallRules(root, platform: id)
    }

    private static func sections(_ root: JSONNode) -> [Section] {
        var found: [Section] = [Section(name: "direction", evidence: Evidence(root["evidence"]))]
        for name in ["capabilities", "auth", "request", "response", "paging", "keys", "states"] {
            if let node = root[name] { found.append(Section(name: name, evidence: Evidence(node["evidence"]))) }
        }
        for (index, node) in (root["files"]?.items ?? []).enumerated() {
            found.append(Section(name: "files[\(index)]", evidence: Evidence(node["evidence"])))
        }
        for name in ["reads", "ops"] {
            for member in root[name]?.members ?? [] {
                found.append(Section(name: "\(name).\(member.name)", evidence: Evidence(member.value["evidence"])))
            }
        }
        return found
    }
}

extension PlatformProfile.Capabilities {
    fileprivate init(_ node: JSONNode?) {
        func ability(_ name: String) -> Ability { node?[name]?.text.flatMap(Ability.init(rawValue:)) ?? .unknown }
        evidence = Evidence(node?["evidence"])
        let abilities = (node?["operations"]?.words ?? [:]).compactMap { name, word in
            ProfileOperation(rawValue: name).map { ($0, Ability(rawValue: word) ?? .unknown) }
        }
        operations = Dictionary(abilities, uniquingKeysWith: { first, _ in first })
        let means = (node?["emulatedBy"]?.members ?? []).compactMap { member in
            ProfileOperation(rawValue: member.name).map { ($0, PlatformProfile.LocalText(member.value)) }
        }
        emulatedBy = Dictionary(means, uniquingKeysWith: { first, _ in first })
        listAccounts = node?["listAccounts"]?.text.flatMap(Listing.init(rawValue:)) ?? .unknown
        channels = ability("channels")
        devices = ability("devices")
        singlePackage = ability("singlePackage")
        loginIsDocument = ability("loginIsDocument")
        activationByViewer = ability("activationByViewer")
        isExecutable = node?["executable"]?.flag ?? false
    }
}
