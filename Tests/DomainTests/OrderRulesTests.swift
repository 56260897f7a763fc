import Domain
import Testing

/// Every operation: its success and each of its refusals.
@Suite struct OrderRulesTests {
    private let c1 = ContractID(trusted: "1001")
    private let c2 = ContractID(trusted: "1002")
    private let cancelled = ContractID(trusted: "1003")
    private let noLogin = ContractID(trusted: "1004")
    private let onNet = ContractID(trusted: "1005")
    private let blocked = ContractID(trusted: "1006")
    private let espn = PackageID(trusted: "ESPN")
    private let hbo = PackageID(trusted: "HBO")
    private let p1 = PointID(trusted: "P1")
    private let before = OrderWorld.day.adding(days: -200)

    private func refusal(_ verdict: OrderVerdict) -> OrderRefusal? {
        if case .refused(let refusal, let conflict) = verdict, !conflict.isEmpty { refusal } else { nil }
    }

    private func referent(_ verdict: OrderVerdict) -> OrderReferent? {
        if case .pending(let referent, _) = verdict { referent } else { nil }
    }

    @Test func addPackage() {
        var world = OrderWorld()
        #expect(world.judge(.addPackage(c1, espn, price: nil)) == .accepted)
        #expect(world.judge(.addPackage(c1, PackageID(trusted: "OLD"), price: nil)) == .accepted, "an ended one again")
        #expect(referent(world.judge(.addPackage(.c("9"), espn, price: nil))) == .contract)
        #expect(referent(world.judge(.addPackage(c1, .p("NEW"), price: nil))) == .package)
        #expect(refusal(world.judge(.addPackage(c1, .p("BASICO"), price: nil))) == .packageNotExtra)
        #expect(refusal(world.judge(.addPackage(c1, .p("GONE"), price: nil))) == .packageInactive)
        #expect(refusal(world.judge(.addPackage(c1, .p("ONE"), price: nil))) == .outletLimit)
        #expect(refusal(world.judge(.addPackage(onNet, espn, price: nil))) == .planWithoutTV)
        #expect(refusal(world.judge(.addPackage(cancelled, espn, price: nil))) == .contractCancelled)
        #expect(refusal(world.judge(.addPackage(noLogin, espn, price: nil))) == .noLogin)
        #expect(refusal(world.judge(.addPackage(c1, espn, price: nil), on: before)) == .beforeContract)
        #expect(
            world.judge(.addPackage(c1, hbo, price: nil))
                == .refused(.alreadyContracted, conflict: "1001 / HBO / \(OrderWorld.day.adding(days: -50))"))
        world.plans.removeAll { $0.id.text == "TV" }
        #expect(referent(world.judge(.addPackage(c1, espn, price: nil))) == .plan)
    }

    @Test func cancelPackage() {
        let world = OrderWorld()
        #expect(world.judge(.cancelPackage(c1, hbo)) == .accepted)
        #expect(refusal(world.judge(.cancelPackage(c1, espn))) == .notContracted)
        #expect(refusal(world.judge(.cancelPackage(c1, .p("OLD")))) == .notContracted)
        #expect(refusal(world.judge(.cancelPackage(cancelled, hbo))) == .contractCancelled)
        #expect(refusal(world.judge(.cancelPackage(c1, hbo), on: before)) == .beforeContract)
        #expect(referent(world.judge(.cancelPackage(.c("9"), hbo))) == .contract)
    }

    @Test func deletePackage() {
        var world = OrderWorld()
        #expect(world.judge(.deletePackage(c1, hbo)) == .accepted)
        #expect(refusal(world.judge(.deletePackage(c1, espn))) == .notContracted)
        #expect(refusal(world.judge(.deletePackage(c1, hbo), on: before)) == .beforeContract)
        #expect(referent(world.judge(.deletePackage(.c("9"), hbo))) == .contract)
        world.billed = [ContractedPackage(c1, hbo)]
        #expect(world.judge(.deletePackage(c1, hbo)) == .refused(.alreadyBilled, conflict: "1001 / HBO"))
    }

    @Test func changePlan() {
        var world = OrderWorld()
        func change(_ contract: ContractID, _ plan: String) -> OrderVerdict {
            world.judge(.changePlan(contract, PlanID(trusted: plan)))
        }
        #expect(change(c1, "TV2") == .accepted)
        #expect(change(c2, "NET") == .accepted, "nothing of television hangs on it")
        #expect(change(c1, "NET") == .refused(.planWithoutTV, conflict: "NET: HBO"))
        #expect(refusal(change(c1, "TV")) == .alreadyOnPlan)
        #expect(refusal(change(c1, "DEAD")) == .planInactive)
        #expect(refusal(change(cancelled, "TV2")) == .contractCancelled)
        #expect(referent(change(c1, "NEW")) == .plan)
        #expect(referent(change(.c("9"), "TV2")) == .contract)
        world.rows = []
        #expect(change(c1, "NET") == .refused(.planWithoutTV, conflict: "NET: P1"))
        #expect(refusal(world.judge(.changePlan(c1, PlanID(trusted: "TV2")), on: before)) == .beforeContract)
    }

    @Test func addPoint() {
        var world = OrderWorld()
        func add(_ contract: ContractID, _ box: String?, _ room: String = "Quarto") -> OrderVerdict {
            world.judge(.addPoint(contract, location: room, box: box))
        }
        #expect(add(c1, "C2") == .accepted)
        #expect(add(c1, "SN-C2") == .accepted, "any identifier")
        #expect(add(c1, nil) == .accepted)
        #expect(refusal(add(c1, "C9")) == .boxUnknown)
        #expect(add(c2, "SN-C1") == .refused(.boxInstalled, conflict: "1001 / P1"))
        #expect(refusal(add(cancelled, "C2")) == .contractCancelled)
        #expect(refusal(add(noLogin, "C2")) == .noLogin)
        #expect(refusal(add(onNet, "C2")) == .planWithoutTV)
        #expect(referent(add(.c("9"), "C2")) == .contract)
        world.locations = [OrderPicture.fold("Salão")]
        #expect(refusal(add(c1, "C2")) == .locationNotRegistered)
        #expect(add(c1, "C2", "SALAO") == .accepted)
        world.locations = []
        world.orders = [OrderWorld.order("M", .moveBox(box: "C2", .repair))]
        #expect(add(c1, "C2") == .refused(.boxNotFree, conflict: "C2: repair"))
        world.orders = [OrderWorld.order("A", .addPoint(c1, location: "Quarto", box: "C2"))]
        #expect(add(c1, "C3") == .refused(.outletLimit, conflict: "BASICO: 2"))
        #expect(refusal(world.judge(.addPoint(c1, location: "X", box: nil), on: before)) == .beforeContract)
    }

    @Test func editPoint() {
        var world = OrderWorld()
        #expect(world.judge(.editPoint(p1, location: "Cozinha")) == .accepted)
        #expect(referent(world.judge(.editPoint(PointID(trusted: "P9"), location: "X"))) == .point)
        #expect(refusal(world.judge(.editPoint(PointID(trusted: "P0"), location: "X"))) == .pointRemoved)
        #expect(refusal(world.judge(.editPoint(p1, location: "X"), on: before)) == .beforeContract)
        world.locations = [OrderPicture.fold("Sala")]
        #expect(refusal(world.judge(.editPoint(p1, location: "Cozinha"))) == .locationNotRegistered)
    }

    @Test func removePoint() {
        let world = OrderWorld()
        #expect(world.judge(.removePoint(p1)) == .accepted)
        #expect(refusal(world.judge(.removePoint(PointID(trusted: "P0")))) == .pointRemoved)
        #expect(referent(world.judge(.removePoint(PointID(trusted: "P9")))) == .point)
        #expect(refusal(world.judge(.removePoint(p1), on: before)) == .beforeContract)
    }

    @Test func swapPoint() {
        var world = OrderWorld()
        func swap(_ point: PointID, _ box: String) -> OrderVerdict { world.judge(.swapPoint(point, box: box)) }
        #expect(swap(p1, "C2") == .accepted)
        #expect(refusal(swap(p1, "C9")) == .boxUnknown)
        #expect(refusal(swap(p1, "C1")) == .boxInstalled)
        #expect(refusal(swap(PointID(trusted: "P0"), "C2")) == .pointRemoved)
        #expect(referent(swap(PointID(trusted: "P9"), "C2")) == .point)
        world.points.append(OrderWorld.point("P3", "1003", "Sala", nil))
        world.points.append(OrderWorld.point("P4", "1004", "Sala", nil))
        #expect(refusal(swap(PointID(trusted: "P3"), "C2")) == .contractCancelled)
        #expect(refusal(swap(PointID(trusted: "P4"), "C2")) == .noLogin)
        world.orders = [OrderWorld.order("M", .moveBox(box: "C2", .lost))]
        #expect(refusal(swap(p1, "C2")) == .boxNotFree)
        #expect(refusal(world.judge(.swapPoint(p1, box: "C3"), on: before)) == .beforeContract)
    }

    @Test func setField() {
        let world = OrderWorld()
        func set(_ contract: ContractID, _ field: String, _ value: String) -> OrderVerdict {
            world.judge(.setField(contract, field: field, OrderValue(text: value)))
        }
        let mark = SecretMark(digest: String(repeating: "a", count: 64)).text
        #expect(set(noLogin, "radius_login", "ana") == .accepted, "it is what a contract without login needs")
        #expect(set(c1, "due_day", "31") == .accepted)
        #expect(set(c1, "beenius_id", "A-1") == .accepted)
        #expect(set(c1, "deezer_account", "A-1") == .accepted)
        #expect(set(c1, "beenius_pin", mark) == .accepted)
        #expect(refusal(set(c1, "due_day", "32")) == .fieldValue)
        #expect(refusal(set(c1, "due_day", mark)) == .fieldValue)
        #expect(refusal(set(c1, "radius_login", "a b")) == .fieldValue)
        #expect(refusal(set(c1, "shoe_size", "42")) == .unknownField)
        #expect(refusal(set(c1, "nowhere_account", "42")) == .unknownField)
        #expect(refusal(set(cancelled, "due_day", "5")) == .contractCancelled)
        #expect(referent(set(.c("9"), "due_day", "5")) == .contract)
        let early = world.judge(.setField(c1, field: "due_day", .clear("5")), on: before)
        #expect(refusal(early) == .beforeContract)
    }

    @Test(arguments: Custody.allCases) func moveBox(_ custody: Custody) {
        let isByHand = ![.toBeIdentified, .installed, .returnDue].contains(custody)
        var world = OrderWorld()
        let verdict = world.judge(.moveBox(box: "C2", custody))
        #expect(verdict == (isByHand ? .accepted : .refused(.custodyNotAllowed, conflict: custody.rawValue)))
        #expect(refusal(world.judge(.moveBox(box: "C9", custody))) == .boxUnknown)
        world.orders = [OrderWorld.order("M", .moveBox(box: "C2", .writtenOff))]
        #expect(
            refusal(world.judge(.moveBox(box: "SN-C2", custody))) == (isByHand ? .custodyFinal : .custodyNotAllowed))
    }

    @Test func statuses() {
        let world = OrderWorld()
        #expect(world.judge(.block(c1)) == .accepted)
        #expect(world.judge(.unblock(blocked)) == .accepted)
        #expect(world.judge(.cancel(blocked)) == .accepted)
        #expect(refusal(world.judge(.block(blocked))) == .statusUnchanged)
        #expect(refusal(world.judge(.unblock(c1))) == .statusUnchanged)
        for operation in [OrderOperation.block(cancelled), .unblock(cancelled), .cancel(cancelled)] {
            #expect(refusal(world.judge(operation)) == .contractCancelled)
        }
        for operation in [OrderOperation.block(.c("9")), .unblock(.c("9")), .cancel(.c("9"))] {
            #expect(referent(world.judge(operation)) == .contract)
        }
        #expect(refusal(world.judge(.cancel(c1), on: before)) == .beforeContract)
    }

    @Test func theTextOfAnOrderTellsEqualFromOther() {
        let one = OrderWorld.order("A", .addPackage(c1, espn, price: Money(centavos: 1990)))
        var other = one
        #expect(one.text == other.text)
        other.operation = .addPackage(c1, espn, price: Money(centavos: 1991))
        #expect(one.text != other.text)
        other = one
        other.reason = "promo"
        #expect(one.text != other.text)
        #expect(
            OrderWorld.order("A", .cancelPackage(c1, espn)).text != OrderWorld.order("A", .deletePackage(c1, espn)).text
        )
    }

    @Test(arguments: OrderVerb.allCases) func everyVerbNamesTheFieldItMisses(_ verb: OrderVerb) {
        #expect(throws: OrderFields.Name.self) { try OrderOperation(verb, OrderFields()) }
        var fields = OrderFields()
        (fields.contract, fields.package, fields.plan, fields.point) = (c1, espn, PlanID(trusted: "TV"), p1)
        (fields.location, fields.box, fields.field, fields.value) = ("Sala", "C1", "due_day", .clear("5"))
        fields.custody = .stock
        #expect(throws: Never.self) {
            let operation = try OrderOperation(verb, fields)
            #expect(operation.verb == verb)
            #expect(try OrderOperation(verb, operation.fields) == operation)
        }
    }
}
