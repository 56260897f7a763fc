import Domain
import Testing

/// How long an order wins over the ERP, and what shows meanwhile.
@Suite struct OrderedViewTests {
    private static let day = OrderWorld.day
    private let c1 = ContractID(trusted: "1001")
    private let espn = PackageID(trusted: "ESPN")
    private let p1 = PointID(trusted: "P1")

    private func pictures(_ days: Int...) -> ERPPictures {
        var pictures = ERPPictures()
        for offset in days {
            for kind in [TableKind.contracts, .contractPackages, .points] {
                pictures.add(kind, asOf: Self.day.adding(days: offset), isComplete: true)
            }
        }
        return pictures
    }

    private func accepted(
        _ id: String, _ operation: OrderOperation, on offset: Int = 0, takenOn: Int = 0, confirmedOn: Int? = nil
    ) -> AcceptedOrder {
        AcceptedOrder(
            order: OrderWorld.order(id, operation, on: Self.day.adding(days: offset)),
            takenOn: Self.day.adding(days: takenOn), confirmedOn: confirmedOn.map { Self.day.adding(days: $0) },
            source: Source(delivery: 5, position: 2))
    }

    private func view(
        _ orders: [AcceptedOrder], _ world: OrderWorld = OrderWorld(), pictures: ERPPictures, at offset: Int
    ) -> OrderedView {
        OrderedView(
            orders, over: world.records, pictures: pictures, on: Self.day.adding(days: offset), graceDays: 3)
    }

    private func holds(_ view: OrderedView, _ package: PackageID, _ offset: Int) -> Bool {
        view.records.contractPackages.contains { row in
            row.record.package == package && row.record.holds(on: Self.day.adding(days: offset))
        }
    }

    @Test func winsUntilTheGraceWindowEnds() {
        let order = accepted("A", .addPackage(c1, espn, price: nil))
        for offset in 0...3 {
            let view = view([order], pictures: pictures(-1, offset), at: offset)
            #expect(view.standings[order.order.id] == .awaiting, "\(offset)")
            #expect(holds(view, espn, offset))
            #expect(view.frozen.isEmpty && view.findings.isEmpty)
        }
        let late = view([order], pictures: pictures(-1, 4), at: 4)
        #expect(late.standings[order.order.id] == .contradicted)
        #expect(!holds(late, espn, 4), "the ERP's value shows")
        #expect(late.frozen.packages == [ContractedPackage(c1, espn)])
        #expect(late.findings.map(\.kind) == [.orderNotInERP])
        #expect(late.findings.first?.key == ["A"])
    }

    @Test func theWindowBeginsWhenItWasTaken() {
        let order = accepted("A", .addPackage(c1, espn, price: nil), on: -10, takenOn: 0)
        #expect(view([order], pictures: pictures(-1), at: 3).standings[order.order.id] == .awaiting)
        #expect(view([order], pictures: pictures(-1), at: 4).standings[order.order.id] == .contradicted)
    }

    @Test func withoutAnyPictureOfItsKindItStands() {
        let order = accepted("A", .addPackage(c1, espn, price: nil))
        let alone = view([order], pictures: ERPPictures(), at: 300)
        #expect(alone.standings[order.order.id] == .inForce)
        #expect(holds(alone, espn, 300))
    }

