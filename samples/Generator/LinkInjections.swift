/// A08–A21 and K: accounts, ids and logins that do not fit.
extension InjectionPlanner {
    func planLinks() throws {
        try planSharedAccounts()
        try planTerms()
        try planIdentities()
        try planCredentials()
    }

    private func planSharedAccounts() throws {
        let twice = try contract("cdntv")
        add("A08-cdntv-1", "A08", "cdntv", "contract \(twice) has a second account, CDN-90201") {
            $0.accounts.append(
                Account(
                    platform: "cdntv", id: "CDN-90201", status: .active, externalReference: twice, login: "cdn90201",
                    createdOn: Day(2025, 6, 2), madeFor: "second"))
            $0.entitlements.append(
                Entitlement(
                    platform: "cdntv", account: "CDN-90201", package: "0101", status: .active,
                    startsOn: Day(2025, 6, 2)))
            $0.declare("A08", "cdntv", "CDN-90201")
        }
        let (owner, guest) = (try contract("beenius"), try contract("beenius"))
        let login = world.contracts.first { $0.code == guest }?.login
        let shared = world.account(of: owner, on: "beenius")?.id ?? ""
        add(
            "A09-beenius-1", "A09", "beenius", "account \(shared) of \(owner) has the login of \(guest), which has none"
        ) {
            $0.dropAccount(of: guest, on: "beenius")
            $0.changeAccount(shared, on: "beenius") { $0.login = login }
            $0.disputed.insert(guest)
            $0.declare("A09", "beenius", shared)
        }
        let (first, second) = (try contract("beenius"), try contract("beenius"))
        let stored = world.account(of: first, on: "beenius")?.id ?? ""
        add("K05-beenius-1", "K05", "beenius", "the ERP stores id \(stored) with \(first) and with \(second)") {
            $0.dropAccount(of: second, on: "beenius")
            $0.changeContract(second) { ($0.beeniusID, $0.pin) = (stored, "73000001") }
            $0.disputed.formUnion([first, second])
            $0.declare("K05", "beenius", stored)
        }
        let torn = try contract("beenius")
        let tornLogin = world.contracts.first { $0.code == torn }?.login
        add("K03-beenius-1", "K03", "beenius", "id and login of contract \(torn) lead to different accounts") {
            $0.accounts.append(
                Account(
                    platform: "beenius", id: "899203", status: .active, login: tornLogin, createdOn: Day(2025, 6, 2),
                    madeFor: "torn"))
            $0.disputed.insert(torn)
            $0.disputedAccounts.insert("899203")
            $0.declare("K03", "beenius", torn)
        }
    }

    /// Courtesy, a promotion that is over, dates, use, the invoice.
    private func planTerms() throws {
        let given = try contract("cdntv", where: { has("CD-CUL", $0) || has("CD-FUT", $0) || has("CD-CIN", $0) })
        let gift = world.contractPackages.first { $0.contract == given }?.package ?? ""
        add("A11-cdntv-1", "A11", "cdntv", "contract \(given) has \(gift) for free, and nobody answers for it") {
            $0.changeRow(of: gift, of: given) { ($0.isCourtesy, $0.reason) = (true, "cortesia") }
        }
        let over = try contract("beenius", where: { has("BN-TEL", $0) })
        add("A12-beenius-1", "A12", "beenius", "the free months of BN-TEL of contract \(over) ended, its price is zero")
        {
            $0.changeRow(of: "BN-TEL", of: over) {
                ($0.freeUntil, $0.cents, $0.reason) = (Day(2026, 9, 1), 0, "meses grátis")
            }
            $0.declare("A12", "beenius", over)
        }
        let early = try contract("beenius", where: { has("BN-PRE", $0) })
        let account = world.account(of: early, on: "beenius")?.id ?? ""
        let code = world.package("BN-PRE")?.codeOnPlatform ?? ""
        add("A16-beenius-1", "A16", "beenius", "BN-PRE of contract \(early) began 20 days earlier on the platform") {
            for index in $0.entitlements.indices
            where $0.entitlements[index].account == account && $0.entitlements[index].package == code {
                $0.entitlements[index].startsOn = $0.entitlements[index].startsOn.adding(-20)
            }
            $0.declare("A16", "beenius", early)
        }
        let silent = try contract("cdntv", where: hasBox)
        add("A20-cdntv-1", "A20", "cdntv", "no box of contract \(silent) was seen for 75 days") {
            let id = $0.account(of: silent, on: "cdntv")?.id
            for index in $0.devices.indices
            where $0.devices[index].platform == "cdntv" && $0.devices[index].account == id {
                $0.devices[index].lastSeenDaysAgo = 75
            }
            $0.declare("A20", "cdntv", silent)
        }
        add("A21-maxitv-1", "A21", "maxitv", .today, "Maxi TV charges for two subscribers more than it has") {
            $0.invoicedBeyond = 2
            $0.declare("A21", "maxitv", "2026-10 0007")
        }
    }

