/// The oracle's reading of catalogues and devices.
extension Oracle {
    private func gridOfERP(_ platform: String) -> [GridRow] {
        let codes = Set(world.packages.filter { $0.platform == platform }.map(\.code))
        return world.grid.filter { codes.contains($0.package) }
    }

    /// The platform id of a row: its own, else that of the channel with the same number and name.
    private func channelID(_ row: GridRow, _ platform: String) -> String? {
        row.channel
            ?? world.channels.first { $0.platform == platform && $0.number == row.number && $0.name == row.name }?.id
    }

    func channels(of platform: String) -> Set<Difference> {
        var found: Set<Difference> = []
        let rows = gridOfERP(platform)
        let active = world.channels.filter { $0.platform == platform && $0.isActive }
        for row in rows {
            guard let id = channelID(row, platform) else { continue }
            if world.disputedChannels.contains(id) { continue }
            guard let channel = active.first(where: { $0.id == id }) else {
                found.insert(Difference(kind: "C01", platform: platform, key: id))
                continue
            }
            let fields = [
                ("C03", channel.number == row.number), ("C04", channel.name == row.name),
                ("C05", channel.family == row.family),
            ]
            for (kind, isEqual) in fields where !isEqual {
                found.insert(Difference(kind: kind, platform: platform, key: id))
            }
        }
        let sold = Set(rows.compactMap { channelID($0, platform) })
        for channel in active where !sold.contains(channel.id) {
            found.insert(Difference(kind: "C02", platform: platform, key: channel.id))
        }
        return found
    }

    func packages(of platform: String) -> Set<Difference> {
        let ours = world.packages.filter { $0.platform == platform }
        let theirs = world.platformPackages.filter { $0.platform == platform }
        let missing = ours.filter { package in !theirs.contains { $0.code == package.codeOnPlatform } }
        let unknown = theirs.filter { package in !ours.contains { $0.codeOnPlatform == package.code } }
        let free = ours.filter { package in
            guard package.isExtra, package.cents == nil else { return false }
            return world.contractPackages.contains { row in
                row.package == package.code && row.cents == nil && !row.isCourtesy && row.holds(on: day)
                    && world.contracts.contains { $0.code == row.contract && $0.status != .cancelled }
            }
        }
        let otherwise = ours.filter { package in
            theirs.contains { $0.code == package.codeOnPlatform && $0.isExtra != package.isExtra }
        }
        let favoured = ours.filter { !self.favoured($0).isEmpty }
        return Set(
            missing.map { Difference(kind: $0.platformCode == nil ? "P15" : "P01", platform: platform, key: $0.code) }
        ).union((free + otherwise).map { Difference(kind: "P08", platform: platform, key: $0.code) })
            .union(favoured.map { Difference(kind: "P06", platform: platform, key: $0.code) })
            .union(unknown.map { Difference(kind: "P02", platform: platform, key: $0.code) })
    }

    func composition(of platform: String) -> Set<Difference> {
        var found: Set<Difference> = []
        let oneSided = oneSided(platform)
        for package in world.packages where package.platform == platform {
            guard
                world.platformPackages.contains(where: { $0.platform == platform && $0.code == package.codeOnPlatform })
            else { continue }
            let (ours, theirs) = channels(in: package, but: oneSided)
            if !theirs.isSubset(of: ours) {
                found.insert(Difference(kind: "P03", platform: platform, key: package.code))
            }
            if !ours.isSubset(of: theirs) {
                found.insert(Difference(kind: "P04", platform: platform, key: package.code))
            }
        }
        return found
    }

    /// Channels that only one side has.
    private func oneSided(_ platform: String) -> Set<String> {
        Set(channels(of: platform).filter { ["C01", "C02"].contains($0.kind) }.map(\.key))
    }

    /// What each side has in a package, but for channels that only one side has at all.
    func channels(in package: ERPPackage, but known: Set<String>? = nil) -> (ours: Set<String>, theirs: Set<String>) {
        let platform = package.platform
        let oneSided = known ?? oneSided(platform)
        let rows = world.grid.filter { $0.package == package.code }
        let theirs = world.platformGrid.filter { $0.platform == platform && $0.package == package.codeOnPlatform }
        return (
            Set(rows.compactMap { channelID($0, platform) }).subtracting(oneSided),
            Set(theirs.map(\.channel)).subtracting(oneSided)
        )
    }

    // MARK: Boxes

    private func isLive(_ point: Point) -> Bool { point.removedOn.map { $0 > day } ?? true }

    func boxesOnTwoContracts() -> Set<Difference> {
        let places = Dictionary(grouping: world.points.filter { isLive($0) && $0.box != nil }, by: { $0.box ?? "" })
        let crowded = places.filter { Set($0.value.map(\.contract)).count > 1 }
        return Set(crowded.keys.map { Difference(kind: "D01", platform: "-", key: $0) })
    }

    func devices(of platform: String) -> Set<Difference> {
        let installed = Set(world.points.filter(isLive).compactMap(\.box))
        var found: Set<Difference> = []
        for device in world.devices where device.platform == platform && device.status.isLive {
            if let serial = device.serial, world.spokenFor.contains(serial) { continue }
            let box = world.boxes.first {
                ($0.casn != nil && $0.casn == device.casn) || $0.serial == device.serial || $0.mac == device.mac
            }
            if let box {
                if installed.contains(box.serial) || world.spokenFor.contains(box.serial) { continue }
                found.insert(Difference(kind: "D04", platform: platform, key: box.serial))
            } else {
                found.insert(Difference(kind: "D03", platform: platform, key: device.serial ?? device.mac ?? ""))
            }
        }
        return found
    }

    /// The agreements of a package at another price than the list's, without a written reason.
    func favoured(_ package: ERPPackage?) -> [ContractPackage] {
        guard let package, let listed = package.cents else { return [] }
        return world.contractPackages.filter { row in
            row.package == package.code && row.cents.map { $0 != listed } ?? false && row.reason.isEmpty
                && !row.isCourtesy && row.holds(on: day) && (row.priceUntil.map { day < $0 } ?? true)
                && (row.freeUntil.map { $0 <= day } ?? true)
                && world.contracts.contains { $0.code == row.contract && $0.status != .cancelled }
        }
    }
}
