internal import Domain
internal import Foundation
internal import Reports
internal import Store

/// `reason.json` beside a file in quarantine: everything known of why it lies there.
struct ReasonFile {
    let delivery: Delivery

    private struct Content: Encodable {
        var schema = "sintonia/reason/1"
        var delivery: Int64
        var file: String
        var member: String?
        var sha256: String?
        var bytes: Int64
        var kind: String
        var disposition: String
        var reason: String
        var detail: ReasonDetail
        var rejectedRows: Int
        var message: String
        var claimedOn: String
    }

    func json(language: Language) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let content = Content(
            delivery: delivery.number, file: delivery.path, member: delivery.member, sha256: delivery.content?.hex,
            bytes: delivery.size, kind: delivery.kind?.name ?? DocumentKind.unknown.name,
            disposition: delivery.disposition?.rawValue ?? "", reason: delivery.reason?.rawValue ?? "",
            detail: ReasonDetail(json: delivery.detail), rejectedRows: delivery.rejected,
            message: delivery.message(in: language), claimedOn: delivery.claimedOn.description)
        // Names of files may hold marks that the encoder lets pass: inside strings their spelling means the same.
        let text = String(decoding: try encoder.encode(content), as: UTF8.self)
        return Array((text.withoutSteering + "\n").utf8)
    }
}
