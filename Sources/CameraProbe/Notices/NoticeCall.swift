import CCurl
import Glibc

/// One call to somebody who wants to know of a run: a GET for a dead-man's switch, a POST of JSON for a webhook.
///
/// Its address may hold a secret: it is printed nowhere; what fails is named by ``place``.
public struct NoticeCall: Sendable {
    private let url: String
    private let json: String?
    /// The most that one try may take, in seconds.
    public var timeoutSeconds = 5.0
    /// Further tries, each after twice the pause of the one before; the first pause is half a second.
    public var retries = 2

    /// A call; `json` makes it a POST. `nil` unless the address is http or https.
    public init?(_ url: String, json: String? = nil) {
        guard NoticeCall.place(url) != nil else { return nil }
        (self.url, self.json) = (url, json)
    }

    /// Scheme, host and port of an address; `nil` when it is not http or https. No path, for that may be a secret.
    public static func place(_ url: String) -> String? {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "http:" || parts[0] == "https:", parts[1].isEmpty else {
            return nil
        }
        let host = parts[2].split(separator: "@").last.map(String.init) ?? ""
        let bare = String(host.prefix { $0 != "?" && $0 != "#" })
        return bare.isEmpty ? nil : "\(parts[0])//\(bare)"
    }

    /// Calls; `true` when a status of 2xx came back. Once `isCancelled` it is given up within a second or so.
    public func send(isCancelled: @escaping () -> Bool) -> Bool {
        var pause: UInt32 = 500_000
        for attempt in 0...max(retries, 0) {
            if attempt > 0 {
                if isCancelled() { return false }
                usleep(pause)
                pause *= 2
            }
            if once(isCancelled) { return true }
        }
        return false
    }

    /// What libcurl's callback can hold on to.
    private final class Question {
        let isCancelled: () -> Bool
        init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }
    }

    private func once(_ isCancelled: @escaping () -> Bool) -> Bool {
        guard CurlLibrary.trouble == nil, var easy = try? CurlEasy() else { return false }
        let question = Question(isCancelled)
        easy.reset()
        easy.set(CURLOPT_URL, url)
        _ = ccurl_easy_set_http_only(easy.handle)
        _ = ccurl_easy_set_write(easy.handle, { _, size, count, _ in size * count }, nil)
        easy.set(CURLOPT_TIMEOUT_MS, Int(timeoutSeconds * 1000))
        easy.set(CURLOPT_NOSIGNAL, 1)
        easy.set(CURLOPT_NETRC, 0)
        easy.set(CURLOPT_USERAGENT, "SharpEyes/0.1")
        let context = Unmanaged.passUnretained(question).toOpaque()
        _ = ccurl_easy_set_progress(
            easy.handle,
            { context, _, _, _, _ in
                guard let context else { return 0 }
                return Unmanaged<Question>.fromOpaque(context).takeUnretainedValue().isCancelled() ? 1 : 0
            }, context)
        if let json {
            easy.addHeader("Content-Type: application/json")
            easy.addHeader("Expect:")
            easy.post(json)
        }
        let quiet = QuietPipe()
        let code = withExtendedLifetime(question) { curl_easy_perform(easy.handle) }
        _ = consume quiet
        return code == CURLE_OK && (200..<300).contains(easy.long(CURLINFO_RESPONSE_CODE))
    }
}
