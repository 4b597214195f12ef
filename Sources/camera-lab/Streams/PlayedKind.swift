import CameraModel

/// A kind of camera that the lab plays. The raw value stands in paths and in the manifest.
enum PlayedKind: String, CaseIterable {
    // Good ones.
    case hls, jpeg, mjpeg, flv, mpegts, mp4
    /// The same picture for ever: looks good to a single probe.
    case frozenJpeg, frozenMjpeg
    /// Says text/html and sends pictures.
    case mislabelled
    // Late ones.
    case slow, slowBody
    case silent, headersOnly, trickle
    case silentConnect, muteTLS
    // Empty and lying ones.
    case emptyBody, emptyPlaylist, flvHeaderOnly, htmlPage, wrongType
    // Statuses.
    case unauthorized, forbidden, basic, notFound, tooMany, serverError, unavailable
    // Broken ones.
    case closedBeforeAnswer, resetBeforeAnswer, closedMidBody, garbage, tlsGarbage, refused, unresolved
    // Redirects and schemes.
    case redirect, redirectToLogin, redirectLoop, redirectFtp, rtsp
}

/// What a prober must say of a played camera when its slow threshold is below the lab's delay and its
/// timeout above it.
struct Expectation: Equatable {
    var outcome: ProbeOutcome
    var state: HealthState
    var stream: StreamKind

    init(_ outcome: ProbeOutcome, _ state: HealthState, _ stream: StreamKind = .none) {
        (self.outcome, self.state, self.stream) = (outcome, state, stream)
    }
}

extension PlayedKind {
    var expected: Expectation {
        switch self {
        case .hls, .redirect: Expectation(.streaming, .online, .hls)
        case .jpeg, .frozenJpeg, .mislabelled: Expectation(.streaming, .online, .jpeg)
        case .mjpeg, .frozenMjpeg: Expectation(.streaming, .online, .multipartJPEG)
        case .flv: Expectation(.streaming, .online, .flv)
        case .mpegts: Expectation(.streaming, .online, .mpegTS)
        case .mp4: Expectation(.streaming, .online, .mp4)
        case .slow, .slowBody: Expectation(.slow, .degraded, .hls)
        case .silent, .headersOnly: Expectation(.firstByteTimedOut, .unknown)
        case .trickle: Expectation(.transferTimedOut, .degraded, .jpeg)
        case .silentConnect: Expectation(.connectTimedOut, .offline)
        case .muteTLS: Expectation(.tlsTimedOut, .offline)
        case .emptyBody: Expectation(.emptyBody, .offline)
        case .emptyPlaylist: Expectation(.notVideo, .offline, .hls)
        case .flvHeaderOnly: Expectation(.notVideo, .offline, .flv)
        case .htmlPage, .wrongType: Expectation(.notVideo, .offline, .other)
        case .unauthorized, .forbidden, .basic, .redirectToLogin: Expectation(.needsCredentials, .unknown)
        case .tooMany: Expectation(.httpError, .unknown)
        case .notFound, .serverError, .unavailable: Expectation(.httpError, .offline)
        case .closedBeforeAnswer, .resetBeforeAnswer: Expectation(.connectionLost, .offline)
        case .closedMidBody: Expectation(.connectionLost, .degraded, .jpeg)
        case .garbage: Expectation(.protocolError, .offline)
        case .tlsGarbage: Expectation(.tlsFailed, .offline)
        case .refused: Expectation(.refused, .offline)
        case .unresolved: Expectation(.unresolved, .unknown)
        case .redirectLoop, .redirectFtp: Expectation(.redirectRefused, .offline)
        case .rtsp: Expectation(.unsupported, .unknown)
        }
    }

    /// Whether it needs a descriptor or a resolver of its own kind, and so is left out unless asked for.
    var isAlwaysPlayed: Bool { self != .silentConnect }
}
