/// An event about a note: `SignedEvent(.cancellation, of: note.key).procEventoNFe()`.
public struct SignedEvent: Sendable {
    /// What it says; the raw value is tpEvento.
    public enum Kind: String, Sendable, CaseIterable {
        /// CC-e.
        case correction = "110110"
        /// Cancellation, and cancellation by substitution.
        case cancellation = "110111", substitution = "110112"
        /// The goods did not arrive; and that this was an error.
        case deliveryFailed = "110192", deliveryFailedCancelled = "110193"
        /// The recipient's: confirmed, seen, unknown to him, not carried out.
        case confirmed = "210200", seen = "210210", unknown = "210220", notCarriedOut = "210240"

        /// descEvento.
        var title: String {
            switch self {
            case .correction: "Carta de Correcao"
            case .cancellation: "Cancelamento"
            case .substitution: "Cancelamento por substituicao"
            case .deliveryFailed: "Insucesso na Entrega da NF-e"
            case .deliveryFailedCancelled: "Cancelamento Insucesso na Entrega da NF-e"
            case .confirmed: "Confirmacao da Operacao"
            case .seen: "Ciencia da Operacao"
            case .unknown: "Desconhecimento da Operacao"
            case .notCarriedOut: "Operacao nao Realizada"
            }
        }

        /// Whether the recipient of the note is its author.
        public var isRecipients: Bool { rawValue.hasPrefix("21") }
    }

    /// tpEvento.
    public var kind: Kind
    /// chNFe.
    public var key: String
    /// CNPJ or CPF of the author.
    public var author: String
    /// nSeqEvento.
    public var sequence = 1
    /// dhEvento.
    public var at = "2026-09-15T15:00:00-03:00"
    /// tpAmb.
    public var environment = 1
    /// xCorrecao or xJust.
    public var words = "Erro na quantidade faturada"
    /// How it is written.
    public var style = MarkupStyle()
    /// The hash.
    public var algorithm = TestAlgorithm.sha1
    /// Who signs, where it is not the author with a certificate of the shared authority.
    public var signer: TestSigner?
    /// Whether it is signed.
    public var isSigned = true

    /// An event of the note's issuer or recipient, as its kind demands.
    public init(_ kind: Kind, of note: SignedNote) {
        self.init(
            kind, of: note.key,
            author: kind.isRecipients
                ? note.recipient?.number ?? SignedNote.Party.provider.number : note.issuer.number)
    }

    /// An event about the note with this key.
    public init(_ kind: Kind, of key: String, author: String) {
        self.kind = kind
        self.key = key
        self.author = author
    }

    /// The event with something changed.
    public func with(_ change: (inout SignedEvent) -> Void) -> SignedEvent {
        var event = self
        change(&event)
        return event
    }

    /// `infEvento/@Id`.
    public var id: String { "ID" + kind.rawValue + key + padded(sequence, 2) }

    /// 91 stands for the national authority, which registers the recipient's events.
    private var organ: String { kind.isRecipients ? "91" : String(key.prefix(2)) }

    private func content() -> Markup {
        var details = [Markup("descEvento", kind.title)]
        switch kind {
        case .correction: details += [Markup("xCorrecao", words), Markup("xCondUso", "A Carta de Correcao ...")]
        case .cancellation, .substitution, .deliveryFailedCancelled:
            details += [Markup("nProt", "135260000000001"), Markup("xJust", words)]
        case .deliveryFailed:
            details += [Markup("dhTentativaEntrega", at), Markup("tpMotivo", "1"), Markup("xJustMotivo", words)]
        case .notCarriedOut: details.append(Markup("xJust", words))
        case .confirmed, .seen, .unknown: break
        }
        return Markup(
            "infEvento", attributes: [("Id", id)],
            [
                Markup("cOrgao", organ), Markup("tpAmb", "\(environment)"),
                Markup(author.utf8.count == 11 ? "CPF" : "CNPJ", author), Markup("chNFe", key),
                Markup("dhEvento", at), Markup("tpEvento", kind.rawValue), Markup("nSeqEvento", "\(sequence)"),
                Markup("verEvento", "1.00"), Markup("detEvento", attributes: [("versao", "1.00")], details),
            ])
    }

    /// `evento` without an XML declaration.
    public func element() throws -> String {
        let signer = try signer ?? TestAuthority.shared.get().signer(TestHolder(author))
        return try Seal(signer: signer, algorithm: algorithm, style: style).envelope(
            "evento", attributes: [("versao", "1.00")], content: content(), id: id, isSigned: isSigned)
    }

    /// `retEvento` with cStat `status`; 135 registers the event.
    public func answerElement(_ status: String = "135") -> String {
        let fields = [
            Markup("tpAmb", "\(environment)"), Markup("verAplic", "SP_EVENTOS"), Markup("cOrgao", organ),
            Markup("cStat", status), Markup("xMotivo", "Evento"), Markup("chNFe", key),
            Markup("tpEvento", kind.rawValue), Markup("nSeqEvento", "\(sequence)"), Markup("dhRegEvento", at),
            Markup("nProt", "135260000000019"),
        ]
        return style.write(
            Markup("retEvento", attributes: [("versao", "1.00")], [Markup("infEvento", fields)]),
            prefix: style.prefix)
    }

    /// The distribution form: request and answer.
    public func procEventoNFe(_ status: String = "135") throws -> String {
        try style.wrap("procEventoNFe", attributes: [("versao", "1.00")], [element(), answerElement(status)])
    }

    /// Requests without answers.
    public static func envEvento(_ events: [SignedEvent]) throws -> String {
        try MarkupStyle().wrap(
            "envEvento", attributes: [("versao", "1.00")], ["<idLote>1</idLote>"] + events.map { try $0.element() })
    }
}
