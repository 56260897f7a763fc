/// One physical asset that a note or a purchase without XML brought in.
public struct PatrimonyUnit: Hashable, Sendable {
    /// The note or the purchase it came with.
    public var origin: UnitOrigin
    /// Item of the note or the purchase.
    public var item: Int
    /// Unit inside the item, from 1.
    public var unit: Int
    /// xProd.
    public var description: String
    /// NCM.
    public var ncm: String
    /// CNPJ or CPF of who sold it: the issuer; of an own entry note the other party.
    public var supplier: String
    /// Cost of this unit: the item's cost split so that the units sum to it.
    public var cost: Money
    /// This unit's share of the item's IBS and CBS (event 211130).
    public var ibs: Money?, cbs: Money?
    /// Identifiers found for this unit; empty: to be identified.
    public var box: BoxIdentifiers
    /// What it is.
    public var use: ProductUse
    /// The provider's word for the model, by the supplier map.
    public var model: String?
    /// Whether it is a fixed asset.
    public var isCapitalised: Bool
    /// The word for a piece in the note (uCom, or uTrib of what is packed).
    public var measure: String
    /// Where in the note and by which rule its identifiers were found (`infAdProd/serial-label`), in which columns of
    /// a purchase they stood (`purchase/serials`), or by what a later document filled them in (``UnitFill``); empty
    /// where none.
    public var identifiedBy: String
    /// Where it lies, as the purchase said it; `nil` of a note.
    public var location: String?

    /// All fields.
    public init(
        origin: UnitOrigin, item: Int, unit: Int, description: String, ncm: String, supplier: String, cost: Money,
        ibs: Money?, cbs: Money?, box: BoxIdentifiers, use: ProductUse, model: String?, isCapitalised: Bool,
        measure: String, identifiedBy: String, location: String? = nil
    ) {
        self.origin = origin
        self.item = item
        self.unit = unit
        self.description = description
        self.ncm = ncm
        self.supplier = supplier
        self.cost = cost
        self.ibs = ibs
        self.cbs = cbs
        self.box = box
        self.use = use
        self.model = model
        self.isCapitalised = isCapitalised
        self.measure = measure
        self.identifiedBy = identifiedBy
        self.location = location
    }

    /// Origin, item and unit: what it is, whatever is known of it.
    public var id: PatrimonyUnitID { PatrimonyUnitID(origin: origin, item: item, unit: unit) }
}

/// The identity of a unit of patrimony.
public struct PatrimonyUnitID: Hashable, Sendable, Comparable {
    /// The note or the purchase.
    public var origin: UnitOrigin
    /// Item and unit, from 1.
    public var item: Int, unit: Int

    /// All parts.
    public init(origin: UnitOrigin, item: Int, unit: Int) {
        self.origin = origin
        self.item = item
        self.unit = unit
    }

    /// By origin, item, unit.
    public static func < (a: Self, b: Self) -> Bool {
        (a.origin.text, a.item, a.unit) < (b.origin.text, b.item, b.unit)
    }
}
