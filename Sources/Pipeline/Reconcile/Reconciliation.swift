internal import Domain
internal import Store

/// Holds both sides against each other and keeps the life of every finding. Reads and writes in one transaction;
/// repeated for the same run it gives the same states.
struct Reconciliation {
    let context: Context
    let run: RunRow

    /// What a run observed.
    struct Outcome {
        /// Findings with their state, those that this run saw resolved included.
        var rows: [FindingRow] = []
        /// Subscribers by platform.
        var subscribers: [PlatformID: SubscriberResult] = [:]
        /// Live boxes by platform.
        var liveBoxes: [PlatformID: Int] = [:]
    }

    func make() throws -> Outcome {
        try context.store.write { tx in
            context.progress.begin(.reconcile, of: nil)
            try tx.confirmOrders(in: context)
            let records = try RecordsInForce(tx, in: context)
            let sides = try Sides(tx, records, context.asOf)
            var observed = records.findings
            let intake = try RunIntake(
                run, records.snapshots, staleDays: context.configuration.staleAfterDays, tx)
            observed += reconcileInputs(intake.health, on: context.asOf)
            var outcome = Outcome()
            var allBoxes: [Sighted<PlatformDevice>] = []
            for platform in sides.platforms {
                let packages = try tx.sighted(
                    CataloguePackage.self, platform: platform, snapshots: records.snapshots)
                let boxes = try tx.sighted(PlatformDevice.self, platform: platform, snapshots: records.snapshots)
                observed += reconcileCatalogue(try sides.catalogue(platform, packages, tx))
                observed += reconcileOffers(try sides.offers(platform, packages, tx, context), on: context.asOf)
                let result = reconcileSubscribers(
                    try sides.subscribers(platform, packages, boxes, tx, context), on: context.asOf)
                observed += result.findings
                outcome.subscribers[platform] = result
                allBoxes += boxes
            }
            let devices = sides.devices(allBoxes, outcome.subscribers, context)
            outcome.liveBoxes = devices.liveBoxes
            observed += reconcileDevices(devices, on: context.asOf).map { finding in
                finding.platform.flatMap { outcome.subscribers[$0]?.withholding(finding) } ?? finding
            }
            observed += D13BoxWithoutDocument.findings(sides.custody.undocumented)
            observed += D05BoxNotReturned.findings(
                sides.returnDue(context.configuration.replacementCosts, context.asOf),
                grace: context.configuration.grace)
            observed += reconcileBilling(try billing(records, tx))
            let contest = SnapshotContest(
                try tx.conflicts(records.snapshots), contracts: sides.contracts, packages: sides.contractPackages,
                plans: records.plans)
            observed = observed.map(contest.withholding) + contest.findings
            outcome.rows = try keep(
                observed,
                judged: { finding in
                    intake.judges(finding)
                        ?? (sides.judgedClasses(finding.kind, finding.platform) || sides.isMoot(finding))
                },
                frozen: records.frozen, tx)
            return outcome
        }
    }

    /// The charges of this month and of those around it.
    private func billing(_ records: RecordsInForce, _ tx: Transaction) throws -> BillingSides {
        let month = Competence(of: context.asOf)
        let events = try tx.billingEvents(around: month)
        let known = BillingRun.united(try tx.billingEvents(around: month.previous.previous), events)
        return BillingSides(
            input: BillingRun.input(records, over: known, in: context), policy: context.configuration.billing,
            events: events,
            results: try tx.billingResults().map(\.record),
            isComplete: BillingRun.isContractsSideComplete(
                records.snapshots, outlets: context.configuration.billing.outlets))
    }

