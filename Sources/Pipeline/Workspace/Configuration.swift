public import Documents
public import Domain
public import Foundation
public import Reports
internal import Yams

/// What a provider has decided: `sintonia.yaml`, checked. Every key has a default but `provider` and
/// `billing.proration`; an unknown key is a fault.
public struct Configuration: Sendable {
    /// The provider's name in reports.
    public var providerName = ""
    /// Its CNPJs; branches count by root.
    public var cnpjs: [CNPJ] = []
    /// State (two letters) and IBGE city code, for local holidays.
    public var state: String?, city: String?
    /// Language of reports and messages: `pt-BR` or `en`.
    public var language = "pt-BR"
    /// The provider's time zone.
    public var timeZone = TimeZone(identifier: "America/Sao_Paulo") ?? .gmt
    /// Minute of the day of the nightly run.
    public var nightlyMinute = 180
    /// Dialect of the CSV files: `excel-br` or `rfc4180`.
    public var csv = "excel-br"
    /// `billing`: the choices that decide an amount or a date. Its proration has no default; a file must name it.
    public var billing = BillingPolicy(proration: .full)
    /// Days on which banks work by one reading and not by another, and which are closed here.
    public var bankClosures: Set<BankClosure> = []
    /// Platforms that the provider uses.
    public var platforms: [PlatformID] = []
    /// Profiles of the workspace's own, by platform.
    public var profilePaths: [(platform: PlatformID, path: String)] = []
    /// `intake.staleAfterDays`: a side that sent nothing for more days than this is said to be missing.
    public var staleAfterDays = 2
    /// `grace`: how long a difference may be the shadow of a change on its way.
    public var grace = GraceWindows()
    /// `platforms.X.guard`: the breakers of platforms that have their own.
    public var planGuards: [PlatformID: PlanGuards] = [:]
    /// `platforms.X.tenant`, `secrets`, `trustFile`, `proxy`: what the provider has said of his access.
    public var access: [PlatformID: PlatformAccess] = [:]
    /// What is known of the platforms.
    var book = PlatformBook.shipped
    /// How strict the checks of supplier notes are, how identifiers are written, what belongs to a unit's cost.
    public var noteChecks = NoteChecks(), notePatterns = IdentifierPatterns.builtIn, noteCost = CostPolicy()
    /// File of the certificates (PEM) that signers' certificates must lead to, below the workspace; none: the chain
    /// is not judged.
    public var trustFile: String?
    /// What is known of the files of each kind of table, and kinds that are taken whole or not at all.
    public var layouts: [TableKind: DeclaredLayout] = [:], allOrNothing: Set<TableKind> = []
    /// `tables.deltas`: kinds whose files hold changes only, and never prove that something is not there.
    public var deltas: Set<TableKind> = []
    /// What replacing a box costs.
    public var replacementCosts = ReplacementCosts()
    /// What an outlet costs a month, where it is charged (`costs.point`).
    public var pointPrice = Money.zero
    /// What an extra must bring a month beyond its cost (`costs.margin`).
    public var margin = Money.zero
    /// Days that the ERP has for taking an order over before the order's key is frozen.
    public var orderGraceDays = 3
    /// `notify`: who is told of a run; nobody unless it says so.
    public var notify = NotificationChoice()
    /// Seconds without a change after which a dropped file is taken as whole.
    public var settleSeconds = 1.0

    /// First part of every key: the root of the first CNPJ.
    public var provider: ProviderID { ProviderID(trusted: cnpjs.first?.root ?? "") }

    /// How supplier notes are judged.
    public var notePolicy: NotePolicy {
        NotePolicy(company: OwnCompany(cnpjs), checks: noteChecks, patterns: notePatterns, cost: noteCost)
    }

    /// Whether a CNPJ is the provider's or a branch of it.
    public func isOurs(_ cnpj: CNPJ) -> Bool { cnpjs.contains { $0.root == cnpj.root } }
}

/// What is wrong with a configuration, and where.
public struct ConfigurationFault: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// The file cannot be read.
        case unreadable(String)
        /// Not YAML.
        case syntax(String)
        /// A key that does not exist; the nearest one that does.
        case unknownKey(suggestion: String?)
        /// A key without which nothing works.
        case missing
        /// A value that the key cannot have; what it can.
        case value(String, allowed: String)
        /// A platform's profile that cannot be used.
        case profile([ProfileComplaint])
    }

    /// The file.
    public var file: String
    /// Place of the key, 1-based; 0 where there is none.
    public var line: Int, column: Int
    /// The key, with dots.
    public var key: String
    /// What is wrong.
    public var problem: Problem
}

extension Configuration {
    /// Reads and checks `text`; `file` is its name for faults.
    public init(yaml text: String, file: String) throws(ConfigurationFault) {
        _ = try Self.read(try ConfigurationTree(yaml: text, file: file).root, file: file, into: &self)
    }

    /// The names that were taken below each path of `text`: what a test holds against the list of all keys.
    static func acceptedNames(yaml text: String) throws(ConfigurationFault) -> [String: Set<String>] {
        var configuration = Configuration()
        return try read(try ConfigurationTree(yaml: text, file: "").root, file: "", into: &configuration).accepted
    }

    private static func read(
        _ root: Node, file: String, into configuration: inout Configuration
    ) throws(ConfigurationFault) -> ConfigurationReader {
        var reader = ConfigurationReader(file: file)
        reader.read(root, into: &configuration)
        if let fault = reader.fault { throw fault }
        return reader
    }
}

/// A configuration's text as a tree of nodes with their places.
struct ConfigurationTree {
    let root: Node

    init(yaml text: String, file: String) throws(ConfigurationFault) {
        do {
            root = try Yams.compose(yaml: text) ?? Node.mapping(Node.Mapping([]))
        } catch {
            var line = 0
            var column = 0
            if case .scanner(_, _, let mark, _) = error as? YamlError { (line, column) = (mark.line, mark.column) }
            if case .parser(_, _, let mark, _) = error as? YamlError { (line, column) = (mark.line, mark.column) }
            let words = String(describing: error).split(separator: "\n").first.map(String.init) ?? ""
            throw ConfigurationFault(file: file, line: line, column: column, key: "", problem: .syntax(words))
        }
    }
}
