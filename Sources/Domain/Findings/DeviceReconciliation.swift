/// Compares points, register and the devices of the platforms. A box that stands in several rows of a platform (once by
/// its CASN, once by its MAC) is one box and one finding; what one class explains, another does not repeat.
public func reconcileDevices(_ sides: DeviceSides, on date: BusinessDate) -> [Finding] {
    let hasPoints = sides.evidence.has(.points) || !sides.points.isEmpty
    let picture = DevicePicture(sides, on: date)
    var findings = D01BoxOnTwoContracts.findings(in: sides.points, register: sides.register, on: date)
    let crowded = Set(findings.compactMap(\.box))
    let swaps = hasPoints ? D12SwapNotPropagated.findings(in: picture) : (findings: [], old: [])
    findings += swaps.findings
    let empty = D08OutletWithoutBox.findings(in: picture, pointPrice: sides.pointPrice, spokenFor: swaps.old)
    let beyond = D09MoreBoxesThanOutlets.findings(
        in: picture, pointPrice: sides.pointPrice, spokenFor: swaps.old.union(empty.boxes))
    findings += empty.findings + beyond.findings
    let explained = swaps.old.union(empty.boxes).union(beyond.boxes)
    for standing in picture.standings {
        if let finding = D11CASNZerosLost.finding(standing, in: picture) {
            findings.append(finding)
            continue
        }
        findings += [D06MACDiffers.finding(standing), D07ModelDiffers.finding(standing)].compactMap(\.self)
        let live = standing.rows.filter { $0.record.status.isLive }
        if let finding = D10BoxStateDrift.finding(standing, in: picture) { findings.append(finding) }
        if live.isEmpty { continue }
        if let finding = D03BoxUnknownToPatrimony.finding(
            live, register: sides.register, costs: sides.replacementCosts)
        {
            findings.append(finding)
        }
        guard hasPoints, !explained.contains(standing.identity) else { continue }
        if let finding = D04BoxActiveInStock.finding(
            live, register: sides.register, vanished: picture.vanished, evidence: sides.evidence)
        {
            findings.append(finding)
        } else if !crowded.contains(standing.identity.value),
            let finding = D02BoxOfAnotherCustomer.finding(standing, in: picture)
        {
            findings.append(finding)
        }
    }
    // Two unknown boxes may share a label (the CASN of one, the serial of the other): the label is the key, and one
    // finding has it.
    var keys: Set<[String]> = []
    return findings.filter { finding in
        keys.insert([finding.kind.rawValue, finding.platform?.text ?? ""] + finding.key).inserted
    }.sorted(by: Finding.order)
}

extension Point {
    /// Whether it stands on `date`.
    func isLive(on date: BusinessDate) -> Bool { removedOn.map { date < $0 } ?? true }
}
