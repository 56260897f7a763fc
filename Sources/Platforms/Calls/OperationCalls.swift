public import Domain

/// What a platform knows of the account that a change is about, and the ERP of its contract: what calls are filled with.
public struct OperationSubject: Sendable {
    /// The account; none where it is yet to be made.
    public var account: PlatformAccount?
    /// What it is granted, live or on its way.
    public var entitlements: [Entitlement]
    /// Contract and customer, where they are known.
    public var contract: Contract?, subscriber: Subscriber?
    /// The box that a change pairs.
    public var box: BoxIdentifiers?

    /// All fields.
    public init(
        account: PlatformAccount?, entitlements: [Entitlement], contract: Contract?, subscriber: Subscriber?,
        box: BoxIdentifiers? = nil
    ) {
        self.account = account
        self.entitlements = entitlements
        self.contract = contract
        self.subscriber = subscriber
        self.box = box
    }
}

/// The operations of a platform that bring about one change of the plan, in order.
public struct OperationCalls: Sendable {
    /// One operation, with the values of its call.
    public struct Step: Sendable, Equatable {
        /// What is asked of the platform.
        public var operation: ProfileOperation
        /// Values of the thing it is about, by the names that templates use.
        public var fields: [String: String]
    }

    /// Why a change has no calls.
    public enum Gap: Error, Equatable, Sendable {
        /// A person's task, or a change of the ERP.
        case notThePlatforms
        /// The profile describes no call for this operation.
        case noCall(ProfileOperation)
        /// The profile says that this is never done.
        case never(ProfileOperation)

        /// In a word, for the journal.
        public var code: String {
            switch self {
            case .notThePlatforms: "not-the-platforms"
            case .noCall(let operation): "no-call \(operation.rawValue)"
            case .never(let operation): "never \(operation.rawValue)"
            }
        }
    }

    private let profile: PlatformProfile

    /// The calls of a profile.
    public init(_ profile: PlatformProfile) { self.profile = profile }

    /// The steps of a change. A state is set by as many calls as the platform's own unit asks for: one an account, or
    /// one a grant where its call names `{entitlement.id}`.
    public func steps(of action: PlannedAction, _ subject: OperationSubject) throws(Gap) -> [Step] {
        let fields = Self.fields(subject)
        switch action.goal {
        case .task: throw .notThePlatforms
        case .field(let name, let value):
            let given = fields.merging(["field.name": name, "field.value": value]) { $1 }
            return try perUnit(.updateAccount, subject, given)
        case .packages(let wanted): return try packages(wanted, subject, fields)
        case .device(let account): return try perUnit(account == nil ? .removeDevice : .addDevice, subject, fields)
        case .account(.suspended, _): return try perUnit(.suspend, subject, fields)
        case .account(.cancelled, _): return try perUnit(.cancelAccount, subject, fields)
        case .account(.active, let wanted):
            let status = subject.account?.status ?? .absent
            let first = status.isLive ? [] : try perUnit(status.isOver ? .createAccount : .resume, subject, fields)
            // A platform whose activation names no package grants what its offer says.
            guard profile.rules.operations[.addPackage] != nil else { return first }
            return first + (try packages(wanted, subject, fields).filter { $0.operation == .addPackage })
        case .account: throw .notThePlatforms
        }
    }

    /// The difference between what is granted and what is wanted: new ones before old ones go, unless the platform has
    /// one package at a time.
    private func packages(
        _ wanted: [PackageID], _ subject: OperationSubject, _ fields: [String: String]
    ) throws(Gap) -> [Step] {
        let standing = subject.entitlements.filter { $0.status.isLive || $0.status.isInFlight }
        let granted = Set(standing.map(\.package))
        var added: [Step] = []
        for code in wanted where !granted.contains(code) {
            try check(.addPackage)
            added.append(Step(operation: .addPackage, fields: fields.merging(["package.id": code.text]) { $1 }))
        }
        var removed: [Step] = []
        for entitlement in standing.sorted(by: { $0.package < $1.package })
        where !wanted.contains(entitlement.package) {
            try check(.cancelPackage)
            removed.append(Step(operation: .cancelPackage, fields: fields.merging(Self.fields(entitlement)) { $1 }))
        }
        return profile.capabilities.singlePackage == .yes ? removed + added : added + removed
    }

