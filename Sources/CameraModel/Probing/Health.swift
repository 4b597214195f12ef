/// How many equal verdicts in a row change a known state.
public struct HealthThresholds: Hashable, Sendable {
    /// Verdicts of offline or degraded in a row before a better state falls; 1 or more.
    public var down: Int
    /// Verdicts of online in a row before a worse state rises; 1 or more.
    public var up: Int

    /// Thresholds; the default is three down, two up.
    public init(down: Int = 3, up: Int = 2) {
        precondition(down >= 1 && up >= 1, "a threshold is at least one")
        (self.down, self.up) = (down, up)
    }
}

/// The kept state of an endpoint: what several verdicts in a row have established, and since when.
public struct Health: Hashable, Sendable {
    /// The established state.
    public private(set) var state: HealthState
    /// Since when it stands: the first of the verdicts that established it.
    public private(set) var since: Instant
    /// When it was last asked.
    public private(set) var checkedAt: Instant
    /// When a probe last reached it; `nil` when never.
    public private(set) var reachedAt: Instant?
    /// The state that the last verdicts point to when it differs from ``state``.
    public private(set) var candidate: HealthState?
    /// The first of those verdicts.
    public private(set) var candidateSince: Instant?
    /// How many of them stand in a row.
    public private(set) var candidateCount: Int

    /// The health after a first verdict: it counts at once.
    public init(first state: HealthState, at instant: Instant) {
        (self.state, since, checkedAt) = (state, instant, instant)
        reachedAt = state.isReached ? instant : nil
        candidateCount = 0
    }

    /// A health that was kept.
    public init(
        state: HealthState, since: Instant, checkedAt: Instant, reachedAt: Instant?, candidate: HealthState?,
        candidateSince: Instant?, candidateCount: Int
    ) {
        (self.state, self.since, self.checkedAt, self.reachedAt) = (state, since, checkedAt, reachedAt)
        (self.candidate, self.candidateSince, self.candidateCount) = (
            candidate, candidateSince, candidateCount
        )
    }

    /// Takes in a verdict; says whether the established state changed.
    ///
    /// A verdict of unknown changes no established state and no count: we could not tell.
    @discardableResult
    public mutating func observe(_ verdict: HealthState, at instant: Instant, _ thresholds: HealthThresholds)
        -> Bool
    {
        checkedAt = max(checkedAt, instant)
        if verdict.isReached { reachedAt = max(reachedAt ?? instant, instant) }
        if verdict == state || (verdict == .unknown && state != .unknown) {
            if verdict == state { (candidate, candidateSince, candidateCount) = (nil, nil, 0) }
            return false
        }
        if candidate != verdict { (candidate, candidateSince, candidateCount) = (verdict, instant, 0) }
        candidateCount += 1
        let needed = state == .unknown ? 1 : verdict.rank < state.rank ? thresholds.up : thresholds.down
        guard candidateCount >= needed else { return false }
        (state, since) = (verdict, candidateSince ?? instant)
        (candidate, candidateSince, candidateCount) = (nil, nil, 0)
        return true
    }
}
