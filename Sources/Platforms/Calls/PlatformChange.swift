public import Domain
public import HTTPKit

/// Changes one platform, a call at a time, and reads back what it has. Whether a change may be made is not asked here
/// but of its caller; whether the profile may be executed is.
public final class PlatformChange {
    /// How a call that changes something ended.
    public enum Ending: Sendable, Equatable {
        /// The platform said yes.
        case done
        /// It said no: nothing was changed.
        case refused(CallFault)
        /// No usable reply: it may have been done.
        case doubt(CallFault)
        /// Nothing more may be called: who we are is not believed, nobody signed for the call, or the platform is not to be
        /// reached. Nothing was changed.
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
                guard Self.isWorthAnother(error), attempt < Self.attempts else { return Self.judged(error) }
                pace.wait(milliseconds: hint ?? (200 << attempt) + pace.random(below: 200))
                attempt += 1
            }
        }
    }

    private static func judged(_ fault: CallFault) -> Ending {
        switch fault {
        case .refused(.auth, _), .notSignedOff, .notEncrypted, .noSecret, .noTenantValue, .noDigest: .stop(fault)
        // An error of the server says nothing of what was done before it; a duplicate may be the echo of our own call; and
        // who answers something else may have done it too.
        case .refused(.retry, _), .refused(.duplicate, _), .format, .redirected: .doubt(fault)
        // Nobody was asked, or nobody has time: no answer to this change, and the next one would have none either.
        case .busy: .stop(fault)
        case .transport(let transport): transport.wasNeverSent ? .stop(fault) : .doubt(fault)
        case .refused, .noSection, .noValue, .unsafeValue, .paging, .row: .refused(fault)
        }
    }

    private static func isWorthAnother(_ fault: CallFault) -> Bool {
        switch fault {
        case .busy: true
        case .transport(let fault): fault.kind == .unreachable
        default: false
        }
    }

    /// Whether what an operation did can be read back: the profile names a read whose rows, of this kind and with these
    /// columns, show it, and it is no report that takes its time.
    public func isReadBack(_ operation: ProfileOperation, shownBy: (TableKind, [String]) -> Bool) -> Bool {
        guard let name = profile.rules.operations[operation]?.verifyBy,
            let read = readBack.first(where: { $0.name == name })
        else { return false }
        return shownBy(read.mapping.kind, read.mapping.columns)
    }

    /// Whether what has to be read is read account by account, and not as one list.
    public var readsByAccount: Bool { readBack.contains { $0.perKey != nil } }

    private var readBack: [CallRules.Read] {
        let names = Set(profile.rules.operations.values.compactMap(\.verifyBy))
        return profile.rules.reads.filter {
            names.contains($0.name) && ($0.paging ?? profile.rules.paging).kind != .reportFile
        }
    }

    /// The canonical tables by which operations are verified, as they are now: of all accounts, or of `keys` where the
    /// platform is read account by account. `devices`: only those of boxes, or only the others.
    public func tables(of keys: [AccountID], devices: Bool?) throws(CallFault) -> [PulledTable] {
        var tables: [PulledTable] = []
        for read in readBack where devices.map({ $0 == (read.mapping.kind == .devices) }) ?? true {
            if case .table(let table) = try pull.read(read.name, keys: read.perKey == nil ? [] : keys) {
                tables.append(table)
            }
        }
        return tables
    }
}
