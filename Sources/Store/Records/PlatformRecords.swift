// The requirements of SnapshotRecord are documented there, once for all records.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Domain

extension CatalogueChannel: SnapshotRecord {
    public static var kind: TableKind { .catalogueChannels }
    public static var table: String { "catalogueChannel" }
    public static var keys: [String] { ["platform", "channel"] }
    public static var columns: [String] { ["name", "number", "family", "lineup", "quality", "isActive"] }
    public var values: [StoreValue] {
        [
            StoreValue(platform), StoreValue(id), .text(name), StoreValue(number), StoreValue(family),
            StoreValue(lineup), StoreValue(quality), StoreValue(isActive),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            platform: row.identifier("platform"), id: row.identifier("channel"), name: row.text("name"),
            number: row.number("number"), family: row.optional("family"), lineup: row.optional("lineup"),
            quality: row.optional("quality"), isActive: row.flag("isActive"))
    }
}

extension CataloguePackage: SnapshotRecord {
    public static var kind: TableKind { .cataloguePackages }
    public static var table: String { "cataloguePackage" }
    public static var keys: [String] { ["platform", "package"] }
    public static var columns: [String] {
        ["name", "isExtra", "wholesaleCents", "retailCents", "deviceLimit", "isActive"]
    }
    public var values: [StoreValue] {
        [
            StoreValue(platform), StoreValue(id), .text(name), isExtra.map { StoreValue($0) } ?? .null,
            StoreValue(wholesalePrice), StoreValue(retailPrice), StoreValue(deviceLimit), StoreValue(isActive),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            platform: row.identifier("platform"), id: row.identifier("package"), name: row.text("name"),
            isExtra: row.number("isExtra").map { $0 != 0 }, wholesalePrice: row.money("wholesaleCents"),
            retailPrice: row.money("retailCents"), deviceLimit: row.number("deviceLimit"),
            isActive: row.flag("isActive"))
    }
}

extension CataloguePackageChannel: SnapshotRecord {
    public static var kind: TableKind { .cataloguePackageChannels }
    public static var table: String { "cataloguePackageChannel" }
    public static var keys: [String] { ["platform", "package", "channel"] }
    public static var columns: [String] { [] }
    public var values: [StoreValue] { [StoreValue(platform), StoreValue(package), StoreValue(channel)] }
    public init(_ row: StoreRow) {
        self.init(
            platform: row.identifier("platform"), package: row.identifier("package"),
            channel: row.identifier("channel"))
    }
}

extension PlatformAccount: SnapshotRecord {
    public static var kind: TableKind { .accounts }
    public static var table: String { "account" }
    public static var keys: [String] { ["platform", "account"] }
    public static var columns: [String] {
        ["status", "externalReference", "login", "email", "document", "createdOn"]
    }
    public var values: [StoreValue] {
        [
            StoreValue(platform), StoreValue(id), .text(status.rawValue), StoreValue(externalReference),
            StoreValue(login), StoreValue(email), StoreValue(document?.text), StoreValue(createdOn),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            platform: row.identifier("platform"), id: row.identifier("account"),
            status: row.word("status", else: .unknown), externalReference: row.optional("externalReference"),
            login: row.optional("login"), email: row.optional("email"),
            document: row.optional("document").flatMap { try? TaxID(typed: $0) }, createdOn: row.date("createdOn"))
    }
}

extension Entitlement: SnapshotRecord {
    public static var kind: TableKind { .entitlements }
    public static var table: String { "entitlement" }
    public static var keys: [String] { ["platform", "account", "package"] }
    public static var columns: [String] { ["status", "entitlement", "startsOn", "endsOn"] }
    public var values: [StoreValue] {
        [
            StoreValue(platform), StoreValue(account), StoreValue(package), .text(status.rawValue), StoreValue(id),
            StoreValue(startsOn), StoreValue(endsOn),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            platform: row.identifier("platform"), account: row.identifier("account"),
            package: row.identifier("package"), status: row.word("status", else: .unknown),
            id: row.optional("entitlement"), startsOn: row.date("startsOn"), endsOn: row.date("endsOn"))
    }
}

extension PlatformDevice: SnapshotRecord {
    public static var kind: TableKind { .devices }
    public static var table: String { "device" }
    public static var keys: [String] { ["platform", "device"] }
    public static var columns: [String] {
        ["casn", "mac", "serial", "smartcard", "account", "model", "status", "lastSeen"]
    }
    public var values: [StoreValue] {
        [
            StoreValue(platform), .text(box.label), StoreValue(box.casn), StoreValue(box.mac?.description),
            StoreValue(box.serial), StoreValue(box.smartcard), StoreValue(account), StoreValue(model),
            .text(status.rawValue), StoreValue(lastSeen),
        ]
    }
    public init(_ row: StoreRow) {
        self.init(
            platform: row.identifier("platform"), box: row.box, account: row.identifier(ifAny: "account"),
            model: row.optional("model"), status: row.word("status", else: .unknown), lastSeen: row.date("lastSeen"))
    }
}
