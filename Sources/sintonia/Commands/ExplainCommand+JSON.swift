internal import Domain
internal import Pipeline
internal import Reports
internal import Store

extension ExplainAnswer {
    /// The answer for programs; nil where nothing, or more than one thing, has the id.
    func json(in language: Language) -> [String: Any]? {
        switch self {
        case .charge(let charge):
            return [
                "kind": "charge", "events": charge.events.map { Self.json($0, language) },
                "verdict": charge.verdict.map(Self.word) ?? "", "origins": Self.json(charge.origins),
            ]
        case .unit(let row, let standing, let box, let joined, let origins):
            return [
                "kind": "unit", "id": "\(row.unit.origin)/\(row.unit.item)/\(row.unit.unit)".maskingPersonalNumbers,
                "description": row.unit.description, "costCents": row.unit.cost.centavos,
                "standing": standing.rawValue, "identifiedBy": row.unit.identifiedBy,
                "box": box?.facts.box.finding.map { "\($0.kind.rawValue) \($0.value)" } ?? [],
                "joined": joined?.text.maskingPersonalNumbers ?? "", "origins": Self.json(origins),
            ]
        case .purchase(let view):
            return [
                "kind": "purchase", "id": view.purchase.id.text.maskingPersonalNumbers,
                "totalCents": view.purchase.total.centavos, "origins": Self.json(view.origins),
            ]
        case .finding(let row, let origins):
            let finding = row.finding
            return [
                "kind": "finding", "id": row.id, "class": finding.kind.rawValue, "severity": finding.severity.rawValue,
                "firstSeen": row.firstSeen?.description ?? "", "explanation": finding.explanation(language),
                "cure": finding.kind.text.cure.text(language), "origins": Self.json(origins),
            ]
        case .order(let answer, let origins):
            let order = answer.row.order
            return [
                "kind": "order", "id": order.id.text, "op": order.operation.verb.rawValue,
                "effectiveOn": order.effectiveOn.description, "author": order.author ?? "",
                "standing": answer.standing.rawValue, "contract": answer.contract?.text ?? "",
                "origins": Self.json(origins),
            ]
        case .ambiguous, .unknown: return nil
        }
    }

    private static func json(
        _ part: (event: BillingEvent, steps: [BillingTransition], posting: Posting?), _ language: Language
    ) -> [String: Any] {
        let event = part.event
        return [
            "key": event.id.key, "amountCents": event.amount.centavos,
            "competence": event.group.competence.description, "due": event.due.nominal.description,
            "derivation": event.derivation.text, "proration": event.derivation.proration.rawValue,
            "segments": event.derivation.segments.map { segment in
                [
                    "priceOrigin": segment.origin.rawValue, "priceCents": segment.price.centavos,
                    "startsOn": segment.span.startsOn.description, "endsOn": segment.span.endsOn.description,
                ] as [String: Any]
            },
            "states": part.steps.map { step in
                ["date": step.date.description, "state": step.state.rawValue, "decision": step.decision]
                    as [String: Any]
            },
            "posting": part.posting.map { $0.number } as Any? ?? "",
        ]
    }

    /// What the records say of a group of which nothing is saved.
    private static func word(_ verdict: BillingVerdict) -> String {
        switch verdict {
        case .charge: "charge"
        case .free: "free"
        case .quarantined(let reason): "quarantined \(reason.rawValue)"
        case .notEntitled: "not-entitled"
        case .absent: "absent"
        }
    }

    private static func json(_ origins: [Origin]) -> [[String: Any]] {
        origins.map { origin in
            [
                "file": origin.file, "position": origin.position, "delivery": origin.delivery.number,
                "claimedOn": origin.delivery.claimedOn.description, "place": origin.delivery.place ?? "",
                "sha256": origin.delivery.content?.hex ?? "",
            ]
        }
    }
}
