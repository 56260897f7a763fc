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
    let context: Context
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
        if sidecar.isComplete, let contradiction = try completeEarlier(sidecar) { return contradiction }
        return judgement
    }

    /// The name of the file that the sidecar speaks of.
    private var target: String {
        let name = delivery.member ?? delivery.name
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.hasSuffix(".manifest.json") ? String(last.dropLast(".manifest.json".count)) : last
    }

    /// Completes the snapshot of a file that was applied before; returns how the sidecar ends where it does not match
    /// that file. A snapshot that several files made cannot be proved by one of them.
    private func completeEarlier(_ sidecar: SidecarRow) throws -> Judgement? {
        for earlier in try transaction.deliveries(of: sidecar.sha256) {
            guard earlier.disposition == .applied, earlier.rejected == 0, case .table(let kind)? = earlier.kind,
                kind.isSnapshot, let asOf = earlier.asOf, earlier.name == sidecar.target || earlier.member != nil
            else { continue }
            if let said = sidecar.kind, said != kind {
                let detail = ReasonDetail(field: "kind", value: kind.rawValue, expected: said.rawValue)
                return Judgement(.rejected, .manifestMismatch, detail)
            }
            if let said = sidecar.platform, let platform = earlier.platform, said != platform {
                let detail = ReasonDetail(field: "platform", value: platform.text, expected: said.text)
                return Judgement(.rejected, .manifestMismatch, detail)
            }
            guard try transaction.countApplied(kind: kind, platform: earlier.platform, asOf: asOf) == 1 else {
                continue
            }
            let claims = try transaction.snapshots(upTo: asOf).map(\.claim)
            let known = claims.last { $0.kind == kind && $0.platform == earlier.platform && $0.asOf == asOf }
            guard let known else { continue }
            if let rows = sidecar.rows, known.rows != rows {
                let detail = ReasonDetail(field: "rows", value: "\(known.rows)", expected: "\(rows)")
                return Judgement(.rejected, .manifestMismatch, detail)
            }
            var claim = known
            claim.isComplete = true
            try transaction.recordSnapshot(claim, takenAt: sidecar.takenAt ?? asOf.description, by: earlier.number)
            try transaction.confirmOrders(in: context)
        }
        return nil
    }
}
