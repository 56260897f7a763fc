internal import Domain

/// The canonical tables that a platform's file or answer can become, and their columns. A test holds this beside the
/// readers of tables.
enum FieldList {
    struct Fields: Sendable {
        var required: [String]
        /// At least one of them.
        var oneOf: [String] = []
        var optional: [String]

        var all: [String] { required + oneOf + optional }
    }

    static let byKind: [TableKind: Fields] = [
        .accounts: Fields(
            required: ["account", "status"],
            optional: ["external_ref", "login", "email", "document", "created_on", "pin"]),
        .entitlements: Fields(
            required: ["account", "package", "status"], optional: ["entitlement", "starts_on", "ends_on"]),
        .devices: Fields(
            required: [], oneOf: ["casn", "mac", "serial"],
            optional: ["account", "smartcard", "model", "status", "last_seen"]),
        .catalogueChannels: Fields(
            required: ["channel", "name"], optional: ["number", "family", "lineup", "quality", "active"]),
        .cataloguePackages: Fields(
            required: ["package", "name"],
            optional: ["kind", "wholesale_price", "retail_price", "device_limit", "active"]),
        .cataloguePackageChannels: Fields(required: ["package", "channel"], optional: []),
    ]

    /// Names of the kinds, sorted.
    static let kinds = byKind.keys.map(\.rawValue).sorted()
    /// The canonical states, in their order.
    static let states = ServiceStatus.allCases.map(\.rawValue)
    /// Fields whose content must never be kept: only whether there is any.
    static let secrets: Set<String> = ["pin"]
    /// Fields that hold a state of the platform.
    static let stateField = "status"
}
