import CameraModel

/// Everything that one attempt saw and that a verdict needs.
struct AttemptFacts {
    /// How the transfer ended.
    var end: TransferEnd
    /// The status of the last answer; `nil` when there was none.
    var status: Int?
    /// What the first bytes are.
    var body: BodyFinding
    /// Bytes of the body that were read.
    var bytes: Int
    /// From sending the request to the first byte of the body; `nil` when there was none.
    var firstByteSeconds: Double?
    /// From sending the request to the end.
    var waitedSeconds: Double
    /// What libcurl or the kernel says of a failure, without addresses; empty when nothing.
    var detail: String
    /// The name of the protocol that was spoken, for messages.
    var protocolName = "HTTP"
    /// After how many seconds the server wants to be asked again; 0 when it did not say.
    var retryAfterSeconds = 0
}

/// What one attempt proves of an endpoint. A pure function of ``AttemptFacts`` and the thresholds.
struct Verdict: Equatable {
    var kind: StreamKind
    var state: HealthState
    var outcome: ProbeOutcome
    var message: String

    init(_ kind: StreamKind, _ state: HealthState, _ outcome: ProbeOutcome, _ message: String = "") {
        (self.kind, self.state, self.outcome, self.message) = (kind, state, outcome, message)
    }

    /// The verdict on an attempt.
    static func of(_ facts: AttemptFacts, _ settings: ProbeSettings) -> Verdict {
        let kind = facts.body.kind(count: facts.bytes)
        if let failed = beforeAnswer(facts) { return failed }
        if let refused = byStatus(facts) { return refused }
        if case .proven(let kind) = facts.body { return onTime(facts, kind, settings) }
        switch facts.end {
        case .timedOut: return timedOut(facts, kind, settings)
        case .connectionLost:
            if case .begun = facts.body {
                return Verdict(
                    kind, .degraded, .connectionLost, "the connection broke inside the first picture")
            }
            return Verdict(kind, .offline, .connectionLost, facts.detail)
        case .capped:
            if case .begun(let kind) = facts.body { return onTime(facts, kind, settings) }
            return notVideo(facts, kind)
        default: return ended(facts, kind)
        }
    }

    /// What stands in the way of looking at an answer at all; `nil` when it can be looked at.
    static func transport(_ facts: AttemptFacts, _ settings: ProbeSettings) -> Verdict? {
        if let failed = beforeAnswer(facts) ?? byStatus(facts) { return failed }
        if case .proven = facts.body { return nil }
        switch facts.end {
        case .timedOut: return timedOut(facts, .none, settings)
        case .connectionLost: return Verdict(.none, .offline, .connectionLost, facts.detail)
        default: return nil
        }
    }

    /// The message, or the outcome's name where it says everything.
    var words: String { message.isEmpty ? outcome.rawValue : message }

    /// A failure that no answer can outweigh.
    private static func beforeAnswer(_ facts: AttemptFacts) -> Verdict? {
        switch facts.end {
        case .cancelled: Verdict(.none, .unknown, .cancelled)
        case .local: Verdict(.none, .unknown, .localFailure, facts.detail)
        case .redirectRefused(let why): Verdict(.none, .offline, .redirectRefused, why)
        case .notAsked(let why): Verdict(.none, .unknown, .unsupported, why)
        case .unresolved: Verdict(.none, .unknown, .unresolved, "the name was not resolved")
        case .timedOut(.resolve): Verdict(.none, .unknown, .unresolved, "name servers did not answer in time")
        case .refused: Verdict(.none, .offline, .refused)
        case .unreachable(let locally):
            locally
                ? Verdict(.none, .unknown, .unreachable, "this machine has no route to the network")
                : Verdict(.none, .offline, .unreachable, facts.detail)
        case .timedOut(.connect): Verdict(.none, .offline, .connectTimedOut)
        case .timedOut(.tls): Verdict(.none, .offline, .tlsTimedOut)
        case .tlsFailed: Verdict(.none, .offline, .tlsFailed, facts.detail)
        case .certificateRefused: Verdict(.none, .degraded, .tlsFailed, facts.detail)
        case .notHTTP: Verdict(.none, .offline, .protocolError, "the answer is not \(facts.protocolName)")
        case .complete, .enough, .capped, .still, .connectionLost, .timedOut(.answer): nil
        }
    }

