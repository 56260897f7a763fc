internal import Domain
internal import Platforms
internal import Store

/// A change that is being carried out, and the calls that were made for it.
struct ChangeInHand {
    let action: PlannedAction
    var calls: [AppliedCall]
    var nextStep: Int
}

extension ApplySession {
    /// How a row of calls ended.
    enum Passage {
        /// Every call was made, or all that could be without the id of an account that was just made.
        case made(isWhole: Bool)
        case refused(CallFault)
        case doubt(CallFault)
        case stop(CallFault)
    }

    /// How a change began.
    enum Beginning {
        /// It ended without a call, or with a clear no.
        case settled(AppliedAction)
        /// Something was called: what came of it is read.
        case called(Passage)
        /// Not now.
        case left
    }

    /// Holds a change against what was read, and makes its calls where they are called for.
    mutating func begin(_ hand: inout ChangeInHand) throws -> Beginning {
        let action = hand.action
        let state = live.state(of: action)
        if state.flatMap(action.isReached) ?? false {
            return .settled(result(of: action, hand.calls.isEmpty ? .already : .done))
        }
        guard let state else {
            // What was read does not tell. Before the first call that is no ground to call; after it, none to call again.
            return .settled(
                hand.calls.isEmpty
                    ? result(of: action, .conflict, "not-proved") : result(of: action, .doubt, "not-shown"))
        }
        if hand.calls.isEmpty {
            // Before the first call only: afterwards the state is ours.
            if action.holds(in: state) == false {
                return .settled(result(of: action, .conflict, state.word(for: action)))
            }
        } else if mayBeMade(hand) {
            return .settled(result(of: action, .doubt, "not-shown"))
        }
        guard !isQuietNow(for: action) else {
            quieted.insert(action.id)
            return .left
        }
        let steps: [OperationCalls.Step]
        do throws(OperationCalls.Gap) {
            steps = try OperationCalls(profile).steps(of: action, live.subject(of: action))
        } catch {
            return .settled(result(of: action, .refused, error.code))
        }
        switch try make(steps, of: &hand) {
        case .refused(let fault): return .settled(result(of: action, .refused, fault.code))
        case .stop(let fault):
            stoppedBy = fault
            return .left
        case let passage: return .called(passage)
        }
    }

    /// What a change came to whose calls were made, by what was read after them; nil where it is to be tried again.
    func judged(_ hand: ChangeInHand, after passage: Passage) -> AppliedAction? {
        let action = hand.action
        switch passage {
        case .made(let isWhole): return isWhole ? shown(action) : nil
        case .doubt(.refused(.duplicate, let native)) where live.state(of: action).flatMap(action.isReached) != true:
            // What is said to be there already, and is not to be seen, is somebody else's.
            return result(of: action, .refused, CallFault.refused(.duplicate, native: native).code)
        case .doubt, .refused, .stop: return nil
        }
    }

    /// What a change whose calls were all answered with yes came to. An account that was cancelled, or a box that was
    /// taken off, and is not listed any more is gone, even where the list proves nothing by itself.
    private func shown(_ action: PlannedAction) -> AppliedAction {
        let isGone =
            switch action.goal {
            case .account(.cancelled, _): live.account(of: action) == nil
            case .device(nil): live.rows(ofBoxIn: action).isEmpty
            default: false
            }
        let isReached = live.state(of: action).flatMap(action.isReached) ?? isGone
        return isReached ? result(of: action, .done) : result(of: action, .doubt, "not-shown")
    }

    /// Whether an account that is not to be seen was made all the same: the platform said yes. A second one would be
    /// nobody's.
    private func mayBeMade(_ hand: ChangeInHand) -> Bool {
        live.account(of: hand.action) == nil
            && hand.calls.contains {
                $0.operation == ProfileOperation.createAccount.rawValue
                    && ($0.state == .done || (!live.listsAccounts && $0.state != .refused))
            }
    }

    /// In the profile's quiet hours nothing is taken away, also where they begin while a plan is carried out.
    private func isQuietNow(for action: PlannedAction) -> Bool {
        action.lane == .destructive
            && profile.isQuiet(at: minutesOfDay(context.clock.now(), in: context.configuration.timeZone))
    }

    /// A change that cannot be read back: each call once, and one without a clear end is a person's. Nil: not now.
    mutating func carryOutBlindly(_ hand: inout ChangeInHand) throws -> AppliedAction? {
        let action = hand.action
        if let open = hand.calls.first(where: { $0.state == .begun || $0.state == .doubt }) {
            return result(of: action, .doubt, open.operation)
        }
        guard !isQuietNow(for: action) else {
            quieted.insert(action.id)
            return nil
        }
        let steps: [OperationCalls.Step]
        do throws(OperationCalls.Gap) {
            steps = try OperationCalls(profile).steps(of: action, files.subject(of: action))
        } catch {
            return result(of: action, .refused, error.code)
        }
        let left = steps.dropFirst(hand.calls.count { $0.state == .done })
        switch try make(Array(left), of: &hand) {
        case .made(let isWhole): return isWhole ? result(of: action, .done) : result(of: action, .doubt, "account.id")
        case .refused(let fault): return result(of: action, .refused, fault.code)
        case .doubt(let fault): return result(of: action, .doubt, fault.code)
        case .stop(let fault):
            stoppedBy = fault
            return nil
        }
    }

    /// Makes calls until one does not succeed, each written down before and after.
    private func make(_ steps: [OperationCalls.Step], of hand: inout ChangeInHand) throws -> Passage {
        var isMade = false
        for step in steps {
            // What comes after the making of an account needs its id, which is read first.
            if isMade, step.fields["account.id"] == nil { return .made(isWhole: false) }
            var call = AppliedCall(
                step: hand.nextStep, operation: step.operation.rawValue, state: .begun, detail: "", date: context.asOf)
            let id = hand.action.id
            try context.store.write { try $0.save(call, of: id, on: platform) }
            let ending = change.make(step)
            switch ending {
            case .done: call.state = .done
            case .refused(let fault), .stop(let fault): (call.state, call.detail) = (.refused, fault.code)
            case .doubt(let fault): (call.state, call.detail) = (.doubt, fault.code)
            }
            try context.store.write { try $0.save(call, of: id, on: platform) }
            hand.calls.append(call)
            hand.nextStep += 1
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

extension LiveAccount {
    /// What stands in the way of a change, in a word.
    fileprivate func word(for action: PlannedAction) -> String {
        switch action.goal {
        case .device: box.map { $0.account?.text ?? $0.status.rawValue } ?? "unknown"
        case .field(let name, _): "other \(name)"
        case .account, .packages, .task: status.rawValue
        }
    }
}
