/// One attempt at one endpoint: what is kept of it for two days.
public struct ProbeAttempt: Hashable, Sendable {
    /// When it began.
    public var startedAt: Instant
    /// Its verdict.
    public var state: HealthState
    /// How it ended.
    public var outcome: ProbeOutcome
    /// What the first bytes were.
    public var kind: StreamKind
    /// The HTTP or RTSP status; `nil` when there was none.
    public var httpStatus: Int?
    /// Bytes that were read.
    public var bytes: Int
    /// Connecting, in seconds.
    public var connectSeconds: Double
    /// From the request to the first byte, in seconds.
    public var firstByteSeconds: Double
    /// The whole attempt, in seconds.
    public var totalSeconds: Double
    /// Whether another attempt of the same run followed, whose verdict counts instead.
    public var wasRepeated = false

    /// An attempt.
    public init(
        startedAt: Instant, state: HealthState, outcome: ProbeOutcome, kind: StreamKind, httpStatus: Int?,
        bytes: Int, connectSeconds: Double, firstByteSeconds: Double, totalSeconds: Double
    ) {
        (self.startedAt, self.state, self.outcome, self.kind) = (startedAt, state, outcome, kind)
        (self.httpStatus, self.bytes, self.connectSeconds) = (httpStatus, bytes, connectSeconds)
        (self.firstByteSeconds, self.totalSeconds) = (firstByteSeconds, totalSeconds)
    }

    /// The last attempt of a result.
    public init(_ result: ProbeResult) {
        self.init(
            startedAt: result.startedAt, state: result.state, outcome: result.outcome, kind: result.kind,
            httpStatus: result.httpStatus, bytes: result.bytes, connectSeconds: result.phases.connect,
            firstByteSeconds: result.phases.firstByte, totalSeconds: result.phases.total)
    }
}