    private func perUnit(
        _ operation: ProfileOperation, _ subject: OperationSubject, _ fields: [String: String]
    ) throws(Gap) -> [Step] {
        try check(operation)
        guard let rule = profile.rules.operations[operation], rule.call.names.contains("entitlement.id") else {
            return [Step(operation: operation, fields: fields)]
        }
        let concerned = subject.entitlements.filter { entitlement in
            switch operation {
            case .suspend: entitlement.status.isLive || entitlement.status.isInFlight
            case .resume: entitlement.status == .suspended
            default: !entitlement.status.isOver
            }
        }
        return concerned.sorted { $0.package < $1.package }.map {
            Step(operation: operation, fields: fields.merging(Self.fields($0)) { $1 })
        }
    }

    private func check(_ operation: ProfileOperation) throws(Gap) {
        guard !profile.never.contains(operation) else { throw .never(operation) }
        guard profile.rules.operations[operation] != nil else { throw .noCall(operation) }
    }

    private static func fields(_ entitlement: Entitlement) -> [String: String] {
        var fields = ["package.id": entitlement.package.text]
        fields["entitlement.id"] = entitlement.id
        return fields
    }

    private static func fields(_ subject: OperationSubject) -> [String: String] {
        let values: [(String, String?)] = [
            ("account.id", subject.account?.id.text), ("account.login", subject.account?.login),
            ("contract.id", subject.contract?.id.text), ("contract.login", subject.contract?.radiusLogin),
            ("subscriber.id", subject.subscriber?.id.text), ("subscriber.name", subject.subscriber?.name),
            ("subscriber.email", subject.subscriber?.email), ("subscriber.phone", subject.subscriber?.phone),
            ("subscriber.document", subject.subscriber?.document?.text),
            ("device.mac", subject.box?.mac?.description), ("device.casn", subject.box?.casn?.text),
            ("device.serial", subject.box?.serial?.text),
        ]
        return Dictionary(values.compactMap { name, value in value.map { (name, $0) } }, uniquingKeysWith: { $1 })
    }
}

extension PlatformProfile {
    /// The call of a step as it would be made, secrets and the customer's own values left out; nothing is sent.
    public func shown(
        _ step: OperationCalls.Step, values: CallValues, pace: any CallPace
    ) throws(CallFault) -> [String] {
        guard let rule = rules.operations[step.operation] else { throw .noSection("ops.\(step.operation.rawValue)") }
        let making = RequestMaking(rules: rules, milliseconds: pace.milliseconds(), nonce: "nonce")
        return try making.call(rule.call, values.adding(step.fields), token: "…").shown
    }

    /// The weakest section that the call of an operation rests on, where that is less than the vendor's word and nobody
    /// has signed for it: it can be shown, and not executed.
    public func withheld(_ operation: ProfileOperation) -> (section: String, level: Evidence.Level)? {
        do throws(CallFault) {
            try CallPermission(self).check(["ops.\(operation.rawValue)"])
        } catch .notSignedOff(let section, let level) {
            return (section, level)
        } catch {
            return nil
        }
        return nil
    }
}

extension CallRules.Call {
    /// Names of the values that it takes.
    var names: Set<String> {
        var found = Set((query + headers).flatMap(\.value.names)).union(path.names)
        for (text, _) in body?.allTexts ?? [] {
            if text.hasPrefix("{int:") { found.insert(String(text.dropFirst(5).dropLast())) }
            found.formUnion(CallTemplate(text)?.names ?? [])
        }
        return found
    }
}

extension CallTemplate {
    /// Names of the values that it takes.
    var names: Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .value(let name): names.insert(name)
            case .digest(_, let inner), .base64(let inner): names.formUnion(inner.names)
            case .literal, .tenant, .secret: break
            }
        }
    }
}
