/// Boxes, outlets and what the platforms see of them.
struct BoxBuilder {
    private var seed: Seed
    static let oldCounts: KeyValuePairs = ["beenius": 136, "cdntv": 112, "ion": 72]
    static let newCounts: KeyValuePairs = ["beenius": 34, "cdntv": 28, "ion": 18]
    private static let models = ["beenius": "STB-4100", "cdntv": "ZX-B860H", "ion": "ION Play 4K"]
    private static let stores = ["Depósito Central", "Depósito Mauá", "Viatura 03"]
    private static let rooms = ["Sala", "Quarto", "Quarto do casal", "Cozinha", "Escritório", "Área gourmet"]
    /// Contracts of each platform that have a box, and how many of them have a second one.
    private static let installed: KeyValuePairs = ["beenius": (98, 22), "cdntv": (80, 19), "ion": (48, 13)]

    init(seed: UInt64) { self.seed = Seed(seed, for: "boxes") }

    /// Boxes that came with the signed notes of `Tests/Fixtures/nfe`, by their serials there.
    private struct NoteBox {
        var serial: String
        var mac: String?
        var casn: String?
        var smartcard: String?
        var isOld: Bool
    }

    private static let noteBoxes: [NoteBox] =
        (1...5).map { NoteBox(serial: "SC2609000\($0)", mac: "001A2B00000\($0)", isOld: true) }
        + (1...2).map { NoteBox(serial: "SC2609060\($0)", isOld: true) }
        + zip(1...4, ["0037", "0074", "0111", "0148"]).map {
            NoteBox(
                serial: "SC2609010\($0)", casn: "180000000\($1)", smartcard: "6001000000\($0)\($0)", isOld: false)
        }
        + ["SC26090201", "SC26090202", "SC26090203", "SC26090501", "SC26090502", "SC26090903", "SC26090905"]
        .map { NoteBox(serial: $0, isOld: false) }

    mutating func fill(_ world: inout World) {
        for (isOld, counts) in [(true, Self.oldCounts), (false, Self.newCounts)] {
            var notes = Self.noteBoxes.filter { $0.isOld == isOld }[...]
            for (platform, count) in counts {
                for _ in 0..<count {
                    let note = platform == "beenius" ? notes.popFirst() : nil
                    world.boxes.append(box(world.boxes.count + 1, platform, note, isOld: isOld))
                }
            }
        }
        install(&world)
        retire(&world)
    }

    private mutating func box(_ number: Int, _ platform: String, _ note: NoteBox?, isOld: Bool) -> Box {
        let prefix = ["beenius": "BN", "cdntv": "CD", "ion": "IN"][platform, default: "XX"]
        // 02: a locally administered address, so that no maker's is taken.
        let mac = note?.mac ?? "025A00" + padded(100_000 + number * 17, 6)
        let casn = platform == "ion" ? nil : note?.casn ?? "00018" + padded(20_000_000 + number * 31, 8)
        let smartcard = platform == "cdntv" ? "6002" + padded(number * 11, 8) : note?.smartcard
        return Box(
            serial: note?.serial ?? "\(prefix)26A\(padded(number, 6))", mac: mac, casn: casn, smartcard: smartcard,
            patrimony: padded(1000 + number, 6), model: Self.models[platform, default: ""], platform: platform,
            location: isOld ? seed.pick(Self.stores) : "Depósito Central", cents: platform == "ion" ? 24990 : 28990,
            isOld: isOld)
    }

    private mutating func install(_ world: inout World) {
        for (platform, (homes, second)) in Self.installed {
            let living = seed.shuffled(world.contracts.filter { $0.platform == platform && $0.status != .cancelled })
            var boxes = world.boxes.filter { $0.platform == platform && $0.isOld }[...]
            for (place, contract) in living.prefix(homes).enumerated() {
                for _ in 0..<(place < second ? 2 : 1) {
                    guard let box = boxes.popFirst() else { continue }
                    addPoint(contract, box, in: &world)
                }
            }
            // An outlet without a box: he watches on his television's own app.
            for contract in living.dropFirst(homes).prefix(2) { addPoint(contract, nil, in: &world) }
        }
    }

    private mutating func addPoint(_ contract: Contract, _ box: Box?, in world: inout World) {
        let number = world.points.count + 1
        // Boxes of the signed notes were bought in September.
        let isBought = box?.serial.hasPrefix("SC26") ?? false
        let installedOn = isBought ? max(contract.startedOn, Day(2026, 10, 5)) : contract.startedOn
        world.points.append(
            Point(
                code: "P\(padded(number, 5))", contract: contract.code, location: seed.pick(Self.rooms),
                box: box?.serial, namedBy: Self.naming(box, number), installedOn: installedOn, removedOn: nil))
        guard let box, let account = world.account(of: contract.code, on: box.platform) else { return }
        let status: ServiceStatus = account.status == .suspended ? .suspended : .active
        world.devices.append(
            Device(
                platform: box.platform, casn: box.casn, mac: box.mac, serial: box.serial, account: account.id,
                model: box.model, status: status, lastSeenDaysAgo: seed.below(4)))
    }

    private static func naming(_ box: Box?, _ number: Int) -> IdentifierKind {
        let kind = IdentifierKind.allCases[number % IdentifierKind.allCases.count]
        return kind == .casn && box?.casn == nil ? .serial : kind
    }

    /// Outlets of the past: of cancelled contracts, and of boxes that were swapped. Their boxes are in stock.
    private mutating func retire(_ world: inout World) {
        let used = Set(world.points.compactMap(\.box))
        for platform in Platforms.television {
            var stock = world.boxes.filter { $0.platform == platform && $0.isOld && !used.contains($0.serial) }[...]
            let cancelled = world.contracts.filter { $0.platform == platform && $0.status == .cancelled }
            let swapped = world.contracts.filter { $0.platform == platform && $0.status == .active }.prefix(2)
            for contract in cancelled + swapped {
                guard let box = stock.popFirst() else { continue }
                let number = world.points.count + 1
                let end = contract.endedOn ?? Day(2026, 8, 10)
                world.points.append(
                    Point(
                        code: "P\(padded(number, 5))", contract: contract.code, location: "Sala", box: box.serial,
                        namedBy: Self.naming(box, number), installedOn: min(contract.startedOn, end), removedOn: end))
            }
        }
    }
}
