public import Domain
internal import Reports
internal import Store
internal import Watching

/// The list of items that became fixed assets, for one month of notes: what `patrimony immobilise` writes.
public struct ImmobilisationList: Sendable {
    /// Month of issue of the notes.
    public let period: Competence
    /// Items in the list.
    public let count: Int
    /// Their cost.
    public let cost: Money
    /// The two files, below the workspace: for people and for programs. None where the list is empty.
    public let files: [String]
    /// The list for programs.
    public let json: String

    /// Reads the records and writes the list into the outbox, whole or not at all.
    public init(period: Competence, context: Context) throws {
        self.period = period
        let rows = try context.store.read { tx in
            let custody = try BoxCustody(
                store: tx, records: try RecordsInForce(tx, in: context), on: context.asOf)
            return ImmobilisationRow.list(custody.units, notes: try tx.notes())
        }.filter { $0.period == period.description }
        count = rows.count
        cost = rows.reduce(.zero) { $0 + $1.cost }
        var output = TableOutput(
            .immobilisation, asOf: context.asOf,
            dialect: CSVDialect(rawValue: context.configuration.csv) ?? .excelBR,
            language: context.configuration.reportLanguage, csv: ByteArraySink(), json: ByteArraySink())
        for row in rows { try output.append(row.cells) }
        let sinks = try output.finish()
        json = String(decoding: sinks.json.bytes, as: UTF8.self)
        guard !rows.isEmpty else {
            files = []
            return
        }
        let folder = "outbox/immobilisation"
        let contents = [("\(period).csv", sinks.csv.bytes), ("\(period).json", sinks.json.bytes)]
        let store = context.files
        try store.makeFolder(context.workspace.root + "/" + folder)
        for (name, bytes) in contents {
            let target = "\(context.workspace.root)/\(folder)/\(name)"
            try store.remove("\(target).new")
            try store.write(bytes, to: "\(target).new")
            try store.replace(target, with: "\(target).new")
        }
        try store.syncFolder(context.workspace.root + "/" + folder)
        files = contents.map { "\(folder)/\($0.0)" }
    }
}
