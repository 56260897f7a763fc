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
        // A new plan asks anew, and the platform is read before anything is called. One that cannot be read is not asked
        // twice for the same change.
        for known in try context.store.read({ try $0.appliedActions(on: platform) })
        where known.plan == plan || !change.readsBack { results[known.action] = known }
    }

    /// The changes in order, with what became of them.
    var rows: [ApplyDesk.Row] {
        actions.map { action in
            let result =
                results[action.id] ?? AppliedAction(action: action.id, outcome: .waiting, detail: "", plan: plan)
            return ApplyDesk.Row(action: action, result: result)
        }
    }

    mutating func carryOut() throws {
        guard actions.contains(where: { results[$0.id]?.outcome.isFinal != true }) else { return }
        do throws(CallFault) { try refresh() } catch {
            stoppedBy = error
            return
        }
        for action in actions where results[action.id]?.outcome.isFinal != true {
            guard stoppedBy == nil else { return }
            guard action.dependsOn.allSatisfy({ results[$0]?.outcome.isReached == true }) else { continue }
            if let result = try carryOut(action) { try settle(result) }
        }
    }

    private mutating func settle(_ result: AppliedAction) throws {
        results[result.action] = result
        guard result.outcome.isFinal else { return }
        let note = AuditEntry.Note(
            date: context.asOf, delivery: 0, author: author, action: "apply", subject: "\(platform) \(result.action)",
            reason: result.detail, before: plan, after: result.outcome.rawValue)
        try context.store.write { tx in
            try tx.save(result, on: platform, date: context.asOf, author: author)
            try tx.append(note, digest: PlanMaking.digest)
        }
    }

    private mutating func refresh() throws(CallFault) {
        guard change.readsBack else { return }
        live = LivePicture(try change.tables(of: files.keys(of: actions)), over: files)
    }

    /// Brings a change about; nil where the platform stopped answering before it was clear what became of it.
    private mutating func carryOut(_ action: PlannedAction) throws -> AppliedAction? {
        func result(_ outcome: ActionOutcome, _ detail: String = "") -> AppliedAction {
            AppliedAction(action: action.id, outcome: outcome, detail: detail, plan: plan)
        }
        var calls = try context.store.read { try $0.appliedCalls(of: action.id, on: platform) }
        let isReadable = change.readsBack && action.isReached(in: live.state(of: action)) != nil
        guard isReadable else { return try carryOutBlindly(action, calls) }
        for round in 0..<Self.rounds {
            let state = live.state(of: action)
            if action.isReached(in: state) == true { return result(calls.isEmpty ? .already : .done) }
            if round == 0, calls.isEmpty, action.holds(in: state) == false {
                return result(.conflict, state.status.rawValue)
            }
            let steps: [OperationCalls.Step]
            do throws(OperationCalls.Gap) {
                steps = try OperationCalls(profile).steps(of: action, live.subject(of: action))
            } catch {
                return result(.refused, error.code)
            }
            if steps.first?.operation == .createAccount, mayBeMade(already: calls) {
                return result(.doubt, "not-shown")
            }
            var isClear = true
            for step in steps {
                // What comes after the making of an account needs its id, which is read first.
                if step.operation != .createAccount, step.fields["account.id"] == nil { break }
                let (ending, call) = try make(step, of: action, after: calls)
                calls.append(call)
                switch ending {
                case .done: continue
                case .refused(let fault): return result(.refused, fault.code)
                case .stop(let fault):
                    stoppedBy = fault
                    return nil
                case .doubt: isClear = false
                }
                break
            }
            do throws(CallFault) { try refresh() } catch {
                stoppedBy = error
                return nil
            }
            let isOnlyMade = steps.first?.operation == .createAccount && steps.count > 1
            if isClear, !isOnlyMade {
                return action.isReached(in: live.state(of: action)) == true
                    ? result(.done) : result(.doubt, "not-shown")
            }
        }
        return result(.doubt, "no-clear-answer")
    }

    /// Whether an account that is not to be seen may have been made all the same: the platform said yes, or it does not
    /// list its accounts and gave no clear answer. A second one would be nobody's.
    private func mayBeMade(already calls: [AppliedCall]) -> Bool {
        calls.contains { call in
            call.operation == ProfileOperation.createAccount.rawValue
                && (call.state == .done || (!live.hasAccounts && call.state != .refused))
        }
    }

    /// A change that cannot be read back: each call once, and a call without an end is a person's.
    private mutating func carryOutBlindly(_ action: PlannedAction, _ known: [AppliedCall]) throws -> AppliedAction? {
        var calls = known
        func result(_ outcome: ActionOutcome, _ detail: String = "") -> AppliedAction {
            AppliedAction(action: action.id, outcome: outcome, detail: detail, plan: plan)
        }
        if let open = calls.first(where: { $0.state == .begun || $0.state == .doubt }) {
            return result(.doubt, open.operation)
        }
        let steps: [OperationCalls.Step]
        do throws(OperationCalls.Gap) {
            steps = try OperationCalls(profile).steps(of: action, live.subject(of: action))
        } catch {
            return result(.refused, error.code)
        }
        for step in steps.dropFirst(calls.count { $0.state == .done }) {
            let (ending, call) = try make(step, of: action, after: calls)
            calls.append(call)
            switch ending {
            case .done: continue
            case .refused(let fault): return result(.refused, fault.code)
            case .doubt(let fault): return result(.doubt, fault.code)
            case .stop(let fault):
                stoppedBy = fault
                return nil
            }
        }
        return result(.done)
    }

    /// One call, written down before and after.
    private func make(
        _ step: OperationCalls.Step, of action: PlannedAction, after calls: [AppliedCall]
    ) throws -> (PlatformChange.Ending, AppliedCall) {
        var call = AppliedCall(
            step: (calls.last?.step ?? 0) + 1, operation: step.operation.rawValue, state: .begun, detail: "")
        try context.store.write { try $0.save(call, of: action.id, on: platform) }
        let ending = change.make(step)
        switch ending {
        case .done: call.state = .done
        case .refused(let fault), .stop(let fault): (call.state, call.detail) = (.refused, fault.code)
        case .doubt(let fault): (call.state, call.detail) = (.doubt, fault.code)
        }
        try context.store.write { try $0.save(call, of: action.id, on: platform) }
        return (ending, call)
    }
}
