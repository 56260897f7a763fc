import Domain

extension FindingsWorld {
    var evidence: Evidence {
        var evidence = Evidence()
        for kind in TableKind.allCases where kind.isSnapshot {
            guard let count = snapshots[kind] ?? .some(2) else { continue }
            for platform in kind.isOfPlatform ? [Self.beenius, Self.cdntv] : [nil] {
                // Delivered, and proved nothing.
                evidence.add(kind, platform, isComplete: false)
                for _ in 0..<count { evidence.add(kind, platform, isComplete: true) }
            }
        }
        return evidence
    }

    var expectation: Expectation {
        Expectation(plans: plans, packages: packages, contractPackages: rows, on: Self.today)
    }

    func subscribers(on platform: PlatformID = beenius) -> SubscriberResult {
        let wholesale = offers.filter { $0.isPresent && $0.record.platform == platform }
        var sides = SubscriberSides(
            platform: platform, contracts: contracts, expectation: expectation,
            accounts: accounts.filter { $0.record.platform == platform },
            entitlements: grants.filter { $0.record.platform == platform },
            wholesale: Dictionary(
                wholesale.map { ($0.record.id, $0.record.wholesalePrice ?? .zero) },
                uniquingKeysWith: { first, _ in first }),
            evidence: evidence)
        sides.subscribers = Dictionary(subscribers.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        sides.devices = devices.filter { $0.record.platform == platform }
        sides.points = points
        if let ladder { sides.traits.ladder = ladder }
        sides.invoice = invoice
        sides.grace = grace
        if let traits { sides.traits = traits }
        sides.devicesAsOf = devicesAsOf
        var result = reconcileSubscribers(sides, on: Self.today)
        result.findings.removeAll { ignored.contains($0.kind) }
        return result
    }

    /// `retail`: what the customers of the ERP's packages pay; `subscribers`: how many the platform's packages have.
    func catalogue(
        on platform: PlatformID = beenius, retail: [String: Int64] = [:], subscribers: [String: Int] = [:]
    ) -> [Finding] {
        var sides = CatalogueSides(
            platform: platform, packages: packages, packageChannels: grid,
            channels: channels.filter { $0.record.platform == platform },
            platformPackages: offers.filter { $0.record.platform == platform },
            compositions: compositions.filter { $0.record.platform == platform },
            retailOfCustomers: [:], evidence: evidence)
        for (id, cents) in retail { sides.retailOfCustomers[PackageID(trusted: id)] = Money(centavos: cents) }
        for (id, count) in subscribers { sides.subscribersOf[PackageID(trusted: id)] = count }
        return reconcileCatalogue(sides)
    }

    var register: BoxRegister {
        let live = points.filter { $0.isPresent && ($0.record.removedOn.map { Self.today < $0 } ?? true) }
        let installed = Set(live.flatMap { $0.record.box.finding })
        return BoxRegister(
            boxes.enumerated().map { number, identifiers in
                SetTopBox(
                    number: Int64(number), identifiers: identifiers, model: nil, platform: nil, location: nil,
                    custody: installed.isDisjoint(with: identifiers.finding) ? .stock : .installed, contract: nil,
                    point: nil)
            })
    }

    func boxFindings() -> [Finding] {
        reconcileDevices(
            DeviceSides(points: points, devices: devices, register: register, evidence: evidence), on: Self.today)
    }

    /// Everything there is to say, in the order of a report.
    func findings() -> [Finding] {
        let platforms = [Self.beenius, Self.cdntv]
        let all =
            platforms.flatMap { catalogue(on: $0) } + platforms.flatMap { subscribers(on: $0).findings }
            + boxFindings()
        return all.sorted(by: Finding.order)
    }

    /// Every list in another order.
    func shuffled(_ random: inout SeededGenerator) -> FindingsWorld {
        var world = self
        world.plans.shuffle(using: &random)
        world.packages.shuffle(using: &random)
        world.grid.shuffle(using: &random)
        world.contracts.shuffle(using: &random)
        world.rows.shuffle(using: &random)
        world.points.shuffle(using: &random)
        world.channels.shuffle(using: &random)
        world.offers.shuffle(using: &random)
        world.compositions.shuffle(using: &random)
        world.accounts.shuffle(using: &random)
        world.grants.shuffle(using: &random)
        world.devices.shuffle(using: &random)
        world.boxes.shuffle(using: &random)
        return world
    }
}

extension [Finding] {
    var codes: [String] { map(\.kind.rawValue) }
    /// Class and key of each.
    var headings: [String] { map { "\($0.kind.rawValue) \($0.key.joined(separator: "/"))" } }
}