    /// What a status alone decides; `nil` for success.
    private static func byStatus(_ facts: AttemptFacts) -> Verdict? {
        guard let status = facts.status else { return nil }
        let words = "\(facts.protocolName) \(status)"
        let again =
            facts.retryAfterSeconds > 0 ? "\(words), come again after \(facts.retryAfterSeconds) s" : words
        return switch status {
        case 200..<300: nil
        case 401, 403: Verdict(.none, .unknown, .needsCredentials, "needs credentials")
        // The server says that we ask too much, or that it did not hear us out: nothing about the camera.
        case 408, 429: Verdict(.none, .unknown, .httpError, again)
        default: Verdict(.none, .offline, .httpError, again)
        }
    }

    private static func onTime(_ facts: AttemptFacts, _ kind: StreamKind, _ settings: ProbeSettings)
        -> Verdict
    {
        guard let first = facts.firstByteSeconds, first > settings.slowSeconds else {
            return Verdict(kind, .online, .streaming)
        }
        return Verdict(kind, .degraded, .slow, "first byte after \(tenths(first)) s")
    }

    /// A media server may hold a request while it pulls the stream: only a wait longer than that is a no.
    private static func timedOut(_ facts: AttemptFacts, _ kind: StreamKind, _ settings: ProbeSettings)
        -> Verdict
    {
        let waited = tenths(facts.waitedSeconds)
        guard facts.bytes == 0 else {
            return Verdict(kind, .degraded, .transferTimedOut, "\(facts.bytes) bytes in \(waited) s")
        }
        let patient = facts.waitedSeconds >= settings.gatewayHoldSeconds
        let message = patient ? "no byte in \(waited) s" : "slow or waking: no byte in \(waited) s"
        return Verdict(.none, patient ? .offline : .unknown, .firstByteTimedOut, message)
    }

    private static func ended(_ facts: AttemptFacts, _ kind: StreamKind) -> Verdict {
        if facts.bytes == 0 { return Verdict(.none, .offline, .emptyBody) }
        guard case .begun(let kind) = facts.body else { return notVideo(facts, kind) }
        switch kind {
        case .jpeg, .multipartJPEG:
            return Verdict(kind, .degraded, .connectionLost, "the picture ends before its end mark")
        case .hls: return Verdict(kind, .offline, .notVideo, "the playlist names no segment and no variant")
        default: return Verdict(kind, .offline, .notVideo, "the stream ends before its first picture")
        }
    }

    private static func notVideo(_ facts: AttemptFacts, _ kind: StreamKind) -> Verdict {
        Verdict(kind, .offline, .notVideo, "the first \(facts.bytes) bytes are no stream that we know")
    }

    private static func tenths(_ seconds: Double) -> String {
        let whole = Int((max(0, seconds) * 10).rounded())
        return "\(whole / 10).\(whole % 10)"
    }
}

extension Verdict {
    /// Whether another attempt may end differently: a judgement on what was answered does not.
    var mayChange: Bool {
        switch outcome {
        case .unresolved, .unreachable, .refused, .connectTimedOut, .tlsTimedOut, .firstByteTimedOut,
            .transferTimedOut, .connectionLost, .emptyBody, .localFailure, .segmentFailed:
            true
        // Gone, not there, or not a session at all: asking again finds the same.
        case .httpError: ![" 404", " 410", " 454"].contains { message.hasSuffix($0) }
        case .tlsFailed: state == .offline
        case .streaming, .slow, .stale, .ended, .frozen, .answering, .wrongClock, .deviceFault, .notVideo,
            .needsCredentials, .protocolError, .redirectRefused, .unsupported,
            .cancelled:
            false
        }
    }
}

extension Verdict {
    /// What an attempt with this verdict says of how much its gateway is asked at once; `nil` when nothing.
    ///
    /// `status`: that of the answer, if there was one.
    func sign(status: Int?) -> Pace.Sign? {
        switch outcome {
        case .slow, .connectTimedOut, .tlsTimedOut, .firstByteTimedOut, .transferTimedOut: .strained
        case .httpError where status == 429: .exhausted
        // A gateway says these of itself and of a camera that is off: only a step back tells which.
        case .httpError where status == 503 || status == 504: .strained
        case .unresolved, .unreachable, .refused, .localFailure, .cancelled, .unsupported, .connectionLost:
            nil
        default: .well
        }
    }
}

extension Verdict {
    /// What the verdict is for a recorder, which has no picture of its own: any answer in its own protocol says that it
    /// is up, a login page and a wish for a login too. `status`: that of the answer.
    func ofRecorder(status: Int?) -> Verdict {
        guard let status, status < 500 else { return self }
        switch outcome {
        case .notVideo, .emptyBody, .needsCredentials, .httpError, .redirectRefused, .deviceFault:
            return Verdict(kind, .online, .answering, "a recorder that answers: \(words)")
        default: return self
        }
    }
}
