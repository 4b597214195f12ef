import CCurl
import CameraModel
import Glibc

/// libcurl's codes and the kernel's error numbers in words of our own.
enum CurlCode {
    /// What libcurl can tell of an ended transfer beside its code.
    struct Traces {
        /// The kernel's last error on the connection; 0 when none.
        var errno: Int32
        /// Whether the name was resolved, the connection stood, and TLS stood (true without TLS).
        var resolved: Bool
        var connected: Bool
        var secured: Bool
    }

    static func end(_ code: CURLcode, _ traces: Traces) -> TransferEnd {
        switch code {
        case CURLE_OK: .complete
        case CURLE_OPERATION_TIMEDOUT: .timedOut(phase(traces))
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolved
        case CURLE_COULDNT_CONNECT: connectFailure(traces.errno)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED: .tlsFailed
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            .certificateRefused
        // A header line beyond libcurl's bounds is told as a lack of memory before 8.6: the peer's doing, not ours.
        case CURLE_OUT_OF_MEMORY where traces.connected && traces.secured: .notHTTP
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
            CURLE_INTERFACE_FAILED:
            .local
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR: .connectionLost
        // HTTP/0.9 is off, and an answer without a status line is that; so is an RTSP answer to another request.
        default: .notHTTP
        }
    }

    /// Errors of a connection that say something of this machine, not of the camera.
    static let localErrors: Set<Int32> = scarcityErrors.union([EACCES, EPERM, EAFNOSUPPORT])

    /// Those of them that say that this machine has no more of something.
    static let scarcityErrors: Set<Int32> = [EMFILE, ENFILE, ENOBUFS, ENOMEM, EADDRNOTAVAIL, EADDRINUSE]

    private static func connectFailure(_ number: Int32) -> TransferEnd {
        switch number {
        case ECONNREFUSED: .refused
        case ETIMEDOUT: .timedOut(.connect)
        case ENETUNREACH, ENETDOWN: .unreachable(locally: true)
        case _ where localErrors.contains(number): .local
        case ECONNRESET: .connectionLost
        default: .unreachable(locally: false)
        }
    }

    private static func phase(_ traces: Traces) -> TransferEnd.Phase {
        !traces.resolved ? .resolve : !traces.connected ? .connect : !traces.secured ? .tls : .answer
    }
}
