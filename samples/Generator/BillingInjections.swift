/// A13–A15: what was billed yesterday for the 25th, beside the records of today and the ERP's answer. Nothing else is put
/// on the contracts of that due day.
extension InjectionPlanner {
    func planBilling() throws {
        let (lower, higher) = (
            try billedContract("beenius", with: "BN-TEL"), try billedContract("cdntv", with: "CD-CIN")
        )
        add("A13-beenius-1", "A13", "beenius", .today, "contract \(lower) was charged R$ 5,00 too much for BN-TEL") {
            $0.agree(on: -500, for: "BN-TEL", of: lower)
        }
        add("A13-cdntv-1", "A13", "cdntv", .today, "contract \(higher) was charged R$ 3,00 too little for CD-CIN") {
            $0.agree(on: 300, for: "CD-CIN", of: higher)
        }
        try planMissingCharges()
        try planChargesForNothing()
    }

    private func planMissingCharges() throws {
        let late = try billedContract("cdntv", without: "CD-FUT")
        let start = Day(2026, 11, 3)
        add(
            "A14-cdntv-1", "A14", "cdntv", .today,
            "CD-FUT of contract \(late) was typed in today, as of \(start.iso): its due date is billed"
        ) {
            $0.contractPackages.append(ContractPackage(contract: late, package: "CD-FUT", startsOn: start))
            $0.grant("CD-FUT", to: late, since: start)
        }
        let skipped = Charges.Place(contract: try billedContract("ion", with: "IO-ESP"), package: "IO-ESP")
        add("A14-ion-1", "A14", "ion", .today, "the ERP did not take the charge \(skipped.event(.past))") {
            $0.notConsumed.insert(skipped)
        }
    }

    private func planChargesForNothing() throws {
        let undone = try billedContract("ion", with: "IO-CIN")
        add(
            "A15-ion-1", "A15", "ion", .today,
            "IO-CIN of contract \(undone) had ended on 31 October, which the ERP knows since today"
        ) {
            $0.changeRow(of: "IO-CIN", of: undone) { $0.endsOn = Day(2026, 10, 31) }
            $0.ungrant("IO-CIN", from: undone)
        }
        let invented = Charges.Place(contract: try billedContract("beenius", without: "BN-PRE"), package: "BN-PRE")
        let key = invented.event(.past)
        add("A15-beenius-1", "A15", "beenius", .today, "the ERP took the charge \(key), never saved") {
            $0.inventedCharges.insert(invented)
        }
    }

    private func billedContract(_ platform: String, with package: String) throws -> String {
        try contract(platform, dueDay: Charges.Cycle.past.dueDay, where: { has(package, $0) })
    }

    private func billedContract(_ platform: String, without package: String) throws -> String {
        try contract(platform, dueDay: Charges.Cycle.past.dueDay, where: { !has(package, $0) })
    }
}

extension World {
    /// A negotiated price, by its difference from the list's.
    fileprivate mutating func agree(on difference: Int, for package: String, of contract: String) {
        let listed = self.package(package)?.cents ?? 0
        changeRow(of: package, of: contract) { ($0.cents, $0.reason) = (listed + difference, "acordo de novembro") }
    }
}
