/// The provider's boxes, found by any identifier.
public struct BoxRegister: Sendable {
    private let byIdentifier: [BoxIdentifier: SetTopBox]

    /// Indexes the register.
    public init(_ boxes: [SetTopBox]) {
        var index: [BoxIdentifier: SetTopBox] = [:]
        for box in boxes { for identifier in box.identifiers.finding { index[identifier] = box } }
        byIdentifier = index
    }

    /// The box that one of these identifiers names, strongest first.
    public func box(_ identifiers: BoxIdentifiers) -> SetTopBox? {
        identifiers.finding.lazy.compactMap { byIdentifier[$0] }.first
    }

    /// How a person names the box, known to the register or not.
    public func label(_ identifiers: BoxIdentifiers) -> String {
        box(identifiers)?.identifiers.label ?? identifiers.label
    }
}

/// Compares points, register and the devices of the platforms.
public func reconcileDevices(
    points: [Sighted<Point>], devices: [Sighted<PlatformDevice>], register: BoxRegister, evidence: Evidence,
    on date: BusinessDate
) -> [Finding] {
    var findings = evidence.has(.points) ? D01BoxOnTwoContracts.findings(in: points, register: register, on: date) : []
    for device in devices where device.isPresent && device.record.status.isLive {
        if let finding = D03BoxUnknownToPatrimony.finding(device, register: register)
            ?? D04BoxActiveInStock.finding(device, register: register, evidence: evidence)
        {
            findings.append(finding)
        }
    }
    return findings.sorted(by: Finding.order)
}
