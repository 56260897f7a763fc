internal import Domain
internal import Platforms
internal import Store

/// One carrying out of a plan.
struct ApplySession {
    private let context: Context
    private let platform: PlatformID
    private let author: String
    private let plan: String
    private let actions: [PlannedAction]
    private let profile: PlatformProfile
    private let change: PlatformChange
    private let files: LivePicture
    private var live: LivePicture
    private var results: [String: AppliedAction] = [:]
    /// Why nothing more could be called.
    private(set) var stoppedBy: CallFault?

    /// How often the state is read anew for one change whose calls got no clear answer.
    private static let rounds = 6

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
        for known in try context.store.read({ try $0.appliedActions(on: platform) }) where counts(known.date) {
            let action = actions.first { $0.id == known.action }
            // Another plan asks anew, for the platform is read before anything is called; where it cannot be, the same
            // change is not asked for twice.
            if known.plan == plan || !(action.map(isReadBack) ?? false) { results[known.action] = known }
        }
    }

    /// What was called before the newest picture was taken is history: the picture shows what came of it.
    private func counts(_ date: BusinessDate) -> Bool { files.asOf.map { date >= $0 } ?? true }

    /// The changes in order, with what became of them.
    var rows: [ApplyDesk.Row] {
        actions.map { ApplyDesk.Row(action: $0, result: results[$0.id] ?? result(of: $0, .waiting)) }
    }

    private func result(of action: PlannedAction, _ outcome: ActionOutcome, _ detail: String = "") -> AppliedAction {
        AppliedAction(action: action.id, outcome: outcome, detail: detail, plan: plan, date: context.asOf)
    }

    mutating func carryOut() throws {
        guard actions.contains(where: { results[$0.id]?.outcome.isFinal != true }) else { return }
        guard refresh() else { return }
        for action in actions where results[action.id]?.outcome.isFinal != true {
            guard stoppedBy == nil else { return }
            guard action.dependsOn.allSatisfy({ results[$0]?.outcome.isReached == true }) else { continue }
            let calls = try context.store.read { try $0.appliedCalls(of: action.id, on: platform) }
            let own = calls.filter { counts($0.date) }
            let first = (calls.last?.step ?? 0) + 1
            var work = Work(action: action, calls: own, nextStep: first)
            let ended = isReadBack(action) ? try carryOut(&work) : try carryOutBlindly(&work)
            if let ended { try settle(ended) }
        }
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

    /// Reads the platform anew; false where it does not answer.
    private mutating func refresh() -> Bool {
        guard actions.contains(where: isReadBack) else { return true }
        do throws(CallFault) {
            live = files.reading(try change.tables(of: files.keys(of: actions)))
            return true
        } catch {
            stoppedBy = error
            return false
        }
    }

    /// Whether all that a change may call can be read back.
    private func isReadBack(_ action: PlannedAction) -> Bool {
        guard action.isReached(in: .absent) != nil,
            let steps = try? OperationCalls(profile).steps(of: action, files.subject(of: action))
        else { return false }
        return steps.allSatisfy { change.isReadBack($0.operation) }
    }
}

extension ApplySession {
    /// A change and the calls that were made for it.
    private struct Work {
        let action: PlannedAction
        var calls: [AppliedCall]
        var nextStep: Int
    }

    /// How a row of calls ended.
    private enum Passage {
        /// Every call was made, or all that could be without the id of an account that was just made.
        case made(isWhole: Bool)
        case refused(CallFault)
        case doubt(CallFault)
        case stop(CallFault)
    }