    @Test func anIncompletePictureConfirmsNothing() {
        var world = OrderWorld()
        world.rows.append(OrderWorld.row("1001", "ESPN", from: Self.day))
        let order = accepted("A", .addPackage(c1, espn, price: nil))
        var pictures = ERPPictures()
        pictures.add(.contractPackages, asOf: Self.day.adding(days: 1), isComplete: false)
        #expect(view([order], world, pictures: pictures, at: 1).standings[order.order.id] == .awaiting)
        #expect(
            view([order], world, pictures: self.pictures(1), at: 1).standings[order.order.id] == .confirmed)
        #expect(
            view([order], world, pictures: self.pictures(-1), at: 1).standings[order.order.id] == .awaiting,
            "a picture from before it took effect")
    }

    @Test func onceConfirmedTheERPRules() {
        let order = accepted("A", .addPackage(c1, espn, price: nil), confirmedOn: 1)
        let later = view([order], pictures: pictures(1, 20), at: 20)
        #expect(later.standings[order.order.id] == .confirmed)
        #expect(!holds(later, espn, 20), "the ERP took it away again, and may")
        #expect(later.frozen.isEmpty)
    }

    @Test func aScheduledOrderShowsFromItsFirstDay() {
        let order = accepted("A", .addPackage(c1, espn, price: nil), on: 5)
        let before = view([order], pictures: pictures(-1), at: 4)
        #expect(before.standings[order.order.id] == .scheduled)
        #expect(!holds(before, espn, 4))
        #expect(before.winning == [order.order.id], "what follows is judged with it")
        #expect(holds(view([order], pictures: pictures(-1), at: 5), espn, 5))
    }

    @Test func aNewerOrderOnTheKeyThaws() {
        let first = accepted("A", .setField(c1, field: "due_day", .clear("5")))
        let second = accepted("B", .setField(c1, field: "due_day", .clear("7")), on: 6, takenOn: 6)
        #expect(view([first], pictures: pictures(-1), at: 5).frozen.contracts == [c1])
        let after = view([first, second], pictures: pictures(-1), at: 6)
        #expect(after.standings[first.order.id] == .superseded)
        #expect(after.standings[second.order.id] == .awaiting)
        #expect(after.records.contracts[c1]?.record.dueDay == 7)
        #expect(after.frozen.isEmpty)
    }

    @Test func orderOfArrivalDoesNotMatter() {
        let orders = [
            accepted("A", .addPackage(c1, espn, price: nil)), accepted("B", .cancelPackage(c1, espn), on: 1),
            accepted("C", .block(c1), on: 1), accepted("D", .swapPoint(p1, box: "C2"), on: 1),
        ]
        let one = view(orders, pictures: pictures(-1), at: 2)
        let other = view(orders.reversed(), pictures: pictures(-1), at: 2)
        #expect(one.standings == other.standings)
        #expect(one.records.contractPackages.map(\.record) == other.records.contractPackages.map(\.record))
        #expect(one.records.contracts[c1]?.record == other.records.contracts[c1]?.record)
        #expect(one.standings[orders[0].order.id] == .superseded)
        let row = one.records.contractPackages.last?.record
        #expect(row?.package == espn && row?.endsOn == Self.day.adding(days: 1), "its history stays")
    }

    @Test func theERPsOutletTakesThePlaceOfTheOrderedOne() throws {
        let order = accepted("A", .addPoint(c1, location: "Quarto", box: "SN-C2"))
        let waiting = view([order], pictures: pictures(-1), at: 1)
        let provisional = Order.provisionalPoint(order.order.id)
        #expect(waiting.records.points[provisional]?.record.box.casn?.text == "C2")
        var world = OrderWorld()
        world.points.append(OrderWorld.point("P7", "1001", "Quarto 1", "C2"))
        let agreed = view([order], world, pictures: pictures(1), at: 1)
        let confirmed = try #require(agreed.newlyConfirmed.first)
        #expect(confirmed.confirmedAs?.text == "P7")
        #expect(agreed.records.points[provisional] == nil)
        let edit = accepted("B", .editPoint(provisional, location: "Cozinha"), on: 2)
        let edited = view([confirmed, edit], world, pictures: pictures(1), at: 2)
        #expect(edited.records.points[PointID(trusted: "P7")]?.record.location == "Cozinha")
    }

    @Test(arguments: [
        OrderOperation.block(ContractID(trusted: "1001")), .cancel(ContractID(trusted: "1001")),
        .unblock(ContractID(trusted: "1006")), .changePlan(ContractID(trusted: "1001"), PlanID(trusted: "TV2")),
        .setField(ContractID(trusted: "1001"), field: "radius_login", .clear("new")),
        .setField(ContractID(trusted: "1001"), field: "beenius_id", .clear("B-1")),
        .cancelPackage(ContractID(trusted: "1001"), PackageID(trusted: "HBO")),
        .deletePackage(ContractID(trusted: "1001"), PackageID(trusted: "HBO")),
        .addPackage(ContractID(trusted: "1001"), PackageID(trusted: "ESPN"), price: Money(centavos: 100)),
        .editPoint(PointID(trusted: "P1"), location: "Cozinha"), .removePoint(PointID(trusted: "P1")),
        .swapPoint(PointID(trusted: "P1"), box: "C2"),
    ])
    func whatWasOrderedIsWhatAnAgreeingERPShows(_ operation: OrderOperation) {
        let order = accepted("A", operation)
        let awaiting = view([order], pictures: pictures(0), at: 1)
        #expect(awaiting.standings[order.order.id] == .awaiting)
        // An ERP that shows just that agrees.
        var agreeing = OrderWorld()
        agreeing.contracts = awaiting.records.contracts.values.map(\.record)
        agreeing.rows = awaiting.records.contractPackages.map(\.record)
        agreeing.points = awaiting.records.points.values.map(\.record)
        let confirmed = view([order], agreeing, pictures: pictures(1), at: 1)
        #expect(confirmed.standings[order.order.id] == .confirmed)
        #expect(confirmed.newlyConfirmed.map(\.confirmedOn) == [Self.day.adding(days: 1)])
        let frozen = view([order], pictures: pictures(4), at: 4)
        #expect(frozen.standings[order.order.id] == .contradicted)
        #expect(frozen.contradictions.first?.orderedValue.isEmpty == false)
        #expect(!frozen.frozen.isEmpty)
    }

    @Test func movesAndPINsAreNeverContradicted() {
        let mark = OrderValue.sealed(SecretMark(digest: String(repeating: "b", count: 64)))
        let pin = accepted("A", .setField(c1, field: "beenius_pin", mark))
        let move = accepted("B", .moveBox(box: "C2", .repair))
        let late = view([pin, move], pictures: pictures(-1, 90), at: 90)
        #expect(late.standings[pin.order.id] == .awaiting)
        #expect(late.standings[move.order.id] == .inForce)
        #expect(late.records.contracts[c1]?.record.hasBeeniusPIN == true)
        #expect(late.frozen.isEmpty)
    }

    @Test func frozenFindingsAreWithheldAndGroupsWait() {
        let order = accepted("A", .addPackage(c1, espn, price: nil))
        let frozen = view([order], pictures: pictures(4), at: 4).frozen
        var finding = Finding(
            .payingNotProvisioned, platform: PlatformID(trusted: "beenius"), key: ["1001"],
            action: ProposedAction(
                verb: .setPackages, target: "x", present: "", wanted: "", isDestructive: false, isReversible: true,
                proof: .notNeeded))
        finding.contract = c1
        #expect(frozen.covers(finding))
        finding.package = PackageID(trusted: "HBO")
        #expect(frozen.covers(finding), "its action sets all packages at once")
        finding.contract = ContractID(trusted: "1002")
        #expect(!frozen.covers(finding))
        finding.action.isFrozenByOrder = true
        #expect(finding.action.withheldBy == .frozenByOrder)

        var input = BillingInput(
            contracts: [:], contractPackages: [], packages: [:], plans: [:], calendar: HolidayCalendar())
        let group = BillingGroup(contract: c1, package: espn, competence: Competence(of: Self.day))
        let policy = BillingPolicy(proration: .full, dueDate: .postpone)
        #expect(BillingBook(input, policy: policy).verdict(on: group) == .absent)
        input.frozen = frozen
        #expect(BillingBook(input, policy: policy).verdict(on: group) == .quarantined(.frozenByOrder))
        let plan = desiredCharges(input: input, due: Self.day, policy: policy)
        #expect(plan.quarantined.map(\.reason) == [.frozenByOrder])
    }
}
