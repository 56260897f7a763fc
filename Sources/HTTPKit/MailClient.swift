internal import CLibCurl

/// The server that takes mail over, and how to reach it.
public struct MailServer: Sendable, Equatable {
    /// How the way there is encrypted. The certificate is always checked.
    public enum Security: Sendable, Hashable {
        /// Encrypted before anything is said, or nothing is said.
        case starttls
        /// Encrypted from the first byte.
        case tls
        /// Not at all.
        case none
    }

    /// Its name and port.
    public var host: String, port: Int
    /// How the way there is encrypted.
    public var security: Security
    /// Who speaks; none: nobody says who he is.
    public var user: String?, password: String?
    /// Seconds, reply size and trusted certificates.
    public var limits: HTTPLimits

    /// All parts.
    public init(
        host: String, port: Int, security: Security, user: String? = nil, password: String? = nil, limits: HTTPLimits
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.limits = limits
    }
}

/// A message with its envelope.
public struct MailMessage: Sendable, Equatable {
    /// Addresses alone, without names.
    public var from: String, to: [String]
    /// Header and body, lines ending with CRLF.
    public var text: [UInt8]

    /// All parts.
    public init(from: String, to: [String], text: [UInt8]) {
        self.from = from
        self.to = to
        self.text = text
    }
}

/// Why a message was not taken over.
public struct MailFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// What happened on the way.
    public var fault: HTTPFault
    /// The server's last answer; 0 where it gave none.
    public var status: Int

    /// Both.
    public init(_ fault: HTTPFault, status: Int = 0) {
        self.fault = fault
        self.status = status
    }

    /// It is certain that the server has not taken the message over: it was not being handed over (354), and not refused
    /// afterwards either.
    public var wasNotTaken: Bool { status != 354 }

    /// Words for people.
    public var description: String { status == 0 ? fault.description : "\(fault.description) (SMTP \(status))" }
}

/// Hands messages over, one at a time: the edge that a test replaces.
public protocol MailTransport {
    /// Hands over and waits for the answer.
    func send(_ message: MailMessage) throws(MailFault)
}

/// Mail by libcurl, a connection a message. Nothing but SMTP is spoken, and no proxy of the environment has a part in it.
public struct MailClient: MailTransport {
    private let server: MailServer

    /// A client of one server.
    public init(_ server: MailServer) { self.server = server }

    /// Hands over and waits for the answer.
    public func send(_ message: MailMessage) throws(MailFault) {
        guard CurlLibrary.isReady, let handle = curl_easy_init() else {
            throw MailFault(HTTPFault(.other, code: -1, message: "libcurl does not start"))
        }
        defer { curl_easy_cleanup(handle) }
        var recipients: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(recipients) }
        for address in message.to { recipients = curl_slist_append(recipients, "<\(address)>") }
        let source = MessageSource(message.text)
        let code: CURLcode
        do throws(HTTPFault) {
            try configure(handle, message, recipients, source)
            code = withExtendedLifetime(source) { curl_easy_perform(handle) }
        } catch {
            throw MailFault(error)
        }
        guard code != CURLE_OK else { return }
        var status = 0
        _ = shim_curl_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
        throw MailFault(HTTPFault(code), status: status)
    }

    private func configure(
        _ handle: UnsafeMutableRawPointer, _ message: MailMessage, _ recipients: UnsafeMutablePointer<curl_slist>?,
        _ source: MessageSource
    ) throws(HTTPFault) {
        func check(_ code: CURLcode) throws(HTTPFault) { if code != CURLE_OK { throw HTTPFault(code) } }
        let scheme = server.security == .tls ? "smtps" : "smtp"
        for (option, value) in [
            (CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)"), (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            (CURLOPT_PROXY, ""), (CURLOPT_MAIL_FROM, "<\(message.from)>"),
        ] {
            try check(shim_curl_setopt_string(handle, option, value))
        }
        for (option, value) in [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT, server.limits.connectSeconds),
            (CURLOPT_TIMEOUT, server.limits.totalSeconds), (CURLOPT_UPLOAD, 1), (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_USE_SSL, Int((server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue)),
        ] {
            try check(shim_curl_setopt_long(handle, option, value))
        }
        if let file = server.limits.trustFile { try check(shim_curl_setopt_string(handle, CURLOPT_CAINFO, file)) }
        if let user = server.user { try check(shim_curl_setopt_string(handle, CURLOPT_USERNAME, user)) }
        if let word = server.password { try check(shim_curl_setopt_string(handle, CURLOPT_PASSWORD, word)) }
        try check(shim_curl_setopt_slist(handle, CURLOPT_MAIL_RCPT, recipients))
        try check(shim_curl_setopt_write(handle, CURLOPT_READFUNCTION, MessageSource.next))
        try check(shim_curl_setopt_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(source).toOpaque()))
    }
}

/// Where libcurl takes a message from.
private final class MessageSource {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static let next: shim_curl_write_fn = { chunk, size, count, context in
        guard let chunk, let context else { return 0 }
        let source = Unmanaged<MessageSource>.fromOpaque(context).takeUnretainedValue()
        let length = min(size * count, source.bytes.count - source.offset)
        source.bytes.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: chunk, count: length).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[source.offset..<source.offset + length]))
        }
        source.offset += length
        return length
    }
}