    /// Brings a change about; nil where the platform stopped answering before it was clear what became of it.
    private mutating func carryOut(_ work: inout Work) throws -> AppliedAction? {
        let action = work.action
        for _ in 0..<Self.rounds {
            let state = live.state(of: action)
            let isReached = state.flatMap(action.isReached) ?? false
            if isReached { return result(of: action, work.calls.isEmpty ? .already : .done) }
            // Before the first call only: afterwards the state is ours.
            if work.calls.isEmpty {
                guard let state else { return result(of: action, .conflict, "not-proved") }
                if action.holds(in: state) == false { return result(of: action, .conflict, state.status.rawValue) }
            } else if mayBeMade(work) {
                return result(of: action, .doubt, "not-shown")
            }
            let steps: [OperationCalls.Step]
            do throws(OperationCalls.Gap) {
                steps = try OperationCalls(profile).steps(of: action, live.subject(of: action))
            } catch {
                return result(of: action, .refused, error.code)
            }
            switch try make(steps, of: &work) {
            case .refused(let fault): return result(of: action, .refused, fault.code)
            case .stop(let fault):
                stoppedBy = fault
                return nil
            case .made(let isWhole):
                guard refresh() else { return nil }
                if isWhole { return shown(action) }
            case .doubt(let fault):
                guard refresh() else { return nil }
                // What is said to be there already, and is not to be seen, is somebody else's.
                if case .refused(.duplicate, _) = fault, live.state(of: action).flatMap(action.isReached) != true {
                    return result(of: action, .refused, fault.code)
                }
            }
        }
        return result(of: action, .doubt, "no-clear-answer")
    }

    /// What a change whose calls were all answered with yes came to. An account that was cancelled and is not listed any
    /// more is gone, even where the list proves nothing by itself.
    private func shown(_ action: PlannedAction) -> AppliedAction {
        let isGone =
            if case .account(.cancelled, _) = action.goal { live.account(of: action) == nil } else { false }
        let isReached = live.state(of: action).flatMap(action.isReached) ?? isGone
        return isReached ? result(of: action, .done) : result(of: action, .doubt, "not-shown")
    }

    /// Whether an account that is not to be seen was made all the same: the platform said yes. A second one would be
    /// nobody's.
    private func mayBeMade(_ work: Work) -> Bool {
        live.account(of: work.action) == nil
            && work.calls.contains {
                $0.operation == ProfileOperation.createAccount.rawValue
                    && ($0.state == .done || (!live.listsAccounts && $0.state != .refused))
            }
    }

    /// A change that cannot be read back: each call once, and one without a clear end is a person's.
    private mutating func carryOutBlindly(_ work: inout Work) throws -> AppliedAction? {
        let action = work.action
        if let open = work.calls.first(where: { $0.state == .begun || $0.state == .doubt }) {
            return result(of: action, .doubt, open.operation)
        }
        let steps: [OperationCalls.Step]
        do throws(OperationCalls.Gap) {
            steps = try OperationCalls(profile).steps(of: action, files.subject(of: action))
        } catch {
            return result(of: action, .refused, error.code)
        }
        let left = steps.dropFirst(work.calls.count { $0.state == .done })
        switch try make(Array(left), of: &work) {
        case .made(let isWhole): return isWhole ? result(of: action, .done) : result(of: action, .doubt, "account.id")
        case .refused(let fault): return result(of: action, .refused, fault.code)
        case .doubt(let fault): return result(of: action, .doubt, fault.code)
        case .stop(let fault):
            stoppedBy = fault
            return nil
        }
    }

    /// Makes calls until one does not succeed, each written down before and after.
    private func make(_ steps: [OperationCalls.Step], of work: inout Work) throws -> Passage {
        var isMade = false
        for step in steps {
            // What comes after the making of an account needs its id, which is read first.
            if isMade, step.fields["account.id"] == nil { return .made(isWhole: false) }
            var call = AppliedCall(
                step: work.nextStep, operation: step.operation.rawValue, state: .begun, detail: "", date: context.asOf)
            let id = work.action.id
            try context.store.write { try $0.save(call, of: id, on: platform) }
            let ending = change.make(step)
            switch ending {
            case .done: call.state = .done
            case .refused(let fault), .stop(let fault): (call.state, call.detail) = (.refused, fault.code)
            case .doubt(let fault): (call.state, call.detail) = (.doubt, fault.code)
            }
            try context.store.write { try $0.save(call, of: id, on: platform) }
            work.calls.append(call)
            work.nextStep += 1
            switch ending {
            case .done: isMade = isMade || step.operation == .createAccount
            case .refused(let fault): return .refused(fault)
            case .stop(let fault): return .stop(fault)
            case .doubt(let fault): return .doubt(fault)
            }
        }
        return .made(isWhole: true)
    }
}
