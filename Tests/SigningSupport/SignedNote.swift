/// A note to be written and signed: `SignedNote(number: 7, items: [.init(units: 2)]).nfeProc()`. What is not said is
/// that of an ordinary sale of one set-top box by `Party.supplier` to `Party.provider`. The document is well-formed
/// and signed, and has the fields that rules look at; it is not complete by the schema.
public struct SignedNote: Sendable {
    /// Issuer or recipient.
    public struct Party: Hashable, Sendable {
        /// CNPJ, CPF or the number of a foreigner.
        public var number: String
        /// xNome.
        public var name: String

        /// A party.
        public init(_ number: String, name: String = "EMPRESA FICTÍCIA LTDA") {
            self.number = number
            self.name = name
        }

        /// A supplier.
        public static let supplier = Party("99888777000100", name: "FORNECEDOR FICTÍCIO LTDA")
        /// A supplier whose CNPJ has letters.
        public static let lettered = Party("12ABC34501DE35", name: "ALFA ELETRÔNICA FICTÍCIA S.A.")
        /// The provider of the sample configuration.
        public static let provider = Party("11222333000181", name: "TV CABO EXEMPLO TELECOM LTDA")
        /// Its branch.
        public static let branch = Party("11222333000262", name: "TV CABO EXEMPLO TELECOM LTDA")
    }

    /// `det`.
    public struct Item: Sendable {
        /// cProd, xProd, NCM, CFOP, uCom.
        public var code = "STB-4100", description = "DECODIFICADOR HD HYBRID STB-4100", ncm = "85287119"
        /// CFOP, uCom.
        public var cfop = "5102", unit = "UN"
        /// Pieces.
        public var units = 1
        /// Price of a piece in centavos.
        public var unitCentavos = 28_990
        /// qCom where it is not that of `units`.
        public var quantity: String?
        /// infAdProd; empty for none.
        public var info = ""
        /// nLote and qLote of each `rastro`.
        public var lots: [(number: String, quantity: String)] = []
        /// DFeReferenciado.
        public var reference: (key: String, item: Int)?

        /// An item of so many pieces.
        public init(units: Int = 1, info: String = "", cfop: String = "5102") {
            self.units = units
            self.info = info
            self.cfop = cfop
        }

        /// Value in centavos.
        public var centavos: Int { units * unitCentavos }

        /// The item with something changed.
        public func with(_ change: (inout Item) -> Void) -> Item {
            var item = self
            change(&item)
            return item
        }
    }

    /// emit.
    public var issuer: Party
    /// dest.
    public var recipient: Party?
    /// nNF.
    public var number: Int
    /// det.
    public var items: [Item]
    /// serie, tpEmis, cUF.
    public var series = 1, emissionType = 1, state = "35"
    /// tpAmb, finNFe, tpNF.
    public var environment = 1, purpose = 1, direction = 1
    /// tpNFCredito, for finNFe 5.
    public var creditType: String?
    /// mod.
    public var model = "55"
    /// dhEmi.
    public var issuedAt = "2026-09-15T10:20:30-03:00"
    /// NFref/refNFe.
    public var references: [String] = []
    /// infCpl; empty for none.
    public var complement = ""
    /// natOp.
    public var nature = "VENDA DE MERCADORIA"
    /// vNF in centavos, where it is not the sum of the items.
    public var totalCentavos: Int?
    /// The key, where it is not the one that the fields make.
    public var keyOverride: String?
    /// How it is written.
    public var style = MarkupStyle()
    /// The hash.
    public var algorithm = TestAlgorithm.sha1
    /// Who signs, where it is not the issuer with a certificate of the shared authority.
    public var signer: TestSigner?
    /// Whether it is signed.
    public var isSigned = true
    /// A last change of `infNFe` before it is signed.
    public var edit: @Sendable (inout Markup) -> Void = { _ in }

    /// An ordinary sale.
    public init(
        issuer: Party = .supplier, recipient: Party? = .provider, number: Int = 1, items: [Item] = [Item()]
    ) {
        self.issuer = issuer
        self.recipient = recipient
        self.number = number
        self.items = items
    }

    /// The note with something changed.
    public func with(_ change: (inout SignedNote) -> Void) -> SignedNote {
        var note = self
        change(&note)
        return note
    }

    /// The 44 characters of the key.
    public var key: String { keyOverride ?? fields + String(AccessKeyDigit.of(fields)) }

    /// Eight digits that differ from note to note.
    private var randomCode: String { padded((number &* 79_153 + 7_931_107) % 100_000_000, 8) }

