import Foundation

/// Both days, made from a seed.
struct Sample {
    /// Stands for all of them in `--without`: two days on which the sides agree.
    static let everyInjection = "all"

    let injections: [Injection]
    let yesterday: World
    let today: World
    let notes: Notes
    /// The injections that are in it.
    let applied: [Injection]
    /// Both days as they are without any injection.
    private let plainYesterday: World
    private let plainToday: World

    init(seed: UInt64, fixtures: URL, without omitted: Set<String>) throws {
        notes = try Notes(fixtures: fixtures)
        var world = World()
        try CatalogueBuilder(fixtures: fixtures).fill(&world)
        var people = PeopleBuilder(seed: seed)
        world.subscribers = people.subscribers(ContractBuilder.subscriberCount)
        var contracts = ContractBuilder(seed: seed)
        contracts.fill(&world)
        var accounts = AccountBuilder(seed: seed)
        accounts.fill(&world)
        var boxes = BoxBuilder(seed: seed)
        boxes.fill(&world)
        SmallPlatforms.fill(&world)
        let planner = InjectionPlanner(world: world, seed: seed)
        try planner.plan()
        injections = planner.injections
        let known = Set(injections.map(\.id)).union([Self.everyInjection])
        if let unknown = omitted.subtracting(known).min() { throw GenerationFault.unknownInjection(unknown) }
        let omitsAll = omitted.contains(Self.everyInjection)
        applied = injections.filter { !omitsAll && !omitted.contains($0.id) }
        (plainYesterday, plainToday) = (world.before(Calendar.today), world)
        yesterday = Self.apply(applied, to: world.before(Calendar.today), on: Calendar.yesterday)
        today = Self.apply(applied, to: world, on: Calendar.today)
    }

    private static func apply(_ injections: [Injection], to world: World, on day: Day) -> World {
        injections.filter { $0.days.includes(day) }.reduce(into: world) { $1.apply(&$0) }
    }

    func tree(_ day: Day) throws -> DropTree {
        guard day == Calendar.today else {
            var tree = try DropTree(world: yesterday, day: day)
            try tree.addOrders(today.forgottenOrders, in: yesterday)
            return tree
        }
        var tree = try DropTree(world: today, day: day)
        try tree.addAnswer(of: Charges(yesterday, .past), in: today)
        try tree.addNotes(notes)
        for file in BadFile.allCases where applied.contains(where: { $0.id == file.rawValue }) {
            try tree.addBad(file, notes: notes)
        }
        return tree
    }

    func differences(_ day: Day) -> Set<Difference> {
        day == Calendar.today
            ? Oracle(world: today, previous: yesterday, day: day).differences()
            : Oracle(world: yesterday, previous: nil, day: day).differences()
    }

    /// What was put in must be what is found, on both days: else the sample itself is wrong.
    func verify() throws {
        var lines: [String] = []
        for day in [Calendar.yesterday, Calendar.today] {
            let plain =
                day == Calendar.today
                ? Oracle(world: plainToday, previous: plainYesterday, day: day)
                : Oracle(world: plainYesterday, previous: nil, day: day)
            let natural = plain.differences().map { "\($0.kind) \($0.platform)" }
            let put =
                natural
                + applied.filter { $0.kind != "input" && $0.days.includes(day) }.map { "\($0.kind) \($0.platform)" }
            let found = differences(day).map { "\($0.kind) \($0.platform)" }
            for place in Set(put + found).sorted() {
                let counts = (put.filter { $0 == place }.count, found.filter { $0 == place }.count)
                if counts.0 != counts.1 { lines.append("  \(day.iso) \(place): put in \(counts.0), found \(counts.1)") }
            }
        }
        if !lines.isEmpty { throw GenerationFault.disagreement(lines) }
    }

    /// Writes the sample below `folder`, over what is there.
    func write(to folder: URL) throws {
        try verify()
        for (name, day) in [("yesterday", Calendar.yesterday), ("today", Calendar.today)] {
            let root = folder.appendingPathComponent(name)
            // What an earlier sample left must not be taken for this one's.
            try? FileManager.default.removeItem(at: root)
            for file in try tree(day).files { try Self.write(file.bytes, to: root.appendingPathComponent(file.path)) }
        }
        try Self.write(try Expected(self).json(), to: folder.appendingPathComponent("expected.json"))
        try Self.write(Array(Texts.readme.utf8), to: folder.appendingPathComponent("README.md"))
        try Self.write(Array(Texts.config.utf8), to: folder.appendingPathComponent("sintonia.yaml"))
    }

    private static func write(_ bytes: [UInt8], to file: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        } catch {
            throw GenerationFault.notWritable(file.path)
        }
    }
}
