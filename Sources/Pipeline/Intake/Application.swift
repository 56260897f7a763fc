internal import Documents
internal import Domain
internal import Store
internal import Watching

/// Applies what was recognised: one transaction a batch, one savepoint a file, kinds in their fixed order.
struct Application {
    let context: Context

    /// Files larger than this are no fiscal document: SEFAZ takes half a megabyte, a batch of fifty notes 25.
    static let fiscalBytesMax = 64 << 20

    /// Applies everything. Returns how many deliveries ended.
    func run() throws -> Int {
        var count = try context.store.read { try $0.count(in: .judged) }
        while let batch = try nextBatch(in: .recognised, context: context) {
            try context.store.write { tx in
                for delivery in batch { try tx.update(delivery.judged(try judge(delivery, tx))) }
            }
            count += batch.count
        }
        return count
    }

    private func judge(_ delivery: Delivery, _ tx: Transaction) throws -> Judgement {
        if delivery.attempts > attemptsMax { return Judgement(.rejected, .crash) }
        do {
            return try tx.savepoint { try apply(delivery, tx) }
        } catch let fault as TableFault {
            return TableJudgement.judge(fault)
        } catch let fault as DocumentFault {
            return try DocumentJudgement.judge(fault)
        }
    }

    private func apply(_ delivery: Delivery, _ tx: Transaction) throws -> Judgement {
        if let earlier = try tx.earlierDelivery(of: delivery) {
            return Judgement(.duplicate, nil, ReasonDetail(other: "\(earlier.number)"))
        }
        let path = context.workspace.workFile(delivery)
        switch delivery.kind ?? .unknown {
        case .fiscal:
            let bytes: [UInt8]
            do {
                bytes = try context.files.read(path, limit: Self.fiscalBytesMax)
            } catch let fault as FileFault where fault.isTooLarge {
                return Judgement(
                    .rejected, .limitExceeded, ReasonDetail(field: "bytes", expected: "\(Self.fiscalBytesMax)"))
            }
            return try FiscalApplication(transaction: tx, delivery: delivery, ours: context.configuration.cnpjs)
                .apply(bytes)
        case .table(let kind):
            return try TableApplication(context: context, transaction: tx, delivery: delivery, kind: kind).apply(path)
        case .sidecar:
            return try SidecarApplication(transaction: tx, delivery: delivery)
                .apply(try context.files.read(path, limit: Sniffer.headBytes))
        case .decision:
            return try DecisionApplication(context: context, transaction: tx, delivery: delivery)
                .apply(try context.files.read(path, limit: Sniffer.headBytes))
        case .archive, .unknown:
            return Judgement(.rejected, .notRecognised)
        }
    }
}
