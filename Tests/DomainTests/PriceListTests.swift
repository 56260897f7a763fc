import Domain
import Testing

/// Which list price holds on a day, and which rows cannot stand together.
@Suite struct PriceListTests {
    static let package = Package(
        id: PackageID(trusted: "KIDS"), name: "Kids", platform: PlatformID(trusted: "beenius"), isExtra: true,
        platformPackage: PackageID(trusted: "BK"), price: Money(centavos: 100), outletLimit: nil, taxNature: nil,
        nfcomClass: nil, isActive: true)

    static func row(_ from: String, _ cents: Int64, to end: String? = nil) throws -> PackagePrice {
        PackagePrice(
            package: package.id, validFrom: try BusinessDate(from), price: Money(centavos: cents),
            validTo: try end.map { try BusinessDate($0) })
    }

    @Test func aBlankEndLastsUntilTheNextRow() throws {
        let list = PriceList([try Self.row("2026-06-01", 300), try Self.row("2026-01-01", 200)])
        #expect(list.price(of: Self.package, on: try BusinessDate("2026-05-31")) == .listed(Money(centavos: 200)))
        #expect(list.price(of: Self.package, on: try BusinessDate("2026-06-01")) == .listed(Money(centavos: 300)))
        #expect(list.price(of: Self.package, on: try BusinessDate("2025-12-31")) == .gap)
    }

    @Test func theEndIsTheLastDay() throws {
        let list = PriceList([try Self.row("2026-01-01", 200, to: "2026-01-31")])
        #expect(list.price(of: Self.package, on: try BusinessDate("2026-01-31")) == .listed(Money(centavos: 200)))
        #expect(list.price(of: Self.package, on: try BusinessDate("2026-02-01")) == .gap)
    }

    @Test func withoutRowsThePackagesOwnPriceHolds() throws {
        var free = Self.package
        free.price = nil
        let day = try BusinessDate("2026-01-01")
        #expect(PriceList().price(of: Self.package, on: day) == .listed(Money(centavos: 100)))
        #expect(PriceList().price(of: free, on: day) == .never)
    }

    @Test func rowsThatShareADayContradict() throws {
        let january = try Self.row("2026-01-01", 200, to: "2026-01-31")
        #expect(january.contradicts(try Self.row("2026-01-31", 300)))
        #expect(!january.contradicts(try Self.row("2026-02-01", 300)))
        #expect(january.contradicts(try Self.row("2026-01-01", 300)))
        #expect(!january.contradicts(try Self.row("2026-01-01", 200)))
        #expect(!(try Self.row("2026-01-01", 200)).contradicts(try Self.row("2026-03-01", 300)))
    }

    private static func book(_ rows: [PackagePrice]) throws -> (BillingBook, BillingGroup) {
        var world = BillingWorld()
        world.input.prices = PriceList(rows)
        let contract = ContractID(trusted: "1")
        world.input.contracts[contract] = Contract(
            id: contract, subscriber: SubscriberID(trusted: "S"), plan: PlanID(trusted: "P"), radiusLogin: nil,
            status: .active, statusSince: nil, dueDay: 10, startedOn: nil, endedOn: nil, platformAccounts: [:],
            hasBeeniusPIN: false)
        world.input.plans[PlanID(trusted: "P")] = Plan(
            id: PlanID(trusted: "P"), name: "P", allowsTV: true, platform: nil, defaultPackage: nil, price: nil,
            isActive: true)
        world.input.packages[package.id] = package
        world.input.contractPackages = [
            ContractPackage(
                contract: contract, package: package.id, startsOn: try BusinessDate("2025-01-01"), endsOn: nil,
                price: nil, priceUntil: nil, reason: nil, freeUntil: nil, isCourtesy: false, courtesyOwner: nil)
        ]
        let group = BillingGroup(contract: contract, package: package.id, competence: try Competence("2026-06"))
        return (BillingBook(world.input, policy: BillingPolicy(proration: .full, dueDate: .postpone)), group)
    }

    @Test func theFirstBilledDayDecidesAndTheTermsAreCut() throws {
        let (book, group) = try Self.book([try Self.row("2026-01-01", 200), try Self.row("2026-06-15", 300)])
        guard case .charge(let charge) = book.verdict(on: group) else {
            Issue.record("not charged")
            return
        }
        #expect(charge.amount == Money(centavos: 200))
        #expect(charge.listPrice == Money(centavos: 200))
        #expect(charge.derivation.segments.map(\.price.centavos) == [200, 300])
    }

    @Test func aGapIsQuarantinedNeverZero() throws {
        let (book, group) = try Self.book([try Self.row("2026-07-01", 200)])
        #expect(book.verdict(on: group) == .quarantined(.priceGap))
    }
}
