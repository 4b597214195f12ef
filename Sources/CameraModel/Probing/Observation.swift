/// What one run says of one endpoint, as far as its kept state depends on it.
public struct Observation: Hashable, Sendable {
    /// The registry's number for the endpoint.
    public var endpointID: Int64
    /// When it was asked.
    public var at: Instant
    /// This run's verdict, before any threshold.
    public var state: HealthState
    /// How it ended.
    public var outcome: ProbeOutcome
    /// What the first bytes were.
    public var kind: StreamKind
    /// What stands for its picture, never the picture; `nil` when there was none.
    public var mark: String?
    /// What a technician should know beyond the outcome; empty when nothing.
    public var message: String
    /// The address that answered, as text; `nil` when none did.
    public var remoteAddress: String?

    /// An observation.
    public init(
        endpointID: Int64, at: Instant, state: HealthState, outcome: ProbeOutcome, kind: StreamKind = .none,
        mark: String? = nil, message: String = "", remoteAddress: String? = nil
    ) {
        (self.endpointID, self.at, self.state, self.outcome) = (endpointID, at, state, outcome)
        (self.kind, self.mark, self.message) = (kind, mark, message)
        self.remoteAddress = remoteAddress
    }

    /// What a result says.
    public init(_ result: ProbeResult) {
        self.init(
            endpointID: result.target.endpointID, at: result.startedAt, state: result.state,
            outcome: result.outcome, kind: result.kind, mark: result.mark, message: result.message,
            remoteAddress: result.remoteAddress)
    }
}
