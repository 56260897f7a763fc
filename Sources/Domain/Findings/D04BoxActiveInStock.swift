/// D04: a box that is with no customer (in stock, in repair, lost, written off) is authorised on a platform. That it is
/// with none rests on the absence of a point, so taking it off needs that absence proved: by the complete snapshots of the points, and where the box did
/// stand at a point that vanished, by those without it.
public enum D04BoxActiveInStock {
    /// The class.
    public static let kind = FindingClass.boxActiveInStock

    /// `devices`: the rows of one box on one platform. `vanished`: ``absencesOfVanishedPoints(_:register:on:)``.
    static func finding(
        _ devices: [Sighted<PlatformDevice>], register: BoxRegister, vanished: [BoxIdentifier: Int],
        evidence: Evidence
    ) -> Finding? {
        guard let device = devices.first, let box = register.box(device.record.box), !box.custody.isWithCustomer,
            let identity = box.identifiers.finding.first
        else { return nil }
        let account = devices.lazy.compactMap(\.record.account).first
        let proof = min(
            evidence.proof(.points), vanished[identity].map { AbsenceProof(completeSnapshots: $0) } ?? .notNeeded)
        let action = ProposedAction(
            verb: .setDevice, target: identity.value, present: account?.text ?? device.record.status.rawValue,
            wanted: "none", isDestructive: true, isReversible: true, proof: proof)
        var finding = Finding(kind, platform: device.record.platform, key: [identity.value], action: action)
        finding.box = identity.value
        finding.account = account
        finding.field = "custody"
        finding.erpValue = box.custody.rawValue
        finding.platformValue = device.record.status.rawValue
        finding.sources = devices.map(\.source).inReadingOrder()
        return finding
    }

    /// Of boxes whose point is gone from the ERP without having been removed: in how many complete snapshots it is
    /// not there, the least of them where there were several.
    static func absencesOfVanishedPoints(
        _ points: [Sighted<Point>], register: BoxRegister, on date: BusinessDate
    ) -> [BoxIdentifier: Int] {
        var absences: [BoxIdentifier: Int] = [:]
        for point in points where !point.isPresent && point.record.isLive(on: date) {
            guard let box = register.identity(point.record.box) else { continue }
            absences[box] = min(absences[box] ?? point.absences, point.absences)
        }
        return absences
    }
}
