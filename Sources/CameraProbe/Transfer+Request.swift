import CCurl
import CameraModel

extension Transfer {
    /// Sets up the next hop: what is asked, for how long at most, and with which login (`nil`: none).
    func request(_ settings: ProbeSettings, login: Secrets.Login?, left: Double, now: Double, at: Instant) {
        forget()
        hopBegan = now
        // Setting a handle up costs as much as the rest of our part in a request: plain ones do it once.
        let plain = plainSetUp(login)
        if plain == nil || plain != setUp {
            reset()
            prepare(settings)
            setUp = plain
        }
        let left = max(0.001, left)
        easy.set(CURLOPT_URL, address)
        easy.set(CURLOPT_TIMEOUT_MS, Int((left * 1000).rounded(.up)))
        easy.set(
            CURLOPT_CONNECTTIMEOUT_MS, Int((min(left, settings.connectTimeoutSeconds) * 1000).rounded(.up)))
        if let login {
            // With both allowed, libcurl asks without a login first and never sends Basic where Digest will do.
            easy.set(CURLOPT_HTTPAUTH, basicOrDigest)
            easy.set(CURLOPT_USERNAME, login.user)
            easy.set(CURLOPT_PASSWORD, login.password)
        }
        ask(login, at)
    }

    /// What the handle may be set up for beyond this hop; `nil` when the question brings options of its own.
    private func plainSetUp(_ login: Secrets.Login?) -> SetUp? {
        guard login == nil, question.kind == .stream || question.kind == .playlist else { return nil }
        return SetUp(isSecure: address.hasPrefix("https:"), verifies: question.verifies)
    }

    /// Everything that does not depend on the camera.
    private func prepare(_ settings: ProbeSettings) {
        easy.set(CURLOPT_USERAGENT, settings.userAgent)
        if !question.verifies {
            easy.set(CURLOPT_SSL_VERIFYPEER, 0)
            easy.set(CURLOPT_SSL_VERIFYHOST, 0)
        }
        // Reading the trusted certificates takes 10 ms and more and stops the loop; libcurl keeps them for the
        // whole run, but only when there is no folder of them beside the file (7.87 and later).
        if CurlLibrary.hasCertificateFile || settings.certificateFile != nil { easy.unset(CURLOPT_CAPATH) }
        if let file = settings.certificateFile { easy.set(CURLOPT_CAINFO, file) }
        manners()
        // Two thousand places with a large buffer each are more memory than a small machine has to give.
        easy.set(CURLOPT_BUFFERSIZE, settings.concurrency > 512 ? 4096 : 16_384)
    }

    /// What makes one question differ from another.
    private func ask(_ login: Secrets.Login?, _ at: Instant) {
        switch question.kind {
        case .stream, .playlist: break
        case .segment(let offset): easy.set(CURLOPT_RANGE, "\(offset)-\(offset + maxBytes - 1)")
        case .options, .describe:
            _ = ccurl_easy_set_rtsp_only(easy.handle)
            easy.set(CURLOPT_RTSP_STREAM_URI, address)
            if question.kind == .options {
                _ = ccurl_easy_set_rtsp_options(easy.handle)
            } else {
                _ = ccurl_easy_set_rtsp_describe(easy.handle)
            }
        case .clock(let isSigned):
            easy.addHeader("Content-Type: \(ClockRequest.contentType)")
            var token = ""
            if isSigned, let login {
                let nonce = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
                token = ClockRequest.token(
                    user: login.user, password: login.password, nonce: nonce, created: at)
            }
            easy.post(ClockRequest.body(token))
        }
    }

    private func manners() {
        _ = ccurl_easy_set_http_only(easy.handle)
        _ = ccurl_easy_set_quick_exit(easy.handle)
        easy.set(CURLOPT_NOSIGNAL, 1)
        easy.set(CURLOPT_FRESH_CONNECT, 1)
        easy.set(CURLOPT_FORBID_REUSE, 1)
        easy.set(CURLOPT_FOLLOWLOCATION, 0)
        easy.set(CURLOPT_UNRESTRICTED_AUTH, 0)
        easy.set(CURLOPT_NETRC, 0)
        easy.set(CURLOPT_NOPROXY, "*")
        easy.set(CURLOPT_PROXY, "")
        easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        easy.set(CURLOPT_HTTP09_ALLOWED, 0)
        // A question that fits into one packet has nothing to wait for: a call less for each.
        if question.isOnePacket { easy.set(CURLOPT_TCP_NODELAY, 0) }
        // Only the end of the peer's certificate is wanted; asking costs a little for each handshake.
        if address.hasPrefix("https:") { easy.set(CURLOPT_CERTINFO, 1) }
    }
}

/// Bits 0 and 1 of libcurl's `CURLAUTH_*`, whose macros Swift cannot see.
private let basicOrDigest = 0b11
