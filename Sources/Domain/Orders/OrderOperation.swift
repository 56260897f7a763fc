/// The words of the column `op`.
public enum OrderVerb: String, Sendable, CaseIterable, Hashable {
    case addPackage = "add-package"
    case cancelPackage = "cancel-package"
    case deletePackage = "delete-package"
    case changePlan = "change-plan"
    case addPoint = "add-point"
    case editPoint = "edit-point"
    case removePoint = "remove-point"
    case swapPoint = "swap-point"
    case setField = "set-field"
    case moveBox = "move-box"
    case block, unblock, cancel
}

/// The value of a `set-field`.
public enum OrderValue: Hashable, Sendable {
    /// As written.
    case clear(String)
    /// A secret, known by its mark alone.
    case sealed(SecretMark)

    /// What may be stored and shown: the value, or the mark.
    public var text: String {
        switch self {
        case .clear(let text): text
        case .sealed(let mark): mark.text
        }
    }

    /// Reads a ``text``.
    public init(text: String) { self = SecretMark(text: text).map(OrderValue.sealed) ?? .clear(text) }
}

/// What stands for a secret wherever it may not stand itself: its HMAC-SHA-256 under a key of the workspace.
public struct SecretMark: Hashable, Sendable {
    /// 64 small hexadecimal digits.
    public let digest: String
    private static let prefix = "hmac-sha256:"

    /// Takes a computed digest.
    public init(digest: String) { self.digest = digest }

    /// Reads a ``text``; nil where it is none.
    public init?(text: String) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        let digest = text.dropFirst(Self.prefix.count)
        guard digest.utf8.count == 64, digest.allSatisfy({ "0123456789abcdef".contains($0) }) else { return nil }
        self.digest = String(digest)
    }

    /// `hmac-sha256:…`.
    public var text: String { Self.prefix + digest }
}

/// The columns of an order that are its operation's.
public struct OrderFields: Hashable, Sendable {
    /// A column by its name in the contract of files.
    public enum Name: String, Error, Sendable, CaseIterable, Hashable {
        case contract, package, price, plan, location, box, point, field, value, custody
    }

    /// Whose.
    public var contract: ContractID?
    /// Which package.
    public var package: PackageID?
    /// The negotiated price a month.
    public var price: Money?
    /// The new plan.
    public var plan: PlanID?
    /// *Local do Ponto*.
    public var location: String?
    /// Any identifier of a box.
    public var box: String?
    /// Which outlet.
    public var point: PointID?
    /// Which field.
    public var field: String?
    /// Its value.
    public var value: OrderValue?
    /// Where the box goes.
    public var custody: Custody?

    /// No field.
    public init() {}

    var texts: [String] {
        [
            contract?.text, package?.text, price.map { "\($0.centavos)" }, plan?.text, location, box, point?.text,
            field, value?.text, custody?.rawValue,
        ].map { $0 ?? "" }
    }
}

/// What an order wants.
public enum OrderOperation: Hashable, Sendable {
    case addPackage(ContractID, PackageID, price: Money?)
    /// History stays.
    case cancelPackage(ContractID, PackageID)
    /// As if never contracted.
    case deletePackage(ContractID, PackageID)
    case changePlan(ContractID, PlanID)
    case addPoint(ContractID, location: String, box: String?)
    case editPoint(PointID, location: String)
    case removePoint(PointID)
    /// The old box goes to stock, the new one is installed.
    case swapPoint(PointID, box: String)
    case setField(ContractID, field: String, OrderValue)
    case moveBox(box: String, Custody)
    case block(ContractID)
    case unblock(ContractID)
    case cancel(ContractID)

