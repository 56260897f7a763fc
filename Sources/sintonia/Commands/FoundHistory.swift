internal import Domain
internal import Pipeline
internal import Reports
internal import Store

/// A package with its prices and invoices.
struct PackageLines {
    let console: Console

    func show(_ view: PackageView) {
        let language = console.language
        let package = view.package
        func word(_ text: ListText) -> String { text.phrase.text(language) }
        console.say(.package, ["name": "\(package.id.text) \(package.name)"])
        var rows = [
            (word(.columnPlatform), "\(package.platform.text) \(package.platformPackage.text)"),
            (word(.columnExtra), language.word(package.isExtra)),
            (word(.columnActive), language.word(package.isActive)),
            (word(.columnPrice), view.price.text(language)),
            (word(.limit), package.outletLimit.map(String.init) ?? "—"),
        ]
        for price in view.prices {
            let end = price.validTo.map { " – \(language.date($0))" } ?? ""
            rows.append((word(.priceFrom), "\(language.date(price.validFrom))\(end) \(language.money(price.price))"))
        }
        for line in view.invoices {
            let amount = line.amount.map { " \(language.money($0))" } ?? ""
            rows.append((word(.invoiced), "\(line.period) × \(line.quantity)\(amount)"))
        }
        if let origin = view.origin { rows.append((console.word(.labelSource), "\(origin.file):\(origin.position)")) }
        console.pairs(rows)
    }
}

extension PackageView {
    var json: [String: Any] {
        var object = package.json(price: price)
        object["isPresent"] = isPresent
        object["prices"] = prices.map { row in
            var object: [String: Any] = [
                "validFrom": row.validFrom.description, "priceCents": row.price.centavos,
            ]
            if let end = row.validTo { object["validTo"] = end.description }
            return object
        }
        object["invoices"] = invoices.map { line in
            var object: [String: Any] = ["period": line.period.description, "quantity": line.quantity]
            if let amount = line.amount { object["amountCents"] = amount.centavos }
            return object
        }
        return object
    }
}

extension HistoryLine {
    /// One line for people: from when to when, what, the values that changed, and the file.
    func sentence(_ language: Language) -> String {
        let values = changed.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty || version.content.values.isEmpty }
            .map { "\($0.key)=\($0.value.replacing("\n", with: " "))" }.joined(separator: ", ")
        return ListText.historyLine.phrase.text(
            language,
            [
                "since": language.date(version.since), "through": language.date(version.through),
                "kind": version.kind.rawValue, "key": version.key.joined(separator: " "),
                "values": values.maskingPersonalNumbers, "place": place,
            ])
    }

    var json: [String: Any] {
        [
            "kind": version.kind.rawValue, "key": version.key, "since": version.since.description,
            "through": version.through.description, "source": place,
            "values": version.content.values.compactMapValues { $0.text?.maskingPersonalNumbers },
        ]
    }
}

extension FindAnswer.ContractView {
    /// Started, status since, ended.
    func dates(_ language: Language) -> String {
        [contract.startedOn, contract.statusSince, contract.endedOn].map { $0.map(language.date) ?? "—" }
            .joined(separator: " / ")
    }

    /// Every column of its packages and points, and of itself.
    var details: [String: Any] {
        func text(_ date: BusinessDate?) -> String { date?.description ?? "" }
        return [
            "statusSince": text(contract.statusSince), "dueDay": contract.dueDay.map(String.init) ?? "",
            "startedOn": text(contract.startedOn), "endedOn": text(contract.endedOn),
            "hasBeeniusPIN": contract.hasBeeniusPIN,
            "accounts": Dictionary(
                contract.platformAccounts.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first }),
            "packages": packages.map { package in
                [
                    "package": package.package.text, "startsOn": text(package.startsOn), "endsOn": text(package.endsOn),
                    "priceCents": package.price.map { "\($0.centavos)" } ?? "", "priceUntil": text(package.priceUntil),
                    "reason": package.reason ?? "", "freeUntil": text(package.freeUntil),
                    "courtesy": package.isCourtesy ? "true" : "false", "courtesyOwner": package.courtesyOwner ?? "",
                ]
            },
            "points": points.map { point in
                [
                    "point": point.id.text, "location": point.location, "casn": point.box.casn?.text ?? "",
                    "mac": point.box.mac?.description ?? "", "serial": point.box.serial?.text ?? "",
                    "patrimony": point.box.patrimony?.text ?? "", "installedOn": text(point.installedOn),
                    "removedOn": text(point.removedOn),
                ]
            },
            "results": results.map { result in
                [
                    "event": result.event, "processedOn": text(result.processedOn), "document": result.document ?? "",
                ]
            },
        ]
    }
}

extension ContractPackage {
    /// From when, and until when where that is known.
    func period(_ language: Language) -> String {
        "\(language.date(startsOn))–\(endsOn.map(language.date) ?? "")"
    }
}
