internal import Domain
internal import Store

/// Items of purchases without XML that became nothing and that no row of the supplier map speaks of. Those of a
/// purchase that a note is are the note's.
struct UnmappedPurchases {
    /// The items, as those of notes are listed.
    let items: [NoteItemRow]
    /// Names of suppliers that only purchases name.
    let names: [String: String]

    init(store: Transaction) throws {
        let standings = try store.purchaseStandings()
        var maps: [String: ProductMap] = [:]
        var items: [NoteItemRow] = []
        var names: [String: String] = [:]
        for row in try store.purchaseRows() {
            let item = row.item
            let supplier = item.purchase.supplier
            if let name = item.supplierName { names[supplier] = name }
            guard standings[item.purchase]?.isJoined != true else { continue }
            let map = try maps[supplier] ?? store.products(of: supplier)
            maps[supplier] = map
            let use = item.use(by: map)
            guard !use.isAsset, !use.isMapped else { continue }
            items.append(
                NoteItemRow(
                    accessKey: item.purchase.text, item: item.item ?? 0, supplier: supplier, code: item.product,
                    description: item.description, ncm: item.ncm, quantity: item.quantity.description, measure: "",
                    total: item.total ?? .zero, use: use.use, isMapped: false))
        }
        self.items = items
        self.names = names
    }

    /// With the items of notes, in the order of the list: by supplier, product and document.
    func joined(with notes: [NoteItemRow]) -> [NoteItemRow] {
        (notes + items).sorted {
            ($0.supplier, $0.code, $0.accessKey, $0.item) < ($1.supplier, $1.code, $1.accessKey, $1.item)
        }
    }
}
