internal import Domain
internal import Platforms
internal import Store

/// One carrying out of a plan: in groups of changes that have nothing to do with each other, each held against the
/// platform before its calls and read back after them.
struct ApplySession {
    let context: Context
    let platform: PlatformID
    let plan: String
    let profile: PlatformProfile
    let change: PlatformChange
    let files: LivePicture
    var live: LivePicture
    private let author: String
    private let actions: [PlannedAction]
    private var results: [String: AppliedAction] = [:]
    /// What is told to the next run.
    private var readBack: ReadBackFile
    /// Why nothing more could be called.
    var stoppedBy: CallFault?
    /// Changes that wait for the end of the quiet hours.
    var quieted: Set<String> = []

    /// How often the state is read anew for changes whose calls got no clear answer.
    private static let rounds = 6
    /// Changes that are called between two readings: where a platform gives its whole list only, it is read once for so
    /// many. What a change is held against is never older than the calls of its own group.
    static let groupSize = 25

    init(
        context: Context, platform: PlatformID, line: PlatformDoor.Line, author: String, plan: String,
        actions: [PlannedAction]
    ) throws {
        self.context = context
        self.platform = platform
        self.author = author
        self.plan = plan
        self.actions = actions
        profile = line.profile
        change = PlatformChange(
            line.profile, values: line.values, transport: line.transport, pace: line.pace, pseudonym: line.pseudonym)
        files = try context.store.read { try LivePicture($0, platform, in: context) }
        live = files
        readBack = ReadBackFile(context: context, platform: platform, plan: plan)
        for known in try context.store.read({ try $0.appliedActions(on: platform) }) {
            let action = actions.first { $0.id == known.action }
            guard counts(known.date, action) else { continue }
            // Another plan asks anew, for the platform is read before anything is called; where it cannot be, the same
            // change is not asked for twice.
            if known.plan == plan || !(action.map(isReadBack) ?? false) { results[known.action] = known }
        }
    }

    /// What was called before a picture that shows what came of it is history.
    private func counts(_ date: BusinessDate, _ action: PlannedAction?) -> Bool {
        files.shows(action).map { date >= $0 } ?? true
    }

    /// The changes in order, with what became of them.
    var rows: [ApplyDesk.Row] {
        actions.map {
            ApplyDesk.Row(
                action: $0,
                result: results[$0.id] ?? result(of: $0, .waiting, quieted.contains($0.id) ? "quiet-hours" : ""))
        }
    }

    func result(of action: PlannedAction, _ outcome: ActionOutcome, _ detail: String = "") -> AppliedAction {
        AppliedAction(action: action.id, outcome: outcome, detail: detail, plan: plan, date: context.asOf)
    }

    private func isFinal(_ action: PlannedAction) -> Bool { results[action.id]?.outcome.isFinal == true }

    /// Carries out what is left, and lays what was read back into the inbox, whatever stopped it.
    mutating func carryOut() throws {
        try carryOutActions()
        try tellOfEarlier()
        try readBack.lay()
    }

    /// Whether what was read back lies in the inbox.
    var isRead: Bool { !readBack.isEmpty }

    private mutating func carryOutActions() throws {
        var left = actions.filter { !isFinal($0) }
        while !left.isEmpty, stoppedBy == nil {
            var group: [PlannedAction] = []
            var busy: Set<String> = []
            var later: [PlannedAction] = []
            for (index, action) in left.enumerated() {
                // What waits for a change of this group, or is about the same account or box, comes after it.
                let names = self.names(of: action)
                let isBound = action.dependsOn.contains { id in group.contains { $0.id == id } }
                guard group.count < Self.groupSize, !isBound, busy.isDisjoint(with: names) else {
                    later = Array(left[index...])
                    break
                }
                guard action.dependsOn.allSatisfy({ results[$0]?.outcome.isReached == true }) else { continue }
                guard isReadBack(action) else {
                    guard group.isEmpty else {
                        later = Array(left[index...])
                        break
                    }
                    try carryOutBlindly(action)
                    guard stoppedBy == nil else { return }
                    continue
                }
                group.append(action)
                busy.formUnion(names)
            }
            if !group.isEmpty { try carryOut(group) }
            left = later
        }
    }

    /// What a change is about: two of the same are never called side by side.
    private func names(of action: PlannedAction) -> Set<String> {
        var names: Set = ["target " + action.target]
        if let contract = action.contract { names.insert("contract \(contract)") }
        for id in live.keys(of: [action]) + [action.namedAccount].compactMap(\.self) { names.insert("account \(id)") }
        return names
    }

