internal import Domain
internal import Foundation
public import HTTPKit
internal import Logging
internal import Platforms
internal import Reports
internal import Watching

/// Tells somebody of a run, by e-mail and by a call: never twice of the same run, never sooner than the configured minutes
/// after the last time, and never longer than ``secondsMax`` in all. What goes wrong is a warning, never a fault of the run.
public struct Notifier {
    /// A way that a message goes.
    public enum Way: String, CaseIterable, Sendable {
        case email, webhook
    }

    let context: Context
    private let environment: [String: String]
    private let makeMail: (MailServer) -> any MailTransport
    private let makeCaller: (HTTPLimits) throws(HTTPFault) -> any HTTPTransport

    /// Seconds for a connection, for one attempt, and between two.
    static let connectSeconds = 5, attemptSeconds = 10, pauseSeconds = 1.0
    /// Two ways, two attempts each.
    public static let secondsMax = 2 * (2 * attemptSeconds + 1)

    /// In a workspace. `environment` may hold secrets; the other two make what carries messages.
    public init(
        context: Context, environment: [String: String],
        mail: @escaping (MailServer) -> any MailTransport = { MailClient($0) },
        caller: @escaping (HTTPLimits) throws(HTTPFault) -> any HTTPTransport = { limits throws(HTTPFault) in
            try HTTPClient(limits)
        }
    ) {
        self.context = context
        self.environment = environment
        makeMail = mail
        makeCaller = caller
    }

    private var choice: NotificationChoice { context.configuration.notify }
    private var language: Language { context.configuration.reportLanguage }
    private var book: NoticeBook { NoticeBook(workspace: context.workspace, files: context.files) }

    /// What is to be told of a run, once the lock of the workspace is free: from now on it counts as told.
    public struct Pending {
        var notice: RunNotice
        var ways: [Way]
        /// When each way was last used before this.
        var before: [Way: NoticeBook.Entry]
    }

    /// Decides, with the workspace's lock held, which ways a run is told; none: nothing to tell.
    public func claim(_ result: RunResult) -> Pending? {
        guard choice.isOn else { return nil }
        do {
            let told = try book.entries()
            let now = context.clock.now()
            let ways = Way.allCases.filter { way in
                guard isWanted(way, result) else { return false }
                guard let entry = told[way] else { return true }
                let seconds = entry.at.map { now.timeIntervalSince($0) } ?? .infinity
                // A clock that was put back says nothing.
                let isSoon = seconds >= 0 && seconds < Double(choice.atMostEveryMinutes * 60)
                return entry.run != result.id && !isSoon
            }
            guard !ways.isEmpty else { return nil }
            var entries = told
            for way in ways { entries[way] = NoticeBook.Entry(run: result.id, at: now) }
            try book.keep(entries)
            let provider = context.configuration.providerName
            return Pending(notice: RunNotice(result, provider: provider), ways: ways, before: told)
        } catch {
            warn(.notKept, ["fault": "\(error)"])
            return nil
        }
    }

    /// Tells it. A way that failed is free again for the next run.
    public func tell(_ pending: Pending?) {
        guard let pending else { return }
        var failed: [Way] = []
        for way in pending.ways {
            guard let words = attempt(way, pending.notice) else { continue }
            failed.append(way)
            warn(.failed, ["way": way.rawValue, "fault": words])
        }
        guard !failed.isEmpty, var entries = try? book.entries() else { return }
        for way in failed { entries[way]?.at = pending.before[way]?.at }
        try? book.keep(entries)
    }

    /// Tries every way that is on, whatever was told before; the words of what went wrong, by way.
    public func test() -> [(way: Way, fault: String?)] {
        let notice = RunNotice(
            testIn: language, provider: context.configuration.providerName, folder: context.workspace.root)
        return Way.allCases.filter { isOn($0) }.map { ($0, attempt($0, notice)) }
    }

    private func isOn(_ way: Way) -> Bool { way == .email ? choice.email != nil : choice.webhook != nil }

    private func isWanted(_ way: Way, _ result: RunResult) -> Bool {
        let when = way == .email ? choice.email?.when : choice.webhook?.when
        return when == .always || (when == .problems && result.outcome != .clean)
    }

    private func warn(_ text: NotificationText, _ values: [String: String]) {
        context.log.warning("\(text.phrase.text(language, values))")
    }

