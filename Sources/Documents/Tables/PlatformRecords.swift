internal import Domain

/// Rows of the platforms' tables. A PIN column is never read at all.
extension RowCells {
    private static var countMax: Int { 99_999 }

    func catalogueChannel() throws(RowFault) -> CatalogueChannel {
        CatalogueChannel(
            platform: try ownPlatform(), id: try identifier(.channel), name: try required(.name),
            number: try number(.number, in: 0...Self.countMax), family: text(.family), lineup: text(.lineup),
            quality: text(.quality), isActive: try boolean(.active, ifBlank: true))
    }

    func cataloguePackage() throws(RowFault) -> CataloguePackage {
        CataloguePackage(
            platform: try ownPlatform(), id: try identifier(.package), name: try required(.name),
            isExtra: try isExtraKind(), wholesalePrice: try money(.wholesalePrice),
            retailPrice: try money(.retailPrice), deviceLimit: try number(.deviceLimit, in: 0...Self.countMax),
            isActive: try boolean(.active, ifBlank: true))
    }

    private func isExtraKind() throws(RowFault) -> Bool? {
        guard let word = text(.kind) else { return nil }
        switch foldedWord(word) {
        case "base": return false
        case "extra": return true
        default: throw fault(.kind, .unknownEnumValue(allowed: ["base", "extra"]))
        }
    }

    func cataloguePackageChannel() throws(RowFault) -> CataloguePackageChannel {
        CataloguePackageChannel(
            platform: try ownPlatform(), package: try identifier(.package), channel: try identifier(.channel))
    }

    func account() throws(RowFault) -> PlatformAccount {
        PlatformAccount(
            platform: try ownPlatform(), id: try identifier(.account), status: try serviceStatus(),
            externalReference: text(.externalReference), login: text(.login), email: text(.email),
            document: try taxID(), createdOn: try date(.createdOn))
    }

    func entitlement() throws(RowFault) -> Entitlement {
        let startsOn = try date(.startsOn)
        return Entitlement(
            platform: try ownPlatform(), account: try identifier(.account), package: try identifier(.package),
            status: try serviceStatus(), id: text(.entitlement), startsOn: startsOn,
            endsOn: try end(.endsOn, after: startsOn, in: .startsOn))
    }

    func device() throws(RowFault) -> PlatformDevice {
        PlatformDevice(
            platform: try ownPlatform(), box: try findableBox(), account: try optionalIdentifier(.account),
            model: text(.model), status: try deviceStatus(), lastSeen: try date(.lastSeen))
    }
}
