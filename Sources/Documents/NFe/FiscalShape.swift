internal import Domain
internal import XMLKit

/// What is being read, until its end tag makes it a fact.
struct FiscalDraft {
    var notes: [FiscalNote] = []
    var note = FiscalNote()
    var item = FiscalNote.Item()
    var observation = FiscalNote.Observation()
    var lot = FiscalNote.Lot()
    /// The `protNFe` that is open, and those that have ended.
    var authorisation = FiscalNote.Authorisation()
    var authorisations: [FiscalNote.Authorisation] = []
    var hasContent = false
    var events: [FiscalEvent] = []
    var event = FiscalEvent()
    /// The answer to an event: of a `retEvento`, wherever it stands.
    var mark = FiscalEvent()
    /// Events read before the `procEventoNFe` that is open.
    var eventsBefore = 0
    var answer = FiscalAnswer()
    var distribution = Distribution()
    var packed = Distribution.Document()
    /// Key of the note that a `retEvento` inside `nfeProc` calls cancelled.
    var cancelledKey: String?
    var summary = FiscalSummary()
}

/// The paths of a note, an event and a summary. Source: schemas PL_009o…PL_010f, and the events' own.
typealias FiscalShape = ElementShape<FiscalDraft>

extension FiscalShape {
    /// All documents that are read.
    static let fiscal = FiscalShape { shape in
        shape.addNote()
        shape.addHeading()
        shape.addItem()
        shape.addTotals()
        shape.addProtocol()
        shape.same("nfeProc/NFe", as: "NFe")
        shape.same("enviNFe/NFe", as: "NFe")
        shape.same("procNFe", as: "nfeProc")
        shape.addEvent()
        shape.addSummaries()
        shape.addAnswers()
        shape.addDistribution()
    }

    private mutating func addNote() {
        open("NFe") { draft, _ in
            draft.note = FiscalNote()
            draft.hasContent = false
        }
        close("NFe") { if $0.hasContent { $0.notes.append($0.note) } }
        open("NFe/infNFe") { draft, element in
            draft.hasContent = true
            let id = element.attribute("Id") ?? ""
            draft.note.keyText = id.hasPrefix("NFe") ? String(id.dropFirst(3)) : id
        }
        open("NFe/Signature") { draft, _ in draft.note.isSigned = true }
        text("NFe/Signature/SignedInfo/Reference/DigestValue") { $0.note.digest = $1.filter { !$0.isWhitespace } }
        text("NFe/infNFe/infAdic/infCpl") { $0.note.complement = $1 }
        addObservation("NFe/infNFe/infAdic/obsCont") { $0.note.observations.append($1) }
        text("NFe/infNFe/compra/xPed") { $0.note.order = $1 }
        text("NFe/infNFe/emit/enderEmit/fone") { $0.note.phones.append($1) }
        text("NFe/infNFe/dest/enderDest/fone") { $0.note.phones.append($1) }
        for name in ["CNPJ", "CPF"] { text("NFe/infNFe/emit/\(name)") { $0.note.issuer.id = $1 } }
        text("NFe/infNFe/emit/xNome") { $0.note.issuer.name = $1 }
        open("NFe/infNFe/dest") { draft, _ in draft.note.recipient = FiscalNote.Party() }
        for name in ["CNPJ", "CPF", "idEstrangeiro"] {
            text("NFe/infNFe/dest/\(name)") { $0.note.recipient?.id = $1 }
        }
        text("NFe/infNFe/dest/xNome") { $0.note.recipient?.name = $1 }
    }

    /// `obsCont`, of the note or of an item.
    private mutating func addObservation(
        _ path: String, _ keep: @escaping @Sendable (inout FiscalDraft, FiscalNote.Observation) -> Void
    ) {
        open(path) { draft, element in
            draft.observation = FiscalNote.Observation()
            draft.observation.field = element.attribute("xCampo") ?? ""
        }
        text(path + "/xTexto") { $0.observation.text = $1 }
        close(path) { keep(&$0, $0.observation) }
    }