    private func planIdentities() throws {
        let nameless = try contract("cdntv")
        add("A18-cdntv-1", "A18", "cdntv", "contract \(nameless) has television and no Radius login") {
            $0.changeContract(nameless) { $0.login = "" }
            $0.declare("A18", "cdntv", nameless)
        }
        let moved = try contract("beenius")
        add("A19-beenius-1", "A19", "beenius", "the platform has an old e-mail address of contract \(moved)") {
            let id = $0.account(of: moved, on: "beenius")?.id ?? ""
            $0.changeAccount(id, on: "beenius") { $0.email = "endereco.antigo@exemplo.com.br" }
            $0.declare("A19", "beenius", moved)
        }
        let (one, other) = (try contract("cdntv"), try contract("cdntv"))
        let login = world.contracts.first { $0.code == one }?.login ?? ""
        add("K06-cdntv-1", "K06", "cdntv", "contracts \(one) and \(other) have one Radius login") {
            $0.changeContract(other) { $0.login = login }
            $0.declare("K06", "cdntv", login)
        }
        let open = try contract("cdntv")
        let subscriber = world.contracts.first { $0.code == open }?.subscriber
        let document = world.subscribers.first { $0.code == subscriber }?.document
        add("K09-cdntv-1", "K09", "cdntv", "the login of an account of contract \(open) is the customer's document") {
            let id = $0.account(of: open, on: "cdntv")?.id ?? ""
            $0.changeAccount(id, on: "cdntv") { $0.login = document }
            $0.declare("K09", "cdntv", "cdntv")
        }
    }

    private func planCredentials() throws {
        let unknown = try contract("beenius")
        let login = world.contracts.first { $0.code == unknown }?.login
        add("K01-beenius-1", "K01", "beenius", "the ERP lacks the id of contract \(unknown), which its login leads to")
        {
            let id = $0.account(of: unknown, on: "beenius")?.id ?? ""
            $0.changeAccount(id, on: "beenius") { $0.login = login }
            $0.changeContract(unknown) { ($0.beeniusID, $0.pin) = (nil, nil) }
            $0.declare("K01", "beenius", unknown)
        }
        let pinless = try contract("beenius")
        add("K02-beenius-1", "K02", "beenius", "the ERP lacks the PIN of contract \(pinless)") {
            $0.changeContract(pinless) { $0.pin = nil }
        }
        let left = try contract("beenius", status: .cancelled, where: { $0.beeniusID == nil })
        add("K07-beenius-1", "K07", "beenius", "contract \(left) is cancelled and still stores an id that is over") {
            $0.accounts.append(
                Account(
                    platform: "beenius", id: "899207", status: .cancelled, login: "tv899207",
                    createdOn: Day(2024, 6, 2), madeFor: "left"))
            $0.changeContract(left) { $0.beeniusID = "899207" }
        }
        let stale = try contract("beenius")
        let staleLogin = world.contracts.first { $0.code == stale }?.login
        add("K08-beenius-1", "K08", "beenius", "contract \(stale) stores an id that the platform does not have") {
            let id = $0.account(of: stale, on: "beenius")?.id ?? ""
            $0.changeAccount(id, on: "beenius") { $0.login = staleLogin }
            $0.changeContract(stale) { $0.beeniusID = "899999" }
            $0.declare("K08", "beenius", stale)
        }
    }
}
