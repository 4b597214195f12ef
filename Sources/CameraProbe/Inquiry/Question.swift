import CameraModel

/// One request of an attempt: what is asked, and how its answer is read.
struct Question: Equatable {
    enum Kind: Equatable {
        /// The endpoint itself: read until the bytes prove a stream.
        case stream
        /// A playlist that another one named, or one looked at again: read to its end.
        case playlist
        /// The beginning of a segment, from a byte on.
        case segment(offset: Int)
        /// RTSP OPTIONS, and DESCRIBE.
        case options, describe
        /// ONVIF GetSystemDateAndTime; with a WS-Security token or without.
        case clock(signed: Bool)
    }

    var kind: Kind
    /// The address, with whatever a playlist or a redirect gave it.
    var address: String
    /// Whether the login goes along.
    var hasLogin: Bool
    /// Whether the certificate must be trusted.
    var verifies: Bool

    /// Whether it is sent at once, without a body that might be sent after it.
    var isOnePacket: Bool {
        switch kind {
        case .stream, .playlist, .segment: true
        case .options, .describe, .clock: false
        }
    }

    /// The name of the protocol, as messages say it.
    var protocolName: String {
        switch kind {
        case .options, .describe: "RTSP"
        default: "HTTP"
        }
    }
}

/// What came back, after redirects.
struct Answer {
    /// How it went, for ``Verdict``.
    var facts: AttemptFacts
    /// The first bytes.
    var body: [UInt8]
    /// The declared type; `nil` when there was none.
    var contentType: String?
    /// Pictures among all bytes that came.
    var pictures = PictureTally()
    /// The address that answered in the end.
    var address: String
    /// When the certificate of the peer ends; `nil` without TLS.
    var certificateEnd: Instant?
    /// When the answer was over, by the calendar and by a clock that only goes forward.
    var at: Instant
    var seconds: Double
}

/// What an attempt does next.
enum Step: Equatable {
    case ask(Question)
    /// Ask after so many seconds; the place at work is given up meanwhile.
    case pause(seconds: Double, Question)
    case done
}
