/// What orders and the ERP disagree about after the grace window: nothing is done or charged there until one moves.
public struct FrozenKeys: Hashable, Sendable {
    /// Contracts of which a field is frozen: all that hangs on them is.
    public private(set) var contracts: Set<ContractID> = []
    /// Packages of a contract.
    public private(set) var packages: Set<ContractedPackage> = []
    /// Outlets.
    public private(set) var points: Set<PointID> = []
    /// The boxes that stand or should stand at frozen outlets, by label.
    public private(set) var boxes: Set<String> = []

    /// Nothing.
    public init() {}

    /// Nothing is frozen.
    public var isEmpty: Bool { contracts.isEmpty && packages.isEmpty && points.isEmpty }

    mutating func freeze(_ key: OrderKey) {
        switch key {
        case .package(let contract, let package): packages.insert(ContractedPackage(contract, package))
        case .field(let contract, _): contracts.insert(contract)
        case .point(let point): points.insert(point)
        case .box: break
        }
    }

    mutating func freeze(box: String) { if !box.isEmpty { boxes.insert(box) } }

    /// Whether a finding's action waits: it is about a frozen outlet or its boxes, or about a contract of which a field
    /// or a package is frozen, for an action sets all packages of an account at once.
    public func covers(_ finding: Finding) -> Bool {
        if let point = finding.point, points.contains(point) { return true }
        if let box = finding.box, boxes.contains(box) { return true }
        guard let contract = finding.contract else { return false }
        return contracts.contains(contract) || packages.contains { $0.contract == contract }
    }
}
