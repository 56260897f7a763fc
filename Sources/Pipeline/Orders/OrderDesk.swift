public import Domain
internal import Documents
internal import Foundation
internal import Store
internal import Watching

/// Takes an order from a person: judges it against the records as they are, and hands it in as a file.
public struct OrderDesk {
    let context: Context

    /// A desk in a workspace.
    public init(context: Context) { self.context = context }

    /// How it ended.
    public enum Ending: Sendable {
        /// The file lies in the inbox, at this path below it.
        case handedIn(path: String)
        /// The file lies in the inbox; the order will wait for something.
        case willWait(path: String, OrderReferent, String)
        /// The same order was taken already.
        case repeated
        /// Nothing was written.
        case refused(OrderRefusal, conflict: String)
    }

    /// An id that nobody has: the date and eight random hexadecimal digits.
    public func freshID() -> OrderID {
        let digits = context.random.bytes(4).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        // With the time of day, so that of two orders of one day the earlier is judged first.
        let seconds = Int(context.clock.now().timeIntervalSince1970) % 86_400
        let time = String(repeating: "0", count: 5 - "\(seconds)".count) + "\(seconds)"
        return OrderID(trusted: "\(context.asOf)-\(time)-\(digits)")
    }

    /// Judges the order and, unless it is refused, writes its file. A secret value goes to the workspace's secrets;
    /// the file has its mark.
    public func handIn(_ order: Order) throws -> Ending {
        let secrets = WorkspaceSecrets(context: context)
        let sealed = try secrets.seal(order)
        let waiting = waitingOrders()
        if let twin = waiting.first(where: { $0.id == order.id }) {
            return twin == sealed.order ? .repeated : .refused(.orderIDTaken, conflict: order.id.text)
        }
        let outcome = try context.store.read { tx in
            var judging = try OrderJudging(tx, in: context)
            let all = (waiting + [sealed.order]).sorted(by: Order.precedes)
            let outcomes = judging.judge(
                all.map { one in
                    OrderJudging.Candidate(
                        order: one, source: Source(delivery: 0, position: 0),
                        fault: one.id == order.id ? sealed.fault : nil)
                })
            return zip(all, outcomes).first { $0.0.id == order.id }?.1
        }
        switch outcome {
        case .repeated, nil: return .repeated
        case .judged(.refused(let refusal, let conflict)): return .refused(refusal, conflict: conflict)
        case .judged(.accepted):
            if let secret = sealed.secret { try secrets.keep([secret]) }
            return .handedIn(path: try write(sealed.order))
        case .judged(.pending(let referent, let id)):
            if let secret = sealed.secret { try secrets.keep([secret]) }
            return .willWait(path: try write(sealed.order), referent, id)
        }
    }

    /// The orders that this desk has written and no run has taken yet.
    private func waitingOrders() -> [Order] {
        let folder = context.workspace.inbox + "/orders"
        var names: [String] = []
        try? context.files.eachName(in: folder) { names.append($0) }
        return names.filter { $0.hasPrefix("order-") && $0.hasSuffix(".csv") }.sorted().flatMap { name -> [Order] in
            guard let bytes = try? context.files.read(folder + "/" + name, limit: 1 << 20) else { return [] }
            let open = { BytesSource(bytes) }
            var orders: [Order] = []
            // Whatever else lies there is the run's business.
            guard let scan = try? TableFile.scan(hint: context.tableHint("orders/" + name), open: open) else {
                return []
            }
            try? TableFile.records(scan, open: open) { event in
                if case .record(.order(let order), _) = event { orders.append(order) }
            }
            return orders
        }
    }

    private func write(_ order: Order) throws -> String {
        let folder = context.workspace.inbox + "/orders"
        try context.files.makeFolder(folder)
        let name = "order-\(Filing.safeName(order.id.text)).csv"
        let fresh = folder + "/." + name
        try context.files.remove(fresh)
        try context.files.write(Array(OrderFile(order: order).text.utf8), to: fresh)
        try context.files.move(fresh, to: folder + "/" + name)
        try context.files.syncFolder(folder)
        return "orders/" + name
    }
}

/// One order as a file of the contract of files.
struct OrderFile {
    let order: Order

    var text: String {
        let fields = order.operation.fields
        let price = fields.price.map { "\($0.centavos / 100),\(Self.twoDigits($0.centavos % 100))" }
        let columns: [(String, String?)] = [
            ("order", order.id.text), ("op", order.operation.verb.rawValue),
            ("effective_on", order.effectiveOn.description), ("author", order.author), ("reason", order.reason),
            ("contract", fields.contract?.text), ("package", fields.package?.text), ("price", price),
            ("plan", fields.plan?.text), ("location", fields.location), ("box", fields.box),
            ("point", fields.point?.text), ("field", fields.field), ("value", fields.value?.text),
            ("custody", fields.custody?.rawValue),
        ]
        let filled = columns.filter { $0.1 != nil }
        return filled.map(\.0).joined(separator: ";") + "\n"
            + filled.map { Self.quoted($0.1 ?? "") }.joined(separator: ";") + "\n#END;1\n"
    }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
