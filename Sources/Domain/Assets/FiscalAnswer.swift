/// What a service of SEFAZ answered: about one note (`retConsSitNFe`), about a batch (`retEnviNFe`,
/// `retConsReciNFe`) or about events (`retEnvEvento`). The answer itself is signed by nobody.
/// Source: schemas retConsSitNFe, retEnviNFe, retConsReciNFe, retEnvEvento; domain fact sheet of the NF-e, §1.
public struct FiscalAnswer: Hashable, Sendable {
    /// retConsSitNFe/chNFe: the key asked for; empty in the others.
    public var keyText = ""
    /// cStat of the answer: 100, 101 (cancelled, also where only `retCancNFe` of the old layout says so), 104…
    public var status = ""
    /// tpAmb of the answer.
    public var environment = ""
    /// protNFe, in document order.
    public var authorisations: [FiscalNote.Authorisation] = []
    /// procEventoNFe of retConsSitNFe: events complete with their own answers.
    public var events: [FiscalEvent] = []
    /// retEvento of retEnvEvento: type, key, sequence, environment, status, protocol and time of registration. Their
    /// author has not signed here.
    public var eventAnswers: [FiscalEvent] = []

    /// Empty, to be filled by its reader.
    public init() {}
}
