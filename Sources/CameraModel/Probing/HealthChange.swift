/// A change of an endpoint's established state, or the begin or end of its flapping.
public struct HealthChange: Hashable, Sendable {
    /// The registry's number for the endpoint.
    public var endpointID: Int64
    /// The state before; the same as ``to`` when only flapping began or ended.
    public var from: HealthState
    /// The established state now.
    public var to: HealthState
    /// The first of the verdicts that established it.
    public var since: Instant
    /// How the last attempt ended.
    public var outcome: ProbeOutcome
    /// Whether the endpoint flaps: then its changes are no news.
    public var isFlapping: Bool
    /// Whether flapping began or ended with this observation.
    public var flappingChanged: Bool

    /// What an observation changed of a watch.
    public init(_ endpointID: Int64, _ watch: EndpointWatch, _ taken: EndpointWatch.Taken) {
        self.endpointID = endpointID
        (from, to) = (taken.changedFrom ?? watch.health.state, watch.health.state)
        (since, outcome) = (watch.health.since, watch.outcome)
        (isFlapping, flappingChanged) = (watch.isFlapping, taken.flappingChanged)
    }

    /// Whether anybody should be told: not of every turn of a flapping endpoint.
    public var isNews: Bool { flappingChanged || (from != to && !isFlapping) }
}
