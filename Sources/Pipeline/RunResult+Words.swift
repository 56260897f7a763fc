internal import Domain
public import Reports

extension RunResult {
    /// What `run` prints.
    public func lines(in language: Language) -> [String] {
        func line(_ text: CommandText, _ values: [String: String]) -> String { text.phrase.text(language, values) }
        let list = summary.inputsByDisposition.map { "\($0.count) \($0.disposition.label.text(language))" }
        var lines: [String] = []
        if !list.isEmpty { lines.append(line(.runDocuments, ["list": list.joined(separator: ", ")])) }
        if stillWriting > 0 { lines.append(line(.runStillWriting, ["count": "\(stillWriting)"])) }
        lines.append(
            line(
                .runFindings,
                [
                    "total": "\(summary.findings.total)", "new": "\(summary.findings.count(.new))",
                    "resolved": "\(summary.findings.count(.resolved))",
                ]))
        lines.append(
            line(
                .runPlan,
                [
                    "additive": "\(summary.plan.additive)", "destructive": "\(summary.plan.destructive)",
                    "withheld": "\(summary.plan.withheldByGuard)",
                    "manual": "\(summary.plan.withheld[.manual] ?? 0)",
                ]))
        if let billing = summary.billing, let month = billing.lines.first?.competence {
            lines.append(
                line(
                    .runBilling,
                    [
                        "competence": language.month(month), "events": language.count(billing.events),
                        "total": language.money(billing.total),
                    ]))
        }
        lines.append(line(.runReport, ["path": folder + "/summary.html"]))
        lines.append(verdict)
        return lines
    }

    /// The result for programs.
    public var json: [String: Any] {
        [
            "run": id, "folder": folder, "verdict": verdict, "findings": summary.findings.total,
            "withheld": summary.plan.withheldByGuard, "stillWriting": stillWriting,
        ]
    }
}

extension BillingRun {
    /// The preview for programs, one charge a line, amounts in centavos, keys sorted. It is handed over in pieces: a due
    /// date may have a million charges.
    public func writeJSON(_ write: (String) -> Void) {
        func list(_ name: String, _ rows: some Sequence<JSONValue>) {
            write("\"\(name)\":[\n")
            var comma = ""
            for row in rows {
                write(comma + row.compact)
                comma = ",\n"
            }
            write("]")
        }
        func member(_ key: String, _ text: String) -> JSONValue.Member { .init(key, .string(text)) }
        write("{")
        list(
            "changes",
            changes.lazy.filter(\.isNotable).map { change in
                .object([
                    .init("amountCents", .integer(change.event.amount.centavos)), member("change", change.name),
                    member("key", change.event.id.key), member("reason", change.reason ?? ""),
                ])
            })
        write(",\n")
        list(
            "charges",
            plan.charges.lazy.map { charge in
                .object([
                    .init("amountCents", .integer(charge.amount.centavos)),
                    member("businessDue", charge.due.business.description),
                    member("contract", charge.group.contract.text),
                    .init("decided", .boolean(decided.contains(charge.group))), member("key", charge.group.key),
                    member("matched", charge.due.match(plan.due)?.rawValue ?? ""),
                    member("nominalDue", charge.due.nominal.description),
                    member("priceOrigin", charge.priceOrigin.rawValue), member("subscriber", charge.subscriber.text),
                ])
            })
        let owed = owed
        write(",\n\"customers\":\(owed.customers),\"due\":\"\(plan.due)\",\n")
        list(
            "free", plan.free.lazy.map { .object([member("key", $0.group.key), member("origin", $0.origin.rawValue)]) })
        write(",\n")
        list(
            "guards",
            guards.trips.lazy.map {
                .object([member("guard", $0.name), member("sentence", $0.sentence(in: .en))])
            })
        write(",\n\"hash\":\"\(hash)\",\n")
        list(
            "quarantined",
            plan.quarantined.lazy.map { .object([member("key", $0.group.key), member("reason", $0.reason.rawValue)]) })
        write(",\n\"totalCents\":\(owed.total.centavos),\"writes\":\(writtenCount)}\n")
    }
}
