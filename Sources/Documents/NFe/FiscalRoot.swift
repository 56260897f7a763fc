internal import Domain
internal import XMLKit

/// What a root element says about its document. Local name first, then the namespace: prefixes are whatever the
/// sender liked, and some senders leave the namespace out.
/// Source: domain fact sheet of the NF-e, §1.
enum FiscalRoot: Equatable {
    /// A document of this kind begins here.
    case fiscal(FiscalKind)
    /// An envelope around a document: look inside.
    case envelope
    /// HTML.
    case html
    /// Any other XML.
    case other

    static let namespace = "http://www.portalfiscal.inf.br/nfe"
    private static let portal = "http://www.portalfiscal.inf.br/"
    /// Elements that a web service puts around its message, and that a log may have kept without the SOAP envelope.
    private static let services = "http://www.portalfiscal.inf.br/nfe/wsdl/"
    private static let wrappers: Set<String> = [
        "nfeResultMsg", "nfeDadosMsg", "nfeDistDFeInteresse", "nfeDistDFeInteresseResponse",
        "nfeDistDFeInteresseResult",
    ]
    private static let cityServices = "http://www.sped.fazenda.gov.br/nfse"
    private static let soap: Set<String> = [
        "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope",
    ]

    private static let kinds: [String: FiscalKind] = [
        "nfeProc": .note, "procNFe": .note, "NFe": .unprotocolled, "enviNFe": .batch,
        "procEventoNFe": .event, "evento": .eventRequest, "envEvento": .eventRequest,
        "resNFe": .summary, "resEvento": .eventSummary, "retDistDFeInt": .distribution,
        "retConsSitNFe": .status, "retEnviNFe": .status, "retConsReciNFe": .status, "retEnvEvento": .status,
        "inutNFe": .otherFiscal, "procInutNFe": .otherFiscal, "retInutNFe": .otherFiscal,
        "distDFeInt": .otherFiscal, "consSitNFe": .otherFiscal, "consReciNFe": .otherFiscal,
        "consStatServ": .otherFiscal, "retConsStatServ": .otherFiscal,
    ]

    /// Roots of other fiscal documents that are met without a namespace.
    private static let others: Set<String> = [
        "cteProc", "CTe", "CTeSimp", "CTeOS", "cteOSProc", "cteSimpProc", "procEventoCTe", "mdfeProc", "MDFe",
        "procEventoMDFe", "bpeProc", "BPe", "nf3eProc", "NF3e", "nfcomProc", "NFCom", "NFSe", "DPS", "CompNfse",
        "Nfse", "ListaNfse", "GerarNfseEnvio", "GerarNfseResposta", "EnviarLoteRpsEnvio", "EnviarLoteRpsResposta",
        "ConsultarNfseResposta", "ConsultarNfseEnvio", "ConsultarLoteRpsResposta",
    ]

    init(name: String, namespace: String?) {
        if name.lowercased() == "html" {
            self = .html
        } else if name == "Envelope", namespace.map(Self.soap.contains) ?? true {
            self = .envelope
        } else if name == "nfeProcB2B" || namespace?.hasPrefix(Self.services) == true || Self.wrappers.contains(name) {
            self = .envelope
        } else if namespace == nil || namespace == Self.namespace, let kind = Self.kinds[name] {
            self = .fiscal(kind)
        } else if let namespace, namespace.hasPrefix(Self.portal) || namespace == Self.cityServices {
            self = .fiscal(.otherFiscal)
        } else if Self.others.contains(name) {
            self = .fiscal(.otherFiscal)
        } else {
            self = .other
        }
    }
}

/// Finds the element at which the fiscal document begins: the root, or the first known element of an envelope.
struct FiscalRootFinder {
    /// What the search has come to.
    enum Finding: Equatable {
        /// Inside an envelope: go on.
        case searching
        /// Here.
        case found(FiscalKind)
        /// The root is HTML.
        case html
        /// The root is something else.
        case other(root: String)
    }

    /// Elements of an envelope that are looked at: a SOAP header is short.
    private static let most = 64
    private var looked = 0
    private var rootName = ""

    /// Judges the next start tag.
    mutating func look(at element: XMLElement) -> Finding {
        let name = element.name.text
        let root = FiscalRoot(name: name, namespace: element.namespace?.text)
        looked += 1
        if looked == 1 {
            rootName = name
            switch root {
            case .fiscal(let kind): return .found(kind)
            case .envelope: return .searching
            case .html: return .html
            case .other: return .other(root: name)
            }
        }
        if case .fiscal(let kind) = root, FiscalRoot.isDocument(name) { return .found(kind) }
        return looked < Self.most ? .searching : .other(root: rootName)
    }
}

extension FiscalRoot {
    /// A web service wraps its document in elements of its own, in the portal's namespaces: those are no documents.
    fileprivate static func isDocument(_ name: String) -> Bool { kinds[name] != nil || others.contains(name) }
}
