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
    /// The preview for programs: amounts in centavos.
    public var json: [String: Any] {
        [
            "due": plan.due.description, "hash": hash, "totalCents": plan.total.centavos,
            "customers": plan.subscriberCount,
            "charges": plan.charges.map { charge in
                [
                    "key": charge.group.key, "contract": charge.group.contract.text,
                    "subscriber": charge.subscriber.text, "amountCents": charge.amount.centavos,
                    "priceOrigin": charge.priceOrigin.rawValue, "nominalDue": charge.due.nominal.description,
                    "businessDue": charge.due.business.description,
                    "matched": charge.due.match(plan.due)?.rawValue ?? "",
                ] as [String: Any]
            },
            "quarantined": plan.quarantined.map { ["key": $0.group.key, "reason": $0.reason.rawValue] },
            "free": plan.free.map { ["key": $0.group.key, "origin": $0.origin.rawValue] },
        ]
    }
}
