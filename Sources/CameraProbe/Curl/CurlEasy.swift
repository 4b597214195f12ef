import CCurl
import Glibc

/// The one owner of a libcurl easy handle and of its error buffer; both are freed with it.
struct CurlEasy: ~Copyable {
    let handle: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    /// Request headers of the present transfer.
    private var headers: UnsafeMutablePointer<curl_slist>?

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
        curl_slist_free_all(headers)
        errorText.deallocate()
    }

    /// Forgets the last transfer, credentials included.
    mutating func reset() {
        curl_easy_reset(handle)
        curl_slist_free_all(headers)
        headers = nil
        errorText.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        _ = ccurl_easy_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    }

    /// Forgets what libcurl said of the last failure.
    func forgetError() { errorText.pointee = 0 }

    func set(_ option: CURLoption, _ value: Int) { _ = ccurl_easy_set_long(handle, option, value) }
    func unset(_ option: CURLoption) { _ = ccurl_easy_set_string(handle, option, nil) }
    func set(_ option: CURLoption, _ value: String) { _ = ccurl_easy_set_string(handle, option, value) }

    /// Adds a header to the request, `Name: value`.
    mutating func addHeader(_ line: String) {
        guard let longer = curl_slist_append(headers, line) else { return }
        headers = longer
        _ = ccurl_easy_set_headers(handle, longer)
    }

    /// Sends a text with POST.
    func post(_ text: String) { _ = ccurl_easy_set_post(handle, text, text.utf8.count) }

    /// The end of the peer's own certificate, in OpenSSL's words; `nil` when it was not told.
    var certificateEnd: String? {
        var facts: UnsafeMutablePointer<curl_certinfo>?
        guard ccurl_easy_get_certificates(handle, &facts) == CURLE_OK, let facts,
            facts.pointee.num_of_certs > 0, let lists = facts.pointee.certinfo
        else { return nil }
        var entry = lists[0]
        while let item = entry {
            if let data = item.pointee.data {
                let text = String(cString: data)
                if text.hasPrefix("Expire date:") { return String(text.dropFirst(12)) }
            }
            entry = item.pointee.next
        }
        return nil
    }

    /// What libcurl says of a failure: it may name hosts, so only TLS failures show it.
    var errorDetail: String { String(cString: errorText) }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_easy_get_long(handle, info, &value) == CURLE_OK ? value : 0
    }

    /// A count that libcurl keeps; never below 0.
    func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        return ccurl_easy_get_offset(handle, info, &value) == CURLE_OK ? max(0, Int(value)) : 0
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