    /// Sends, and once more where it is certain that nobody got it. The words of what went wrong; none: it went.
    private func attempt(_ way: Way, _ notice: RunNotice) -> String? {
        do {
            let secrets = try secrets()
            for isLast in [false, true] {
                do {
                    if way == .email { try mail(notice, secrets) } else { try call(notice, secrets) }
                    return nil
                } catch let fault as NoticeFault {
                    if isLast || !fault.mayBeRepeated { return fault.words }
                    context.clock.sleep(seconds: Self.pauseSeconds)
                }
            }
        } catch let fault as AccessFault {
            return fault.secretsWords(language)
        } catch {
            return "\(error)"
        }
        return nil
    }

    /// User, password, address and token, from the environment or the file that the configuration names.
    func secrets() throws -> [String: String] {
        try PlatformSecrets(files: context.files, root: context.workspace.root, environment: environment)
            .values(
                of: PlatformID(trusted: "notify"), names: ["user", "password", "url", "token"], file: choice.secretsFile
            )
    }

    private func limits(_ trustFile: String?) -> HTTPLimits {
        var limits = HTTPLimits()
        (limits.connectSeconds, limits.totalSeconds, limits.replyBytes) =
            (Self.connectSeconds, Self.attemptSeconds, 1 << 20)
        limits.trustFile = trustFile.map { $0.hasPrefix("/") ? $0 : context.workspace.root + "/" + $0 }
        return limits
    }

    private func mail(_ notice: RunNotice, _ secrets: [String: String]) throws {
        guard let email = choice.email else { return }
        let security: MailServer.Security =
            switch email.security {
            case .starttls: .starttls
            case .tls: .tls
            case .none: .none
            }
        let body = NotificationText.body.phrase.text(
            language, ["verdict": notice.verdict, "report": notice.report, "run": notice.run])
        let moment = context.clock.now()
        let text = MailText(
            from: email.from, to: email.to, subject: "Sintonia: \(notice.provider): \(notice.verdict)", body: body,
            moment: moment,
            name: "\(notice.run).\(context.configuration.provider.text).\(Int(moment.timeIntervalSince1970)).sintonia")
        let server = MailServer(
            host: email.server, port: email.port, security: security, user: secrets["user"],
            password: secrets["password"], limits: limits(email.trustFile))
        do throws(MailFault) {
            try makeMail(server).send(MailMessage(from: email.from, to: email.to, text: text.bytes()))
        } catch {
            throw NoticeFault(words: error.description, mayBeRepeated: error.wasNotTaken)
        }
    }

    private func call(_ notice: RunNotice, _ secrets: [String: String]) throws {
        guard let webhook = choice.webhook else { return }
        let url = secrets["url"] ?? webhook.url ?? ""
        guard ConfigurationReader.isAddressOfHook(url) else {
            throw NoticeFault(words: NotificationText.noAddress.phrase.text(language), mayBeRepeated: false)
        }
        var request = HTTPRequest(
            method: "POST", url: url, headers: [("Content-Type", "application/json; charset=utf-8")],
            body: notice.json())
        if let token = secrets["token"] { request.headers.append(("Authorization", "Bearer \(token)")) }
        let status: Int
        do throws(HTTPFault) {
            status = try makeCaller(limits(webhook.trustFile)).send(request).status
        } catch {
            throw NoticeFault(words: error.description, mayBeRepeated: error.wasNeverSent)
        }
        guard (200..<300).contains(status) else {
            throw NoticeFault(words: "HTTP \(status)", mayBeRepeated: true)
        }
    }
}

/// Why a message did not go, and whether sending it again could make two of it.
private struct NoticeFault: Error {
    var words: String
    var mayBeRepeated: Bool
}

/// Which run was told last, and when, by way: `notify.json` in the workspace.
struct NoticeBook {
    let workspace: Workspace
    let files: LocalFiles

    /// The last time.
    struct Entry: Codable, Hashable {
        var run: String
        var at: Date?
    }

    private var path: String { workspace.root + "/notify.json" }

    func entries() throws -> [Notifier.Way: Entry] {
        guard (try? files.look(at: path)) != nil else { return [:] }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        // A book that cannot be read is begun anew: better one message too many than none for ever.
        let read = (try? decoder.decode([String: Entry].self, from: Data(try files.read(path, limit: 1 << 16)))) ?? [:]
        return Dictionary(
            read.compactMap { name, entry in Notifier.Way(rawValue: name).map { ($0, entry) } },
            uniquingKeysWith: { first, _ in first })
    }

    func keep(_ entries: [Notifier.Way: Entry]) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let named = Dictionary(entries.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
        let bytes = Array(try encoder.encode(named)) + [UInt8(ascii: "\n")]
        let fresh = path + ".new"
        try files.remove(fresh)
        try files.write(bytes, to: fresh)
        try files.replace(path, with: fresh)
        try files.syncFolder(workspace.root)
    }
}
