internal import Domain
internal import Foundation
public import Reports
internal import Store
internal import Watching

/// What a run came to.
public struct RunResult: Sendable {
    /// What the exit status says.
    public enum Outcome: Sendable, Hashable {
        case clean, findings, withheld
    }

    /// `2026-11-22-01`.
    public var id: String
    /// The folder of its report.
    public var folder: String
    /// The one line.
    public var verdict: String
    /// For the exit status.
    public var outcome: Outcome
    /// What the page and `summary.json` show.
    public var summary: SummaryModel
    /// Files in the inbox that are still being written.
    public var stillWriting: Int
}

/// The main job: everything in the inbox, then reconcile, then a billing preview, then the report. A run that was cut
/// is taken up under its own id; run again, it changes nothing.
public struct Run {
    let context: Context
    let isNightly: Bool

    /// A run in a workspace whose lock is held.
    public init(context: Context, isNightly: Bool) {
        self.context = context
        self.isNightly = isNightly
    }

    /// Does it.
    public func make() throws -> RunResult {
        let begun = context.clock.now()
        let run = try context.store.write { try $0.beginRun(on: context.asOf, isNightly: isNightly) }
        let taken = try Pass(context: context).takeIn()
        try context.store.write { try $0.assignDeliveries(toRun: run.number) }
        let reconciled = try Reconciliation(context: context, run: run).make()
        let plan = try PlanMaking(context: context, run: run).make(reconciled)
        let picture = try RunPicture(context, run: run, reconciled: reconciled, plan: plan)
        let (quarantined, history) = try context.store.read { tx in
            (try tx.quarantined(), try tx.figures(before: context.asOf, count: TrendPoint.runs - 1))
        }
        var summary = SummaryModel(picture, context: context, quarantined: quarantined, history: history)
        let place = try Report(context: context, run: run).write(picture, &summary, begun: begun)
        try context.store.write { tx in
            try tx.keep(figures: summary.point.figures, of: context.asOf)
            try tx.finishRun(run.number, verdict: summary.verdict.line, place: place)
        }
        return RunResult(
            id: run.id, folder: context.workspace.root + "/" + place, verdict: summary.verdict.line,
            outcome: outcome(summary), summary: summary, stillWriting: taken.stillWriting)
    }

    private func outcome(_ summary: SummaryModel) -> RunResult.Outcome {
        switch summary.verdict.level {
        case .withheld: .withheld
        case .attention: .findings
        case .ok: .clean
        }
    }
}

/// Writes the outbox of a run.
struct Report {
    let context: Context
    let run: RunRow

    /// Writes every file, the manifest last, and puts the folder in its place. Returns the place below the workspace.
    func write(_ picture: RunPicture, _ summary: inout SummaryModel, begun: Date) throws -> String {
        let outbox = context.workspace.outbox
        let folder = try OutboxFolder(outbox: outbox, date: context.asOf, runID: run.id, files: context.files)
        let tables = try ReportTables(context: context, picture: picture, folder: folder)
        context.progress.begin(.report, of: nil)
        try tables.write()
        summary.files = tables.files
        let language = context.configuration.reportLanguage
        try folder.write(Array(summaryJSON(summary).utf8), to: "summary.json")
        try folder.write(Array(try renderSummaryHTML(summary, language: language).utf8), to: "summary.html")
        try folder.write(Array((summary.verdict.line + "\n").utf8), to: "verdict.txt")
        let manifest = Manifest(run: run, picture: picture, entries: folder.entries, begun: begun, context: context)
        try folder.write(try manifest.json(), to: "manifest.json")
        try AuditFile(context: context).write(picture.audit)
        try folder.publish()
        try context.files.link(outbox + "/latest", to: "\(context.asOf)/\(run.id)")
        try context.files.syncFolder(outbox)
        return "outbox/\(context.asOf)/\(run.id)"
    }
}

/// `manifest.json`: the run's id and times, inputs and outputs with sizes and hashes.
private struct Manifest {
    let run: RunRow
    let picture: RunPicture
    let entries: [OutboxFolder.Entry]
    let begun: Date
    let context: Context

    func json() throws -> [UInt8] {
        let inputs = picture.deliveries.map { delivery in
            [
                "delivery": delivery.number, "file": delivery.path, "member": delivery.member ?? "",
                "bytes": delivery.size, "sha256": delivery.content?.hex ?? "",
                "disposition": delivery.disposition?.rawValue ?? "",
            ] as [String: Any]
        }
        let outputs = entries.map { ["file": $0.name, "bytes": $0.bytes, "sha256": $0.sha256] as [String: Any] }
        let object: [String: Any] = [
            "schema": "sintonia/manifest/1", "run": run.id, "businessDate": run.businessDate.description,
            "begunAt": begun.ISO8601Format(), "endedAt": context.clock.now().ISO8601Format(),
            "provider": context.configuration.provider.text, "inputs": inputs, "outputs": outputs,
            "counts": ["inputs": inputs.count, "outputs": outputs.count, "findings": picture.open.count],
        ]
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
        // Names of files may hold marks that the serialiser lets pass: inside strings their spelling means the same.
        return Array((text.withoutSteering + "\n").utf8)
    }
}
