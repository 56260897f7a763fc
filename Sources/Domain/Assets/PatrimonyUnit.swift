/// One physical asset that a note or an import brought in.
public struct PatrimonyUnit: Hashable, Sendable {
    /// The note it came with.
    public var accessKey: AccessKey
    /// Item of the note.
    public var item: Int
    /// Unit inside the item, from 1.
    public var unit: Int
    /// xProd.
    public var description: String
    /// NCM.
    public var ncm: String
    /// CNPJ or CPF of who sold it: the issuer; of an own entry note the other party.
    public var supplier: String
    /// Cost of this unit: the item's value split so that the units sum to it.
    public var cost: Money
    /// This unit's share of the item's IBS and CBS (event 211130).
    public var ibs: Money?, cbs: Money?
    /// Identifiers found for this unit; empty: to be identified.
    public var box: BoxIdentifiers
    /// Not available until a person has reviewed the note.
    public var isHeld: Bool

    /// All fields.
    public init(
        accessKey: AccessKey, item: Int, unit: Int, description: String, ncm: String, supplier: String, cost: Money,
        ibs: Money?, cbs: Money?, box: BoxIdentifiers, isHeld: Bool
    ) {
        self.accessKey = accessKey
        self.item = item
        self.unit = unit
        self.description = description
        self.ncm = ncm
        self.supplier = supplier
        self.cost = cost
        self.ibs = ibs
        self.cbs = cbs
        self.box = box
        self.isHeld = isHeld
    }
}
