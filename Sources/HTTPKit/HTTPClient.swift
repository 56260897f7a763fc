internal import CLibCurl

/// What holds for all calls of a client.
public struct HTTPLimits: Sendable, Equatable {
    /// Seconds for the connection, and for the whole call.
    public var connectSeconds = 10, totalSeconds = 60
    /// Largest reply, in bytes.
    public var replyBytes = 64 << 20
    /// File of certificates (PEM) that are trusted instead of the machine's; none: the machine's.
    public var trustFile: String?
    /// A proxy; none: what the environment names.
    public var proxy: String?

    /// The usual limits.
    public init() {}
}

/// One libcurl handle, used again and again: connections stay open. Certificates are always checked, redirections never
/// followed, and nothing but HTTP is spoken. Not Sendable: one task at a time.
public final class HTTPClient: HTTPTransport {
    private let handle: UnsafeMutableRawPointer
    private let limits: HTTPLimits

    /// A client that is not connected yet.
    public init(_ limits: HTTPLimits = HTTPLimits()) throws(HTTPFault) {
        guard CurlLibrary.isReady, let handle = curl_easy_init() else {
            throw HTTPFault(.other, code: -1, message: "libcurl does not start")
        }
        self.handle = handle
        self.limits = limits
    }

    deinit { curl_easy_cleanup(handle) }

    /// Sends and waits.
    public func send(_ request: HTTPRequest) throws(HTTPFault) -> HTTPReply {
        curl_easy_reset(handle)
        let sink = ReplySink(limit: limits.replyBytes)
        var list: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(list) }
        // curl would ask the server before it sends a larger body, and wait a second for those that do not answer.
        for header in request.headers + [("Expect", "")] {
            list = curl_slist_append(list, header.value.isEmpty ? "\(header.name):" : "\(header.name): \(header.value)")
        }
        try configure(request, list, sink)
        let code = withExtendedLifetime(sink) { curl_easy_perform(handle) }
        if sink.isOverfull {
            throw HTTPFault(.tooLarge, code: Int(code.rawValue), message: "> \(limits.replyBytes) bytes")
        }
        guard code == CURLE_OK else {
            let scheme = request.url.prefix(8).lowercased()
            throw HTTPFault(code, isHTTP: scheme.hasPrefix("http://") || scheme.hasPrefix("https://"))
        }
        var status = 0
        try check(shim_curl_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status))
        return HTTPReply(status: status, headers: sink.headers, body: sink.bytes)
    }

    private func configure(
        _ request: HTTPRequest, _ list: UnsafeMutablePointer<curl_slist>?, _ sink: ReplySink
    ) throws(HTTPFault) {
        try check(shim_curl_setopt_string(handle, CURLOPT_URL, request.url))
        try check(shim_curl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
        try check(shim_curl_setopt_string(handle, CURLOPT_CUSTOMREQUEST, request.method))
        try check(shim_curl_setopt_string(handle, CURLOPT_ACCEPT_ENCODING, ""))
        for (option, value) in [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT, limits.connectSeconds),
            (CURLOPT_TIMEOUT, limits.totalSeconds), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_FRESH_CONNECT, request.mayBeRepeated ? 0 : 1),
        ] {
            try check(shim_curl_setopt_long(handle, option, value))
        }
        if let file = limits.trustFile { try check(shim_curl_setopt_string(handle, CURLOPT_CAINFO, file)) }
        // What is not encrypted is spoken with this machine alone: no proxy of the environment has a part in it.
        let proxy = request.url.hasPrefix("http://") ? "" : limits.proxy
        if let proxy { try check(shim_curl_setopt_string(handle, CURLOPT_PROXY, proxy)) }
        try check(shim_curl_setopt_slist(handle, CURLOPT_HTTPHEADER, list))
        if let body = request.body {
            // Copied by the library, so that nothing of ours has to outlive the call.
            try check(shim_curl_setopt_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            let code = (body.isEmpty ? [0] : body).withUnsafeBytes { bytes in
                shim_curl_setopt_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
            try check(code)
        }
        let context = Unmanaged.passUnretained(sink).toOpaque()
        try check(shim_curl_setopt_write(handle, CURLOPT_WRITEFUNCTION, ReplySink.body))
        try check(shim_curl_setopt_pointer(handle, CURLOPT_WRITEDATA, context))
        try check(shim_curl_setopt_write(handle, CURLOPT_HEADERFUNCTION, ReplySink.header))
        try check(shim_curl_setopt_pointer(handle, CURLOPT_HEADERDATA, context))
    }

    private func check(_ code: CURLcode) throws(HTTPFault) {
        guard code == CURLE_OK else { throw HTTPFault(code) }
    }
}

/// Where libcurl puts a reply.
private final class ReplySink {
    var bytes: [UInt8] = []
    var headers: [String: String] = [:]
    var isOverfull = false
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    private static func at(_ context: UnsafeMutableRawPointer?) -> ReplySink? {
        context.map { Unmanaged<ReplySink>.fromOpaque($0).takeUnretainedValue() }
    }

    static let body: shim_curl_write_fn = { chunk, size, count, context in
        guard let chunk, let sink = ReplySink.at(context) else { return 0 }
        guard sink.bytes.count + size * count <= sink.limit else {
            sink.isOverfull = true
            return 0
        }
        sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: chunk, count: size * count))
        return size * count
    }

    static let header: shim_curl_write_fn = { chunk, size, count, context in
        guard let chunk, let sink = ReplySink.at(context) else { return 0 }
        let line = String(decoding: UnsafeRawBufferPointer(start: chunk, count: size * count), as: UTF8.self)
        // A second status line (after an interim reply) begins the headers anew.
        if line.hasPrefix("HTTP/") { sink.headers = [:] }
        if let colon = line.firstIndex(of: ":"), sink.headers.count < 200 {
            let value = line[line.index(after: colon)...]
            sink.headers[line[..<colon].lowercased()] = ReplySink.trimmed(value)
        }
        return size * count
    }

    private static func trimmed(_ text: Substring) -> String {
        let blanks: Set<Character> = [" ", "\t", "\r", "\n", "\r\n"]
        return String(text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
    }
}
