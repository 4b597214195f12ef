/// How one transfer ended, in words of our own: libcurl's codes stay behind ``CurlCode``.
enum TransferEnd: Equatable {
    /// The server ended the answer.
    case complete
    /// We ended it: enough was seen.
    case enough
    /// We ended it: the most bytes that we read were read.
    case capped
    /// We ended it: pictures came long enough, and all were the same.
    case still
    /// Time ran out.
    case timedOut(Phase)
    /// The name was not resolved: it does not exist, or name servers do not answer. libcurl does not say which.
    case unresolved
    /// Connection refused.
    case refused
    /// No way to the host; `locally` when it is this machine that has no route.
    case unreachable(locally: Bool)
    /// The TLS handshake failed.
    case tlsFailed
    /// The certificate was not accepted.
    case certificateRefused
    /// The connection broke.
    case connectionLost
    /// Not the protocol that was asked: HTTP or RTSP.
    case notHTTP
    /// A redirect that we do not follow, and why.
    case redirectRefused(String)
    /// An address that we do not connect to, and why.
    case notAsked(String)
    /// This machine, not the camera.
    case local
    /// The run was cancelled.
    case cancelled

    /// Where the time went.
    enum Phase: Equatable {
        case resolve, connect, tls, answer
    }
}
