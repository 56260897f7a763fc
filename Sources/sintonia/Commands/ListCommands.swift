internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

/// `sintonia packages [--contract C]`
struct PackagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "packages", abstract: "The packages; with --contract, the extras that a contract may take.")

    @Option(name: .long, help: "The contract that chooses.")
    var contract: String?

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        guard let context = try options.opening.forReading() else { return try none(console) }
        let list = try PackageList(contract: contract.map(ContractID.init(trusted:)), context: context)
        if options.json {
            console.json(["asOf": context.asOf.description, "packages": list.items.map(Self.json)] as [String: Any])
        } else if !list.items.isEmpty {
            let yes = console.language.word
            console.columns(
                [.columnPackage, .columnName, .columnPlatform, .columnExtra, .columnPrice, .columnActive],
                list.items.map { item in
                    [
                        item.package.id.text, item.package.name, item.package.platform.text, yes(item.package.isExtra),
                        item.price.text(console.language), yes(item.package.isActive),
                    ]
                })
        }
        if let refusal = list.refusal {
            if !options.json { say(refusal, context, console) }
            throw ExitStatus.findings
        }
        if list.items.isEmpty, !options.json { console.say(.packagesNone) }
        throw ExitStatus.clean
    }

    private func none(_ console: Console) throws {
        if options.json { console.json(["packages": []]) } else { console.say(.packagesNone) }
        throw ExitStatus.clean
    }

    private func say(_ refusal: PackageList.Refusal, _ context: Context, _ console: Console) {
        let name = contract ?? ""
        switch refusal {
        case .contractUnknown:
            console.say(
                .packagesContractUnknown, ["contract": name, "date": console.language.date(context.asOf)])
        case .noTelevision(let plan): console.say(.packagesNoTV, ["contract": name, "plan": plan.text])
        case .cancelled: console.say(.packagesCancelled, ["contract": name])
        }
    }

    private static func json(_ item: PackageList.Item) -> [String: Any] {
        item.package.json(price: item.price)
    }
}

/// `sintonia channels --package P`
struct ChannelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channels", abstract: "The grid of a package: number, name, family.")

    @Option(name: .long, help: "The package, by the ERP's code.")
    var package: String

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        let list = try options.opening.forReading().map {
            try ChannelList(package: PackageID(trusted: package), context: $0)
        }
        if options.json {
            console.json(
                [
                    "package": package, "side": list?.side.rawValue ?? ChannelList.Side.erp.rawValue,
                    "channels": (list?.items ?? []).map { item in
                        [
                            "number": item.number as Any, "name": item.name, "family": item.family as Any,
                            "channel": item.channel?.text as Any, "lineup": item.lineup as Any,
                        ].compactMapValues(present)
                    },
                ] as [String: Any])
        } else if let list, !list.items.isEmpty {
            console.columns(
                [.columnNumber, .columnName, .columnFamily],
                list.items.map { [$0.number.map(String.init) ?? "—", $0.name, $0.family ?? "—"] })
        }
        guard let list, list.isKnown else {
            if !options.json { console.say(.channelsPackageUnknown, ["package": package]) }
            throw ExitStatus.findings
        }
        if list.items.isEmpty, !options.json { console.say(.channelsNone, ["package": package]) }
        throw ExitStatus.clean
    }
}

/// `sintonia locations`
struct LocationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locations", abstract: "The registered locations of points and of stock.")

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        let items = try options.opening.forReading().map { try LocationList(context: $0).items } ?? []
        if options.json {
            console.json([
                "locations": items.map { item in
                    [
                        "location": item.location.name, "scope": item.location.scope.rawValue, "source": item.place,
                    ]
                }
            ])
        } else if items.isEmpty {
            console.say(.locationsNone)
        } else {
            console.columns(
                [.columnLocation, .columnScope],
                items.map { [$0.location.name, $0.location.scope.label.text(console.language)] })
        }
        throw ExitStatus.clean
    }
}

/// A value of JSON that is there.
private func present(_ value: Any) -> Any? {
    if case Optional<Any>.none = value { return nil }
    return value
}

extension Package {
    /// Every column of it, with its list price of a date.
    func json(price: ListPrice) -> [String: Any] {
        var object: [String: Any] = [
            "package": id.text, "name": name, "platform": platform.text, "extra": isExtra,
            "platformPackage": platformPackage.text, "active": isActive,
        ]
        if let amount = price.amount { object["priceCents"] = amount.centavos }
        if price == .gap { object["priceGap"] = true }
        if let outletLimit { object["outletLimit"] = outletLimit }
        if let taxNature { object["taxNature"] = taxNature }
        if let nfcomClass { object["nfcomClass"] = nfcomClass }
        return object
    }
}

extension Console {
    /// Prints a sentence of the lists.
    func say(_ text: ListText, _ values: [String: String] = [:]) { line(text.phrase.text(language, values)) }

    /// A table for people: each column as wide as its widest cell.
    func columns(_ header: [ListText], _ rows: [[String]]) { columns(header.map(\.phrase), rows) }

    /// The same, under any words.
    func columns(_ header: [Phrase], _ rows: [[String]]) {
        let lines = [header.map { $0.text(language) }] + rows
        let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        for cells in lines {
            let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            var text = padded.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            line(text)
        }
    }
}
