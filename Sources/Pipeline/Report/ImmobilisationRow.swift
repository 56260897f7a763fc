internal import Domain
internal import Reports
internal import Store

/// What the fiscal system needs to declare that an item of a note became a fixed asset (event 211130, *Imobilização
/// de Item*): key, item, pieces, and their share of IBS and CBS. Source: LC 214/2025 art. 40 I; schema `e211130`.
struct ImmobilisationRow {
    /// Month of issue of the note.
    var period: String
    var accessKey: AccessKey
    var item: Int
    var description: String, ncm: String
    /// Pieces that are fixed assets.
    var quantity: Int, measure: String
    /// Their cost, and their share of the item's vIBS and vCBS; none where the note has no such amounts.
    var cost: Money
    var ibs: Money?, cbs: Money?

    /// Of every item the pieces that are capitalised, in the register and not held: what is in doubt is declared when
    /// the doubt is settled.
    static func list(_ units: UnitStandings, notes: [NoteRow]) -> [ImmobilisationRow] {
        let months = Dictionary(
            notes.map { ($0.accessKey, String($0.issuedAt.prefix(7))) }, uniquingKeysWith: { first, _ in first })
        var rows: [ImmobilisationRow] = []
        for unit in units.all where unit.standing == .available && unit.row.unit.isCapitalised {
            let one = unit.row.unit
            // The event names an item of a note: a purchase without XML has none.
            guard let key = one.origin.accessKey else { continue }
            if let last = rows.last, last.accessKey == key, last.item == one.item {
                rows[rows.count - 1].quantity += 1
                rows[rows.count - 1].cost = last.cost + one.cost
                rows[rows.count - 1].ibs = sum(last.ibs, one.ibs)
                rows[rows.count - 1].cbs = sum(last.cbs, one.cbs)
            } else {
                rows.append(
                    ImmobilisationRow(
                        period: months[key] ?? "", accessKey: key, item: one.item,
                        description: one.description, ncm: one.ncm, quantity: 1, measure: one.measure, cost: one.cost,
                        ibs: one.ibs,
                        cbs: one.cbs))
            }
        }
        return rows
    }

    private static func sum(_ a: Money?, _ b: Money?) -> Money? {
        guard let a else { return b }
        return b.map { a + $0 } ?? a
    }

    var cells: [Cell] {
        [
            .identifier(period), .identifier(accessKey.text), .integer(item), .text(description), .identifier(ncm),
            .integer(quantity), .text(measure), .money(cost), Cell(money: ibs), Cell(money: cbs),
        ]
    }
}
