internal import Domain
internal import Store
public import Reports

extension InspectAnswer {
    /// What is wrong with it, in words.
    public func problems(in language: Language) -> [String] {
        var list: [String] = []
        if let reason, disposition != .applied {
            list.append(
                [reason.advice.happened.text(language), detail.shown(in: language), reason.advice.cure.text(language)]
                    .filter { !$0.isEmpty }.joined(separator: " "))
        }
        for row in table?.rejected ?? [] {
            let advice = RowRule(rawValue: row.rule)?.advice
            let place = ReasonDetail(line: row.line, field: row.column, value: row.value).shown(in: language)
            list.append("\(advice?.happened.text(language) ?? row.rule) \(place)")
        }
        return list
    }

    /// One line of `inspect --json`. Values are the document's own text.
    public func json(in language: Language) -> [String: Any] {
        var problems: [[String: Any]] = []
        if let reason, disposition != .applied {
            problems.append([
                "code": reason.rawValue, "severity": disposition == .rejected ? "error" : "warning",
                "message": reason.advice.happened.text(language), "line": detail.line ?? 0,
            ])
        }
        for row in table?.rejected ?? [] {
            problems.append([
                "code": row.rule, "severity": "error", "line": row.line,
                "message": RowRule(rawValue: row.rule)?.advice.happened.text(language) ?? row.rule,
            ])
        }
        problems += schema?.entries(in: language) ?? []
        if let table {
            problems += table.notice.passed.map { item in
                [
                    "code": item.what, "severity": "info", "line": item.lines.first ?? 0,
                    "message": table.noticeText(in: language),
                ]
            }
        }
        if let table, !(table.notice.unknown + table.notice.repeated).isEmpty {
            problems.append([
                "code": "ignored-column", "severity": "info", "line": 0, "message": table.noticeText(in: language),
            ])
        }
        return [
            "file": file, "member": member ?? "", "sha256": content.hex, "kind": kind.name,
            "would": ["disposition": disposition.rawValue, "reason": reason?.rawValue ?? ""],
            "documents": notes.map(Self.note) + events.map(Self.event), "problems": problems,
        ]
    }

    private static func note(_ inspected: InspectedNote) -> [String: Any] {
        let note = inspected.note
        func party(_ party: FiscalNote.Party?) -> [String: String] {
            ["id": party?.id ?? "", "name": party?.name ?? ""]
        }
        let keyCheck =
            switch note.keyCheck {
            case .ok: "ok"
            case .badCheckDigit: "bad-check-digit"
            case .fieldsDiffer: "fields-differ"
            }
        return [
            "type": "note", "accessKey": note.keyText, "model": note.heading.model,
            "environment": note.heading.environment, "direction": note.heading.direction,
            "purpose": note.heading.purpose, "series": note.heading.series, "number": note.heading.number,
            "issuedAt": note.heading.issuedAt, "issuer": party(note.issuer), "recipient": party(note.recipient),
            "totalValue": note.total, "keyCheck": keyCheck, "signature": inspected.signature.result.rawValue,
            "authorisation": [
                "status": note.authorisation?.status ?? "", "protocol": note.authorisation?.number ?? "",
                "receivedAt": note.authorisation?.receivedAt ?? "",
                "environment": note.authorisation?.environment ?? "",
            ],
            "items": note.items.enumerated().map { index, item in
                Self.item(item, inspected.verdict.items.indices.contains(index) ? inspected.verdict.items[index] : nil)
            },
        ]
    }

    private static func item(_ item: FiscalNote.Item, _ reading: NoteVerdict.ItemReading?) -> [String: Any] {
        let boxes = reading?.identifiers.boxes ?? []
        return [
            "number": item.number, "code": item.code, "description": item.description, "ncm": item.ncm,
            "cfop": item.cfop, "unit": item.unit, "quantity": item.quantity, "unitValue": item.unitValue,
            "totalValue": item.totalValue, "additionalInfo": item.additionalInfo,
            "identifiers": [
                "serials": boxes.compactMap(\.serial?.text), "macs": boxes.compactMap { $0.mac?.description },
                "casns": boxes.compactMap(\.casn?.text), "smartcards": boxes.compactMap(\.smartcard?.text),
            ],
        ]
    }

    private static func event(_ event: FiscalEvent) -> [String: Any] {
        [
            "type": "event", "eventType": event.type, "accessKey": event.keyText, "sequence": event.sequence,
            "at": event.at, "status": event.status, "protocol": event.protocolNumber, "author": event.author,
        ]
    }
}

extension InspectAnswer.TableFacts {
    /// How the table was read, and what was passed over, in words.
    public func noticeText(in language: Language) -> String { notice.text(in: language) }
}
