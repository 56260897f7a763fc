/// What is charged once: one package of one contract (of one point, where points are charged) in one month. A moved
/// start date or another price changes the charge of a group, never the group, so it never charges twice.
public struct BillingGroup: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whose.
    public let contract: ContractID
    /// What.
    public let package: PackageID
    /// For which outlet; none: for the contract.
    public let point: PointID?
    /// The month of the nominal due date.
    public let competence: Competence

    /// All fields.
    public init(contract: ContractID, package: PackageID, point: PointID? = nil, competence: Competence) {
        self.contract = contract
        self.package = package
        self.point = point
        self.competence = competence
    }

    /// `contract/package/-/2026-12`. A `/` or `%` inside an identifier is written `%2F`, `%25`, and an outlet called
    /// `-` is `%2D`, so that two groups never share a key.
    public var key: String {
        let outlet = point.map { $0.text == "-" ? "%2D" : Self.escaped($0.text) } ?? "-"
        return "\(Self.escaped(contract.text))/\(Self.escaped(package.text))/\(outlet)/\(competence)"
    }

    /// Reads a ``key``; `nil` where the text is not one.
    public init?(key: some StringProtocol) {
        let parts = String(key).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, let competence = try? Competence(parts[3]) else { return nil }
        let texts = parts.prefix(3).compactMap(Self.unescaped)
        guard texts.count == 3, let contract = try? ContractID(texts[0]), let package = try? PackageID(texts[1]),
            let point = try? PointID(texts[2])
        else { return nil }
        self.init(
            contract: contract, package: package, point: parts[2] == "-" ? nil : point, competence: competence)
    }

    /// The ``key``.
    public var description: String { key }

    /// By contract, package, point (none first), competence.
    public static func < (a: BillingGroup, b: BillingGroup) -> Bool {
        if a.contract != b.contract { return a.contract < b.contract }
        if a.package != b.package { return a.package < b.package }
        if a.point != b.point {
            guard let left = a.point, let right = b.point else { return a.point == nil }
            return left < right
        }
        return a.competence < b.competence
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") })
            ? text.reduce(into: "") { $0 += $1 == "%" ? "%25" : $1 == "/" ? "%2F" : String($1) } : text
    }

    private static func unescaped(_ text: some StringProtocol) -> String? {
        var result = ""
        let parts = String(text).split(separator: "%", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            guard index > 0 else {
                result += part
                continue
            }
            switch part.prefix(2) {
            case "25": result += "%"
            case "2F": result += "/"
            case "2D": result += "-"
            default: return nil
            }
            result += part.dropFirst(2)
        }
        return result
    }
}

/// The name of one stored event: its group and its number inside the group.
public struct BillingEventID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The group.
    public let group: BillingGroup
    /// 1 for the first event of the group, never used twice.
    public let sequence: Int

    /// A group and a number.
    public init(group: BillingGroup, sequence: Int) {
        self.group = group
        self.sequence = sequence
    }

    /// `contract/package/-/2026-12/1`.
    public var key: String { "\(group.key)/\(sequence)" }

    /// Reads a ``key``; `nil` where the text is not one.
    public init?(key: some StringProtocol) {
        let text = key.trimmingBlanks()
        guard let slash = text.lastIndex(of: "/"), let sequence = Int(text[text.index(after: slash)...]),
            sequence > 0, let group = BillingGroup(key: text[..<slash])
        else { return nil }
        self.init(group: group, sequence: sequence)
    }

    /// The ``key``.
    public var description: String { key }

    /// By group, then by number.
    public static func < (a: BillingEventID, b: BillingEventID) -> Bool {
        a.group != b.group ? a.group < b.group : a.sequence < b.sequence
    }
}
