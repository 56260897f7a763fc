/// D01: one box stands at live points of two or more contracts.
public enum D01BoxOnTwoContracts {
    /// The class.
    public static let kind = FindingClass.boxOnTwoContracts

    static func findings(
        in points: [Sighted<Point>], register: BoxRegister, on date: BusinessDate
    ) -> [Finding] {
        let live = points.filter { point in
            point.isPresent && !point.record.box.isEmpty && (point.record.removedOn.map { date < $0 } ?? true)
        }
        return Dictionary(grouping: live) { register.label($0.record.box) }.compactMap { label, points in
            let contracts = Set(points.map(\.record.contract)).sorted()
            guard contracts.count > 1 else { return nil }
            var finding = Finding(kind, platform: nil, key: [label], action: .review(label))
            finding.box = label
            finding.field = "contract"
            finding.erpValue = contracts.map(\.text).joined(separator: ", ")
            finding.sources = points.map(\.source).sorted { ($0.delivery, $0.position) < ($1.delivery, $1.position) }
            return finding
        }
    }
}
