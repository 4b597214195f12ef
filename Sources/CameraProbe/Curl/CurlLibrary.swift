import CCurl

/// libcurl itself: started once per process, and looked at once.
enum CurlLibrary {
    /// What is wrong with it; `nil` when it can be used.
    static let trouble: ProbeError? = {
        let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        guard code == CURLE_OK else { return .libraryFailed(code: Int(code.rawValue)) }
        guard let facts = ccurl_version()?.pointee else { return .libraryLacks("a version") }
        if facts.features & CURL_VERSION_SSL == 0 { return .libraryLacks("TLS") }
        if facts.features & CURL_VERSION_ASYNCHDNS == 0 { return .libraryLacks("asynchronous DNS") }
        return nil
    }()

    /// Whether libcurl has one file with all certificates that are trusted here.
    static let hasCertificateFile = ccurl_version()?.pointee.cainfo != nil
}
