public import Domain
internal import Signing
public import Store

extension FindingLifecycle {
    /// One line: first seen, last seen, first run, last run, reopened, resolved, occurrence.
    var text: String {
        [
            firstSeen.description, lastSeen.description, "\(firstRun)", "\(lastRun)",
            reopenedRun.map(String.init) ?? "-", resolvedRun.map(String.init) ?? "-", "\(occurrence)",
        ].joined(separator: " ")
    }

    /// Reads a ``text``.
    init?(text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 7, let first = try? BusinessDate(parts[0]), let last = try? BusinessDate(parts[1]),
            let firstRun = Int64(parts[2]), let lastRun = Int64(parts[3]), let occurrence = Int(parts[6])
        else { return nil }
        self.init(firstSeenOn: first, run: firstRun)
        lastSeen = last
        self.lastRun = lastRun
        reopenedRun = Int64(parts[4])
        resolvedRun = Int64(parts[5])
        self.occurrence = occurrence
    }
}

extension FindingRow {
    /// Its life.
    var lifecycle: FindingLifecycle? { FindingLifecycle(text: history) }

    /// First day it was observed.
    public var firstSeen: BusinessDate? { lifecycle?.firstSeen }
}

extension Finding {
    /// First 16 hex digits of SHA-256 over (provider, platform, class, key): the same from day to day.
    func id(provider: ProviderID) -> String {
        let parts = [provider.text, platform?.text ?? "-", kind.rawValue] + key
        return String(sha256Hex(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }

    /// Id of the change it proposes: the finding, what is set to what, and how often it came back.
    func actionID(finding id: String, occurrence: Int) -> String {
        let parts = [id, action.verb.rawValue, action.target, action.wanted, "\(occurrence)"]
        return String(sha256Hex(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }
}

extension FindingClass {
    /// About channels and packages: corrected by a person in the ERP, never an action on a platform.
    var isCatalogue: Bool { rawValue.hasPrefix("C") || rawValue.hasPrefix("P") }
}
