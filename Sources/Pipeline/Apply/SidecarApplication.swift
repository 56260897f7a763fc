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
    var snapshot: String?
    var part: Int?
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
        let kind = file.kind.flatMap(TableKind.init(rawValue:))
        if let word = file.kind, kind == nil {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "kind", value: word))
        }
        let sidecar = SidecarRow(
            sha256: ContentID(hex: file.sha256.lowercased()), delivery: delivery.number, target: target, kind: kind,
            platform: file.platform.flatMap { try? PlatformID($0) }, rows: file.rows, takenAt: file.taken_at,
            isComplete: (file.complete ?? false) && (file.parts ?? 1) == 1, isDelta: file.complete == false,
            part: try cutting(file))
        // A part whose number is another content's is remembered all the same: its file is refused for it.
        try transaction.recordSidecar(sidecar)
        if let cutting = sidecar.part, let other = try transaction.register(cutting, content: sidecar.sha256) {
            return Judgement(.rejected, .manifestMismatch, cutting.detail(against: other))
        }
        var judgement = Judgement(.recorded)
        judgement.records = 1
        if let cutting = sidecar.part, let contradiction = try joinEarlier(sidecar, cutting) { return contradiction }
        if sidecar.isDelta {
            for earlier in try transaction.deliveries(of: sidecar.sha256)
            where earlier.disposition == .applied && (earlier.name == sidecar.target || earlier.member != nil) {
                try transaction.declareDelta(earlier.number)
            }
        }
        if sidecar.isComplete, let contradiction = try completeEarlier(sidecar) { return contradiction }
        return judgement
    }

    /// The part that the file is; none where it is the whole. A part that cannot be, 4 of 3 or one without the id of
    /// its picture, is none: the file counts as unproven.
    private func cutting(_ file: SidecarFile) throws -> PictureCutting? {
        guard let snapshot = file.snapshot, !snapshot.isEmpty, let part = file.part, let parts = file.parts, parts > 1,
            (1...parts).contains(part), file.complete != false
        else { return nil }
        return PictureCutting(snapshot: snapshot, number: part, count: parts)
    }

    /// A sidecar of a part whose file was applied before: it joins the others.
    private func joinEarlier(_ sidecar: SidecarRow, _ cutting: PictureCutting) throws -> Judgement? {
        for earlier in try transaction.deliveries(of: sidecar.sha256) {
            guard earlier.disposition == .applied, earlier.rejected == 0, case .table(let kind)? = earlier.kind,
                kind.isSnapshot, earlier.name == sidecar.target || earlier.member != nil
            else { continue }
            if let said = sidecar.kind, said != kind {
                let detail = ReasonDetail(field: "kind", value: kind.rawValue, expected: said.rawValue)
                return Judgement(.rejected, .manifestMismatch, detail)
            }
            let rows = try transaction.pictures(by: earlier.number).reduce(0) { sum, picture in
                let own = try transaction.pictureDeliveries(
                    kind: picture.kind, platform: picture.platform, asOf: picture.asOf)
                return sum + (own.first { $0.delivery == earlier.number }?.rows ?? 0)
            }
            if let said = sidecar.rows, said != rows {
                let detail = ReasonDetail(field: "rows", value: "\(rows)", expected: "\(said)")
                return Judgement(.rejected, .manifestMismatch, detail)
            }
            try transaction.recordPart(cutting, by: earlier.number)
            if try transaction.judgeParts(cutting) {
                try PictureRelay(context: context, transaction: transaction).relay(cutting)
            }
        }
        return nil
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
            // A file is the later one of its day until another follows it: only then its proof takes the place of
            // what came before.
            let made = try transaction.pictureDeliveries(kind: kind, platform: earlier.platform, asOf: asOf)
            // Which files made a picture of an older version's store is not known: only a single one is sure.
            if made.isEmpty, try transaction.countApplied(kind: kind, platform: earlier.platform, asOf: asOf) != 1 {
                continue
            }
            if made.count > 1, made.map(\.delivery).max() == earlier.number {
                if let judgement = try PictureRelay(context: context, transaction: transaction).relay(earlier) {
                    return judgement
                }
                continue
            }
            let own = made.first { $0.delivery == earlier.number }
            let claims = try transaction.snapshots(upTo: asOf).map(\.claim)
            let known = claims.last { $0.kind == kind && $0.platform == earlier.platform && $0.asOf == asOf }
            guard let known else { continue }
            let counted = own?.rows ?? known.rows
            if let rows = sidecar.rows, counted != rows {
                let detail = ReasonDetail(field: "rows", value: "\(counted)", expected: "\(rows)")
                return Judgement(.rejected, .manifestMismatch, detail)
            }
            var claim = known
            claim.isComplete = true
            claim.rows = counted
            claim.rejected = own?.rejected ?? known.rejected
            try transaction.recordSnapshot(claim, takenAt: sidecar.takenAt ?? asOf.description, by: earlier.number)
            try transaction.confirmOrders(in: context)
        }
        return nil
    }
}