    private func carried(_ action: PlannedAction) throws -> ChangeInHand {
        let calls = try context.store.read { try $0.appliedCalls(of: action.id, on: platform) }
        return ChangeInHand(
            action: action, calls: calls.filter { counts($0.date, action) }, nextStep: (calls.last?.step ?? 0) + 1)
    }

    private mutating func carryOutBlindly(_ action: PlannedAction) throws {
        var hand = try carried(action)
        if let ended = try carryOutBlindly(&hand) { try settle(ended) }
    }

    /// A group: all are held against one reading, called, and read back together; those without a clear answer again.
    private mutating func carryOut(_ group: [PlannedAction]) throws {
        // A list that was read after the group before is new enough for this one; of a platform that is read account by
        // account, other accounts were read then.
        if live.tables.isEmpty || change.readsByAccount || group.contains(where: { !isRead($0) }) {
            guard refresh(group) else { return }
        }
        var open = try group.map { try carried($0) }
        for _ in 0..<Self.rounds where !open.isEmpty {
            var called: [(hand: ChangeInHand, passage: Passage)] = []
            for var hand in open where stoppedBy == nil {
                switch try begin(&hand) {
                case .settled(let result): try settle(result)
                case .left: break
                case .called(let passage): called.append((hand, passage))
                }
            }
            open = []
            guard !called.isEmpty else { return try note(group) }
            guard refresh(group) else { return }
            for (hand, passage) in called {
                if let result = judged(hand, after: passage) {
                    try settle(result)
                } else {
                    open.append(hand)
                }
            }
            try note(group)
            guard stoppedBy == nil else { return }
        }
        for hand in open { try settle(result(of: hand.action, .doubt, "no-clear-answer")) }
    }

    private func isRead(_ action: PlannedAction) -> Bool {
        live.tables.contains { action.isShown(by: $0.kind, columns: $0.columns) }
    }

    /// Takes what was read of changes that are settled into the file for the next run.
    private mutating func note(_ group: [PlannedAction]) throws {
        for action in group where isFinal(action) { readBack.note(action, live, before: files) }
    }

    private mutating func settle(_ result: AppliedAction) throws {
        results[result.action] = result
        let note = AuditEntry.Note(
            date: context.asOf, delivery: 0, author: author, action: "apply", subject: "\(platform) \(result.action)",
            reason: result.detail, before: plan, after: result.outcome.rawValue)
        try context.store.write { tx in
            try tx.save(result, on: platform, author: author)
            try tx.append(note, digest: PlanMaking.digest)
        }
    }

    /// Changes of this plan that were settled before, and that no file has told of: the program was killed in between.
    private mutating func tellOfEarlier() throws {
        let untold = actions.filter { action in
            isFinal(action) && results[action.id]?.plan == plan && isReadBack(action)
                && !readBack.knows(action)
        }
        guard stoppedBy == nil, !untold.isEmpty, try !readBack.isLaid() || !readBack.isEmpty else { return }
        for start in stride(from: 0, to: untold.count, by: Self.groupSize) {
            let group = Array(untold[start..<min(start + Self.groupSize, untold.count)])
            if start == 0 || change.readsByAccount { guard refresh(group, isNeeded: false) else { return } }
            try note(group)
        }
    }

    /// Reads the platform anew; false where it does not answer.
    private mutating func refresh(_ group: [PlannedAction], isNeeded: Bool = true) -> Bool {
        let boxes = group.count {
            if case .device = $0.goal { true } else { false }
        }
        // An account that was just made is in the newest reading alone.
        let keys = Set(files.keys(of: group) + live.keys(of: group)).sorted()
        do throws(CallFault) {
            live = files.reading(
                try change.tables(
                    of: keys,
                    devices: boxes == 0 ? false : boxes == group.count ? true : nil))
            return true
        } catch {
            if isNeeded { stoppedBy = stoppedBy ?? error }
            return false
        }
    }

    /// Whether all that a change may call can be read back.
    private func isReadBack(_ action: PlannedAction) -> Bool {
        guard let steps = try? OperationCalls(profile).steps(of: action, files.subject(of: action)) else {
            return false
        }
        return steps.allSatisfy { change.isReadBack($0.operation, shownBy: action.isShown) }
    }
}
