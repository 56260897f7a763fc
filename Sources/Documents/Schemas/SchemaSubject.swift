internal import XMLKit

/// What decides which schema judges a document.
struct SchemaSubject: Equatable {
    /// Local name of the root.
    var root = ""
    /// The first `versao`: the root's own, but for a bare `NFe`, which has it on its content.
    var version = ""
    /// The type of the first event.
    var eventType = ""

    /// Names of the schema files that fit, the closest first. The schemas of events are published for one type each,
    /// and once for any type.
    var fileNames: [String] {
        let suffix = "_v\(version).xsd"
        let form = eventForms.firstIndex(of: root)
        let own = form.flatMap { form in Self.eventSchemas.first { eventType.hasPrefix($0.type) }?.names[form] }
        let general = Self.generalNames[root] ?? [root]
        return ([own].compactMap { $0 } + general).map { $0 + suffix }
    }

    private var eventForms: [String] { ["procEventoNFe", "evento", "envEvento"] }

    private static let generalNames = [
        "nfeProc": ["procNFe"], "procNFe": ["procNFe"], "NFe": ["nfe"],
        // A request without its answer: its layout is published inside that of its envelope, if at all.
        "evento": ["evento", "eventoNFe"],
    ]

    /// Beginnings of event types; names for an event with its answer, an event, and a batch of them.
    private static let eventSchemas: [(type: String, names: [String])] = [
        ("110110", ["procCCeNFe", "CCe", "envCCe"]),
        ("110111", ["procEventoCancNFe", "eventoCancNFe", "envEventoCancNFe"]),
        ("110112", ["procEventoCancSubst", "eventoCancSubst", "envEventoCancSubst"]),
        ("110140", ["procEPEC", "EPEC", "envEPEC"]),
        ("2102", ["procConfRecebtoNFe", "confRecebto", "envConfRecebto"]),
    ]
}

/// Reads as far as the subject is known.
final class SchemaSubjectFinder: XMLHandler {
    private(set) var subject = SchemaSubject()
    private var isTaking = false
    private var text: [UInt8] = []
    private var looked = 0
    /// Elements that are looked at: versions and types stand near the top.
    private static let most = 64

    func start(_ element: XMLElement) -> XMLStep {
        looked += 1
        let name = element.name
        if subject.root.isEmpty { subject.root = name.text }
        if subject.version.isEmpty { subject.version = element.attribute("versao") ?? "" }
        isTaking = name == "tpEvento"
        let isEvent = subject.root.lowercased().contains("evento")
        let isEnough = !subject.version.isEmpty && (!isEvent || !subject.eventType.isEmpty)
        return isEnough || looked >= Self.most ? .stop : .next
    }

    func characters(_ piece: XMLBytes) {
        if isTaking { text.append(contentsOf: piece.bytes) }
    }

    func end() {
        if isTaking, subject.eventType.isEmpty { subject.eventType = String(decoding: text, as: UTF8.self) }
        isTaking = false
    }
}
