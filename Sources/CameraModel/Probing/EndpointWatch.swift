/// All that is kept of one endpoint from run to run, and how an observation changes it. Pure: nothing is asked here.
public struct EndpointWatch: Hashable, Sendable {
    /// The established state, since when, and what points away from it.
    public private(set) var health: Health
    /// When ``Health/state`` was established.
    public private(set) var knownAt: Instant
    /// The first second of the episode that is not over yet.
    public private(set) var episodeFrom: Instant
    /// Until when the last known verdict speaks; `nil` before the first one.
    public private(set) var heldUntil: Instant?
    /// The last 21 outcomes.
    public private(set) var recent: RecentOutcomes
    /// The first attempt of the present ``ReachSpan``, which ends at ``Health/reachedAt``; `nil` when it was never reached.
    public private(set) var reachFrom: Instant?
    /// Whether its state changes too often to be believed.
    public private(set) var isFlapping: Bool
    /// The last kind of stream that was seen; `nil` when none ever was.
    public private(set) var kind: StreamKind?
    /// What stands for the last picture; `nil` when there never was one.
    public private(set) var mark: String?
    /// The last outcome.
    public private(set) var outcome: ProbeOutcome
    /// What was to be said beyond the last outcome.
    public private(set) var message: String
    /// The address that answered last, IPv4 or IPv6 as text; `nil` when none ever did.
    public private(set) var remoteAddress: String?

    /// What an observation leads to outside the watch itself.
    public struct Taken: Hashable, Sendable {
        /// Episodes that are over.
        public var closed: [Episode] = []
        /// Whether the established state changed, from which.
        public var changedFrom: HealthState?
        /// Whether episodes that were closed before must take the new state from this second on: the verdicts that
        /// established it began before a gap.
        public var turnsSince: Instant?
        /// A span of reaching it that is over.
        public var closedReach: ReachSpan?
        /// Whether flapping began or ended.
        public var flappingChanged = false
    }

    /// The watch after a first observation, whose verdict counts at once.
    public init(first observation: Observation, _ settings: HealthSettings) {
        let second = Instant(seconds: observation.at.seconds)
        health = Health(first: observation.state, at: observation.at)
        (knownAt, episodeFrom) = (second, second)
        heldUntil = observation.state == .unknown ? nil : second.adding(seconds: settings.holdSeconds)
        (recent, isFlapping) = (RecentOutcomes(), false)
        reachFrom = health.reachedAt
        (outcome, message) = (observation.outcome, observation.message)
        remember(observation)
    }

    /// A watch that was kept.
    public init(
        health: Health, knownAt: Instant, episodeFrom: Instant, heldUntil: Instant?, recent: RecentOutcomes,
        isFlapping: Bool, kind: StreamKind?, mark: String?, outcome: ProbeOutcome, message: String,
        remoteAddress: String? = nil, reachFrom: Instant? = nil
    ) {
        (self.health, self.knownAt, self.episodeFrom) = (health, knownAt, episodeFrom)
        (self.heldUntil, self.recent, self.isFlapping) = (heldUntil, recent, isFlapping)
        (self.kind, self.mark, self.outcome, self.message) = (kind, mark, outcome, message)
        (self.remoteAddress, self.reachFrom) = (remoteAddress, reachFrom)
    }

    /// The episode that is not over yet, as far as the last verdict speaks.
    public var open: Episode {
        Episode(health.state, from: episodeFrom, to: heldUntil ?? episodeFrom, knownAt: knownAt)
    }

    /// Takes an observation in, and says what it leads to.
    public mutating func take(_ observation: Observation, _ settings: HealthSettings) -> Taken {
        var taken = Taken()
        let before = health.state
        // A clock that was set back must not make time run backwards.
        let second = max(Instant(seconds: observation.at.seconds), episodeFrom)
        remember(observation)
        if observation.state.isReached { reach(at: observation.at, &taken) }
        let changed = health.observe(
            observation.state, at: observation.at, settings.thresholds(for: kind))
        if observation.state != .unknown { hold(from: second, before, settings, &taken) }
        if changed { turn(from: before, at: second, &taken) }
        let flaps = recent.isFlapping(before: isFlapping, settings)
        (taken.flappingChanged, isFlapping) = (flaps != isFlapping, flaps)
        return taken
    }

    private mutating func remember(_ observation: Observation) {
        recent.append(observation.state, observation.outcome)
        (outcome, message) = (observation.outcome, observation.message)
        if let new = observation.mark { mark = new }
        if let new = observation.remoteAddress { remoteAddress = new }
        if observation.kind != .none, observation.kind != .other { kind = observation.kind }
    }

    /// One more attempt reached it: in the present span, or as the first of a new one.
    private mutating func reach(at instant: Instant, _ taken: inout Taken) {
        guard let last = health.reachedAt, let first = reachFrom else { return reachFrom = instant }
        guard instant.seconds - last.seconds > ReachSpan.longestGap else { return }
        taken.closedReach = ReachSpan(from: first, to: last)
        reachFrom = instant
    }

    /// The last verdict spoke until now, or not so long: then there is a gap, and a new episode begins.
    private mutating func hold(
        from second: Instant, _ before: HealthState, _ settings: HealthSettings, _ taken: inout Taken
    ) {
        if let heldUntil, heldUntil < second {
            taken.closed.append(Episode(before, from: episodeFrom, to: heldUntil, knownAt: knownAt))
            (episodeFrom, knownAt) = (second, second)
        }
        heldUntil = max(heldUntil ?? second, second.adding(seconds: settings.holdSeconds))
    }

    /// The state is another one since the first of the verdicts that established it.
    private mutating func turn(from before: HealthState, at second: Instant, _ taken: inout Taken) {
        let since = min(Instant(seconds: health.since.seconds), second)
        if since > episodeFrom {
            taken.closed.append(Episode(before, from: episodeFrom, to: since, knownAt: knownAt))
            episodeFrom = since
        } else if since < episodeFrom {
            taken.turnsSince = since
        }
        knownAt = second
        taken.changedFrom = before
    }
}