    private mutating func addHeading() {
        let ide = "NFe/infNFe/ide/"
        text(ide + "cUF") { $0.note.heading.state = $1 }
        text(ide + "mod") { $0.note.heading.model = $1 }
        text(ide + "serie") { $0.note.heading.series = $1 }
        text(ide + "nNF") { $0.note.heading.number = $1 }
        text(ide + "dhEmi") { $0.note.heading.issuedAt = $1 }
        text(ide + "tpNF") { $0.note.heading.direction = $1 }
        text(ide + "tpEmis") { $0.note.heading.emissionType = $1 }
        text(ide + "cNF") { $0.note.heading.randomCode = $1 }
        text(ide + "cDV") { $0.note.heading.checkDigit = $1 }
        text(ide + "tpAmb") { $0.note.heading.environment = $1 }
        text(ide + "finNFe") { $0.note.heading.purpose = $1 }
        text(ide + "natOp") { $0.note.heading.nature = $1 }
        text(ide + "tpNFCredito") { $0.note.heading.creditType = $1 }
        text(ide + "NFref/refNFe") { $0.note.references.append($1) }
    }

    private mutating func addItem() {
        let det = "NFe/infNFe/det"
        open(det) { draft, element in
            draft.item = FiscalNote.Item()
            draft.item.number = element.attribute("nItem").flatMap { Int($0) } ?? 0
            draft.item.line = element.line
        }
        close(det) { $0.note.items.append($0.item) }
        text(det + "/infAdProd") { $0.item.additionalInfo = $1 }
        text(det + "/prod/cProd") { $0.item.code = $1 }
        text(det + "/prod/xProd") { $0.item.description = $1 }
        text(det + "/prod/NCM") { $0.item.ncm = $1 }
        text(det + "/prod/CFOP") { $0.item.cfop = $1 }
        text(det + "/prod/uCom") { $0.item.unit = $1 }
        text(det + "/prod/qCom") { $0.item.quantity = $1 }
        text(det + "/prod/vUnCom") { $0.item.unitValue = $1 }
        text(det + "/prod/vProd") { $0.item.totalValue = $1 }
        text(det + "/prod/indTot") { $0.item.totalIndicator = $1 }
        text(det + "/prod/cEAN") { $0.item.barcode = $1 }
        text(det + "/prod/xPed") { $0.item.order = $1 }
        text(det + "/prod/uTrib") { $0.item.taxableUnit = $1 }
        text(det + "/prod/qTrib") { $0.item.taxableQuantity = $1 }
        text(det + "/prod/vDesc") { $0.item.discount = $1 }
        text(det + "/prod/vFrete") { $0.item.freight = $1 }
        text(det + "/prod/vSeg") { $0.item.insurance = $1 }
        text(det + "/prod/vOutro") { $0.item.other = $1 }
        text(det + "/DFeReferenciado/chaveAcesso") { $0.item.referencedKey = $1 }
        text(det + "/DFeReferenciado/nItem") { $0.item.referencedItem = $1 }
        addObservation(det + "/obsItem/obsCont") { $0.item.observations.append($1) }
        open(det + "/prod/rastro") { draft, _ in draft.lot = FiscalNote.Lot() }
        text(det + "/prod/rastro/nLote") { $0.lot.number = $1 }
        text(det + "/prod/rastro/qLote") { $0.lot.quantity = $1 }
        close(det + "/prod/rastro") { $0.item.lots.append($0.lot) }
        addItemTaxes(det + "/imposto/")
    }

