internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports
internal import Store

/// `sintonia order …`
struct OrderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order", abstract: "Orders: checks one against the records and writes it into the inbox.",
        discussion: """
            An order wins over the ERP's tables until a complete one agrees with it, or the grace window ends \
            (orders.graceDays). A refused order writes nothing and ends with 2.
            """,
        subcommands: [
            AddPackage.self, CancelPackage.self, DeletePackage.self, ChangePlan.self, AddPoint.self, EditPoint.self,
            RemovePoint.self, SwapPoint.self, SetField.self, MoveBox.self, Block.self, Unblock.self, Cancel.self,
        ])
}

/// What every order has.
struct OrderOptions: ParsableArguments {
    @Option(name: .long, help: "First day on which it holds, yyyy-mm-dd; the business date by default.")
    var on: BusinessDate?

    @Option(name: .long, help: "Who orders it.")
    var author: String?

    @Option(name: .long, help: "Why.")
    var reason: String?

    @Option(name: .long, help: "Its id; made of the date and chance by default. An id works once.")
    var id: OrderID?

    @OptionGroup var common: CommonOptions

    /// Judges the order, writes its file, says what happens next.
    func submit(_ operation: OrderOperation) throws {
        let console = try common.console()
        // Held while a first workspace is made and while secrets are written.
        let (context, lock) = try common.opening.forWork()
        defer { withExtendedLifetime(lock) {} }
        let desk = OrderDesk(context: context)
        let order = Order(
            id: id ?? desk.freshID(), operation: operation, effectiveOn: on ?? context.asOf,
            author: author?.maskingPersonalNumbers, reason: reason?.maskingPersonalNumbers)
        let ending = try desk.handIn(order)
        if common.json {
            console.json(Self.json(order, ending))
        } else {
            say(order, ending, console)
        }
        if case .refused = ending { throw ExitStatus.badInput }
    }

    private func say(_ order: Order, _ ending: OrderDesk.Ending, _ console: Console) {
        let language = console.language
        var values = [
            "id": order.id.text, "op": order.operation.verb.rawValue, "date": language.date(order.effectiveOn),
        ]
        switch ending {
        case .handedIn(let path):
            values["path"] = path
            console.line(OrderText.handedIn.phrase.text(language, values))
        case .willWait(let path, let referent, let record):
            values["path"] = path
            values["referent"] = referent.label.text(language)
            values["record"] = record
            console.line(OrderText.willWait.phrase.text(language, values))
        case .repeated: console.line(OrderText.repeated.phrase.text(language, values))
        case .refused(let refusal, let conflict):
            values["record"] = conflict
            values["happened"] = refusal.advice.happened.text(language)
            values["cure"] = refusal.advice.cure.text(language)
            Console.complain(OrderText.refused.phrase.text(language, values))
        }
    }

    private static func json(_ order: Order, _ ending: OrderDesk.Ending) -> [String: Any] {
        var object: [String: Any] = ["id": order.id.text, "op": order.operation.verb.rawValue]
        switch ending {
        case .handedIn(let path):
            object["ending"] = "handed-in"
            object["file"] = path
        case .willWait(let path, let referent, let record):
            object["ending"] = "will-wait"
            object["file"] = path
            object["waitingFor"] = referent.rawValue
            object["record"] = record
        case .repeated: object["ending"] = "repeated"
        case .refused(let refusal, let conflict):
            object["ending"] = "refused"
            object["refusal"] = refusal.rawValue
            object["record"] = conflict
        }
        return object
    }
}
