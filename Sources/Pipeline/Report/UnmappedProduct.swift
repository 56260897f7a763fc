internal import Domain
internal import Store

/// A product of a supplier that became nothing and that no row of the supplier map speaks of, once, however often it
/// was bought.
struct UnmappedProduct {
    var supplier: String, supplierName: String?
    var code: String, description: String, ncm: String
    /// Items of notes with it, and their vProd.
    var items: Int
    var total: Money
    /// The first note with it, in the order of keys.
    var accessKey: String
    /// What its NCM hints at.
    var suggestion: ProductUse

    /// One row a product, by supplier and code; description and NCM are those of the first note.
    static func list(_ items: [NoteItemRow], names: [String: String]) -> [UnmappedProduct] {
        var list: [UnmappedProduct] = []
        for item in items {
            if let last = list.last, last.supplier == item.supplier, last.code == item.code {
                list[list.count - 1].items += 1
                list[list.count - 1].total = last.total + item.total
            } else {
                list.append(
                    UnmappedProduct(
                        supplier: item.supplier, supplierName: names[item.supplier], code: item.code,
                        description: item.description, ncm: item.ncm, items: 1, total: item.total,
                        accessKey: item.accessKey, suggestion: .suggested(forNCM: item.ncm)))
            }
        }
        return list
    }
}
