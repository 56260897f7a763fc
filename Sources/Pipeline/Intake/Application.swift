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
        context.progress.begin(.apply, of: try context.store.read { try $0.count(in: .recognised) })
        while let batch = try nextBatch(in: .recognised, context: context) {
            count += try context.store.write { tx in try apply(batch, tx) }
        }
        if try context.store.read({ try $0.countPendingOrders() }) > 0 {
            try context.store.write { tx in try OrderIntake(context: context, transaction: tx).retry() }
        }
        return count
    }

    /// Applies a batch up to the first document that is put behind others; what follows that one waits for its turn.
    private func apply(_ batch: [Delivery], _ tx: Transaction) throws -> Int {
        let installed = InstalledBoxes(store: tx, in: context)
        var ordered: Set<Int64> = []
        for (index, delivery) in batch.enumerated() where !ordered.contains(delivery.number) {
            if delivery.kind == .table(.orders) {
                ordered.formUnion(try applyOrders(beginningWith: delivery, tx))
                continue
            }
            switch try judge(delivery, tx, installed) {
            case .judged(let judgement):
                try tx.update(delivery.judged(judgement))
                context.progress.advance(by: 1)
            case .deferred:
                for (place, var waiting) in batch.enumerated().dropFirst(index) {
                    waiting.attempts = 0
                    waiting.isDeferred = waiting.isDeferred || place == index
                    try tx.update(waiting)
                }
                return index
            }
        }
        return batch.count + ordered.subtracting(batch.map(\.number)).count
    }

    /// All order files of the run, for their rows are carried out by date, whatever file they came in; one that was
    /// tried before, alone. Returns their numbers.
    private func applyOrders(beginningWith first: Delivery, _ tx: Transaction) throws -> [Int64] {
        let all = try tx.deliveries(in: .recognised, limit: .max).filter { $0.kind == .table(.orders) }
        let fresh = all.filter { $0.attempts <= 1 }
        let ended = try OrderIntake(context: context, transaction: tx).apply(first.attempts > 1 ? [first] : fresh)
        for delivery in ended { try tx.update(delivery) }
        return ended.map(\.number)
    }

    private func judge(
        _ delivery: Delivery, _ tx: Transaction, _ installed: InstalledBoxes
    ) throws -> FiscalApplication.Outcome {
        if delivery.attempts > attemptsMax { return .judged(Judgement(.rejected, .crash)) }
        do {
            return try tx.savepoint { try apply(delivery, tx, installed) }
        } catch let fault as TableFault {
            return .judged(TableJudgement.judge(fault))
        } catch let fault as RowsRejected {
            // What the file changed is undone; which rows were bad is said all the same.
            try listRejectedRows(delivery, tx)
            var judgement = Judgement(.rejected, .rowsRejected)
            judgement.rejected = fault.count
            return .judged(judgement)
        } catch let fault as DocumentFault {
            return .judged(try DocumentJudgement.judge(fault))
        }
    }

    private func listRejectedRows(_ delivery: Delivery, _ tx: Transaction) throws {
        let path = context.workspace.workFile(delivery)
        let open = { FileSource(file: try context.files.open(path)) }
        let scan = try TableFile.scan(hint: context.tableHint(delivery.hintPath), place: .path(path), open: open)
        try TableFile.records(scan, open: open) { event in
            if case .rejected(let fault) = event { try tx.insert(RejectedRow(fault, delivery: delivery.number)) }
        }
    }

    private func apply(
        _ delivery: Delivery, _ tx: Transaction, _ installed: InstalledBoxes
    ) throws -> FiscalApplication.Outcome {
        if let earlier = try tx.earlierDelivery(of: delivery) {
            return .judged(Judgement(.duplicate, nil, ReasonDetail(other: "\(earlier.number)")))
        }
        let path = context.workspace.workFile(delivery)
        if case .fiscal = delivery.kind {
            let bytes: [UInt8]
            do {
                bytes = try context.files.read(path, limit: Self.fiscalBytesMax)
            } catch let fault as FileFault where fault.isTooLarge {
                let detail = ReasonDetail(field: "bytes", expected: "\(Self.fiscalBytesMax)")
                return .judged(Judgement(.rejected, .limitExceeded, detail))
            }
            return try FiscalApplication(
                transaction: tx, delivery: delivery, judge: context.fiscalJudge, installed: installed
            ).apply(bytes)
        }
        return .judged(try applyOther(delivery, path: path, tx))
    }

    private func applyOther(_ delivery: Delivery, path: String, _ tx: Transaction) throws -> Judgement {
        switch delivery.kind ?? .unknown {
        case .table(let kind):
            return try TableApplication(context: context, transaction: tx, delivery: delivery, kind: kind).apply(path)
        case .sidecar:
            return try SidecarApplication(context: context, transaction: tx, delivery: delivery)
                .apply(try context.files.read(path, limit: Sniffer.headBytes))
        case .decision:
            return try DecisionApplication(context: context, transaction: tx, delivery: delivery)
                .apply(try context.files.read(path, limit: Sniffer.headBytes))
        case .archive, .fiscal, .unknown:
            return Judgement(.rejected, .notRecognised)
        }
    }
}
