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
    /// The other terms of `total` that make vNF.
    public var terms = Terms()
    /// `protNFe/infProt`, where there is one.
    public var authorisation: Authorisation?
    /// Whether `Signature` stands beside `infNFe`. Whether it holds is another question.
    public var isSigned = false
    /// `SignedInfo/Reference/DigestValue`, base64.
    public var digest = ""
    /// `infAdic/infCpl`.
    public var complement = ""
    /// `infAdic/obsCont`.
    public var observations: [Observation] = []
    /// `ide/NFref/refNFe`: keys of the notes that this one is about.
    public var references: [String] = []
    /// `compra/xPed`: the order that the whole note answers.
    public var order = ""
    /// `emit/enderEmit/fone`, `dest/enderDest/fone`: no serial number, however much they look like one.
    public var phones: [String] = []
    /// A registered cancellation (`retEvento` 110111 or 110112) stands inside `nfeProc`, as some issuers' programs
    /// mark a cancelled note in place.
    public var isMarkedCancelled = false

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
        /// tpNFCredito: what a credit note (finNFe 5) credits; 03 refused delivery, 06 partly refused.
        public var creditType = ""
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
        /// indTot: `0` where vProd does not enter the note's total.
        public var totalIndicator = ""
        /// infAdProd.
        public var additionalInfo = ""
        /// cEAN, xPed, uTrib, qTrib.
        public var barcode = "", order = "", taxableUnit = "", taxableQuantity = ""
        /// vDesc, vFrete, vSeg, vOutro: terms of the item's cost.
        public var discount = "", freight = "", insurance = "", other = ""
        /// imposto/IPI//vIPI, imposto/ICMS//vICMSST and vFCPST.
        public var ipi = "", substitution = "", povertyFund = ""
        /// imposto/IBSCBS//vIBS and vCBS: kept for event 211130.
        public var ibs = "", cbs = ""
        /// prod/rastro.
        public var lots: [Lot] = []
        /// obsItem/obsCont.
        public var observations: [Observation] = []
        /// DFeReferenciado: the note and, where it says so, the item that this item gives back.
        public var referencedKey = "", referencedItem = ""
        /// Line of the `det` start tag, 1-based.
        public var line = 0
        /// Empty.
        public init() {}
    }

    /// `rastro`: a lot, which some suppliers make of one unit with its serial number.
    public struct Lot: Hashable, Sendable {
        /// nLote, qLote.
        public var number = "", quantity = ""
        /// Empty.
        public init() {}
    }

    /// `obsCont`: a named remark of the issuer.
    public struct Observation: Hashable, Sendable {
        /// `@xCampo`, xTexto.
        public var field = "", text = ""
        /// Empty.
        public init() {}
    }

    /// Terms of vNF (rule W16-10), as found.
    public struct Terms: Hashable, Sendable {
        /// ICMSTot: vProd, vDesc, vICMSDeson.
        public var products = "", discount = "", relief = ""
        /// ICMSTot: vST, vFCPST.
        public var substitution = "", povertyFund = ""
        /// ICMSTot: vFrete, vSeg, vOutro.
        public var freight = "", insurance = "", other = ""
        /// ICMSTot: vII, vIPI, vIPIDevol.
        public var importDuty = "", ipi = "", ipiReturned = ""
        /// ISSQNtot/vServ.
        public var services = ""
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
