internal import Foundation
internal import Synchronization

/// Report files: ordered, running at the first poll, done at the next, downloaded as CSV. A report shows the customers
/// as they were when it was ordered.
final class MotvReports: Sendable {
    private struct Report: Sendable {
        var text: String
        var polls = 0
    }

    private let reports = Mutex<[Report]>([])

    func order(_ world: WorldState) -> Outcome {
        let lines = world.accounts.rows.map { account in
            [account.id, account.login, account.externalReference ?? "", account.status].map(Self.cell)
                .joined(separator: ";")
        }
        let head = "viewers_id;viewers_login;viewers_external_id;viewers_state"
        let text = ([head] + lines).joined(separator: "\n") + "\n"
        let number = reports.withLock { reports in
            reports.append(Report(text: text))
            return reports.count
        }
        return Outcome(MotvContract.good(.fields(["report_id": .number(number)])))
    }

    func status(_ number: Int?) -> Outcome {
        let state: String? = reports.withLock { reports in
            guard let number, reports.indices.contains(number - 1) else { return nil }
            reports[number - 1].polls += 1
            return reports[number - 1].polls > 1 ? "done" : "running"
        }
        guard let state else { return MotvContract.bad(104) }
        return Outcome(MotvContract.good(.fields(["state": .text(state)])))
    }

    func download(_ number: Int?) -> Outcome {
        let text: String? = reports.withLock { reports in
            guard let number, reports.indices.contains(number - 1), reports[number - 1].polls > 1 else { return nil }
            return reports[number - 1].text
        }
        guard let text else { return MotvContract.bad(104) }
        return Outcome(WireAnswer(type: "text/csv; charset=utf-8", text: text))
    }

    private static func cell(_ text: String) -> String {
        guard text.contains(where: { ";\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