    /// Writes the observed findings over what is known, and resolves those that were judged and are gone.
    private func keep(
        _ observed: [Finding], judged: (Finding) -> Bool, frozen: FrozenKeys, _ tx: Transaction
    ) throws -> [FindingRow] {
        var known: [String: FindingRow] = [:]
        for row in try tx.findings() { known[row.id] = row }
        let accepted = Set(try tx.acceptances().filter { $0.value.until >= context.asOf }.keys)
        var rows: [FindingRow] = []
        for finding in observed {
            let id = finding.id(provider: context.configuration.provider)
            let before = known.removeValue(forKey: id)
            var life = before?.lifecycle ?? FindingLifecycle(firstSeenOn: context.asOf, run: run.number)
            var earlier = before?.before
            if let before, before.finding.content != finding.content {
                life.changedRun = run.number
                earlier = FindingRow.Earlier(before.finding)
            }
            life.observe(on: context.asOf, run: run.number)
            life.accept(accepted.contains(id), run: run.number)
            rows.append(FindingRow(id: id, finding: finding, history: life.text, before: earlier))
        }
        for row in known.values.sorted(by: { $0.id < $1.id }) {
            guard var life = row.lifecycle else { continue }
            if life.resolvedRun == nil, judged(row.finding) { life.resolve(run: run.number) }
            if life.resolvedRun == nil { life.accept(accepted.contains(row.id), run: run.number) }
            // What was not judged stays open; what was resolved before is history.
            if life.resolvedRun == nil || life.resolvedRun == run.number {
                rows.append(FindingRow(id: row.id, finding: row.finding, history: life.text, before: row.before))
            }
        }
        for index in rows.indices where frozen.covers(rows[index].finding) {
            rows[index].finding.action.isFrozenByOrder = true
        }
        for index in rows.indices where rows[index].lifecycle?.isAccepted == true {
            rows[index].finding.action.hold = .accepted
            rows[index].finding.followUp?.hold = .accepted
        }
        for row in rows { try tx.save(row) }
        return rows.sorted { Finding.order($0.finding, $1.finding) }
    }
}

/// The records of both sides, as of a date.
private struct Sides {
    let snapshots: [SnapshotRow]
    let evidence: Evidence
    let platforms: [PlatformID]
    let packages: [Sighted<Package>]
    let packageChannels: [Sighted<PackageChannel>]
    let contracts: [Sighted<Contract>]
    let contractPackages: [Sighted<ContractPackage>]
    let points: [Sighted<Point>]
    let expectation: Expectation
    let custody: BoxCustody
    private let date: BusinessDate
    private let subscribersByID: [SubscriberID: Subscriber]

    init(_ tx: Transaction, _ records: RecordsInForce, _ date: BusinessDate) throws {
        let snapshots = records.snapshots
        self.date = date
        self.snapshots = snapshots
        var evidence = Evidence()
        for snapshot in snapshots {
            evidence.add(snapshot.claim.kind, snapshot.claim.platform, isComplete: snapshot.claim.isComplete)
        }
        self.evidence = evidence
        packages = records.packages
        packageChannels = try tx.sighted(PackageChannel.self, snapshots: snapshots)
        contracts = records.contracts
        points = records.points
        contractPackages = records.contractPackages
        expectation = Expectation(
            plans: records.plans, packages: packages, contractPackages: contractPackages, prices: records.prices,
            on: date)
        custody = try BoxCustody(store: tx, records: records, on: date)
        platforms = Set(snapshots.compactMap(\.claim.platform)).sorted()
        subscribersByID = Dictionary(
            try tx.sighted(Subscriber.self, snapshots: snapshots).filter(\.isPresent).map { ($0.record.id, $0.record) },
            uniquingKeysWith: { $1 })
    }

    func catalogue(
        _ platform: PlatformID, _ platformPackages: [Sighted<CataloguePackage>], _ tx: Transaction
    ) throws -> CatalogueSides {
        var retail: [PackageID: Money] = [:]
        for contract in contracts where contract.isPresent && contract.record.status != .cancelled {
            for due in expectation.due(to: contract, on: platform) {
                retail[due.package, default: .zero] += expectation.listPrice(of: due.code, on: platform)
            }
        }
        var both = CatalogueSides(
            platform: platform, packages: packages, packageChannels: packageChannels,
            channels: try tx.sighted(CatalogueChannel.self, platform: platform, snapshots: snapshots),
            platformPackages: platformPackages,
            compositions: try tx.sighted(CataloguePackageChannel.self, platform: platform, snapshots: snapshots),
            retailOfCustomers: retail, evidence: evidence)
        both.qualityBefore = try tx.qualityBefore(platform, changedSince: date.adding(days: -recentDays))
        return both
    }

