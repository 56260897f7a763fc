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
    private var token: (text: String, since: Int64)?
    private var lastCall: Int64?

    init(_ rules: CallRules, transport: any HTTPTransport, pace: any CallPace) {
        self.rules = rules
        self.transport = transport
        self.pace = pace
    }

    /// The call as it may be shown; nothing is sent, and no token fetched.
    func shown(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:]
    ) throws(CallFault) -> [String] {
        try rendered(call, values, extra: extra, token: "-").shown
    }

    private var making: RequestMaking {
        let nonce = (0..<4).map { _ in String(pace.random(below: 1 << 30), radix: 36) }.joined()
        return RequestMaking(rules: rules, milliseconds: pace.milliseconds(), nonce: nonce)
    }

    private func rendered(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String], token: String?
    ) throws(CallFault) -> RenderedCall {
        // The parameters of a page stand in the body of a call that has one, else behind its path.
        guard call.method == "GET" || call.body == nil else {
            return try making.call(call, values.adding(extra), token: token)
        }
        let pairs = extra.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return try making.call(call, values, extra: pairs, token: token)
    }

    /// A call that changes nothing: asked again with growing waits where that may help.
    func ask(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:]
    ) throws(CallFault) -> (document: JSONNode, reply: HTTPReply) {
        try again { hint throws(CallFault) in
            try self.once(call, values, extra: extra, mayBeRepeated: true, hint: &hint)
        }
    }

    /// What a call that changes nothing gives, as it comes: a file, not an envelope.
    func fetch(_ call: CallRules.Call, _ values: CallValues) throws(CallFault) -> [UInt8] {
        try again { hint throws(CallFault) in
            let reply = try self.reply(to: call, values, mayBeRepeated: true, hint: &hint)
            do throws(CallFault) { return try ReplyReading(rules: self.rules.reply).file(reply) } catch {
                throw error.hiding(self.hiddenTexts(values))
            }
        }
    }

    /// One call, once, whatever it does. `hint` is the wait that the platform asked for.
    func once(
        _ call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:], mayBeRepeated: Bool = false,
        hint: inout Int?
    ) throws(CallFault) -> (document: JSONNode, reply: HTTPReply) {
        let reply = try reply(to: call, values, extra: extra, mayBeRepeated: mayBeRepeated, hint: &hint)
        do throws(CallFault) {
            return (try ReplyReading(rules: rules.reply).document(reply, expect: call.expect), reply)
        } catch {
            throw error.hiding(hiddenTexts(values))
        }
    }

    /// What a platform may send back of what it was sent, and nobody is to read: secrets, and what the profile hides of the
    /// customer.
    private func hiddenTexts(_ values: CallValues) -> [String] {
        let hidden = values.fields.filter { values.hidden.contains($0.key) }.map(\.value)
        return Array(values.secrets.values) + hidden + [token?.text].compactMap(\.self)
    }

    private func again<Value>(_ attempt: (inout Int?) throws(CallFault) -> Value) throws(CallFault) -> Value {
        var number = 1
        while true {
            var hint: Int?
            do throws(CallFault) { return try attempt(&hint) } catch {
                guard error.isWorthRetrying, number < Self.attempts else { throw error }
                let backoff = 200 << (number - 1)
                pace.wait(milliseconds: hint ?? backoff + pace.random(below: backoff))
                number += 1
            }
        }
    }

    private func reply(
        to call: CallRules.Call, _ values: CallValues, extra: [String: String] = [:], mayBeRepeated: Bool,
        hint: inout Int?
    ) throws(CallFault) -> HTTPReply {
        try fetchTokenIfNeeded(values)
        var request = try rendered(call, values, extra: extra, token: token?.text).request
        request.mayBeRepeated = mayBeRepeated
        keepPace()
        let reply = try send(request)
        if let seconds = reply.headers["retry-after"].flatMap(Int.init), seconds >= 0 {
            hint = min(seconds, Self.longestWait / 1000) * 1000
        }
        return reply
    }

    private func send(_ request: HTTPRequest) throws(CallFault) -> HTTPReply {
        do throws(HTTPFault) { return try transport.send(request) } catch { throw .transport(error) }
    }

    private func keepPace() {
        if let lastCall, rules.pauseMilliseconds > 0 {
            let due = lastCall + Int64(rules.pauseMilliseconds) - pace.milliseconds()
            // A clock that was set back would have it wait for hours.
            if due > 0 { pace.wait(milliseconds: min(Int(due), rules.pauseMilliseconds)) }
        }
        lastCall = pace.milliseconds()
    }

    /// Fetches a token where the profile's calls carry one, and another where it has lived its time.
    private func fetchTokenIfNeeded(_ values: CallValues) throws(CallFault) {
        guard rules.auth.kind == .oauth2 else { return }
        let now = pace.milliseconds()
        // A clock that was set back tells nothing of its age.
        if let token, rules.auth.ttlSeconds.map({ (0..<Int64($0) * 1000).contains(now - token.since) }) ?? true {
            return
        }
        let reply = try send(try making.tokenCall(values))
        try ReplyReading.checkArrival(reply)
        guard (200..<300).contains(reply.status), let node = try? JSONText.read(reply.body, limit: 1 << 20),
            let text = node.at(rules.auth.tokenPointer)?.scalar
        else { throw .refused(.auth, native: "HTTP \(reply.status)") }
        token = (text, now)
    }
}
