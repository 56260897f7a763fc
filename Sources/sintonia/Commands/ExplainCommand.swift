internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports
internal import Store

/// `sintonia explain ID`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why this charge, this finding, this unit: back to file and line.",
        discussion: """
            ID is the id of a finding (or its beginning), the key of a charge (contract/package/-/2026-12) or of a \
            unit of a note (access key/item/unit), or of a purchase without XML
            (purchase/supplier/document, and /item/unit).
            """)

    @Argument(help: "The id.")
    var id: String

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        guard let context = try options.opening.forReading() else {
            console.fault(.explainUnknown, ["id": id])
            throw ExitStatus.badInput
        }
        switch try ExplainAnswer(id, context: context) {
        case .charge(let charge): show(charge, console)
        case .unit(let row, let standing, let box, let joined, let origins):
            show(row, standing, box, joined, origins, console)
        case .purchase(let view):
            console.say(.findPurchase, ["name": view.purchase.id.text.maskingPersonalNumbers])
            console.line("  " + console.word(view.standing))
            show(view.origins, console)
        case .finding(let row, let origins): show(row, origins, console)
        case .order(let answer, let origins): show(answer, origins, console)
        case .ambiguous(let ids):
            console.fault(.explainAmbiguous, ["id": id, "list": ids.prefix(5).joined(separator: ", ")])
            throw ExitStatus.badInput
        case .unknown:
            console.fault(.explainUnknown, ["id": id])
            throw ExitStatus.badInput
        }
    }

    private func show(_ charge: ExplainAnswer.Charge, _ console: Console) {
        let language = console.language
        for (event, steps, posting) in charge.events {
            console.say(
                .explainCharge,
                [
                    "key": event.id.key, "amount": language.money(event.amount),
                    "competence": language.month(event.group.competence), "due": language.date(event.due.nominal),
                ])
            console.line("  " + event.sentence(charge.packageName, language))
            // The derivation alone makes the amount: what it makes is shown, not what was stored.
            console.line("  \(event.derivation.text) = \(language.money(event.derivation.amount))")
            for segment in event.derivation.segments {
                let values = [
                    "origin": segment.origin.label.text(language), "price": language.money(segment.price),
                    "start": language.date(segment.span.startsOn),
                    "end": language.date(segment.span.endsOn.adding(days: -1)),
                    "proration": event.derivation.proration.rawValue,
                ]
                console.line("  " + console.word(.explainPrice, values))
            }
            for step in steps {
                let values = [
                    "date": language.date(step.date), "state": step.state.label.text(language),
                    "decision": "\(step.decision)",
                ]
                console.line("  " + console.word(.explainState, values))
            }
            if let posting {
                let values = [
                    "number": "\(posting.number)", "date": language.date(posting.date),
                    "debit": posting.debit.label.text(language), "credit": posting.credit.label.text(language),
                    "amount": language.money(posting.amount),
                ]
                console.line("  " + console.word(.explainPosting, values))
            }
        }
        if let verdict = charge.verdict { show(verdict, charge.packageName, console) }
        show(charge.origins, console)
    }

    /// What the records say where nothing is saved, or something is held back.
    private func show(_ verdict: BillingVerdict, _ name: String, _ console: Console) {
        let language = console.language
        func say(_ text: CorrectionText, _ values: [String: String] = [:]) {
            console.line(text.phrase.text(language, values))
        }
        switch verdict {
        case .charge(let charge):
            say(
                .explainUnsaved,
                [
                    "key": charge.group.key, "amount": language.money(charge.amount),
                    "due": language.date(charge.due.nominal),
                ])
            console.line("  " + charge.sentence(name, language))
            console.line("  \(charge.derivation.text) = \(language.money(charge.derivation.amount))")
        case .quarantined(let reason):
            console.say(.billingQuarantined, ["key": id, "reason": reason.label.text(language)])
        case .free(let origin): say(.explainFree, ["key": id, "origin": origin.label.text(language)])
        case .notEntitled, .absent: say(.explainNothing, ["key": id])
        }
    }

    private func show(
        _ row: UnitRow, _ standing: UnitStanding, _ box: BoxRow?, _ joined: PurchaseID?, _ origins: [Origin],
        _ console: Console
    ) {
        console.say(
            .explainUnit,
            [
                "key": "\(row.unit.origin)/\(row.unit.item)/\(row.unit.unit)".maskingPersonalNumbers,
                "description": row.unit.description, "cost": console.language.money(row.unit.cost),
            ])
        console.line("  " + standing.label.text(console.language))
        if !row.unit.identifiedBy.isEmpty {
            console.line("  " + console.word(.explainIdentified, ["rule": row.unit.identifiedBy]))
        }
        if let joined {
            console.line("  " + console.word(.purchaseJoinedWith, ["name": joined.text.maskingPersonalNumbers]))
        }
        if let box {
            let names = box.facts.box.finding.map { "\($0.kind.rawValue) \($0.value)" }.joined(separator: ", ")
            console.line("  " + console.word(.explainBox, ["box": names]))
        }
        show(origins, console)
    }

    private func show(_ row: FindingRow, _ origins: [Origin], _ console: Console) {
        let finding = row.finding
        console.say(
            .explainFinding,
            [
                "class": finding.kind.rawValue, "title": finding.kind.text.title.text(console.language),
                "date": row.firstSeen.map { console.language.date($0) } ?? "—",
            ])
        console.line("  " + finding.explanation(console.language))
        console.line("  " + finding.kind.text.cure.text(console.language))
        show(origins, console)
    }

    private func show(_ answer: OrderAnswer, _ origins: [Origin], _ console: Console) {
        let language = console.language
        let order = answer.row.order
        let values = [
            "id": order.id.text, "op": order.operation.verb.rawValue, "date": language.date(order.effectiveOn),
            "author": order.author ?? "—", "standing": answer.standing.label.text(language),
        ]
        console.line(OrderText.explained.phrase.text(language, values))
        let fields = order.operation.fields
        let shown: [(OrderFields.Name, String?)] = [
            (.contract, answer.contract?.text), (.package, fields.package?.text),
            (.price, fields.price.map { language.money($0) }), (.plan, fields.plan?.text),
            (.point, fields.point?.text), (.location, fields.location), (.box, fields.box),
            (.custody, fields.custody?.rawValue), (.field, fields.field), (.value, answer.shownValue),
        ]
        console.pairs(shown.compactMap { name, value in value.map { (name.rawValue, $0) } })
        switch answer.row.state {
        case .accepted: break
        case .refused(let refusal, let conflict):
            console.line("  \(refusal.advice.happened.text(language)) [\(conflict)]")
            console.line("  \(refusal.advice.cure.text(language))")
        case .pending(let referent, let id): console.line("  \(referent.label.text(language)) \(id)")
        }
        show(origins, console)
    }

    /// The chain of each source: line, member, file, content.
    private func show(_ origins: [Origin], _ console: Console) {
        for origin in origins {
            let read = ["file": origin.delivery.member ?? origin.delivery.path, "line": "\(origin.position)"]
            console.line("  " + console.word(.explainRead, read))
            if let member = origin.delivery.member, let archive = origin.archives.last {
                console.line("    " + console.word(.explainMember, ["member": member, "file": archive.path]))
            }
            let file = [
                "number": "\(origin.delivery.number)", "date": console.language.date(origin.delivery.claimedOn),
                "place": origin.delivery.place ?? "—",
            ]
            console.line("    " + console.word(.explainFile, file))
            console.line("    " + console.word(.explainContent, ["sha256": origin.delivery.content?.hex ?? "—"]))
        }
    }
}
