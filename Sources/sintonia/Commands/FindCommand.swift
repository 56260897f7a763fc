internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports
internal import Store

/// `sintonia find TERM`
struct FindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Patrimony number, CASN, MAC, serial, access key, contract, login or account: whatever it is.")

    @Argument(help: "The term.")
    var term: String

    @Flag(name: .long, help: "Of a contract: every version of it, of its packages and of its points.")
    var history = false

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        guard let context = try options.opening.forReading() else {
            console.say(.findNothing, ["term": term])
            throw ExitStatus.findings
        }
        let answer = try FindAnswer(term, context: context)
        if options.json {
            console.json(Self.json(answer, withHistory: history))
        } else {
            for box in answer.boxes { show(box, console) }
            for contract in answer.contracts { show(contract, console) }
            for account in answer.accounts {
                console.say(.findAccount, ["name": account.id.text, "platform": account.platform.text])
                console.pairs([
                    (console.word(.labelStatus), account.status.rawValue),
                    (console.word(.labelLogin), account.login ?? "—"),
                    (console.word(.labelContract), account.externalReference ?? "—"),
                ])
            }
            for note in answer.notes { show(note, console) }
            for package in answer.packages { PackageLines(console: console).show(package) }
            for purchase in answer.purchases { show(purchase, console) }
        }
        if answer.isEmpty {
            if !options.json, answer.candidates.isEmpty { console.say(.findNothing, ["term": term]) }
            if !options.json, !answer.candidates.isEmpty {
                console.line(console.language.find(.candidates, ["term": term]))
                for name in answer.candidates { console.line("  " + name) }
            }
            throw ExitStatus.findings
        }
    }

    private func show(_ view: FindAnswer.PurchaseView, _ console: Console) {
        console.say(.findPurchase, ["name": view.purchase.id.text.maskingPersonalNumbers])
        let name = view.purchase.items.lazy.compactMap(\.supplierName).first ?? view.purchase.id.supplier
        var rows = [
            (console.word(.labelSupplier), name.maskingPersonalNumbers),
            (console.word(.labelTotal), console.language.money(view.purchase.total)),
            (console.word(.labelStatus), console.word(view.standing)),
        ]
        for standing in UnitStanding.allCases {
            guard let count = view.units[standing] else { continue }
            rows.append((console.word(.labelUnits), "\(count) \(standing.label.text(console.language))"))
        }
        for origin in view.origins { rows.append((console.word(.labelSource), "\(origin.file):\(origin.position)")) }
        console.pairs(rows)
    }

    private func show(_ view: FindAnswer.NoteView, _ console: Console) {
        let note = view.note
        console.say(.findNote, ["name": note.accessKey.text])
        let ending = [note.disposition.rawValue, note.reason?.rawValue].compactMap { $0 }.joined(separator: " ")
        var rows = [
            (console.word(.labelSupplier), note.issuerName), (console.word(.labelIssuedAt), note.issuedAt),
            (console.word(.labelTotal), note.total),
            (console.word(.labelStatus), "\(ending); \(view.standing.label.text(console.language))"),
        ]
        if let purchase = view.purchase {
            let joined = console.word(.purchaseJoinedWith, ["name": purchase.text.maskingPersonalNumbers])
            rows.append((console.word(.labelStatus), joined))
        }
        for event in view.events {
            rows.append((console.word(.labelEvents), "\(event.type) \(event.sequence) \(event.at)"))
        }
        for standing in UnitStanding.allCases {
            guard let count = view.units[standing] else { continue }
            rows.append((console.word(.labelUnits), "\(count) \(standing.label.text(console.language))"))
        }
        if let origin = view.origin { rows.append((console.word(.labelSource), origin.file)) }
        console.sheet(rows)
    }

    private func show(_ view: FindAnswer.ContractView, _ console: Console) {
        console.say(.findContract, ["name": view.contract.id.text])
        var rows: [(String, String)] = [
            (console.word(.labelSubscriber), view.subscriber?.name ?? view.contract.subscriber.text),
            (console.word(.labelLogin), view.contract.radiusLogin ?? "—"),
            (console.word(.labelStatus), status(of: view.contract, console.language)),
            (console.word(.labelPlan), view.contract.plan.text),
            (ListText.contractDates.phrase.text(console.language), view.dates(console.language)),
            (console.word(.labelDueDay), view.contract.dueDay.map(String.init) ?? "—"),
        ]
        if let document = view.subscriber?.document {
            rows.insert((console.word(.labelSubscriber), document.description), at: 1)
        }
        rows += view.packages.map { (console.word(.labelPackages), line(of: $0, console.language)) }
        let known = Set(view.accounts.map(\.platform))
        for account in view.accounts {
            let status = account.status.label.text(console.language)
            rows.append((console.word(.labelAccount), "\(account.platform.text) \(account.id.text), \(status)"))
        }
        for (platform, account) in view.contract.platformAccounts.sorted(by: { $0.key < $1.key })
        where !known.contains(platform) {
            rows.append((console.word(.labelAccount), "\(platform.text) \(account.text)"))
        }
        for point in view.points {
            rows.append((console.word(.labelPoint), "\(point.id.text) \(point.location) \(point.box.label)"))
        }
        for result in view.results {
            let text = "\(result.event) \(console.language.date(result.processedOn)) \(result.document ?? "")"
            rows.append((ListText.billedByERP.phrase.text(console.language), text))
        }
        for event in view.events {
            let amount = console.language.money(event.amount)
            rows.append(
                (console.word(.labelEvents), "\(event.id.key) \(amount) \(event.state.label.text(console.language))"))
        }
        rows += Self.findingRows(view.findings, console.language)
        for order in view.orders {
            let words = "\(order.row.order.id) \(order.row.order.operation.verb.rawValue) "
            rows.append(
                (
                    OrderText.findLabel.phrase.text(console.language),
                    words + console.language.date(order.row.order.effectiveOn) + ": "
                        + order.standing.label.text(console.language)
                ))
        }
        if let origin = view.origin { rows.append((console.word(.labelSource), "\(origin.file):\(origin.position)")) }
        console.sheet(rows)
        guard history else { return }
        console.line()
        for line in view.history { console.line("  " + line.sentence(console.language)) }
    }

    private func status(of contract: Contract, _ language: Language) -> String {
        let since = contract.endedOn ?? contract.statusSince
        let words = since.map { " " + language.find(.since, ["date": language.date($0)]) } ?? ""
        return contract.status.label.text(language) + words
    }

    private func line(of package: ContractPackage, _ language: Language) -> String {
        var words = [package.package.text]
        if let price = package.price { words.append(language.find(.month, ["amount": language.money(price)])) }
        words.append(language.find(.since, ["date": language.date(package.startsOn)]))
        if let end = package.endsOn { words.append(language.find(.until, ["date": language.date(end)])) }
        return words.joined(separator: ", ")
    }

    private static func json(_ answer: FindAnswer, withHistory: Bool) -> [String: Any] {
        [
            "packages": answer.packages.map(\.json),
            "boxes": answer.boxes.map { json($0) as [String: Any] }, "candidates": answer.candidates,
            "contracts": answer.contracts.map { view in
                [
                    "contract": view.contract.id.text, "subscriber": view.contract.subscriber.text,
                    "login": view.contract.radiusLogin ?? "", "status": view.contract.status.rawValue,
                    "plan": view.contract.plan.text, "packages": view.packages.map(\.package.text),
                    "points": view.points.map(\.id.text),
                    "subscriberName": view.subscriber?.name ?? "",
                    "document": view.subscriber?.document?.description ?? "",
                    "boxes": view.points.map(\.box.label).filter { !$0.isEmpty },
                    "accounts": view.accounts.map { "\($0.platform.text) \($0.id.text)" },
                    "findings": view.findings.map(\.id), "events": view.events.map(\.id.key),
                    "orders": view.orders.map { ["id": $0.row.order.id.text, "standing": $0.standing.rawValue] },
                    "isPresent": view.isPresent, "details": view.details,
                    "history": withHistory ? view.history.map(\.json) : [],
                ] as [String: Any]
            },
            "accounts": answer.accounts.map { account in
                [
                    "platform": account.platform.text, "account": account.id.text, "status": account.status.rawValue,
                ]
            },
            "notes": answer.notes.map { view in
                [
                    "accessKey": view.note.accessKey.text, "disposition": view.note.disposition.rawValue,
                    "reason": view.note.reason?.rawValue ?? "", "standing": view.standing.rawValue,
                    "events": view.events.map(\.type),
                    "units": Dictionary(uniqueKeysWithValues: view.units.map { ($0.key.rawValue, $0.value) }),
                    "purchase": (view.purchase?.text ?? "").maskingPersonalNumbers,
                ] as [String: Any]
            },
            "purchases": answer.purchases.map { view in
                [
                    "purchase": view.purchase.id.text.maskingPersonalNumbers,
                    "totalCents": view.purchase.total.centavos, "standing": view.standing.word,
                    "accessKey": view.standing.accessKey?.text ?? "",
                    "units": Dictionary(uniqueKeysWithValues: view.units.map { ($0.key.rawValue, $0.value) }),
                ] as [String: Any]
            },
        ]
    }
}
