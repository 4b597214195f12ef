import CameraModel

/// A kind of camera that the lab plays. The raw value stands in paths and in the manifest.
enum PlayedKind: String, CaseIterable {
    // Good ones.
    case hls, hlsMaster, hlsFmp4, hlsDated, jpeg, mjpeg, flv, mpegts, mp4, rtsp, onvif
    /// The same snapshot for ever: only a second run can tell.
    case frozenJpeg
    /// Says text/html and sends pictures; a whole file rather than fragments; no tables in its packets.
    case mislabelled, mp4File, tsWithoutTables, stalledMjpeg
    // Late ones.
    case slow, slowBody
    case silent, headersOnly, trickle
    case silentConnect, muteTLS
    // Not live.
    case hlsStale, hlsEnded, hlsBack, hlsOld, frozenMjpeg
    // Playlists that lead nowhere.
    case hlsSegmentMissing, hlsSegmentEmpty, hlsSegmentPage, hlsSegmentShort, hlsSegmentFile,
        hlsVariantMissing
    // Empty and lying ones.
    case emptyBody, emptyPlaylist, flvHeaderOnly, flvSoundOnly, tsOutOfStep, tsSoundOnly, htmlPage, wrongType
    case endlessBody
    // Statuses.
    case unauthorized, forbidden, basic, notFound, tooMany, serverError, unavailable
    // Broken ones.
    case closedBeforeAnswer, resetBeforeAnswer, closedMidBody, resetMidBody, halfJpeg, garbage, tlsGarbage
    case oversizeHeaders, refused, unresolved
    // Redirects.
    case redirect, redirectToLogin, redirectLoop, redirectFtp, redirectFile
    // RTSP.
    case rtspBasic, rtspDigest, rtspNotFound, rtspNoSession, rtspSoundOnly, rtspPage, rtspGarbage, rtsps
    // ONVIF.
    case onvifDrift, onvifHours, onvifReset, onvifImpossible, onvifFault, onvifLogin, onvifOther, onvifPage
}

/// What a prober must say of a played camera when its slow threshold is below the lab's delay, its timeout above
/// it, and it looks twice.
struct Expectation: Equatable {
    var outcome: ProbeOutcome
    var state: HealthState
    var stream: StreamKind
    /// The check that says why, or makes a remark; `nil` when all is well.
    var check: CheckName?

    init(
        _ outcome: ProbeOutcome, _ state: HealthState, _ stream: StreamKind = .none, _ check: CheckName? = nil
    ) {
        (self.outcome, self.state, self.stream, self.check) = (outcome, state, stream, check)
    }
}

extension PlayedKind {
    var expected: Expectation {
        switch self {
        case .hls, .hlsMaster, .hlsFmp4, .hlsDated, .redirect: Expectation(.streaming, .online, .hls)
        case .jpeg, .frozenJpeg: Expectation(.streaming, .online, .jpeg)
        case .mislabelled: Expectation(.streaming, .online, .jpeg, .contentType)
        case .mjpeg: Expectation(.streaming, .online, .multipartJPEG)
        case .stalledMjpeg: Expectation(.streaming, .online, .multipartJPEG, .pictureChange)
        case .flv: Expectation(.streaming, .online, .flv)
        case .mpegts: Expectation(.streaming, .online, .mpegTS)
        case .tsWithoutTables: Expectation(.streaming, .online, .mpegTS, .tsTables)
        case .mp4: Expectation(.streaming, .online, .mp4)
        case .mp4File: Expectation(.streaming, .online, .mp4, .mp4Fragments)
        case .slow, .slowBody: Expectation(.slow, .degraded, .hls, .firstByte)
        case .silent, .headersOnly: Expectation(.firstByteTimedOut, .unknown, .none, .connection)
        case .trickle: Expectation(.transferTimedOut, .degraded, .jpeg, .body)
        case .silentConnect: Expectation(.connectTimedOut, .offline, .none, .connection)
        case .muteTLS: Expectation(.tlsTimedOut, .offline, .none, .connection)
        default: expectedOfFaults
        }
    }

