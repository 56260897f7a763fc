internal import Documents
internal import Domain
internal import Store
internal import Watching

/// After the supplier map has changed, or a person has answered what only he can know: the notes concerned are read again
/// from where their files lie, and judged with what is known now. So a map that comes after the notes makes the records that it would have made
/// before them.
struct ProductReview {
    let context: Context
    let transaction: Transaction

    /// Judges the notes with these products again. Returns how many there were.
    func review(_ rules: [ProductRule]) throws -> Int {
        let keys = try Set(rules.flatMap { try transaction.notes(with: $0.product, of: $0.supplier) })
        var count = 0
        for key in keys.sorted().compactMap({ try? AccessKey($0) }) where try review(key) { count += 1 }
        return count
    }

    /// Judges one note again. A file that the operator has taken away is judged no more: its records stay as they are.
    @discardableResult
    func review(_ key: AccessKey) throws -> Bool {
        guard let known = try transaction.note(key), let delivery = try transaction.delivery(known.delivery),
            let bytes = bytes(of: delivery), let reading = try? NFeReader().read(bytes),
            case .notes(let notes, _) = reading.document,
            let index = notes.firstIndex(where: { $0.keyText == key.text })
        else { return false }
        let judge = context.fiscalJudge
        let signatures = judge.signatures(of: reading, bytes)
        let installed = InstalledBoxes(store: transaction, in: context)
        try NoteApplication(
            transaction: transaction, delivery: delivery, judge: judge,
            ledger: UnitLedger(transaction: transaction, installed: installed)
        ).reapply(notes[index], known) { try signatures.evidence(at: index, id: "NFe" + key.text) }
        return true
    }

    private func bytes(of delivery: Delivery) -> [UInt8]? {
        let places = [delivery.place.map { context.workspace.root + "/" + $0 }, context.workspace.workFile(delivery)]
        for place in places.compactMap({ $0 }) {
            if let bytes = try? context.files.read(place, limit: Application.fiscalBytesMax) { return bytes }
        }
        return nil
    }
}
