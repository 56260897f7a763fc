public import Domain
internal import Platforms
public import Reports
internal import Watching

/// What a profile says of its platform, for people and programs: who moves first, what it can and cannot do, and on
/// which evidence.
public struct PlatformView: Sendable {
    /// Words of the profile, for `PlatformWord`, and their sources.
    public struct Evidence: Sendable {
        /// How strong.
        public var level: String
        /// Where it was read.
        public var sources: [String]
    }

    /// Whether something can be done, and by what other means.
    public struct Ability: Sendable {
        /// What.
        public var name: String
        /// `yes`, `no`, `emulated`, `unknown`.
        public var can: String
        /// The means of an emulated one.
        public var by: Phrase?
    }

    /// A file that the platform exports.
    public struct File: Sendable {
        /// What its rows become, and how they are written.
        public var kind: String, form: String
        /// The columns it must have; the canonical columns that come out, and of what.
        public var header: [String], fields: [(column: String, from: String)]
        /// What is known of its form.
        public var evidence: Evidence
    }

    /// A section about calls over HTTP, in lines.
    public struct Call: Sendable {
        /// Its path in the profile.
        public var name: String
        /// Its content.
        public var lines: [String]
        /// What it rests on.
        public var evidence: Evidence
    }

    /// Id, name and version.
    public var id: PlatformID, name: String, version: Int
    /// Who moves first, and how a plan is written down for that.
    public var direction: String, rendering: String
    /// What the direction rests on.
    public var evidence: Evidence
    /// What it is, and what nobody knows of it.
    public var summary: Phrase, unknowns: [Phrase]
    /// What can be asked of it; what it is like; what this rests on.
    public var operations: [Ability], traits: [Ability], abilityEvidence: Evidence
    /// How its subscribers can be listed; what stands in for a suspension.
    public var listAccounts: String, suspendSubstitute: String
    /// Whether anything may be executed, and who signed for it.
    public var isExecutable: Bool, signedOffBy: String?
    /// Its files.
    public var files: [File]
    /// Its own states, in order, and the canonical ones.
    public var states: [(native: String, canonical: String)]
    /// By what accounts are matched; the ERP's field that stores the link.
    public var ladder: [String], erpField: String?
    /// Sections about calls.
    public var calls: [Call]
}

/// What can be asked about platforms; needs no workspace.
public enum PlatformQuestions {
    /// Every platform with a profile: the configuration's, else the shipped ones.
    public static func all(_ configuration: Configuration?) -> [PlatformView] {
        (configuration?.book ?? .shipped).all.map(PlatformView.init)
    }

    /// Reads and checks a profile. Throws ``ConfigurationFault``.
    public static func check(_ file: String) throws(ConfigurationFault) -> PlatformView {
        PlatformView(try ProfileLoading(files: LocalFiles()).profile(file))
    }
}

extension PlatformView {
    init(_ profile: PlatformProfile) {
        let capabilities = profile.capabilities
        self.init(
            id: profile.id, name: profile.name, version: profile.version, direction: profile.direction.rawValue,
            rendering: profile.rendering.rawValue, evidence: Evidence(profile.evidence),
            summary: Phrase(profile.summary), unknowns: profile.unknowns.map { Phrase($0) },
            operations: ProfileOperation.allCases.map { operation in
                Ability(
                    name: operation.rawValue, can: capabilities.can(operation).rawValue,
                    by: capabilities.emulatedBy[operation].map { Phrase($0) })
            },
            traits: [
                Ability(name: "channels", can: capabilities.channels.rawValue),
                Ability(name: "devices", can: capabilities.devices.rawValue),
                Ability(name: "single-package", can: capabilities.singlePackage.rawValue),
                Ability(name: "login-is-document", can: capabilities.loginIsDocument.rawValue),
                Ability(name: "activation-by-viewer", can: capabilities.activationByViewer.rawValue),
            ], abilityEvidence: Evidence(capabilities.evidence), listAccounts: capabilities.listAccounts.rawValue,
            suspendSubstitute: profile.suspendSubstitute.rawValue, isExecutable: capabilities.isExecutable,
            signedOffBy: profile.signedOffBy, files: profile.files.map { File($0) },
            states: profile.states.sorted { $0.key < $1.key }.map { ($0.key, $0.value.rawValue) },
            ladder: profile.ladder.map(\.rawValue), erpField: profile.erpField,
            calls: profile.calls.map { Call(name: $0.name, lines: $0.lines, evidence: Evidence($0.evidence)) })
    }
}

extension PlatformView.Evidence {
    fileprivate init(_ evidence: Platforms.Evidence) {
        self.init(level: evidence.level.rawValue, sources: evidence.sources)
    }
}

extension PlatformView.File {
    fileprivate init(_ file: FileMapping) {
        let form: String =
            switch file.form {
            case .delimited: "csv"
            case .json: "json"
            case .xml: "xml"
            case .builtIn(let format): format.rawValue
            }
        self.init(
            kind: file.kind.rawValue, form: form, header: file.header,
            fields: zip(file.columns, file.natives).map { ($0, $1) }, evidence: .init(file.evidence))
    }
}

extension Phrase {
    fileprivate init(_ text: PlatformProfile.LocalText) { self.init(pt: text.pt, en: text.en) }
}