    /// Days for which a change of a platform's own catalogue is said.
    private var recentDays: Int { 30 }

    func offers(
        _ platform: PlatformID, _ platformPackages: [Sighted<CataloguePackage>], _ tx: Transaction, _ context: Context
    ) throws -> OfferSides {
        var both = OfferSides(
            platform: platform, expectation: expectation, contracts: contracts, contractPackages: contractPackages,
            points: points,
            platformPackages: platformPackages,
            evidence: evidence)
        both.wholesaleBefore = try tx.wholesaleBefore(
            platform, changedSince: context.asOf.adding(days: -recentDays))
        both.margin = context.configuration.margin
        both.pointPrice = context.configuration.pointPrice
        return both
    }

    func subscribers(
        _ platform: PlatformID, _ platformPackages: [Sighted<CataloguePackage>], _ boxes: [Sighted<PlatformDevice>],
        _ tx: Transaction, _ context: Context
    ) throws -> SubscriberSides {
        let wholesale = platformPackages.filter(\.isPresent).map { ($0.record.id, $0.record.wholesalePrice ?? .zero) }
        var both = SubscriberSides(
            platform: platform, contracts: contracts, expectation: expectation,
            accounts: try tx.sighted(PlatformAccount.self, platform: platform, snapshots: snapshots),
            entitlements: try tx.sighted(Entitlement.self, platform: platform, snapshots: snapshots),
            wholesale: Dictionary(wholesale, uniquingKeysWith: { first, _ in first }), evidence: evidence)
        both.traits = context.traits(of: platform)
        both.grace = context.configuration.grace
        both.wantsExpectedState = [.pull, .callback].contains(both.traits.direction)
        both.subscribers = subscribersByID
        both.devices = boxes
        both.points = points
        both.devicesAsOf = snapshots.filter { $0.claim.kind == .devices && $0.claim.platform == platform }
            .map(\.claim.asOf).max()
        both.invoice = try tx.invoiceLines().map(\.record).filter { $0.platform == platform }
        return both
    }

    func devices(
        _ boxes: [Sighted<PlatformDevice>], _ results: [PlatformID: SubscriberResult], _ context: Context
    ) -> DeviceSides {
        var both = DeviceSides(
            points: points, devices: boxes, register: BoxRegister(custody.boxes), evidence: evidence)
        both.contracts = contracts
        both.links = results.mapValues(\.contractOfAccount)
        both.accountStates = results.mapValues(\.stateOfAccount)
        both.grace = context.configuration.grace
        both.withoutDevices = Set(platforms.filter { !context.traits(of: $0).hasDevices })
        both.pointPrice = context.configuration.pointPrice
        return both
    }

    func returnDue(_ costs: ReplacementCosts, _ date: BusinessDate) -> [ReturnDueBox] {
        let owners = contracts.map { ($0.record.id, $0.record.subscriber) }
        return custody.returnDue(
            costs: costs, subscribers: Dictionary(owners, uniquingKeysWith: { $1 }), on: date)
    }

    /// Whether our own side alone says that a finding no longer holds: a box that is with a customer now is not active
    /// in stock, however old the platform's picture is.
    func isMoot(_ finding: Finding) -> Bool {
        guard finding.kind == .boxActiveInStock, let name = finding.box else { return false }
        return BoxRegister(custody.boxes).box(BoxIdentifiers(anyOf: name))?.custody.isWithCustomer ?? false
    }

    /// Whether a finding of a class that is not observed may be called resolved: only where the side that would show
    /// it proved its newest picture complete. A picture that may be cut resolves nothing.
    func judgedClasses(_ kind: FindingClass, _ platform: PlatformID?) -> Bool {
        kind.judgedBy.allSatisfy { kind in
            let newest = snapshots.last {
                $0.claim.kind == kind && !$0.isDelta && (!kind.isOfPlatform || $0.claim.platform == platform)
            }
            return newest?.claim.isComplete ?? true
        }
    }
}
