/// Why an order cannot be carried out. A raw value is the rule's code in `rejected` and `orders`.
public enum OrderRefusal: String, Sendable, CaseIterable, Hashable {
    case orderIDTaken = "order_id_taken"
    case boxUnknown = "box_unknown"
    case boxInstalled = "box_installed"
    case boxNotFree = "box_not_free"
    case packageNotExtra = "package_not_extra"
    case packageInactive = "package_inactive"
    case planWithoutTV = "plan_without_tv"
    case planInactive = "plan_inactive"
    case alreadyOnPlan = "already_on_plan"
    case outletLimit = "outlet_limit"
    case locationNotRegistered = "location_not_registered"
    case contractCancelled = "contract_cancelled"
    case statusUnchanged = "status_unchanged"
    case noLogin = "no_login"
    case alreadyContracted = "already_contracted"
    case notContracted = "not_contracted"
    case alreadyBilled = "already_billed"
    case unknownField = "unknown_field"
    case fieldValue = "field_value"
    case accountTaken = "account_taken"
    case pointRemoved = "point_removed"
    case custodyNotAllowed = "custody_not_allowed"
    case custodyFinal = "custody_final"
    case beforeContract = "before_contract"
}

/// What an order refers to and may come later.
public enum OrderReferent: String, Sendable, CaseIterable, Hashable {
    case contract, package, plan, point
}

/// What the rules say of one order.
public enum OrderVerdict: Hashable, Sendable {
    /// Carried out.
    case accepted
    /// Cannot be; the record that it conflicts with.
    case refused(OrderRefusal, conflict: String)
    /// Something that it refers to is not there yet.
    case pending(OrderReferent, String)
}

/// What orders are judged against, beside the records that they change.
public struct OrderPicture: Sendable {
    /// Plans by code.
    public var plans: [PlanID: Plan]
    /// Packages by code.
    public var packages: [PackageID: Package]
    /// Registered rooms, folded by ``fold(_:)``; empty: there is no list, and every room will do.
    public var locations: Set<String>
    /// What pending or processed billing events were made of.
    public var billed: Set<ContractedPackage>
    /// Platforms that a `<platform>_account` may name; empty: any.
    public var platforms: Set<PlatformID>

    /// All fields.
    public init(
        plans: [PlanID: Plan], packages: [PackageID: Package], locations: Set<String>,
        billed: Set<ContractedPackage>, platforms: Set<PlatformID>
    ) {
        self.plans = plans
        self.packages = packages
        self.locations = locations
        self.billed = billed
        self.platforms = platforms
    }

    /// A room whatever its spelling: capitals, accents and blanks aside.
    public static func fold(_ location: String) -> String { FoldedText.letters(location) }
}

/// A package of a contract, whatever its period.
public struct ContractedPackage: Hashable, Sendable, Comparable {
    /// Whose.
    public let contract: ContractID
    /// What.
    public let package: PackageID

    /// Both.
    public init(_ contract: ContractID, _ package: PackageID) {
        self.contract = contract
        self.package = package
    }

    /// By contract, then package.
    public static func < (a: Self, b: Self) -> Bool {
        a.contract != b.contract ? a.contract < b.contract : a.package < b.package
    }
}
