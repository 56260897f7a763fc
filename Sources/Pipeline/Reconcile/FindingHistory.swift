public import Domain
internal import Signing
public import Store

extension FindingLifecycle {
    /// One line: first seen, last seen, first run, last run, reopened, resolved, occurrence, accepted, changed.
    var text: String {
        [
            firstSeen.description, lastSeen.description, "\(firstRun)", "\(lastRun)",
            reopenedRun.map(String.init) ?? "-", resolvedRun.map(String.init) ?? "-", "\(occurrence)",
            isAccepted ? "accepted" : "-", changedRun.map(String.init) ?? "-",
        ].joined(separator: " ")
    }

    /// Reads a ``text``.
    init?(text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 7 || parts.count == 9, let first = try? BusinessDate(parts[0]),
            let last = try? BusinessDate(parts[1]),
            let firstRun = Int64(parts[2]), let lastRun = Int64(parts[3]), let occurrence = Int(parts[6])
        else { return nil }
        self.init(firstSeenOn: first, run: firstRun)
        lastSeen = last
        self.lastRun = lastRun
        reopenedRun = Int64(parts[4])
        resolvedRun = Int64(parts[5])
        self.occurrence = occurrence
        guard parts.count == 9 else { return }
        isAccepted = parts[7] == "accepted"
        changedRun = Int64(parts[8])
    }
}

extension FindingRow {
    /// Its life.
    var lifecycle: FindingLifecycle? { FindingLifecycle(text: history) }

    /// First day it was observed.
    public var firstSeen: BusinessDate? { lifecycle?.firstSeen }
}

extension Finding {
    /// What a person would see change: both values, the money and what is to be done.
    var content: [String] {
        [erpValue ?? "", platformValue ?? "", "\(stake.amount.centavos)", action.verb.rawValue, action.target]
            + [action.wanted, severity.rawValue]
    }

    /// First 16 hex digits of SHA-256 over (provider, platform, class, key): the same from day to day.
    func id(provider: ProviderID) -> String {
        let parts = [provider.text, platform?.text ?? "-", kind.rawValue] + key
        return String(sha256Hex(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }

    /// Id of a change it proposes: the finding, what is set to what, and how often it came back.
    func actionID(of action: ProposedAction, finding id: String, occurrence: Int) -> String {
        let parts = [id, action.verb.rawValue, action.target, action.wanted, "\(occurrence)"]
        return String(sha256Hex(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }
}

extension FindingClass {
    /// About channels and packages: corrected by a person in the ERP, never an action on a platform.
    var isCatalogue: Bool { rawValue.hasPrefix("C") || rawValue.hasPrefix("P") }
}
