/// Both sides as they are on one day: what the tables of that day are written from.
struct World {
    var plans: [Plan] = []
    var packages: [ERPPackage] = []
    var grid: [GridRow] = []
    var subscribers: [Subscriber] = []
    var contracts: [Contract] = []
    var contractPackages: [ContractPackage] = []
    var points: [Point] = []
    var boxes: [Box] = []
    var channels: [PlatformChannel] = []
    var platformPackages: [PlatformPackage] = []
    var platformGrid: [PlatformGridRow] = []
    var accounts: [Account] = []
    var entitlements: [Entitlement] = []
    var devices: [Device] = []
    /// Differences that an injection knows by how it was made, and that no plain reading gives.
    var declared: Set<Difference> = []
    /// Contracts and accounts whose link is in dispute, channels whose id is another's, boxes that another difference
    /// speaks for: nothing else is said of them.
    var disputed: Set<String> = []
    var disputedAccounts: Set<String> = []
    var disputedChannels: Set<String> = []
    var spokenFor: Set<String> = []
    /// `platform kind` of tables that are not sent, or without their proof; bad rows of registers; customers left out.
    var withheldTables: Set<String> = []
    var unprovedTables: Set<String> = []
    var badPrices: [[String]] = []
    var badHolidays: [[String]] = []
    var badBoxes: [String] = []
    var subscribersLeftOut = 0
    /// Subscribers that Maxi TV charges for and does not have.
    var invoicedBeyond = 0
    /// By how much a second export of Maxi TV's packages of today makes each dearer.
    var secondExportDearer = 0
    /// Charges of yesterday that the ERP's answer leaves out, and such as it names and nobody made.
    var notConsumed: Set<Charges.Place> = []
    var inventedCharges: Set<Charges.Place> = []
    /// Orders of yesterday that the ERP never took over: outlets that should have another place.
    var forgottenOrders: [(order: String, point: String, location: String)] = []
    /// Places of which one row of the register says one thing and another the contrary.
    var placesTwice: [String] = []

    mutating func declare(_ kind: String, _ platform: String, _ key: String) {
        declared.insert(Difference(kind: kind, platform: platform, key: key))
    }
}

struct Plan {
    var code, name: String
    var allowsTV: Bool
    var platform: String?
    var defaultPackage: String?
    var cents: Int
}

struct ERPPackage {
    var code, name, platform: String
    var isExtra: Bool
    /// The platform's code; nil: the same as ours, and the table's cell is blank.
    var platformCode: String?
    var cents: Int?
    var outletLimit: Int?
    var isActive = true

    var codeOnPlatform: String { platformCode ?? code }
}

/// A channel inside a package of the ERP.
struct GridRow {
    var package: String
    var channel: String?
    var name: String
    var number: Int
    var family: String
}

struct Subscriber {
    var code, name, document, email, phone, city: String
}

enum ContractStatus: String {
    case active = "ativo"
    case blocked = "bloqueado"
    case cancelled = "cancelado"
}

struct Contract {
    var code, subscriber, plan, login: String
    /// The platform of its plan; nil: internet only.
    var platform: String?
    var status: ContractStatus
    var statusSince: Day?
    var dueDay: Int
    var startedOn: Day
    var endedOn: Day?
    var beeniusID: String?
    var pin: String?
    var deezerAccount: String?
}

struct ContractPackage {
    var contract, package: String
    var startsOn: Day
    var endsOn: Day?
    var cents: Int?
    var priceUntil: Day?
    var reason = ""
    var freeUntil: Day?
    var isCourtesy = false
    var courtesyOwner = ""

    func holds(on day: Day) -> Bool { startsOn <= day && (endsOn.map { day < $0 } ?? true) }
}

enum IdentifierKind: CaseIterable { case casn, mac, serial, patrimony }

struct Point {
    var code, contract, location: String
    /// The box's serial: how the generator knows it. The table names it by one identifier only.
    var box: String?
    var namedBy: IdentifierKind
    var installedOn: Day
    var removedOn: Day?
}

struct Box {
    var serial: String
    var mac: String
    var casn: String?
    var smartcard: String?
    var patrimony, model, platform, location: String
    var cents: Int
    /// Imported with yesterday's file; else with today's.
    var isOld: Bool
}

struct PlatformChannel {
    var platform, id, name: String
    var number: Int
    var family: String
    var isActive = true
    /// nil: told from its name.
    var quality: String?
}

struct PlatformPackage {
    var platform, code, name: String
    var isExtra: Bool
    var wholesaleCents, retailCents: Int
    var deviceLimit: Int?
}

struct PlatformGridRow: Hashable {
    var platform, package, channel: String
}

/// The canonical words of the contract of files.
enum ServiceStatus: String {
    case active, suspended, cancelled, expired, queued
    case pending = "pending-activation"
    case scheduledCancel = "scheduled-cancel"
    case scheduledSuspend = "scheduled-suspend"

    var isLive: Bool { self == .active || self == .scheduledCancel || self == .scheduledSuspend }
    var isInFlight: Bool { self == .pending || self == .queued }
}

struct Account {
    var platform, id: String
    var status: ServiceStatus
    var externalReference: String?
    var login: String?
    var email: String?
    var document: String?
    var createdOn: Day
    var pin: String?
    /// The contract it was made for: known to the generator only, never written.
    var madeFor: String?
}

struct Entitlement {
    var platform, account, package: String
    var status: ServiceStatus
    var startsOn: Day
    var endsOn: Day?
}

struct Device {
    var platform: String
    /// Identifiers, of which each platform's table shows some.
    var casn, mac, serial: String?
    var account: String?
    var model: String
    var status: ServiceStatus
    /// Days before the day of the table.
    var lastSeenDaysAgo: Int
}
