internal import Domain

/// Rows of the ERP's tables and of the set-top import.
extension RowCells {
    /// Highest channel number, outlet limit and device limit taken from a table: more is a mistyped cell.
    private static var countMax: Int { 99_999 }

    func plan() throws(RowFault) -> Plan {
        Plan(
            id: try identifier(.plan), name: try required(.name), allowsTV: try boolean(.allowsTV),
            platform: try optionalPlatform(), defaultPackage: try optionalIdentifier(.defaultPackage),
            price: try money(.price), isActive: try boolean(.active, ifBlank: true))
    }

    func package() throws(RowFault) -> Package {
        let id: PackageID = try identifier(.package)
        return Package(
            id: id, name: try required(.name), platform: try platform(), isExtra: try boolean(.extra),
            platformPackage: try optionalIdentifier(.platformPackage) ?? id, price: try money(.price),
            outletLimit: try number(.outletLimit, in: 0...Self.countMax), taxNature: text(.taxNature),
            nfcomClass: text(.nfcomClass), isActive: try boolean(.active, ifBlank: true))
    }

    func packageChannel() throws(RowFault) -> PackageChannel {
        PackageChannel(
            package: try identifier(.package), channel: try optionalIdentifier(.channel), name: try required(.name),
            number: try number(.number, in: 0...Self.countMax), family: text(.family), lineup: text(.lineup))
    }

    func subscriber() throws(RowFault) -> Subscriber {
        Subscriber(
            id: try identifier(.subscriber), name: try required(.name), document: try taxID(), email: text(.email),
            phone: text(.phone), city: text(.city), state: text(.state), status: text(.status))
    }

    func contract() throws(RowFault) -> Contract {
        let startedOn = try date(.startedOn)
        return Contract(
            id: try identifier(.contract), subscriber: try identifier(.subscriber), plan: try identifier(.plan),
            radiusLogin: text(.radiusLogin), status: try contractStatus(), statusSince: try date(.statusSince),
            dueDay: try number(.dueDay, in: 1...31), startedOn: startedOn,
            endedOn: try end(.endedOn, after: startedOn, in: .startedOn), platformAccounts: try platformAccounts(),
            hasBeeniusPIN: isFilled(.beeniusPIN))
    }

    /// The accounts of `<platform>_account`, and Beenius' of `beenius_id` (*ID Assinante Beenius*).
    private func platformAccounts() throws(RowFault) -> [PlatformID: AccountID] {
        var accounts: [PlatformID: AccountID] = [:]
        let beenius = PlatformID(trusted: "beenius")
        if let account: AccountID = try optionalIdentifier(.beeniusID) { accounts[beenius] = account }
        for column in layout.platformAccounts {
            let reference = ColumnReference.platformAccount(column.platform)
            guard let account: AccountID = try identifier(at: column.index, reference: reference) else { continue }
            if let other = accounts[column.platform], other != account {
                throw RowFault(
                    line: row.line, column: reference, value: account.text,
                    rule: .conflict(with: .column(.beeniusID)))
            }
            accounts[column.platform] = account
        }
        return accounts
    }

    func contractPackage() throws(RowFault) -> ContractPackage {
        guard let startsOn = try date(.startsOn) else { throw fault(.startsOn, .empty) }
        return ContractPackage(
            contract: try identifier(.contract), package: try identifier(.package), startsOn: startsOn,
            endsOn: try end(.endsOn, after: startsOn, in: .startsOn), price: try money(.price),
            priceUntil: try date(.priceUntil), reason: text(.reason), freeUntil: try date(.freeUntil),
            isCourtesy: try boolean(.courtesy, ifBlank: false), courtesyOwner: text(.courtesyOwner))
    }

    /// A point without a room or without a box is a point: both may be missing in the world.
    func point() throws(RowFault) -> Point {
        let installedOn = try date(.installedOn)
        return Point(
            id: try identifier(.point), contract: try identifier(.contract), location: text(.location) ?? "",
            box: try boxIdentifiers(), installedOn: installedOn,
            removedOn: try end(.removedOn, after: installedOn, in: .installedOn))
    }

    func boxImport() throws(RowFault) -> BoxImport {
        BoxImport(
            box: try findableBox(), model: text(.model), platform: try optionalPlatform(), location: text(.location),
            accessKey: try accessKey(), cost: try money(.cost))
    }

    func boxIdentifiers() throws(RowFault) -> BoxIdentifiers {
        BoxIdentifiers(
            casn: try optionalIdentifier(.casn), mac: try mac(), serial: try optionalIdentifier(.serial),
            patrimony: try optionalIdentifier(.patrimony), smartcard: try optionalIdentifier(.smartcard))
    }

    /// A box by at least one of CASN, MAC and serial: an asset tag or a smart card alone names no device.
    func findableBox() throws(RowFault) -> BoxIdentifiers {
        let box = try boxIdentifiers()
        guard box.casn != nil || box.mac != nil || box.serial != nil else {
            throw RowFault(
                line: row.line, column: .row, value: box.label, rule: .missingIdentifier(oneOf: [.casn, .mac, .serial]))
        }
        return box
    }
}
