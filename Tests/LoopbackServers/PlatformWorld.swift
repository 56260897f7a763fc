internal import Synchronization

/// The state of a synthetic platform: what the servers read and change, and what a test seeds and looks at.
///
/// Several servers may share one world, and a world outlives its servers: a test can stop one and start another.
public final class PlatformWorld: Sendable {
    /// A copy of what the platform knows, in the order of arrival.
    public struct Snapshot: Sendable, Hashable {
        /// Accounts.
        public var accounts: [Account]
        /// Entitlements.
        public var entitlements: [Entitlement]
        /// Devices.
        public var devices: [Device]
        /// Products.
        public var products: [Product]

        /// A snapshot; an empty one unless told otherwise.
        public init(
            accounts: [Account] = [], entitlements: [Entitlement] = [], devices: [Device] = [],
            products: [Product] = []
        ) {
            self.accounts = accounts
            self.entitlements = entitlements
            self.devices = devices
            self.products = products
        }
    }

    private let state: Mutex<WorldState>

    /// A world that knows what the snapshot knows.
    public init(_ snapshot: Snapshot = Snapshot()) {
        state = Mutex(WorldState())
        seed(snapshot)
    }

    /// Adds rows, or replaces those of the same id; not a call, so not in the log.
    public func seed(_ rows: Snapshot) {
        state.withLock { state in
            for row in rows.products { state.put(row) }
            for row in rows.accounts { state.put(row) }
            for row in rows.entitlements { state.put(row) }
            for row in rows.devices { state.put(row) }
        }
    }

    /// Takes an account away behind everybody's back, with its entitlements.
    public func forget(account id: String) { state.withLock { $0.remove(account: id) } }

    /// Takes an entitlement away behind everybody's back.
    public func forget(entitlement id: String) { state.withLock { $0.remove(entitlement: id) } }

    /// Takes a device away behind everybody's back.
    public func forget(device id: String) { state.withLock { $0.remove(device: id) } }

    /// What the platform knows now.
    public var snapshot: Snapshot {
        state.withLock { state in
            Snapshot(
                accounts: state.accounts.rows, entitlements: state.entitlements.rows, devices: state.devices.rows,
                products: state.products.rows)
        }
    }

    /// Every call received that would change something, in the order of arrival.
    public var calls: [Call] { state.withLock { $0.calls } }

    /// How often a call took effect on a target; any method where none is given.
    public func effects(of method: String? = nil, on target: String) -> Int {
        calls.count { $0.tookEffect && $0.target == target && (method == nil || $0.method == method) }
    }

    /// The calls that took effect more than once for the same method and target.
    public var repeatedEffects: [Call] {
        var seen: Set<[String]> = []
        return calls.filter { $0.tookEffect && !seen.insert([$0.method, $0.target]).inserted }
    }

    /// Empties the log of calls.
    public func forgetCalls() { state.withLock { $0.calls.removeAll() } }

    /// One request's work, as a whole.
    func work<Result: Sendable>(_ body: (inout WorldState) -> sending Result) -> Result {
        state.withLock { body(&$0) }
    }
}
