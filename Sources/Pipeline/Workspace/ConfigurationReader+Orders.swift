internal import Yams

extension ConfigurationReader {
    /// `orders`: the grace window in days.
    mutating func readOrders(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let keys = mapping(node, at: "orders", allowed: ["graceDays"])
        guard let value = keys["graceDays"] else { return }
        if let days = Int(value.string ?? ""), (0...60).contains(days) {
            configuration.orderGraceDays = days
        } else {
            fail(value, "orders.graceDays", .value(value.string ?? "", allowed: "0 … 60"))
        }
    }
}