    /// The groups of ICMS with substitution have a name for each tax situation; one of them stands in an item.
    private mutating func addItemTaxes(_ taxes: String) {
        text(taxes + "IPI/IPITrib/vIPI") { $0.item.ipi = $1 }
        for group in ["ICMS10", "ICMS30", "ICMS70", "ICMS90", "ICMSPart", "ICMSSN201", "ICMSSN202", "ICMSSN900"] {
            text(taxes + "ICMS/\(group)/vICMSST") { $0.item.substitution = $1 }
            text(taxes + "ICMS/\(group)/vFCPST") { $0.item.povertyFund = $1 }
        }
        text(taxes + "IBSCBS/gIBSCBS/vIBS") { $0.item.ibs = $1 }
        text(taxes + "IBSCBS/gIBSCBS/gCBS/vCBS") { $0.item.cbs = $1 }
    }

    private mutating func addTotals() {
        let total = "NFe/infNFe/total/ICMSTot/"
        text(total + "vNF") { $0.note.total = $1 }
        text(total + "vProd") { $0.note.terms.products = $1 }
        text(total + "vDesc") { $0.note.terms.discount = $1 }
        text(total + "vICMSDeson") { $0.note.terms.relief = $1 }
        text(total + "vST") { $0.note.terms.substitution = $1 }
        text(total + "vFCPST") { $0.note.terms.povertyFund = $1 }
        text(total + "vFrete") { $0.note.terms.freight = $1 }
        text(total + "vSeg") { $0.note.terms.insurance = $1 }
        text(total + "vOutro") { $0.note.terms.other = $1 }
        text(total + "vII") { $0.note.terms.importDuty = $1 }
        text(total + "vIPI") { $0.note.terms.ipi = $1 }
        text(total + "vIPIDevol") { $0.note.terms.ipiReturned = $1 }
        text("NFe/infNFe/total/ISSQNtot/vServ") { $0.note.terms.services = $1 }
    }

    private mutating func addProtocol() {
        let answer = "nfeProc/protNFe/infProt"
        open(answer) { draft, _ in draft.authorisation = FiscalNote.Authorisation() }
        text(answer + "/chNFe") { $0.authorisation.key = $1 }
        text(answer + "/cStat") { $0.authorisation.status = $1 }
        text(answer + "/nProt") { $0.authorisation.number = $1 }
        text(answer + "/dhRecbto") { $0.authorisation.receivedAt = $1 }
        text(answer + "/tpAmb") { $0.authorisation.environment = $1 }
        text(answer + "/digVal") { $0.authorisation.digest = $1.filter { !$0.isWhitespace } }
        close(answer) { $0.authorisations.append($0.authorisation) }
        let mark = "nfeProc/retEvento/infEvento"
        open(mark) { draft, _ in draft.mark = FiscalEvent() }
        text(mark + "/tpEvento") { $0.mark.type = $1 }
        text(mark + "/cStat") { $0.mark.status = $1 }
        text(mark + "/chNFe") { $0.mark.keyText = $1 }
        text(mark + "/tpAmb") { $0.mark.environment = $1 }
        close(mark) { draft in
            let isRegistered = FiscalEvent.registeredStatuses.contains(draft.mark.status)
            if isRegistered, draft.mark.environment != "2", ["110111", "110112"].contains(draft.mark.type) {
                draft.cancelledKey = draft.mark.keyText
            }
        }
    }

    private mutating func addSummaries() {
        for root in ["resNFe", "resEvento"] {
            text(root + "/chNFe") { $0.summary.keyText = $1 }
            for name in ["CNPJ", "CPF"] { text("\(root)/\(name)") { $0.summary.issuer.id = $1 } }
            text(root + "/nProt") { $0.summary.protocolNumber = $1 }
        }
        text("resNFe/xNome") { $0.summary.issuer.name = $1 }
        text("resNFe/dhEmi") { $0.summary.issuedAt = $1 }
        text("resNFe/vNF") { $0.summary.total = $1 }
        text("resNFe/cSitNFe") { $0.summary.status = $1 }
        text("resEvento/dhEvento") { $0.summary.issuedAt = $1 }
        text("resEvento/tpEvento") { $0.summary.eventType = $1 }
    }
}
