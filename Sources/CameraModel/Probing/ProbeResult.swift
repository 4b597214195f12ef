/// Durations of the phases of one attempt, in seconds; 0 where a phase did not happen.
public struct ProbePhases: Hashable, Sendable {
    /// Resolving the name.
    public var resolve = 0.0
    /// Connecting, after resolving.
    public var connect = 0.0
    /// The TLS handshake, after connecting.
    public var tls = 0.0
    /// From sending the request to the first byte of the answer.
    public var firstByte = 0.0
    /// The whole attempt.
    public var total = 0.0

    /// No time at all.
    public init() {}
}

/// One endpoint that a run asks.
public struct ProbeTarget: Hashable, Sendable {
    /// The registry's number for the endpoint; handed back with the result.
    public var endpointID: Int64
    /// The camera it belongs to.
    public var deviceCode: DeviceCode
    /// What is asked, without credentials.
    public var endpoint: StreamEndpoint
    /// ``ProbeResult/mark`` of an earlier run: the same again means that nothing moved since. `nil` when unknown.
    public var earlierMark: String?

    /// A target.
    public init(
        endpointID: Int64, deviceCode: DeviceCode, endpoint: StreamEndpoint, earlierMark: String? = nil
    ) {
        (self.endpointID, self.deviceCode, self.endpoint) = (endpointID, deviceCode, endpoint)
        self.earlierMark = earlierMark
    }
}

/// The verdict of one run on one endpoint, before any threshold.
public struct ProbeResult: Hashable, Sendable {
    /// What was asked.
    public var target: ProbeTarget
    /// When the last attempt began.
    public var startedAt: Instant
    /// What the first bytes are.
    public var kind: StreamKind
    /// The verdict.
    public var state: HealthState
    /// How it ended.
    public var outcome: ProbeOutcome
    /// The HTTP or RTSP status of the answer to the endpoint's own address; `nil` when there was none.
    public var httpStatus: Int?
    /// How many attempts were made, 1 or more; 0 when the run was cancelled before the first.
    public var attempts: Int
    /// The attempts before the last, oldest first: nothing is hidden by trying again.
    public var earlier: [ProbeAttempt] = []
    /// Bytes that were read, of all answers of the last attempt.
    public var bytes: Int
    /// Phases of the last attempt: those of its first answer, and the time of the whole, pauses included.
    public var phases: ProbePhases
    /// The address that answered, as text; `nil` when none did.
    public var remoteAddress: String?
    /// What a technician should know beyond the outcome, in English; empty when nothing.
    public var message: String
    /// What was looked at in the last attempt, in order, each check once at most.
    public var checks: [CheckResult] = []
    /// What stands for the present picture: `jpeg:` and its SHA-256; never the picture. `nil` for other kinds.
    ///
    /// A camera's noise makes two pictures differ: the same mark in another run is a frozen one.
    public var mark: String?

    /// A result with nothing read yet.
    public init(target: ProbeTarget, startedAt: Instant, state: HealthState, outcome: ProbeOutcome) {
        (self.target, self.startedAt, self.state, self.outcome) = (target, startedAt, state, outcome)
        kind = .none
        attempts = 0
        bytes = 0
        phases = ProbePhases()
        message = ""
    }
}
