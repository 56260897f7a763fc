public import Domain
public import HTTPKit

/// Changes one platform, a call at a time, and reads back what it has. Whether a change may be made is not asked here
/// but of its caller; whether the profile may be executed is.
public final class PlatformChange {
    /// How a call that changes something ended.
    public enum Ending: Sendable, Equatable {
        /// The platform said yes.
        case done
        /// It said no, or the call never reached it: nothing was changed.
        case refused(CallFault)
        /// No usable reply: it may have been done.
        case doubt(CallFault)
        /// Nothing more may be called: who we are is not believed, or nobody signed for the call.
        case stop(CallFault)
    }

    private let profile: PlatformProfile
    private let caller: Caller
    private let pace: any CallPace
    private let values: CallValues
    private let pull: PlatformPull
    /// How often a call is made of which it is certain that it changed nothing.
    private static let attempts = 4

    /// Of a platform.
    public init(
        _ profile: PlatformProfile, values: CallValues, transport: any HTTPTransport, pace: any CallPace,
        pseudonym: @escaping @Sendable (String) -> String
    ) {
        self.profile = profile
        self.pace = pace
        self.values = values
        caller = Caller(profile.rules, transport: transport, pace: pace)
        pull = PlatformPull(profile, values: values, transport: transport, pace: pace, pseudonym: pseudonym)
    }

    /// Makes the call of a step. It is made again only where the platform cannot have done it.
    public func make(_ step: OperationCalls.Step) -> Ending {
        guard let rule = profile.rules.operations[step.operation] else {
            return .refused(.noSection("ops.\(step.operation.rawValue)"))
        }
        do throws(CallFault) { try CallPermission(profile).check(["ops.\(step.operation.rawValue)"]) } catch {
            return .stop(error)
        }
        var attempt = 1
        while true {
            var hint: Int?
            do throws(CallFault) {
                _ = try caller.once(rule.call, values.adding(step.fields), hint: &hint)
                return .done
            } catch {
                switch Self.judged(error) {
                case .refused where Self.isWorthAnother(error) && attempt < Self.attempts:
                    pace.wait(milliseconds: hint ?? (200 << attempt) + pace.random(below: 200))
                    attempt += 1
                case let ending: return ending
                }
            }
        }
    }

    private static func judged(_ fault: CallFault) -> Ending {
        switch fault {
        case .refused(.auth, _), .notSignedOff, .notEncrypted, .noSecret, .noTenantValue, .noDigest: .stop(fault)
        // An error of the server says nothing of what was done before it; a duplicate may be the echo of our own call; and
        // who answers something else may have done it too.
        case .refused(.retry, _), .refused(.duplicate, _), .format, .redirected: .doubt(fault)
        case .transport(let transport): transport.wasNeverSent ? .refused(fault) : .doubt(fault)
        case .busy, .refused, .noSection, .noValue, .unsafeValue, .paging, .row: .refused(fault)
        }
    }

    private static func isWorthAnother(_ fault: CallFault) -> Bool {
        switch fault {
        case .busy: true
        case .transport(let fault): fault.kind == .unreachable
        default: false
        }
    }

    /// Whether what an operation did can be read back: the profile names the read, and it is no report that takes its time.
    public func isReadBack(_ operation: ProfileOperation) -> Bool {
        profile.rules.operations[operation]?.verifyBy.map { name in readBack.contains { $0.name == name } } ?? false
    }

    private var readBack: [CallRules.Read] {
        let names = Set(profile.rules.operations.values.compactMap(\.verifyBy))
        return profile.rules.reads.filter {
            names.contains($0.name) && ($0.paging ?? profile.rules.paging).kind != .reportFile
        }
    }

    /// The canonical tables by which operations are verified, as they are now: of all accounts, or of `keys` where the
    /// platform is read account by account.
    public func tables(of keys: [AccountID]) throws(CallFault) -> [PulledTable] {
        var tables: [PulledTable] = []
        for read in readBack {
            if case .table(let table) = try pull.read(read.name, keys: read.perKey == nil ? [] : keys) {
                tables.append(table)
            }
        }
        return tables
    }
}
