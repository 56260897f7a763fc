/// D01, D03, D04 and the bad files.
extension InjectionPlanner {
    func planDevices() throws {
        for (place, platform) in ["beenius", "cdntv", "ion"].enumerated() {
            try planDoubleBox(platform, number: place + 1)
            let serial = "XX26Z\(number(6))"
            add(
                "D03-\(platform)-1", "D03", platform, "box \(serial) is live on the platform and in no register of ours"
            ) {
                $0.devices.append(
                    Device(
                        platform: platform, casn: platform == "ion" ? nil : "00019900000\(place + 10)",
                        mac: "025AFF00000\(place + 1)", serial: serial, model: "STB-3900", status: .active,
                        lastSeenDaysAgo: 1))
            }
            let box = try stockBox(platform)
            add(
                "D04-\(platform)-1", "D04", platform, platform == "ion" ? .today : .both,
                "box \(box.serial) lies in stock and is live on the platform"
            ) {
                $0.devices.append(
                    Device(
                        platform: platform, casn: box.casn, mac: box.mac, serial: box.serial, model: box.model,
                        status: .active, lastSeenDaysAgo: 0))
            }
        }
    }

    private func planDoubleBox(_ platform: String, number: Int) throws {
        let owner = try contract(platform, where: hasBox)
        let other = try contract(platform)
        guard let point = world.points.first(where: { $0.contract == owner && $0.box != nil && $0.removedOn == nil })
        else {
            throw GenerationFault.noTarget("point of \(owner)")
        }
        add("D01-\(number)", "D01", "-", "box \(point.box ?? "") is on the outlets of \(owner) and of \(other)") {
            $0.points.append(
                Point(
                    code: "P9000\(number)", contract: other, location: "Sala", box: point.box,
                    namedBy: point.namedBy == .serial ? .mac : .serial, installedOn: Day(2026, 10, 1)))
        }
    }

    /// Bad files of today's drop; what they are is in ``DropTree``.
    func planInput() {
        for file in BadFile.allCases { add(file.rawValue, "input", "-", .today, file.about) { _ in } }
    }
}

/// A file of today's drop that must be refused without harm to the others.
enum BadFile: String, CaseIterable {
    case truncated = "input-truncated"
    case empty = "input-empty"
    case page = "input-html"
    case missingColumn = "input-missing-column"
    case unsafeArchive = "input-unsafe-zip"

    var about: String {
        switch self {
        case .truncated: "a note whose download broke off"
        case .empty: "a note of zero bytes"
        case .page: "an error page of a web server saved as a note"
        case .missingColumn: "a list of packages without the column that says which platform they are on"
        case .unsafeArchive: "an archive whose member would be written outside its folder"
        }
    }
}
