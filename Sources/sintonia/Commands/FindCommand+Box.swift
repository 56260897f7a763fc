internal import Domain
internal import Foundation
internal import Pipeline
internal import Reports
internal import Store

extension FindCommand {
    /// A box in one screen: what it is, where it is, who had it, what is said of it.
    func show(_ found: FindAnswer.Box, _ console: Console) {
        let box = found.box
        let language = console.language
        console.say(.findBox, ["name": box.identifiers.label])
        var rows: [(String, String)] = [
            (console.word(.labelCASN), box.identifiers.casn?.text ?? "—"),
            (console.word(.labelSerial), box.identifiers.serial?.text ?? "—"),
            (console.word(.labelMAC), box.identifiers.mac?.description ?? "—"),
            (console.word(.labelPatrimony), box.identifiers.patrimony?.text ?? "—"),
        ]
        if let card = box.identifiers.smartcard { rows.append((console.word(.labelSmartcard), card.text)) }
        rows.append((console.word(.labelModel), box.model ?? "—"))
        if let platform = box.platform { rows.append((console.word(.labelPlatform), platform.text)) }
        let since = box.custodySince.map { " " + language.find(.since, ["date": language.date($0)]) }
        rows.append((console.word(.labelCustody), box.custody.label.text(language) + (since ?? "")))
        if let place = box.installedAt {
            rows.append((console.word(.labelContract), place.contract.text))
            if let name = found.subscriber?.name { rows.append((console.word(.labelSubscriber), name)) }
            let room = found.room.map { $0.isEmpty ? "" : ", \($0)" } ?? ""
            rows.append((console.word(.labelPoint), place.point.text + room))
        } else {
            rows.append((console.word(.labelLocation), box.location ?? "—"))
        }
        if found.isFormer { rows.append((console.word(.labelFormer), term)) }
        for (change, origin) in found.changes {
            let place = origin.map { " (\($0.file):\($0.position))" } ?? ""
            let words = "\(language.date(change.date)) \(change.field.rawValue) \(change.from) → \(change.to)"
            rows.append((console.word(.labelChanged), words + place))
        }
        rows += purchase(of: found, console)
        rows += found.steps.filter { $0.step.cause != .registered }.map { step in
            (language.find(.history), line(of: step, language))
        }
        for device in found.devices {
            let seen = device.lastSeen.map { language.find(.seen, ["date": language.date($0)]) }
            let words = [device.platform.text, device.status.label.text(language), device.account?.text, seen]
            rows.append((language.find(.devices), words.compactMap(\.self).joined(separator: ", ")))
        }
        rows += Self.findingRows(found.findings, language)
        console.sheet(rows)
    }

    private func purchase(of found: FindAnswer.Box, _ console: Console) -> [(String, String)] {
        var rows: [(String, String)] = []
        if let unit = found.unit {
            let key = "\(unit.unit.origin)/\(unit.unit.item)/\(unit.unit.unit)".maskingPersonalNumbers
            rows.append((console.word(.labelNote), key))
            rows.append((console.word(.labelSupplier), unit.unit.supplier.maskingPersonalNumbers))
            rows.append((console.word(.labelDescription), unit.unit.description))
            rows.append((console.word(.labelCost), console.language.money(unit.unit.cost)))
        } else if let cost = found.row.facts.cost {
            rows.append((console.word(.labelCost), console.language.money(cost)))
        }
        if let origin = found.origin { rows.append((console.word(.labelSource), "\(origin.file):\(origin.position)")) }
        return rows
    }

    private func line(of step: FindAnswer.Step, _ language: Language) -> String {
        let date = step.step.since.map(language.date) ?? "…"
        var words = "\(date) \(step.step.custody.label.text(language)): \(step.step.cause.label.text(language))"
        if let place = step.step.placement {
            words += ", " + language.find(.point, ["contract": place.contract.text, "point": place.point.text])
        }
        if let move = step.step.move {
            words += [move.author, move.reason, move.order].filter { !$0.isEmpty }.map { ", \($0)" }.joined()
        }
        if let origin = step.origin { words += " (\(origin.file):\(origin.position))" }
        return words
    }

    /// One line a finding: class, id, sentence.
    static func findingRows(_ rows: [FindingRow], _ language: Language) -> [(String, String)] {
        rows.map { row in
            let code = "\(row.finding.kind.rawValue) \(row.id)"
            return (language.find(.findings), "\(code) \(row.finding.explanation(language))")
        }
    }

