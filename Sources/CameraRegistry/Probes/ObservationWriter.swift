import CameraModel

/// Takes observations into the kept state of endpoints, within one transaction.
final class ObservationWriter {
    private let run: Int64
    private let settings: HealthSettings
    private let connection: Connection
    private let watches: WatchTable
    private let episodes: EpisodeTable
    private let reach: Statement
    private let isThere: Statement
    /// The last day whose hourly sums are kept already.
    private let rolledDay: Int?
    private(set) var changes: [HealthChange] = []

    init(_ connection: Connection, run: Int64, _ settings: HealthSettings) throws(RegistryError) {
        (self.connection, self.run, self.settings) = (connection, run, settings)
        watches = try WatchTable(connection, run: run)
        episodes = try EpisodeTable(connection)
        reach = try Statement(
            connection, "INSERT OR REPLACE INTO reach (endpointId, fromAt, toAt) VALUES (?, ?, ?)")
        isThere = try Statement(connection, "SELECT 1 FROM endpoint WHERE id = ?")
        rolledDay = try DayRoll.lastDay(connection)
    }

    func take(_ observation: Observation) throws(RegistryError) {
        let endpoint = observation.endpointID
        guard var watch = try watches.watch(endpoint) else { return try begin(observation) }
        let taken = watch.take(observation, settings)
        for episode in taken.closed { try episodes.add(episode, endpoint) }
        if let span = taken.closedReach {
            reach.bind(1, endpoint)
            reach.bind(2, span.from.milliseconds)
            reach.bind(3, span.to.milliseconds)
            try reach.run()
        }
        try watches.save(watch, endpoint)
        if let since = taken.turnsSince {
            try episodes.turn(endpoint, since: since, to: watch.health.state, knownAt: watch.knownAt)
        }
        let day = Int(watch.health.since.seconds / 86_400)
        if taken.changedFrom != nil, let rolledDay, day <= rolledDay {
            // It reads the table.
            try watches.settle()
            try DayRoll.redo(connection, endpoint, days: day...rolledDay)
        }
        if taken.changedFrom != nil || taken.flappingChanged {
            changes.append(HealthChange(endpoint, watch, taken))
        }
    }

    /// The first observation of an endpoint; one that left the registry meanwhile is passed over.
    private func begin(_ observation: Observation) throws(RegistryError) {
        guard try isThere(observation.endpointID) else { return }
        try watches.save(EndpointWatch(first: observation, settings), observation.endpointID)
    }

    private func isThere(_ endpoint: Int64) throws(RegistryError) -> Bool {
        if let known = watches.isThere(endpoint) { return known }
        isThere.bind(1, endpoint)
        defer { isThere.reset() }
        return try isThere.step()
    }

    /// To be told of all that will be taken, before the first.
    func expect(_ observations: [Observation]) throws(RegistryError) {
        try watches.expect(observations.map(\.endpointID))
    }

    /// Writes what waits, after the last.
    func settle() throws(RegistryError) { try watches.settle() }
}
