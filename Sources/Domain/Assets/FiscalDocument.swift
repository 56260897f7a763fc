/// What a fiscal document says, whatever envelope it came in.
public enum FiscalDocument: Hashable, Sendable {
    /// One note, or the notes of a batch, with the kind of their envelope.
    case notes([FiscalNote], FiscalKind)
    /// One event with its answer, or the events of a request.
    case events([FiscalEvent], FiscalKind)
    /// A summary of a note or of an event: no items.
    case summary(FiscalSummary, FiscalKind)
    /// An answer of a service about notes or events.
    case answer(FiscalAnswer, FiscalKind)
    /// Recognised, and not read: another service, or an envelope of a later version of this program.
    case other(FiscalKind)

    /// The kind of the envelope.
    public var kind: FiscalKind {
        switch self {
        case .notes(_, let kind), .events(_, let kind), .summary(_, let kind), .answer(_, let kind), .other(let kind):
            kind
        }
    }
}

/// `procEventoNFe` or `evento`: something that happened to a note. `detEvento` stays opaque: its content is the
/// business of each type.
public struct FiscalEvent: Hashable, Sendable {
    /// infEvento: tpEvento, chNFe, nSeqEvento, dhEvento, tpAmb, as found.
    public var type = "", keyText = "", sequence = "", at = "", environment = ""
    /// CNPJ or CPF of the author.
    public var author = ""
    /// retEvento/infEvento: cStat and nProt; empty where there is no answer.
    public var status = "", protocolNumber = ""
    /// retEvento/infEvento: chNFe, tpEvento, tpAmb.
    public var answeredKey = "", answeredType = "", answeredEnvironment = ""
    /// retEvento/infEvento/dhRegEvento.
    public var registeredAt = ""
    /// infEvento/detEvento/xCorrecao: what a correction letter (110110) says.
    public var correction = ""
    /// infEvento/@Id.
    public var id = ""
    /// Whether `Signature` stands beside `infEvento`. Whether it holds is another question.
    public var isSigned = false

    /// Empty, to be filled by its reader.
    public init() {}

    /// cStat of a registered event: 135, 136 and 155 (late cancellation).
    public static let registeredStatuses: Set<String> = ["135", "136", "155"]
}

/// `resNFe` or `resEvento`.
public struct FiscalSummary: Hashable, Sendable {
    /// chNFe.
    public var keyText = ""
    /// CNPJ or CPF and xNome of the issuer (of the author, in `resEvento`).
    public var issuer = FiscalNote.Party()
    /// dhEmi (dhEvento), vNF, cSitNFe, tpEvento, nProt.
    public var issuedAt = "", total = "", status = "", eventType = "", protocolNumber = ""

    /// Empty, to be filled by its reader.
    public init() {}
}