    private var expectedOfFaults: Expectation {
        switch self {
        case .hlsStale, .hlsBack, .hlsOld: Expectation(.stale, .degraded, .hls, .hlsAdvance)
        case .hlsEnded: Expectation(.ended, .degraded, .hls, .hlsLive)
        case .frozenMjpeg: Expectation(.frozen, .degraded, .multipartJPEG, .pictureChange)
        case .hlsSegmentMissing, .hlsSegmentEmpty, .hlsSegmentPage, .hlsSegmentShort:
            Expectation(.segmentFailed, .offline, .hls, .hlsSegment)
        case .hlsSegmentFile: Expectation(.redirectRefused, .offline, .hls, .hlsSegment)
        case .hlsVariantMissing: Expectation(.httpError, .offline, .hls, .hlsVariant)
        case .emptyBody: Expectation(.emptyBody, .offline, .none, .body)
        case .emptyPlaylist: Expectation(.notVideo, .offline, .hls, .body)
        case .flvHeaderOnly: Expectation(.notVideo, .offline, .flv, .body)
        case .flvSoundOnly: Expectation(.notVideo, .offline, .flv, .flvTags)
        case .tsOutOfStep: Expectation(.connectionLost, .degraded, .mpegTS, .tsSync)
        case .tsSoundOnly: Expectation(.notVideo, .offline, .mpegTS, .tsTables)
        case .htmlPage, .wrongType, .endlessBody: Expectation(.notVideo, .offline, .other, .body)
        case .unauthorized, .forbidden, .basic, .redirectToLogin:
            Expectation(.needsCredentials, .unknown, .none, .httpStatus)
        case .tooMany: Expectation(.httpError, .unknown, .none, .httpStatus)
        case .notFound, .serverError, .unavailable: Expectation(.httpError, .offline, .none, .httpStatus)
        case .closedBeforeAnswer, .resetBeforeAnswer:
            Expectation(.connectionLost, .offline, .none, .connection)
        case .closedMidBody, .resetMidBody, .halfJpeg: Expectation(.connectionLost, .degraded, .jpeg, .body)
        case .garbage, .oversizeHeaders: Expectation(.protocolError, .offline, .none, .connection)
        case .tlsGarbage: Expectation(.tlsFailed, .offline, .none, .connection)
        case .refused: Expectation(.refused, .offline, .none, .connection)
        case .unresolved: Expectation(.unresolved, .unknown, .none, .connection)
        case .redirectLoop, .redirectFtp, .redirectFile:
            Expectation(.redirectRefused, .offline, .none, .httpStatus)
        default: expectedOfDevices
        }
    }

    private var expectedOfDevices: Expectation {
        switch self {
        case .rtsp: Expectation(.streaming, .online, .rtsp)
        case .rtspBasic, .rtspDigest: Expectation(.needsCredentials, .unknown, .none, .rtspDescribe)
        case .rtspNotFound, .rtspNoSession: Expectation(.httpError, .offline, .none, .rtspDescribe)
        case .rtspSoundOnly, .rtspPage: Expectation(.notVideo, .offline, .other, .rtspDescribe)
        case .rtspGarbage: Expectation(.protocolError, .offline, .none, .connection)
        case .onvif: Expectation(.answering, .online, .onvif)
        case .onvifDrift, .onvifHours, .onvifReset, .onvifImpossible:
            Expectation(.wrongClock, .degraded, .onvif, .onvifClock)
        case .onvifFault, .onvifOther: Expectation(.deviceFault, .degraded, .onvif, .onvifClock)
        case .onvifLogin: Expectation(.needsCredentials, .unknown, .onvif, .onvifClock)
        case .onvifPage: Expectation(.protocolError, .offline, .other, .onvifClock)
        default: Expectation(.unsupported, .unknown)
        }
    }

    /// Whether it needs a descriptor or a resolver of its own kind, and so is left out unless asked for.
    var isAlwaysPlayed: Bool { self != .silentConnect }

    /// How its address begins.
    var scheme: String {
        switch self {
        case .tlsGarbage, .muteTLS: "https"
        case .rtsps: "rtsps"
        case _ where rawValue.hasPrefix("rtsp"): "rtsp"
        case _ where rawValue.hasPrefix("onvif"): "onvif+http"
        default: "http"
        }
    }
}
