/// How verdicts make a kept state, and how long one speaks.
public struct HealthSettings: Hashable, Sendable {
    /// Verdicts in a row that change a known state, for kinds not named in ``byKind``.
    public var thresholds = HealthThresholds()
    /// Other thresholds for streams of some kinds.
    public var byKind: [StreamKind: HealthThresholds] = [:]
    /// How long a verdict speaks when no other follows, in whole seconds, 1 or more; time beyond is not observed.
    ///
    /// Three times the usual five minutes between runs, so that one run may fail without a gap in the record.
    public var holdSeconds: Int64 = 900
    /// From how many changes of 100 an endpoint counts as flapping, 1...100. Source: Naemon's default.
    public var flappingFrom = 30
    /// Below how many changes of 100 it counts as settled again, at most ``flappingFrom``.
    public var flappingUntil = 20

    /// The defaults: three down, two up, a quarter of an hour.
    public init() {}

    /// The thresholds for a stream of a kind; `nil` when its kind was never seen.
    public func thresholds(for kind: StreamKind?) -> HealthThresholds {
        kind.flatMap { byKind[$0] } ?? thresholds
    }
}
