/// A field of a contract that an order may set (*Campo Extra*, login, due day).
public enum ContractField: Hashable, Sendable {
    case radiusLogin, dueDay, beeniusPIN
    /// The account on a platform; Beenius' is also called `beenius_id`.
    case account(PlatformID)

    private static let beenius = PlatformID(trusted: "beenius")
    private static let accountSuffix = "_account"

    /// Reads a name of the contract of files, in any letter case; nil where there is no such field.
    public init?(name: String) {
        switch name.lowercased() {
        case "radius_login": self = .radiusLogin
        case "due_day": self = .dueDay
        case "beenius_pin": self = .beeniusPIN
        case "beenius_id": self = .account(Self.beenius)
        case let name where name.hasSuffix(Self.accountSuffix):
            guard let platform = try? PlatformID(name.dropLast(Self.accountSuffix.count)) else { return nil }
            self = .account(platform)
        default: return nil
        }
    }

    /// The name of the contract of files.
    public var name: String {
        switch self {
        case .radiusLogin: "radius_login"
        case .dueDay: "due_day"
        case .beeniusPIN: "beenius_pin"
        case .account(Self.beenius): "beenius_id"
        case .account(let platform): platform.text + Self.accountSuffix
        }
    }

    /// Its value may not be stored, shown or logged.
    public var isSecret: Bool { self == .beeniusPIN }

    /// Longest login, account and PIN taken, in characters.
    public static let longest = 64

    /// Whether the field can have this value.
    public func takes(_ value: OrderValue) -> Bool {
        switch (self, value) {
        case (.beeniusPIN, .sealed): true
        case (_, .sealed): false
        case (.dueDay, .clear(let text)): Self.day(text) != nil
        case (.account, .clear(let text)): Self.isOneWord(text) && (try? AccountID(text)) != nil
        case (.radiusLogin, .clear(let text)), (.beeniusPIN, .clear(let text)): Self.isOneWord(text)
        }
    }

    /// Day of the month, 1–31.
    static func day(_ text: String) -> Int? { Int(text).flatMap { (1...31).contains($0) ? $0 : nil } }

    private static func isOneWord(_ text: String) -> Bool {
        !text.isEmpty && text.count <= longest
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0.value != 0xA0 }
    }
}

extension Order {
    /// Sets a field whose value may not be shown.
    var setsSecret: Bool {
        if case .setField(_, let name, _) = operation { ContractField(name: name)?.isSecret == true } else { false }
    }
}

extension Contract {
    /// This contract with a field set; as it is where the field cannot have the value.
    func setting(_ field: ContractField, to value: OrderValue) -> Contract {
        var contract = self
        switch (field, value) {
        case (.radiusLogin, .clear(let text)): contract.radiusLogin = text
        case (.dueDay, .clear(let text)): contract.dueDay = ContractField.day(text) ?? dueDay
        case (.account(let platform), .clear(let text)):
            contract.platformAccounts[platform] = AccountID(trusted: text)
        case (.beeniusPIN, _): contract.hasBeeniusPIN = true
        case (_, .sealed): break
        }
        return contract
    }

    /// The value of a field, for people: of a secret only whether it is set.
    func text(of field: ContractField) -> String? {
        switch field {
        case .radiusLogin: radiusLogin
        case .dueDay: dueDay.map(String.init)
        case .account(let platform): platformAccounts[platform]?.text
        case .beeniusPIN: hasBeeniusPIN ? "***" : nil
        }
    }
}
