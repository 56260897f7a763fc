/// An opaque identifier of another system: a string that is compared, sorted and printed, never computed with.
/// Leading zeros count. The tag keeps a contract from being taken for a package.
public struct Identifier<Tag: IdentifierTag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text, trimmed of blanks at both ends.
    public let text: String

    /// Longest identifier taken from a file, in characters (NAGRA documents 256 for a CASN).
    public static var longest: Int { 256 }

    /// Reads an identifier: trimmed, not empty, at most ``longest`` characters, no control characters and no
    /// scientific notation, which is what a spreadsheet leaves of a long number.
    public init(_ raw: some StringProtocol) throws(IdentifierFault) {
        let text = raw.trimmingBlanks()
        func fault(_ rule: IdentifierFault.Rule) -> IdentifierFault {
            IdentifierFault(identifier: Tag.name, value: text, rule: rule)
        }
        guard !text.isEmpty else { throw fault(.empty) }
        guard text.count <= Self.longest else { throw fault(.length(expected: "1…\(Self.longest)")) }
        if let control = text.unicodeScalars.first(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw fault(.character(Character(control)))
        }
        guard !text.looksLikeScientificNotation else { throw fault(.scientificNotation) }
        self.text = text
    }

    /// Takes a text that was validated before (a row of the store, a constant).
    public init(trusted text: String) { self.text = text }

    /// The text itself.
    public var description: String { text }

    /// Byte order of UTF-8, so that a sort is the same on every machine and in SQLite.
    public static func < (a: Self, b: Self) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

/// What an ``Identifier`` identifies.
public protocol IdentifierTag: Sendable {
    /// The word for messages.
    static var name: String { get }
}

/// Tags of ``Identifier``.
public enum Tags {
    /// Tag of ``ProviderID``.
    public enum Provider: IdentifierTag {
        /// The word for messages.
        public static let name = "provider"
    }
    /// Tag of ``PlatformID``.
    public enum Platform: IdentifierTag {
        /// The word for messages.
        public static let name = "platform"
    }
    /// Tag of ``ContractID``.
    public enum Contract: IdentifierTag {
        /// The word for messages.
        public static let name = "contract"
    }
    /// Tag of ``SubscriberID``.
    public enum Subscriber: IdentifierTag {
        /// The word for messages.
        public static let name = "subscriber"
    }
    /// Tag of ``PlanID``.
    public enum Plan: IdentifierTag {
        /// The word for messages.
        public static let name = "plan"
    }
    /// Tag of ``PackageID``.
    public enum Package: IdentifierTag {
        /// The word for messages.
        public static let name = "package"
    }
    /// Tag of ``ChannelID``.
    public enum Channel: IdentifierTag {
        /// The word for messages.
        public static let name = "channel"
    }
    /// Tag of ``PointID``.
    public enum Point: IdentifierTag {
        /// The word for messages.
        public static let name = "point"
    }
    /// Tag of ``AccountID``.
    public enum Account: IdentifierTag {
        /// The word for messages.
        public static let name = "account"
    }
    /// Tag of ``CASN``.
    public enum CASN: IdentifierTag {
        /// The word for messages.
        public static let name = "casn"
    }
    /// Tag of ``SerialNumber``.
    public enum Serial: IdentifierTag {
        /// The word for messages.
        public static let name = "serial"
    }
    /// Tag of ``SmartCardNumber``.
    public enum SmartCard: IdentifierTag {
        /// The word for messages.
        public static let name = "smartcard"
    }
    /// Tag of ``PatrimonyNumber``.
    public enum Patrimony: IdentifierTag {
        /// The word for messages.
        public static let name = "patrimony"
    }
}

/// The provider: the 8-character root of its CNPJ, so that branches are the same provider.
public typealias ProviderID = Identifier<Tags.Provider>
/// A television platform: `beenius`, `cdntv`, `ion`, `neotv`, `mcr`, `deezer`, `maxitv`.
public typealias PlatformID = Identifier<Tags.Platform>
/// One active plan of one subscriber (*Plano Ativo*).
public typealias ContractID = Identifier<Tags.Contract>
/// A customer of the provider.
public typealias SubscriberID = Identifier<Tags.Subscriber>
/// A plan that the provider sells (*Plano*).
public typealias PlanID = Identifier<Tags.Plan>
/// A package of channels (*Pacote*), in the ERP or on a platform.
public typealias PackageID = Identifier<Tags.Package>
/// A channel as its platform numbers it; the only key of a channel.
public typealias ChannelID = Identifier<Tags.Channel>
/// An outlet of a contract (*Ponto*).
public typealias PointID = Identifier<Tags.Point>
/// A subscriber's account on a platform.
public typealias AccountID = Identifier<Tags.Account>
/// Conditional-access serial number of a box: an opaque string, leading zeros count.
public typealias CASN = Identifier<Tags.CASN>
/// The maker's serial number.
public typealias SerialNumber = Identifier<Tags.Serial>
/// Number of a conditional-access smart card.
public typealias SmartCardNumber = Identifier<Tags.SmartCard>
/// The number on the provider's own asset tag (*Nº Patrimônio*, *plaqueta*).
public typealias PatrimonyNumber = Identifier<Tags.Patrimony>
