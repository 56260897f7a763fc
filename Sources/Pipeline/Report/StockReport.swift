internal import Domain
internal import Reports
internal import Store

/// What lies where, and what is due back.
struct StockReport {
    /// Boxes by custody, model and location; units to be identified by model or description.
    struct Row {
        var custody: Custody
        var model: String, location: String
        var boxes: Int
        var value: Money?
        var oldestDays: Int?

        var cells: [Cell] {
            [
                .text(custody.rawValue), .text(model), .text(location), .integer(boxes), Cell(money: value),
                Cell(integer: oldestDays),
            ]
        }
    }

    /// A box that is due back, with its customer's name.
    struct Due {
        var item: ReturnDueBox
        var name: String?

        var cells: [Cell] {
            let box = item.box
            return [
                .identifier(box.identifiers.label), Cell(text: box.model), Cell(identifier: box.contract),
                Cell(identifier: item.subscriber), Cell(text: name), Cell(identifier: box.point),
                Cell(date: box.custodySince), Cell(integer: item.days), .text(item.ageing.rawValue),
                Cell(money: item.value),
            ]
        }
    }

    let rows: [Row]
    let due: [Due]

    private struct Key: Hashable {
        var custody: Custody
        var model: String, location: String
    }

    init(_ custody: BoxCustody, due: [ReturnDueBox], names: [SubscriberID: String]) {
        self.due = due.map { Due(item: $0, name: $0.subscriber.flatMap { names[$0] }) }
        var groups: [Key: Row] = [:]
        func add(_ key: Key, value: Money?, days: Int?) {
            var row =
                groups[key] ?? Row(custody: key.custody, model: key.model, location: key.location, boxes: 0)
            row.boxes += 1
            if let value { row.value = (row.value ?? .zero) + value }
            if let days { row.oldestDays = max(row.oldestDays ?? 0, days) }
            groups[key] = row
        }
        var unitCosts: [Int64: Money] = [:]
        for unit in custody.units.registered {
            if let box = unit.row.boxNumber {
                unitCosts[box] = unit.row.unit.cost
            } else {
                let named = unit.row.unit.model ?? unit.row.unit.description
                add(
                    Key(custody: .toBeIdentified, model: named, location: ""), value: unit.row.unit.cost, days: nil)
            }
        }
        var dues: [Int64: ReturnDueBox] = [:]
        for item in due { dues[item.box.number] = item }
        for box in custody.boxes {
            let isAway = box.custody.isWithCustomer || box.custody == .lost || box.custody == .writtenOff
            let key = Key(custody: box.custody, model: box.model ?? "", location: isAway ? "" : box.location ?? "")
            let cost = unitCosts[box.number] ?? custody.rows[box.number]?.facts.cost
            add(key, value: dues[box.number]?.value ?? cost, days: dues[box.number]?.days)
        }
        rows = groups.values.sorted {
            ($0.custody.rawValue, $0.model, $0.location) < ($1.custody.rawValue, $1.model, $1.location)
        }
    }

    /// The boxes due back and what they are worth.
    var notReturned: NotReturned {
        NotReturned(boxes: due.count, value: due.reduce(.zero) { $0 + ($1.item.value ?? .zero) })
    }
}
