internal import Domain
internal import Yams

extension ConfigurationReader {
    /// `tables.deltas`: the snapshot kinds whose files hold changes only.
    mutating func readDeltas(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let names = TableKind.allCases.filter(\.isSnapshot).map(\.rawValue)
        guard let list = node.sequence else {
            return fail(node, "tables.deltas", .value(node.string ?? "", allowed: "[\(names.joined(separator: ", "))]"))
        }
        configuration.deltas = Set(
            list.compactMap { choice($0, "tables.deltas", names).flatMap(TableKind.init(rawValue:)) })
    }
}
