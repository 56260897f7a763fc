internal import CLibCurl

/// The libcurl in use: what a bug report needs to say.
public enum CurlLibrary {
    /// `libcurl/7.88.1 OpenSSL/3.0.19 zlib/1.2.13 …`: the library and what it was built with.
    public static var version: String { curl_version().map { String(cString: $0) } ?? "" }
}
