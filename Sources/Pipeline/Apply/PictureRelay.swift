internal import Domain
internal import Store
internal import Watching

/// Lays the files of a picture down again, from where they lie, once a sidecar has said what they are: the picture of
/// the day becomes what they show, whatever else was delivered for it before.
struct PictureRelay {
    let context: Context
    let transaction: Transaction

    /// A picture in parts is whole, and other files had a hand in the day.
    func relay(_ cutting: PictureCutting) throws {
        let numbers = try transaction.parts(ofSnapshot: cutting.snapshot).compactMap(\.delivery)
        let deliveries = try numbers.compactMap { try transaction.delivery($0) }
        // A file that the operator has taken away cannot be read again: then the day stays unproven.
        guard deliveries.count == cutting.count, deliveries.allSatisfy({ place(of: $0) != nil }) else { return }
        for number in numbers {
            for picture in try transaction.pictures(by: number) {
                try transaction.clearPicture(picture.kind, platform: picture.platform, asOf: picture.asOf, by: number)
            }
        }
        for delivery in deliveries { try lay(delivery) }
    }

    /// A sidecar proves the file complete that was the last of its day: it takes the place of the others. Returns how
    /// the sidecar ends where the file says otherwise.
    func relay(_ delivery: Delivery) throws -> Judgement? {
        guard place(of: delivery) != nil else { return nil }
        let judgement = try lay(delivery)
        return judgement?.disposition == .rejected ? judgement : nil
    }

    @discardableResult private func lay(_ delivery: Delivery) throws -> Judgement? {
        guard let path = place(of: delivery), case .table(let kind)? = delivery.kind else { return nil }
        return try TableApplication(context: context, transaction: transaction, delivery: delivery, kind: kind)
            .apply(path)
    }

    private func place(of delivery: Delivery) -> String? {
        [delivery.place.map { context.workspace.root + "/" + $0 }, context.workspace.workFile(delivery)]
            .compactMap(\.self).first { (try? context.files.look(at: $0).kind) == .file }
    }
}
