// The requirements of SnapshotRecord are documented there, once for all records.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Domain

extension Plan: SnapshotRecord {
    public static var kind: TableKind { .plans }
    public static var table: String { "plan" }
    public static var keys: [String] { ["plan"] }
    public static var columns: [String] {
        ["name", "allowsTV", "platform", "defaultPackage", "priceCents", "isActive"]
    }
    public var values: [StoreValue] {
        [
            StoreValue(id), .text(name), StoreValue(allowsTV), StoreValue(platform), StoreValue(defaultPackage),
            StoreValue(price), StoreValue(isActive),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            id: row.identifier("plan"), name: row.text("name"), allowsTV: row.flag("allowsTV"),
            platform: row.identifier(ifAny: "platform"), defaultPackage: row.identifier(ifAny: "defaultPackage"),
            price: row.money("priceCents"), isActive: row.flag("isActive"))
    }
}

extension Package: SnapshotRecord {
    public static var kind: TableKind { .packages }
    public static var table: String { "package" }
    public static var keys: [String] { ["package"] }
    public static var columns: [String] {
        [
            "name", "platform", "isExtra", "platformPackage", "priceCents", "outletLimit", "taxNature", "nfcomClass",
            "isActive",
        ]
    }
    public var values: [StoreValue] {
        [
            StoreValue(id), .text(name), StoreValue(platform), StoreValue(isExtra), StoreValue(platformPackage),
            StoreValue(price), StoreValue(outletLimit), StoreValue(taxNature), StoreValue(nfcomClass),
            StoreValue(isActive),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            id: row.identifier("package"), name: row.text("name"), platform: row.identifier("platform"),
            isExtra: row.flag("isExtra"), platformPackage: row.identifier("platformPackage"),
            price: row.money("priceCents"), outletLimit: row.number("outletLimit"),
            taxNature: row.optional("taxNature"), nfcomClass: row.optional("nfcomClass"),
            isActive: row.flag("isActive"))
    }
}

extension PackageChannel: SnapshotRecord {
    public static var kind: TableKind { .packageChannels }
    public static var table: String { "packageChannel" }
    public static var keys: [String] { ["package", "channelKey"] }
    public static var columns: [String] { ["channel", "name", "number", "family", "lineup"] }
    public var values: [StoreValue] {
        [
            StoreValue(package), .text(key), StoreValue(channel), .text(name), StoreValue(number), StoreValue(family),
            StoreValue(lineup),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            package: row.identifier("package"), channel: row.identifier(ifAny: "channel"), name: row.text("name"),
            number: row.number("number"), family: row.optional("family"), lineup: row.optional("lineup"))
    }
}

extension Subscriber: SnapshotRecord {
    public static var kind: TableKind { .subscribers }
    public static var table: String { "subscriber" }
    public static var keys: [String] { ["subscriber"] }
    public static var columns: [String] { ["name", "document", "email", "phone", "city", "state", "status"] }
    public var values: [StoreValue] {
        [
            StoreValue(id), .text(name), StoreValue(document?.text), StoreValue(email), StoreValue(phone),
            StoreValue(city), StoreValue(state), StoreValue(status),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            id: row.identifier("subscriber"), name: row.text("name"),
            document: row.optional("document").flatMap { try? TaxID(typed: $0) }, email: row.optional("email"),
            phone: row.optional("phone"), city: row.optional("city"), state: row.optional("state"),
            status: row.optional("status"))
    }
}

extension Contract: SnapshotRecord {
    public static var kind: TableKind { .contracts }
    public static var table: String { "contract" }
    public static var keys: [String] { ["contract"] }
    public static var columns: [String] {
        [
            "subscriber", "plan", "radiusLogin", "status", "statusSince", "dueDay", "startedOn", "endedOn", "accounts",
            "hasBeeniusPIN",
        ]
    }

    // `platform=account` lines, sorted: one column for whatever platforms a provider has.
    private var accountLines: String {
        platformAccounts.map { "\($0.key.text)=\($0.value.text)" }.sorted().joined(separator: "\n")
    }

    public var values: [StoreValue] {
        [
            StoreValue(id), StoreValue(subscriber), StoreValue(plan), StoreValue(radiusLogin), .text(status.rawValue),
            StoreValue(statusSince), StoreValue(dueDay), StoreValue(startedOn), StoreValue(endedOn),
            .text(accountLines), StoreValue(hasBeeniusPIN),
        ]
    }
    public init(_ row: StoreRow) {
        var accounts: [PlatformID: AccountID] = [:]
        for line in row.text("accounts").split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 {
                accounts[PlatformID(trusted: String(parts[0]))] = AccountID(trusted: String(parts[1]))
            }
        }
        self.init(
            id: row.identifier("contract"), subscriber: row.identifier("subscriber"), plan: row.identifier("plan"),
            radiusLogin: row.optional("radiusLogin"), status: row.word("status", else: .active),
            statusSince: row.date("statusSince"), dueDay: row.number("dueDay"), startedOn: row.date("startedOn"),
            endedOn: row.date("endedOn"), platformAccounts: accounts, hasBeeniusPIN: row.flag("hasBeeniusPIN"))
    }
}

extension ContractPackage: SnapshotRecord {
    public static var kind: TableKind { .contractPackages }
    public static var table: String { "contractPackage" }
    public static var keys: [String] { ["contract", "package", "startsOn"] }
    public static var columns: [String] {
        ["endsOn", "priceCents", "priceUntil", "reason", "freeUntil", "isCourtesy", "courtesyOwner"]
    }
    public var values: [StoreValue] {
        [
            StoreValue(contract), StoreValue(package), StoreValue(startsOn), StoreValue(endsOn), StoreValue(price),
            StoreValue(priceUntil), StoreValue(reason), StoreValue(freeUntil), StoreValue(isCourtesy),
            StoreValue(courtesyOwner),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            contract: row.identifier("contract"), package: row.identifier("package"),
            startsOn: row.date("startsOn") ?? BusinessDate(dayNumber: 0), endsOn: row.date("endsOn"),
            price: row.money("priceCents"), priceUntil: row.date("priceUntil"), reason: row.optional("reason"),
            freeUntil: row.date("freeUntil"), isCourtesy: row.flag("isCourtesy"),
            courtesyOwner: row.optional("courtesyOwner"))
    }
}

extension Point: SnapshotRecord {
    public static var kind: TableKind { .points }
    public static var table: String { "point" }
    public static var keys: [String] { ["point"] }
    public static var columns: [String] {
        ["contract", "location", "casn", "mac", "serial", "patrimony", "installedOn", "removedOn"]
    }
    public var values: [StoreValue] {
        [
            StoreValue(id), StoreValue(contract), .text(location), StoreValue(box.casn),
            StoreValue(box.mac?.description), StoreValue(box.serial), StoreValue(box.patrimony),
            StoreValue(installedOn), StoreValue(removedOn),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            id: row.identifier("point"), contract: row.identifier("contract"), location: row.text("location"),
            box: row.box, installedOn: row.date("installedOn"), removedOn: row.date("removedOn"))
    }
}
