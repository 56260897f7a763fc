/// Compares points, register and the devices of the platforms. A box that stands in several rows of a platform (once by
/// its CASN, once by its MAC) is one box and one finding.
public func reconcileDevices(
    points: [Sighted<Point>], devices: [Sighted<PlatformDevice>], register: BoxRegister, evidence: Evidence,
    on date: BusinessDate
) -> [Finding] {
    let hasPoints = evidence.has(.points) || !points.isEmpty
    var findings = D01BoxOnTwoContracts.findings(in: points, register: register, on: date)
    let vanished = D04BoxActiveInStock.absencesOfVanishedPoints(points, register: register, on: date)
    for devices in authorisedByBox(devices, register) {
        if let finding = D03BoxUnknownToPatrimony.finding(devices, register: register) { findings.append(finding) }
        guard hasPoints else { continue }
        if let finding = D04BoxActiveInStock.finding(
            devices, register: register, vanished: vanished, evidence: evidence)
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

private struct BoxOnPlatform: Hashable {
    var platform: PlatformID
    var box: BoxIdentifier
}

/// Authorised devices, one list a platform and box, each as it was read; the lists by platform and box.
private func authorisedByBox(
    _ devices: [Sighted<PlatformDevice>], _ register: BoxRegister
) -> [[Sighted<PlatformDevice>]] {
    var places: [BoxOnPlatform: [Sighted<PlatformDevice>]] = [:]
    for device in devices where device.isPresent && device.record.status.isLive {
        guard let box = register.identity(device.record.box) else { continue }
        places[BoxOnPlatform(platform: device.record.platform, box: box), default: []].append(device)
    }
    return places.sorted { a, b in
        a.key.platform != b.key.platform ? a.key.platform < b.key.platform : a.key.box < b.key.box
    }.map { $0.value.sorted { $0.source.precedes($1.source) } }
}

extension Point {
    /// Whether it stands on `date`.
    func isLive(on date: BusinessDate) -> Bool { removedOn.map { date < $0 } ?? true }
}