    /// Takes the fields that the verb needs, and lets the others be.
    /// - Throws: the name of the first one that is missing.
    public init(_ verb: OrderVerb, _ fields: OrderFields) throws(OrderFields.Name) {
        func need<Value>(_ value: Value?, _ name: OrderFields.Name) throws(OrderFields.Name) -> Value {
            guard let value else { throw name }
            return value
        }
        switch verb {
        case .addPackage:
            self = .addPackage(
                try need(fields.contract, .contract), try need(fields.package, .package), price: fields.price)
        case .cancelPackage:
            self = .cancelPackage(try need(fields.contract, .contract), try need(fields.package, .package))
        case .deletePackage:
            self = .deletePackage(try need(fields.contract, .contract), try need(fields.package, .package))
        case .changePlan: self = .changePlan(try need(fields.contract, .contract), try need(fields.plan, .plan))
        case .addPoint:
            self = .addPoint(
                try need(fields.contract, .contract), location: try need(fields.location, .location), box: fields.box)
        case .editPoint:
            self = .editPoint(try need(fields.point, .point), location: try need(fields.location, .location))
        case .removePoint: self = .removePoint(try need(fields.point, .point))
        case .swapPoint: self = .swapPoint(try need(fields.point, .point), box: try need(fields.box, .box))
        case .setField:
            self = .setField(
                try need(fields.contract, .contract), field: try need(fields.field, .field),
                try need(fields.value, .value))
        case .moveBox: self = .moveBox(box: try need(fields.box, .box), try need(fields.custody, .custody))
        case .block: self = .block(try need(fields.contract, .contract))
        case .unblock: self = .unblock(try need(fields.contract, .contract))
        case .cancel: self = .cancel(try need(fields.contract, .contract))
        }
    }

    /// The word of the column `op`.
    public var verb: OrderVerb {
        switch self {
        case .addPackage: .addPackage
        case .cancelPackage: .cancelPackage
        case .deletePackage: .deletePackage
        case .changePlan: .changePlan
        case .addPoint: .addPoint
        case .editPoint: .editPoint
        case .removePoint: .removePoint
        case .swapPoint: .swapPoint
        case .setField: .setField
        case .moveBox: .moveBox
        case .block: .block
        case .unblock: .unblock
        case .cancel: .cancel
        }
    }

    /// Its own fields, by column.
    public var fields: OrderFields {
        var fields = OrderFields()
        switch self {
        case .addPackage(let contract, let package, let price):
            (fields.contract, fields.package, fields.price) = (contract, package, price)
        case .cancelPackage(let contract, let package), .deletePackage(let contract, let package):
            (fields.contract, fields.package) = (contract, package)
        case .changePlan(let contract, let plan): (fields.contract, fields.plan) = (contract, plan)
        case .addPoint(let contract, let location, let box):
            (fields.contract, fields.location, fields.box) = (contract, location, box)
        case .editPoint(let point, let location): (fields.point, fields.location) = (point, location)
        case .removePoint(let point): fields.point = point
        case .swapPoint(let point, let box): (fields.point, fields.box) = (point, box)
        case .setField(let contract, let field, let value):
            (fields.contract, fields.field, fields.value) = (contract, field, value)
        case .moveBox(let box, let custody): (fields.box, fields.custody) = (box, custody)
        case .block(let contract), .unblock(let contract), .cancel(let contract): fields.contract = contract
        }
        return fields
    }
}

extension Order {
    /// The outlet that an `add-point` makes until the ERP has one of its own.
    public static func provisionalPoint(_ id: OrderID) -> PointID { PointID(trusted: "order-\(id.text)") }

    /// What it changes.
    public var key: OrderKey {
        switch operation {
        case .addPackage(let contract, let package, _), .cancelPackage(let contract, let package),
            .deletePackage(let contract, let package):
            .package(contract, package)
        case .changePlan(let contract, _): .field(contract, "plan")
        case .block(let contract), .unblock(let contract), .cancel(let contract): .field(contract, "status")
        case .setField(let contract, let field, _): .field(contract, ContractField(name: field)?.name ?? field)
        case .addPoint: .point(Self.provisionalPoint(id))
        case .editPoint(let point, _), .removePoint(let point), .swapPoint(let point, _): .point(point)
        case .moveBox(let box, _): .box(box)
        }
    }
}
