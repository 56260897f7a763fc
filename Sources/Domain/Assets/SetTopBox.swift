/// What a box can be known by. The identity of a box is the set of these; any one of them finds it.
public struct BoxIdentifiers: Hashable, Sendable {
    /// Conditional-access serial number.
    public var casn: CASN?
    /// Hardware address.
    public var mac: MACAddress?
    /// The maker's serial number.
    public var serial: SerialNumber?
    /// The provider's asset tag.
    public var patrimony: PatrimonyNumber?
    /// Smart card inside; travels between boxes, so it finds none.
    public var smartcard: SmartCardNumber?

    /// All fields; none by default.
    public init(
        casn: CASN? = nil, mac: MACAddress? = nil, serial: SerialNumber? = nil, patrimony: PatrimonyNumber? = nil,
        smartcard: SmartCardNumber? = nil
    ) {
        self.casn = casn
        self.mac = mac
        self.serial = serial
        self.patrimony = patrimony
        self.smartcard = smartcard
    }

    /// Nothing that could find a box.
    public var isEmpty: Bool { casn == nil && mac == nil && serial == nil && patrimony == nil }

    /// The identifiers that find a box, strongest first.
    public var finding: [BoxIdentifier] {
        var list: [BoxIdentifier] = []
        if let casn { list.append(BoxIdentifier(kind: .casn, value: casn.text)) }
        if let serial { list.append(BoxIdentifier(kind: .serial, value: serial.text)) }
        if let mac { list.append(BoxIdentifier(kind: .mac, value: mac.description)) }
        if let patrimony { list.append(BoxIdentifier(kind: .patrimony, value: patrimony.text)) }
        return list
    }

    /// All of them with their kinds, `casn=… serial=…`: what tells one box from another in a message.
    public var spelledOut: String { finding.map { "\($0.kind.rawValue)=\($0.value)" }.joined(separator: " ") }

    /// How a person names the box: CASN, else serial, else MAC, else asset tag.
    public var label: String { finding.first?.value ?? smartcard?.text ?? "" }
}

/// One identifier of a box.
public struct BoxIdentifier: Hashable, Sendable, Comparable {
    /// Which identifier.
    public enum Kind: String, Sendable, CaseIterable, Hashable, Comparable {
        case casn, serial, mac, patrimony

        /// Strongest first.
        public static func < (a: Kind, b: Kind) -> Bool { a.strength < b.strength }
        private var strength: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Which identifier.
    public let kind: Kind
    /// Its text, normalised.
    public let value: String

    /// One identifier.
    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    /// A number that a spreadsheet may have taken zeros from: a CASN or a serial of digits alone.
    public var isNumeral: Bool {
        (kind == .casn || kind == .serial) && value.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Such a number that still has a zero in front.
    public var hasLeadingZero: Bool { value.utf8.first == 48 && isNumeral }

    /// The number with zeros in front, `digits` long; nil where it is that long already.
    public func zeroFilled(to digits: Int) -> BoxIdentifier? {
        let missing = digits - value.utf8.count
        return missing > 0 ? BoxIdentifier(kind: kind, value: String(repeating: "0", count: missing) + value) : nil
    }

    /// By kind, then by bytes.
    public static func < (a: BoxIdentifier, b: BoxIdentifier) -> Bool {
        a.kind != b.kind ? a.kind < b.kind : a.value.utf8.lexicographicallyPrecedes(b.value.utf8)
    }
}

/// Who holds an asset.
public enum Custody: String, Sendable, CaseIterable, Hashable {
    case toBeIdentified = "to-be-identified"
    case stock, installed
    case returnDue = "return-due"
    case returned, repair, lost
    case writtenOff = "written-off"

    /// At a customer's outlet, or still to be fetched from one.
    public var isWithCustomer: Bool { self == .installed || self == .returnDue }
}

/// One row of a set-top import (*Importar STB*).
public struct BoxImport: Hashable, Sendable {
    /// What identifies the box; at least one of CASN, MAC, serial.
    public var box: BoxIdentifiers
    /// Model.
    public var model: String?
    /// The platform it is made for.
    public var platform: PlatformID?
    /// Where it lies.
    public var location: String?
    /// The note it was bought with.
    public var accessKey: AccessKey?
    /// What it cost.
    public var cost: Money?

    /// All fields.
    public init(
        box: BoxIdentifiers, model: String?, platform: PlatformID?, location: String?, accessKey: AccessKey?,
        cost: Money?
    ) {
        self.box = box
        self.model = model
        self.platform = platform
        self.location = location
        self.accessKey = accessKey
        self.cost = cost
    }
}

/// The box as a device, as the register knows it.
public struct SetTopBox: Hashable, Sendable {
    /// Its number in the register; never shown, for it depends on the order of arrival.
    public var number: Int64
    /// Its identifiers.
    public var identifiers: BoxIdentifiers
    /// Model.
    public var model: String?
    /// The platform it is made for.
    public var platform: PlatformID?
    /// Where it lies, as last imported.
    public var location: String?
    /// Where it is: derived from the points on the as-of date.
    public var custody: Custody
    /// First day of that custody; `nil` where no file says.
    public var custodySince: BusinessDate?
    /// The contract and the point it is installed at.
    public var installedAt: (contract: ContractID, point: PointID)? {
        guard let contract, let point else { return nil }
        return (contract, point)
    }
    /// Contract it is installed at.
    public var contract: ContractID?
    /// Point it is installed at.
    public var point: PointID?

    /// All fields.
    public init(
        number: Int64, identifiers: BoxIdentifiers, model: String?, platform: PlatformID?, location: String?,
        custody: Custody, custodySince: BusinessDate? = nil, contract: ContractID?, point: PointID?
    ) {
        self.number = number
        self.identifiers = identifiers
        self.model = model
        self.platform = platform
        self.location = location
        self.custody = custody
        self.custodySince = custodySince
        self.contract = contract
        self.point = point
    }
}
