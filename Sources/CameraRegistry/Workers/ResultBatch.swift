public import CameraModel

/// Results of a worker on their way to the registry, with a number by which the registry knows them again.
public struct ResultBatch: Hashable, Sendable {
    /// An endpoint that was given to the worker, and when it was given.
    public struct Holding: Hashable, Sendable {
        /// The endpoint.
        public var endpointID: Int64
        /// See ``LeasedEndpoint/token``.
        public var token: Int64
        /// Whether it was judged; one that was not is given back as it was.
        public var isAnswered: Bool
    }

    /// Made at random by the worker; the registry takes each number once.
    public var number: String
    /// The identity of the registry that the endpoints are of.
    public var registry: String
    /// When the worker began to ask.
    public var startedAt: Instant
    /// When the last one was judged.
    public var finishedAt: Instant
    /// In which period the endpoints were asked: when they were given to the worker, by the server's clock.
    public var askedAt: Instant
    /// Whether the worker could not see: then no state is changed.
    public var isBlind: Bool
    /// What it had been given.
    public var holdings: [Holding]
    /// What it saw.
    public var observations: [Observation]
    /// Every attempt, packed as ``AttemptChunk`` packs them.
    var attempts: [UInt8]
    /// The earliest attempt.
    var base: Instant

    /// The results of what a worker was given. Cancelled probes say nothing.
    public init(
        registry: String, results: [ProbeResult], of leased: [LeasedEndpoint], askedAt: Instant,
        startedAt: Instant, finishedAt: Instant, isBlind: Bool
    ) {
        let judged = results.filter { $0.outcome != .cancelled }
        let answered = Set(judged.map(\.target.endpointID))
        number = ResultBatch.newNumber()
        (self.registry, self.askedAt, self.isBlind) = (registry, askedAt, isBlind)
        (self.startedAt, self.finishedAt) = (startedAt, finishedAt)
        holdings = leased.map { one in
            let endpoint = one.watched.target.endpointID
            return Holding(
                endpointID: endpoint, token: one.token, isAnswered: answered.contains(endpoint))
        }
        observations = judged.map { Observation($0) }
        base = judged.flatMap { [$0.startedAt] + $0.earlier.map(\.startedAt) }.min() ?? startedAt
        attempts = AttemptChunk.pack(judged, base: base)
    }

    init(
        number: String, registry: String, startedAt: Instant, finishedAt: Instant, askedAt: Instant,
        isBlind: Bool, holdings: [Holding], observations: [Observation], attempts: [UInt8], base: Instant
    ) {
        (self.number, self.registry, self.isBlind) = (number, registry, isBlind)
        (self.startedAt, self.finishedAt, self.askedAt) = (startedAt, finishedAt, askedAt)
        (self.holdings, self.observations) = (holdings, observations)
        (self.attempts, self.base) = (attempts, base)
    }

    /// 128 random bits: no two workers, and no two lives of one, make the same.
    private static func newNumber() -> String {
        let (high, low) = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        return [high, low].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// What became of a batch.
public struct Delivery: Hashable, Sendable {
    /// The run it is kept as; `nil` when the registry had the batch already, and nothing was done.
    public var run: Int64?
    /// How many results were taken into the state of their endpoints.
    public var counted: Int
    /// How many were kept as attempts alone: the endpoint had been given to another worker, or something newer was known of it.
    public var late: Int
    /// What changed.
    public var changes: [HealthChange]
}
