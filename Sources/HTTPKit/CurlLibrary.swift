internal import CLibCurl

/// The libcurl in use: what a bug report needs to say.
public enum CurlLibrary {
    /// `libcurl/7.88.1 OpenSSL/3.0.19 zlib/1.2.13 …`: the library and what it was built with.
    public static var version: String { curl_version().map { String(cString: $0) } ?? "" }

    /// Whether it could be started; tried once.
    static let isReady: Bool = shim_curl_global_init() == CURLE_OK
}

extension HTTPFault {
    /// What libcurl's number means. `isHTTP`: of a call to an address that is spoken.
    init(_ code: CURLcode, isHTTP: Bool = false) {
        let kind: Kind
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT: kind = .unreachable
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED:
            kind = .certificate
        case CURLE_OPERATION_TIMEDOUT: kind = .timedOut
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: kind = .cut
        case CURLE_URL_MALFORMAT: kind = .address
        // Of another protocol nothing is sent; an answer that is no HTTP (or HTTP/0.9, without a head) has the same number,
        // and comes after the call.
        case CURLE_UNSUPPORTED_PROTOCOL: kind = isHTTP ? .other : .address
        default: kind = .other
        }
        self.init(kind, code: Int(code.rawValue), message: String(cString: curl_easy_strerror(code)))
    }
}
