internal import HTTPKit

/// The time of calls and their chances, from outside.
public protocol CallPace {
    /// Milliseconds since 1970.
    func milliseconds() -> Int64
    /// Waits.
    func wait(milliseconds: Int)
    /// A number below `bound`, for waiting times that do not meet, and for nonces.
    func random(below bound: Int) -> Int
}

/// Makes the calls of one profile, one after another: paced, repeated where that is harmless, read and judged.
final class Caller {
    /// How often a call that changes nothing is made.
    static let attempts = 5
    /// Longest wait that a platform may ask for, in milliseconds.
    static let longestWait = 60_000

    let rules: CallRules
    private let transport: any HTTPTransport
    private let pace: any CallPace
    private var token: String?
    private var lastCall: Int64?

    init(_ rules: CallRules, transport: any HTTPTransport, pace: any CallPace) {
        self.rules = rules
        self.transport = transport
        self.pace = pace
    }

    /// The call as it would be made.
    func rendered(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:]
    ) throws(CallFault) -> RenderedCall {
        let nonce = (0..<4).map { _ in String(pace.random(below: 1 << 30), radix: 36) }.joined()
        let making = RequestMaking(rules: rules, milliseconds: pace.milliseconds(), nonce: nonce)
        let inBody = call.method != "GET" && call.body != nil
        let pairs = extra.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return try making.call(
            call, inBody ? values.adding(extra) : values, extra: inBody ? [] : pairs, token: token)
    }

    /// A call that changes nothing: asked again with growing waits where that may help.
    func ask(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:]
    ) throws(CallFault) -> (document: JSONNode, reply: HTTPReply) {
        try fetchTokenIfNeeded(values)
        var attempt = 1
        while true {
            var hint: Int?
            do throws(CallFault) {
                return try once(call, values, extra: extra, mayBeRepeated: true, hint: &hint)
            } catch {
                guard error.isWorthRetrying, attempt < Self.attempts else { throw error }
                let backoff = 200 << (attempt - 1)
                pace.wait(milliseconds: hint ?? backoff + pace.random(below: backoff))
                attempt += 1
            }
        }
    }

    /// What a call that changes nothing gives, as it comes: a file, not an envelope.
    func fetch(_ call: CallRules.Call, _ values: CallValues) throws(CallFault) -> [UInt8] {
        var attempt = 1
        while true {
            do throws(CallFault) {
                let request = try rendered(call, values).request
                keepPace()
                let reply: HTTPReply
                do throws(HTTPFault) { reply = try transport.send(request) } catch { throw .transport(error) }
                if (300..<400).contains(reply.status) { throw .redirected(to: reply.headers["location"] ?? "?") }
                guard reply.status < 500, reply.status != 429 else {
                    throw .refused(.retry, native: "HTTP \(reply.status)")
                }
                guard reply.status == 200 else { throw .refused(.unknown, native: "HTTP \(reply.status)") }
                return reply.body
            } catch {
                guard error.isWorthRetrying, attempt < Self.attempts else { throw error }
                pace.wait(milliseconds: (200 << (attempt - 1)) + pace.random(below: 200))
                attempt += 1
            }
        }
    }

    /// One call, once, whatever it does. `hint` is the wait that the platform asked for.
    func once(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:], mayBeRepeated: Bool = false,
        hint: inout Int?
    ) throws(CallFault) -> (document: JSONNode, reply: HTTPReply) {
        var request = try rendered(call, values, extra: extra).request
        request.mayBeRepeated = mayBeRepeated
        keepPace()
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try transport.send(request) } catch { throw .transport(error) }
        if let seconds = reply.headers["retry-after"].flatMap(Int.init), seconds >= 0 {
            hint = min(seconds * 1000, Self.longestWait)
        }
        return (try ReplyReading(rules: rules.reply).document(reply, expect: call.expect), reply)
    }

    private func keepPace() {
        if let lastCall, rules.pauseMilliseconds > 0 {
            let due = lastCall + Int64(rules.pauseMilliseconds) - pace.milliseconds()
            if due > 0 { pace.wait(milliseconds: Int(due)) }
        }
        lastCall = pace.milliseconds()
    }

    /// Client credentials (RFC 6749 §4.4), once a session.
    private func fetchTokenIfNeeded(_ values: CallValues) throws(CallFault) {
        guard rules.auth.kind == .oauth2, token == nil else { return }
        guard let path = rules.auth.tokenPath, let baseURL = rules.baseURL, rules.auth.secrets.count >= 2 else {
            throw .noSection("auth.tokenPath")
        }
        let names = rules.auth.secrets
        guard let id = values.secrets[names[0]], let secret = values.secrets[names[1]] else {
            throw .noSecret(names[0])
        }
        let url = try baseURL.rendered(values).text + path.rendered(values).text
        let body = "grant_type=client_credentials&client_id=\(id.percentEncoded)&client_secret=\(secret.percentEncoded)"
        let request = HTTPRequest(
            method: "POST", url: url, headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(body.utf8))
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try transport.send(request) } catch { throw .transport(error) }
        guard (200..<300).contains(reply.status), let node = try? JSONText.read(reply.body, limit: 1 << 20),
            let text = node.at(rules.auth.tokenPointer)?.scalar
        else { throw .refused(.auth, native: "HTTP \(reply.status)") }
        token = text
    }
}
