internal import Domain
internal import Foundation
internal import Store

/// `NAME.manifest.json` as written.
private struct SidecarFile: Decodable {
    var kind: String?
    var platform: String?
    var rows: Int?
    var sha256: String
    var taken_at: String?
    var complete: Bool?
    var parts: Int?
}

/// Keeps what a sidecar says of its file; where the file was applied in an earlier run, completes its snapshot.
struct SidecarApplication {
    let transaction: Transaction
    let delivery: Delivery

    func apply(_ bytes: [UInt8]) throws -> Judgement {
        guard let file = try? JSONDecoder().decode(SidecarFile.self, from: Data(bytes)), file.sha256.utf8.count == 64
        else { return Judgement(.rejected, .malformed, ReasonDetail(field: "sha256")) }
        // One part of several is no whole picture: such a file counts as unproven.
        let kind = file.kind.flatMap(TableKind.init(rawValue:))
        if let word = file.kind, kind == nil {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "kind", value: word))
        }
        let sidecar = SidecarRow(
            sha256: ContentID(hex: file.sha256.lowercased()), delivery: delivery.number, target: target, kind: kind,
            platform: file.platform.flatMap { try? PlatformID($0) }, rows: file.rows, takenAt: file.taken_at,
            isComplete: (file.complete ?? false) && (file.parts ?? 1) == 1)
        try transaction.recordSidecar(sidecar)
        var judgement = Judgement(.recorded)
        judgement.records = 1
        if sidecar.isComplete { try completeEarlier(sidecar) }
        return judgement
    }

    /// The name of the file that the sidecar speaks of.
    private var target: String {
        let name = delivery.member ?? delivery.name
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.hasSuffix(".manifest.json") ? String(last.dropLast(".manifest.json".count)) : last
    }

    private func completeEarlier(_ sidecar: SidecarRow) throws {
        for earlier in try transaction.deliveries(of: sidecar.sha256) {
            guard earlier.disposition == .applied, earlier.rejected == 0, case .table(let kind)? = earlier.kind,
                kind.isSnapshot, let asOf = earlier.asOf, let rows = sidecar.rows
            else { continue }
            let claims = try transaction.snapshots(upTo: asOf).map(\.claim)
            let known = claims.last { $0.kind == kind && $0.platform == earlier.platform && $0.asOf == asOf }
            guard let known, known.rows == rows else { continue }
            var claim = known
            claim.isComplete = true
            try transaction.recordSnapshot(claim, takenAt: sidecar.takenAt ?? asOf.description, by: earlier.number)
        }
    }
}
