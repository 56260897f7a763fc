/// D01: one box stands at live points of two or more contracts.
public enum D01BoxOnTwoContracts {
    /// The class.
    public static let kind = FindingClass.boxOnTwoContracts

    static func findings(
        in points: [Sighted<Point>], register: BoxRegister, on date: BusinessDate
    ) -> [Finding] {
        var standing: [BoxIdentifier: [Sighted<Point>]] = [:]
        for point in points where point.isPresent && point.record.isLive(on: date) {
            guard let box = register.identity(point.record.box) else { continue }
            standing[box, default: []].append(point)
        }
        return standing.sorted { $0.key < $1.key }.compactMap { box, points in
            let contracts = Set(points.map(\.record.contract)).sorted()
            guard contracts.count > 1 else { return nil }
            var finding = Finding(kind, platform: nil, key: [box.value], action: .review(box.value))
            finding.box = box.value
            finding.field = "contract"
            finding.erpValue = contracts.map(\.text).joined(separator: ", ")
            finding.sources = points.map(\.source).inReadingOrder()
            return finding
        }
    }
}
