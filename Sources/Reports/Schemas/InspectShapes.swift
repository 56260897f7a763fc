internal import Domain

/// Shapes of `inspect --json`. Values of documents are the document's own text: what it does not have is empty.
extension JSONShape {
    static let inspected = JSONShape.object([
        .init("file", .text), .init("member", .text), .init("sha256", .matching("^[0-9a-f]{64}$")),
        .init("kind", .words(DocumentKind.names)),
        .init(
            "would",
            .object([
                .init("disposition", .one(of: Disposition.self)),
                .init("reason", .words(Reason.allCases.map(\.rawValue) + [""])),
            ])),
        .init("documents", .list(.either([.reference("note"), .reference("event")]))),
        .init(
            "problems",
            .list(
                .object([
                    .init("code", .text), .init("severity", .words(["error", "warning", "info"])),
                    .init("message", .text), .init("line", .count),
                ]))),
    ])

    static let inspectedNote: JSONShape = {
        let party = JSONShape.object([.init("id", .text), .init("name", .text)])
        func texts(_ names: String) -> [Field] { names.split(separator: " ").map { Field(String($0), .text) } }
        let identifiers = JSONShape.object(
            ["serials", "macs", "casns", "smartcards"].map { Field($0, .list(.text)) })
        let item = JSONShape.object(
            [.init("number", .count)]
                + texts("code description ncm cfop unit quantity unitValue totalValue additionalInfo")
                + [.init("identifiers", identifiers)])
        return .object(
            [.init("type", .constant("note"))]
                + texts("accessKey model environment direction purpose series number issuedAt totalValue")
                + [
                    .init("issuer", party), .init("recipient", party), .init("items", .list(item)),
                    .init("authorisation", .object(texts("status protocol receivedAt environment"))),
                    .init("keyCheck", .one(of: KeyCheck.self)),
                    .init("signature", .one(of: SignatureEvidence.Result.self)),
                ])
    }()

    static let inspectedEvent = JSONShape.object(
        [.init("type", .constant("event"))]
            + ["eventType", "accessKey", "sequence", "at", "status", "protocol", "author"].map { .init($0, .text) })
}
