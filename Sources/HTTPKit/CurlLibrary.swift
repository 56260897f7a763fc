internal import CLibCurl

/// The libcurl in use: what a bug report needs to say.
public enum CurlLibrary {
    /// `7.88.1 (OpenSSL/3.0.19)`: its version and the TLS library behind it.
    public static var version: String {
        guard let info = curl_version_info(CURLVERSION_NOW) else { return "" }
        let number = info.pointee.version.map { String(cString: $0) } ?? ""
        let tls = info.pointee.ssl_version.map { String(cString: $0) } ?? ""
        return tls.isEmpty ? number : "\(number) (\(tls))"
    }
}
