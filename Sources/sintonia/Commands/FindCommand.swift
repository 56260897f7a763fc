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

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        guard let context = try options.opening.forReading() else {
            console.say(.findNothing, ["term": term])
            throw ExitStatus.findings
        }
        let answer = try FindAnswer(term, context: context)
        if options.json {
            console.json(Self.json(answer))
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
        }
        if answer.isEmpty {
            if !options.json { console.say(.findNothing, ["term": term]) }
            throw ExitStatus.findings
        }
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
        for event in view.events {
            rows.append((console.word(.labelEvents), "\(event.type) \(event.sequence) \(event.at)"))
        }
        for standing in UnitStanding.allCases {
            guard let count = view.units[standing] else { continue }
            rows.append((console.word(.labelUnits), "\(count) \(standing.label.text(console.language))"))
        }
        if let origin = view.origin { rows.append((console.word(.labelSource), origin.file)) }
        console.pairs(rows)
    }

    private func show(_ found: FindAnswer.Box, _ console: Console) {
        let box = found.box
        console.say(.findBox, ["name": box.identifiers.label])
        var rows: [(String, String)] = [
            (console.word(.labelCASN), box.identifiers.casn?.text ?? "—"),
            (console.word(.labelSerial), box.identifiers.serial?.text ?? "—"),
            (console.word(.labelMAC), box.identifiers.mac?.description ?? "—"),
            (console.word(.labelPatrimony), box.identifiers.patrimony?.text ?? "—"),
            (console.word(.labelModel), box.model ?? "—"),
            (console.word(.labelCustody), box.custody.label.text(console.language)),
        ]
        if let place = box.installedAt {
            rows.append((console.word(.labelContract), place.contract.text))
            rows.append((console.word(.labelPoint), place.point.text))
        } else {
            rows.append((console.word(.labelLocation), box.location ?? "—"))
        }
        if let unit = found.unit {
            let key = "\(unit.unit.accessKey)/\(unit.unit.item)/\(unit.unit.unit)"
            rows.append((console.word(.labelNote), key))
            rows.append((console.word(.labelDescription), unit.unit.description))
            rows.append((console.word(.labelCost), console.language.money(unit.unit.cost)))
        } else if let cost = found.row.facts.cost {
            rows.append((console.word(.labelCost), console.language.money(cost)))
        }
        if let origin = found.origin { rows.append((console.word(.labelSource), "\(origin.file):\(origin.position)")) }
        if found.isFormer { rows.append((console.word(.labelFormer), term)) }
        for (change, origin) in found.changes {
            let place = origin.map { "\($0.file):\($0.position)" } ?? ""
            let label = console.word(.labelChanged)
            rows.append((label, "\(change.date) \(change.field.rawValue) \(change.from) → \(change.to) \(place)"))
        }
        console.pairs(rows)
    }

    private func show(_ view: FindAnswer.ContractView, _ console: Console) {
        console.say(.findContract, ["name": view.contract.id.text])
        let packages = view.packages.map { package in
            let price = package.price.map { " (\(console.language.money($0)))" } ?? ""
            return package.package.text + price
        }
        var rows: [(String, String)] = [
            (console.word(.labelSubscriber), view.subscriber?.name ?? view.contract.subscriber.text),
            (console.word(.labelLogin), view.contract.radiusLogin ?? "—"),
            (console.word(.labelStatus), view.contract.status.rawValue),
            (console.word(.labelPlan), view.contract.plan.text),
            (console.word(.labelDueDay), view.contract.dueDay.map(String.init) ?? "—"),
            (console.word(.labelPackages), packages.isEmpty ? "—" : packages.joined(separator: ", ")),
        ]
        for (platform, account) in view.contract.platformAccounts.sorted(by: { $0.key < $1.key }) {
            rows.append((console.word(.labelAccount), "\(platform.text) \(account.text)"))
        }
        for point in view.points {
            rows.append((console.word(.labelPoint), "\(point.id.text) \(point.location) \(point.box.label)"))
        }
        for event in view.events {
            let amount = console.language.money(event.amount)
            rows.append(
                (console.word(.labelEvents), "\(event.id.key) \(amount) \(event.state.label.text(console.language))"))
        }
        if let origin = view.origin { rows.append((console.word(.labelSource), "\(origin.file):\(origin.position)")) }
        console.pairs(rows)
    }

    private static func json(_ answer: FindAnswer) -> [String: Any] {
        [
            "boxes": answer.boxes.map { found -> [String: Any] in
                [
                    "casn": found.box.identifiers.casn?.text ?? "", "serial": found.box.identifiers.serial?.text ?? "",
                    "mac": found.box.identifiers.mac?.description ?? "",
                    "patrimony": found.box.identifiers.patrimony?.text ?? "",
                    "custody": found.box.custody.rawValue, "contract": found.box.contract?.text ?? "",
                    "point": found.box.point?.text ?? "", "model": found.box.model ?? "",
                    "accessKey": found.unit?.unit.accessKey.text ?? "", "isFormer": found.isFormer,
                    "changes": found.changes.map { change, origin in
                        [
                            "field": change.field.rawValue, "from": change.from, "to": change.to,
                            "date": "\(change.date)", "file": origin?.file ?? "", "line": "\(change.source.position)",
                        ]
                    },
                ]
            },
            "contracts": answer.contracts.map { view in
                [
                    "contract": view.contract.id.text, "subscriber": view.contract.subscriber.text,
                    "login": view.contract.radiusLogin ?? "", "status": view.contract.status.rawValue,
                    "plan": view.contract.plan.text, "packages": view.packages.map(\.package.text),
                    "points": view.points.map(\.id.text), "events": view.events.map(\.id.key),
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
                ] as [String: Any]
            },
        ]
    }
}
