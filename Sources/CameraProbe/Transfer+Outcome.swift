import CCurl
import CameraModel
import Glibc

extension Transfer {
    /// How the hop ended.
    func end(_ code: CURLcode) -> TransferEnd {
        if let stopped { return stopped }
        // Another address of the same name may have answered all the same.
        if let refusal, code == CURLE_COULDNT_CONNECT { return .notAsked(refusal) }
        let connectErrno = Int32(truncatingIfNeeded: easy.long(CURLINFO_OS_ERRNO))
        let traces = CurlCode.Traces(
            errno: connectErrno,
            resolved: openedSocket,
            // libcurl 7.88 tells the time of connecting only once TLS stands too; the local port it tells at once.
            connected: easy.long(CURLINFO_LOCAL_PORT) > 0 || easy.seconds(CURLINFO_CONNECT_TIME_T) > 0,
            secured: !address.hasPrefix("https:") || easy.seconds(CURLINFO_APPCONNECT_TIME_T) > 0)
        let end = CurlCode.end(code, traces)
        // One family may lack a socket (no IPv6 here) while the other one was refused: the camera's word counts.
        if socketErrno != 0, code == CURLE_COULDNT_CONNECT, connectErrno == 0 || connectErrno == socketErrno {
            return .local
        }
        return end
    }

    /// Whether this machine had no socket, port or memory left for the hop: fewer at once would do better.
    func isCrowdedOut(_ end: TransferEnd, _ code: CURLcode) -> Bool {
        guard end == .local else { return false }
        let number = socketErrno != 0 ? socketErrno : Int32(truncatingIfNeeded: easy.long(CURLINFO_OS_ERRNO))
        return code == CURLE_OUT_OF_MEMORY || CurlCode.scarcityErrors.contains(number)
    }

    /// What the question brought, for the inquiry.
    func answer(_ end: TransferEnd, _ code: CURLcode, now: Double, at: Instant) -> Answer {
        let status = easy.long(CURLINFO_RESPONSE_CODE)
        let sent = hopBegan + easy.seconds(CURLINFO_PRETRANSFER_TIME_T)
        var facts = AttemptFacts(
            end: end, status: status > 0 ? status : nil, body: finding, bytes: count,
            firstByteSeconds: firstByteAt.map { max(0, $0 - sent) }, waitedSeconds: max(0, now - sent),
            detail: detail(end, code))
        facts.protocolName = question.protocolName
        facts.retryAfterSeconds = min(easy.offset(CURLINFO_RETRY_AFTER), 604_800)
        var answer = Answer(facts: facts, body: body, address: address, at: at, seconds: now)
        answer.contentType = easy.text(CURLINFO_CONTENT_TYPE)
        answer.pictures = pictures
        answer.certificateEnd =
            address.hasPrefix("https:") ? easy.certificateEnd.flatMap { CertificateCheck.moment($0) } : nil
        return answer
    }

    /// The phases of the last hop; the total is the attempt's so far.
    func phases(now: Double) -> ProbePhases {
        let resolved = easy.seconds(CURLINFO_NAMELOOKUP_TIME_T)
        let connected = easy.seconds(CURLINFO_CONNECT_TIME_T)
        let secured = easy.seconds(CURLINFO_APPCONNECT_TIME_T)
        let sent = easy.seconds(CURLINFO_PRETRANSFER_TIME_T)
        let first = easy.seconds(CURLINFO_STARTTRANSFER_TIME_T)
        var phases = ProbePhases()
        phases.resolve = resolved
        phases.connect = max(0, connected - resolved)
        phases.tls = max(0, secured - connected)
        phases.firstByte = max(0, first - sent)
        phases.total = max(0, now - attempt.began)
        return phases
    }

    /// Words of libcurl or of the kernel. Only those on TLS are the server's: they name no credentials.
    private func detail(_ end: TransferEnd, _ code: CURLcode) -> String {
        let number = socketErrno != 0 ? socketErrno : Int32(truncatingIfNeeded: easy.long(CURLINFO_OS_ERRNO))
        switch end {
        case .tlsFailed, .certificateRefused:
            let text = easy.errorDetail
            return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
        case .unreachable: return number == 0 ? "" : systemText(number)
        case .local where number != 0: return "this machine: " + systemText(number)
        case .local, .connectionLost: return String(cString: curl_easy_strerror(code))
        default: return ""
        }
    }
}
