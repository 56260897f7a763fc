public import Domain
internal import Foundation
internal import Platforms
internal import Store

/// The HTTP calls that would carry out the plan of a platform, as they may be shown: secrets and what the profile hides
/// are left out. Nothing is sent.
public struct PlanCalls: Sendable {
    /// One change and its calls.
    public struct Row: Sendable {
        /// The change.
        public var action: PlannedAction
        /// Its calls, each in lines.
        public var calls: [Call]
        /// Why there are none.
        public var gap: Gap?
    }

    /// One call.
    public struct Call: Sendable {
        /// What is asked of the platform.
        public var operation: String
        /// Method and address, headers, body.
        public var lines: [String]
        /// The section that nobody has signed for, and what it rests on: then the call may not be made.
        public var unsigned: (section: String, evidence: String)?
    }

    /// Why a change has no calls.
    public enum Gap: Sendable, Hashable {
        /// A safety rule, a breaker or a person holds it back.
        case withheld(ProposedAction.Withholding)
        /// A person's task.
        case task
        /// The profile describes no call for this operation.
        case noCall(String)
        /// A value that the call needs is not known.
        case noValue(String)
        /// A value of the operator's own that the configuration does not have.
        case noTenantValue(String)
        /// The profile has no address, or one that is not encrypted.
        case noAddress
    }

    let context: Context

    /// Of a workspace.
    public init(context: Context) { self.context = context }

    /// The changes of the newest plan of a platform, in order. Throws ``AccessFault`` where it has no profile.
    public func rows(of platform: PlatformID) throws -> [Row] {
        guard let profile = context.configuration.book[platform] else {
            throw AccessFault.unknownPlatform(platform.text)
        }
        let access = context.configuration.access[platform] ?? PlatformAccess()
        // What is hidden needs no secret to be known.
        let secrets = Dictionary(profile.secretNames.map { ($0, "-") }, uniquingKeysWith: { first, _ in first })
        let values = CallValues(
            fields: ["language": context.configuration.language], tenant: access.tenant, secrets: secrets,
            hidden: profile.hiddenFields)
        return try context.store.read { tx in
            let actions = try tx.plan().filter { $0.platform == platform }.sorted { $0.order < $1.order }
            let picture = try LivePicture(tx, platform, in: context)
            return actions.map { row(of: $0, picture.subject(of: $0), profile, values) }
        }
    }

    private func row(
        of action: PlannedAction, _ subject: OperationSubject, _ profile: PlatformProfile, _ values: CallValues
    ) -> Row {
        if let held = action.withheldBy {
            return Row(action: action, calls: [], gap: held == .manual ? .task : .withheld(held))
        }
        var row = Row(action: action, calls: [], gap: nil)
        do {
            // What comes after the making of an account needs its id: the calls until then are shown.
            for step in try OperationCalls(profile).steps(of: action, subject) {
                row.calls.append(
                    Call(
                        operation: step.operation.rawValue,
                        lines: try profile.shown(step, values: values, pace: WorkspacePace(clock: context.clock)),
                        unsigned: profile.withheld(step.operation).map { ($0.section, $0.level.rawValue) }))
            }
        } catch let gap as OperationCalls.Gap {
            switch gap {
            case .notThePlatforms: row.gap = .task
            case .noCall(let operation), .never(let operation): row.gap = .noCall(operation.rawValue)
            }
        } catch CallFault.noValue(let name) {
            row.gap = .noValue(name)
        } catch CallFault.noTenantValue(let name) {
            row.gap = .noTenantValue(name)
        } catch {
            row.gap = .noAddress
        }
        return row
    }
}
