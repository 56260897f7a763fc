/// What this program takes from an NF-e: the document's own text, with the places that rules need. Field paths:
/// MOC 7.0 and the schemas PL_009o…PL_010f; values keep the document's spelling.
public struct FiscalNote: Hashable, Sendable {
    /// `infNFe/@Id` without the prefix `NFe`, as found.
    public var keyText = ""
    /// `ide`: cUF, mod, serie, nNF, dhEmi, tpNF, tpEmis, cNF, cDV, tpAmb, finNFe.
    public var heading = Heading()
    /// `emit`.
    public var issuer = Party()
    /// `dest`, where there is one.
    public var recipient: Party?
    /// `det`, in document order.
    public var items: [Item] = []
    /// `total/ICMSTot/vNF`.
    public var total = ""
    /// `protNFe/infProt`, where there is one.
    public var authorisation: Authorisation?
    /// Whether `Signature` stands beside `infNFe`. Whether it holds is another question.
    public var isSigned = false
    /// `SignedInfo/Reference/DigestValue`, base64.
    public var digest = ""
    /// `infAdic/infCpl`.
    public var complement = ""

    /// An empty note, to be filled by its reader.
    public init() {}

    /// `ide`.
    public struct Heading: Hashable, Sendable {
        /// cUF, mod, serie, nNF.
        public var state = "", model = "", series = "", number = ""
        /// dhEmi, tpNF, tpEmis, cNF, cDV.
        public var issuedAt = "", direction = "", emissionType = "", randomCode = "", checkDigit = ""
        /// tpAmb, finNFe, natOp.
        public var environment = "", purpose = "", nature = ""
        /// Empty.
        public init() {}
    }

    /// `emit` or `dest`.
    public struct Party: Hashable, Sendable {
        /// CNPJ, CPF or idEstrangeiro, as found.
        public var id = ""
        /// xNome.
        public var name = ""
        /// Empty.
        public init() {}
    }

    /// `det`.
    public struct Item: Hashable, Sendable {
        /// `@nItem`.
        public var number = 0
        /// cProd, xProd, NCM, CFOP, uCom.
        public var code = "", description = "", ncm = "", cfop = "", unit = ""
        /// qCom, vUnCom, vProd.
        public var quantity = "", unitValue = "", totalValue = ""
        /// infAdProd.
        public var additionalInfo = ""
        /// imposto/IBSCBS//vIBS and vCBS: kept for event 211130.
        public var ibs = "", cbs = ""
        /// Line of the `det` start tag, 1-based.
        public var line = 0
        /// Empty.
        public init() {}
    }

    /// `infProt`.
    public struct Authorisation: Hashable, Sendable {
        /// chNFe, cStat, nProt, dhRecbto, tpAmb, digVal.
        public var key = "", status = "", number = "", receivedAt = "", environment = "", digest = ""
        /// Empty.
        public init() {}
    }

    /// cStat that make a note an authorised one: 100, 150 (late), 120 (with an alert).
    public static let authorisedStatuses: Set<String> = ["100", "150", "120"]
}

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
    /// Issuer.
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
