internal import Domain

/// What an NFCom issuer needs of a package before anything of it is processed: who sells it under which tax nature,
/// and its class of seven digits. The program carries both and decides neither. Source: `domain/billing.md` §6.3–6.4.
enum FiscalData {
    /// The packages of pending events that lack one of them, by code.
    static func incomplete(_ events: [BillingEvent], _ packages: [Sighted<Package>]) -> [PackageID] {
        var known: [PackageID: Package] = [:]
        // One that left the ERP still has what it was sold under: its credits must go out.
        for package in packages { known[package.record.id] = package.record }
        return Set(events.map(\.group.package)).filter { id in
            guard let package = known[id] else { return true }
            return !isNature(package.taxNature) || !isClass(package.nfcomClass)
        }.sorted()
    }

    private static func isNature(_ text: String?) -> Bool { !(text?.trimmingBlanks().isEmpty ?? true) }

    static func isClass(_ text: String?) -> Bool {
        guard let digits = text?.trimmingBlanks().utf8 else { return false }
        return digits.count == 7 && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
