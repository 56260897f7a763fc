/// A call to be made.
public struct HTTPRequest: Sendable, Equatable {
    /// `GET`, `POST`, …
    public var method: String
    /// Whole address.
    public var url: String
    /// Names and values, in order.
    public var headers: [(name: String, value: String)]
    /// What is sent; none for a call without a body.
    public var body: [UInt8]?
    /// It changes nothing. libcurl sends a call again by itself where a connection that it had kept closes without a
    /// reply: any other call gets a connection of its own.
    public var mayBeRepeated = false

    /// A call.
    public init(method: String, url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// The same call.
    public static func == (a: HTTPRequest, b: HTTPRequest) -> Bool {
        a.method == b.method && a.url == b.url && a.body == b.body && a.mayBeRepeated == b.mayBeRepeated
            && a.headers.elementsEqual(b.headers) { $0.name == $1.name && $0.value == $1.value }
    }
}

/// What came back.
public struct HTTPReply: Sendable, Equatable {
    /// The status.
    public var status: Int
    /// Names, in small letters, and values.
    public var headers: [String: String]
    /// The body, as sent.
    public var body: [UInt8]

    /// A reply.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why no reply came.
public struct HTTPFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// What happened.
    public enum Kind: String, Sendable, CaseIterable {
        /// No connection was made: nothing was sent.
        case unreachable
        /// The certificate is not that of the host, or nobody trusted signed it: nothing was sent.
        case certificate
        /// It took too long.
        case timedOut = "timed-out"
        /// The connection ended before the reply did.
        case cut
        /// The reply is larger than allowed.
        case tooLarge = "too-large"
        /// The address is none, or of a protocol that is not spoken.
        case address
        /// Anything else.
        case other
    }

    /// What happened.
    public var kind: Kind
    /// The library's number and words.
    public var code: Int, message: String

    /// All parts.
    public init(_ kind: Kind, code: Int, message: String) {
        self.kind = kind
        self.code = code
        self.message = message
    }

    /// It is certain that the other side never saw the call.
    public var wasNeverSent: Bool { [.unreachable, .certificate, .address].contains(kind) }

    /// Words for people.
    public var description: String { "\(kind.rawValue) (curl \(code)): \(message)" }
}

/// Makes calls, one at a time: the edge that a test replaces.
public protocol HTTPTransport {
    /// Sends and waits. Never follows a redirection: that reply is handed over as it is.
    func send(_ request: HTTPRequest) throws(HTTPFault) -> HTTPReply
}
