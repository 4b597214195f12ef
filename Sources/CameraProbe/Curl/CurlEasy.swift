import CCurl
import Glibc

/// The one owner of a libcurl easy handle and of its error buffer; both are freed with it.
struct CurlEasy: ~Copyable {
    let handle: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>

    init() throws(ProbeError) {
        guard let handle = curl_easy_init() else {
            throw .libraryFailed(code: Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        self.handle = handle
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        errorText.deallocate()
    }

    /// Forgets the last transfer, credentials included.
    func reset() {
        curl_easy_reset(handle)
        errorText.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        _ = ccurl_easy_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    }

    func set(_ option: CURLoption, _ value: Int) { _ = ccurl_easy_set_long(handle, option, value) }
    func unset(_ option: CURLoption) { _ = ccurl_easy_set_string(handle, option, nil) }
    func set(_ option: CURLoption, _ value: String) { _ = ccurl_easy_set_string(handle, option, value) }

    /// What libcurl says of a failure: it may name hosts, so only TLS failures show it.
    var errorDetail: String { String(cString: errorText) }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_easy_get_long(handle, info, &value) == CURLE_OK ? value : 0
    }

    /// A time that libcurl counts in microseconds, in seconds; never below 0.
    func seconds(_ info: CURLINFO) -> Double {
        var value: curl_off_t = 0
        guard ccurl_easy_get_offset(handle, info, &value) == CURLE_OK else { return 0 }
        return max(0, Double(value) / 1e6)
    }

    func text(_ info: CURLINFO) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        guard ccurl_easy_get_string(handle, info, &value) == CURLE_OK, let value else { return nil }
        return String(cString: value)
    }
}