    /// A box for programs.
    static func json(_ found: FindAnswer.Box) -> [String: Any] {
        let names = found.box.identifiers
        let unit = found.unit?.unit
        let cost = unit?.cost ?? found.row.facts.cost
        var json: [String: Any] = [
            "casn": names.casn?.text ?? "", "serial": names.serial?.text ?? "",
            "mac": names.mac?.description ?? "", "patrimony": names.patrimony?.text ?? "",
            "smartcard": names.smartcard?.text ?? "", "custody": found.box.custody.rawValue,
            "custodySince": found.box.custodySince?.description ?? "",
        ]
        json["contract"] = found.box.contract?.text ?? ""
        json["point"] = found.box.point?.text ?? ""
        json["subscriber"] = found.subscriber?.id.text ?? ""
        json["subscriberName"] = found.subscriber?.name ?? ""
        json["room"] = found.room ?? ""
        json["location"] = found.box.location ?? ""
        json["model"] = found.box.model ?? ""
        json["platform"] = found.box.platform?.text ?? ""
        json["accessKey"] = unit?.origin.accessKey?.text ?? ""
        json["purchase"] = (unit?.origin.purchase?.text ?? "").maskingPersonalNumbers
        json["supplier"] = (unit?.supplier ?? "").maskingPersonalNumbers
        json["identifiedBy"] = unit?.identifiedBy ?? ""
        json["costCents"] = cost.map { $0.centavos as Any } ?? NSNull()
        json["source"] = found.origin.map { "\($0.file):\($0.position)" } ?? ""
        json.merge(lists(found)) { $1 }
        return json
    }

    private static func lists(_ found: FindAnswer.Box) -> [String: Any] {
        [
            "isFormer": found.isFormer, "changes": found.changes.map { entry($0.change, $0.origin) },
            "history": found.steps.map(entry), "devices": found.devices.map(entry),
            "findings": found.findings.map { ["id": $0.id, "class": $0.finding.kind.rawValue] },
        ]
    }

    private static func entry(_ found: FindAnswer.Step) -> [String: String] {
        let step = found.step
        var entry = [
            "since": step.since?.description ?? "", "custody": step.custody.rawValue, "cause": step.cause.rawValue,
        ]
        entry["contract"] = step.placement?.contract.text ?? ""
        entry["point"] = step.placement?.point.text ?? ""
        entry["author"] = step.move?.author ?? ""
        entry["reason"] = step.move?.reason ?? ""
        entry["order"] = step.move?.order ?? ""
        entry["source"] = found.origin.map { "\($0.file):\($0.position)" } ?? ""
        return entry
    }

    private static func entry(_ change: IdentifierChange, _ origin: Origin?) -> [String: String] {
        [
            "field": change.field.rawValue, "from": change.from, "to": change.to, "date": "\(change.date)",
            "file": origin?.file ?? "", "line": "\(change.source.position)",
        ]
    }

    private static func entry(_ device: PlatformDevice) -> [String: String] {
        [
            "platform": device.platform.text, "status": device.status.rawValue,
            "account": device.account?.text ?? "", "lastSeen": device.lastSeen?.description ?? "",
        ]
    }
}

extension Language {
    /// Words of `find`, their places filled.
    func find(_ text: FindText, _ values: [String: String] = [:]) -> String { text.phrase.text(self, values) }
}

extension Console {
    /// Columns of an answer where the terminal does not say.
    static let standardWidth = 80

    /// Pairs that keep within the terminal's columns: a value goes on under itself; a name that comes again is left
    /// out.
    func sheet(_ rows: [(String, String)]) {
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? Self.standardWidth
        let names = rows.map(\.0.count).max() ?? 0
        let room = max(20, columns - names - 4)
        var before = ""
        for (name, value) in rows {
            for (index, part) in Self.wrapped(value, room).enumerated() {
                let shown = index == 0 && name != before ? name : ""
                line("  " + shown + String(repeating: " ", count: names - shown.count + 2) + part)
            }
            before = name
        }
    }

    /// A text in lines of at most `width` characters, cut at blanks where there are any.
    static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            var word = word
            if !current.isEmpty, current.count + 1 + word.count > width {
                lines.append(current)
                current = ""
            }
            while word.count > width {
                lines.append(String(word.prefix(width)))
                word = word.dropFirst(width)
            }
            current += (current.isEmpty ? "" : " ") + word
        }
        return current.isEmpty && !lines.isEmpty ? lines : lines + [current]
    }
}
