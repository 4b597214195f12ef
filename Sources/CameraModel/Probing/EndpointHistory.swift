/// What is known of one endpoint over a window.
public struct EndpointHistory: Sendable {
    /// The registry's number for it.
    public var endpointID: Int64
    /// Its address.
    public var endpoint: StreamEndpoint
    /// What is kept of it now; `nil` when it was never asked.
    public var watch: EndpointWatch?
    /// Established states that touch the window, oldest first; the last may still go on.
    public var episodes: [Episode]
    /// Hourly sums of the window's days that are over, oldest first.
    public var days: [HourlySums]
    /// Attempts in the window, oldest first; of the last two days.
    public var attempts: [ProbeAttempt]

    /// A history.
    public init(
        endpointID: Int64, endpoint: StreamEndpoint, watch: EndpointWatch?, episodes: [Episode],
        days: [HourlySums], attempts: [ProbeAttempt]
    ) {
        (self.endpointID, self.endpoint, self.watch) = (endpointID, endpoint, watch)
        (self.episodes, self.days, self.attempts) = (episodes, days, attempts)
    }
}