    private var fields: String {
        let month = issuedAt.utf8.dropFirst(2)
        return state + String(decoding: month.prefix(2), as: UTF8.self)
            + String(decoding: month.dropFirst(3).prefix(2), as: UTF8.self)
            + String(repeating: "0", count: 14 - issuer.number.utf8.count) + issuer.number + model + padded(series, 3)
            + padded(number, 9) + "\(emissionType)" + randomCode
    }

    /// `infNFe`, as it is signed.
    public func content() -> Markup {
        var children = [heading(), party("emit", issuer, extra: [Markup("IE", "110042490114"), Markup("CRT", "3")])]
        if let recipient { children.append(party("dest", recipient, extra: [Markup("indIEDest", "1")])) }
        children += items.enumerated().map { $1.markup(number: $0 + 1) }
        children.append(totals())
        if !complement.isEmpty { children.append(Markup("infAdic", [Markup("infCpl", complement)])) }
        var content = Markup("infNFe", attributes: [("versao", "4.00"), ("Id", "NFe" + key)], children)
        edit(&content)
        return content
    }

    private func heading() -> Markup {
        var fields = [
            Markup("cUF", state), Markup("cNF", randomCode), Markup("natOp", nature), Markup("mod", model),
            Markup("serie", "\(series)"), Markup("nNF", "\(number)"), Markup("dhEmi", issuedAt),
            Markup("tpNF", "\(direction)"), Markup("tpEmis", "\(emissionType)"),
            Markup("cDV", String(key.suffix(1))), Markup("tpAmb", "\(environment)"), Markup("finNFe", "\(purpose)"),
        ]
        if let creditType { fields.append(Markup("tpNFCredito", creditType)) }
        fields += references.map { Markup("NFref", [Markup("refNFe", $0)]) }
        return Markup("ide", fields)
    }

    private func party(_ name: String, _ party: Party, extra: [Markup]) -> Markup {
        let length = party.number.utf8.count
        let kind = length == 14 ? "CNPJ" : length == 11 ? "CPF" : "idEstrangeiro"
        return Markup(name, [Markup(kind, party.number), Markup("xNome", party.name)] + extra)
    }

    private func totals() -> Markup {
        let sum = items.map(\.centavos).reduce(0, +)
        let zeros = ["vICMSDeson", "vST", "vFCPST", "vFrete", "vSeg", "vDesc", "vII", "vIPI", "vIPIDevol", "vOutro"]
        return Markup(
            "total",
            [
                Markup(
                    "ICMSTot",
                    [Markup("vProd", money(sum))] + zeros.map { Markup($0, "0.00") }
                        + [Markup("vNF", money(totalCentavos ?? sum))])
            ])
    }
}

extension SignedNote.Item {
    func markup(number: Int) -> Markup {
        let count = quantity ?? "\(units).0000"
        let product: [Markup] = [
            Markup("cProd", code), Markup("cEAN", "SEM GTIN"), Markup("xProd", description), Markup("NCM", ncm),
            Markup("CFOP", cfop), Markup("uCom", unit), Markup("qCom", count), Markup("vUnCom", money(unitCentavos)),
            Markup("vProd", money(centavos)), Markup("cEANTrib", "SEM GTIN"), Markup("uTrib", unit),
            Markup("qTrib", count), Markup("vUnTrib", money(unitCentavos)), Markup("indTot", "1"),
        ]
        let rastros = lots.map {
            Markup(
                "rastro",
                [
                    Markup("nLote", $0.number), Markup("qLote", $0.quantity), Markup("dFab", "2026-08-01"),
                    Markup("dVal", "2036-08-01"),
                ])
        }
        var children = [Markup("prod", product + rastros), Markup("imposto", [Markup("vTotTrib", "0.00")])]
        if !info.isEmpty { children.append(Markup("infAdProd", info)) }
        if let reference {
            children.append(
                Markup(
                    "DFeReferenciado", [Markup("chaveAcesso", reference.key), Markup("nItem", "\(reference.item)")]))
        }
        return Markup("det", attributes: [("nItem", "\(number)")], children)
    }
}

/// Centavos as the layout writes money.
func money(_ centavos: Int) -> String { "\(centavos / 100)." + padded(centavos % 100, 2) }

/// With leading zeros.
func padded(_ value: Int, _ width: Int) -> String {
    let text = "\(value)"
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// The check digit of an access key: modulo 11 with weights 2 to 9 from the right, a character counting its ASCII
/// code less 48.
public enum AccessKeyDigit {
    /// The 44th character of these 43.
    public static func of(_ fields: String) -> Int {
        var sum = 0
        for (place, byte) in fields.utf8.reversed().enumerated() { sum += (Int(byte) - 48) * (2 + place % 8) }
        return sum % 11 < 2 ? 0 : 11 - sum % 11
    }
}
