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
    /// From which day on the sums of an endpoint have to be made anew.
    private var outdated: [Int64: Int] = [:]
    /// Whether observations that are not newer than what is known are passed over.
    private let onlyNewer: Bool
    /// The endpoints of those that were.
    private(set) var passedOver: Set<Int64> = []

    /// `onlyNewer`: for observations that come late, and from several hands.
    init(
        _ connection: Connection, run: Int64, _ settings: HealthSettings, onlyNewer: Bool = false
    ) throws(RegistryError) {
        (self.connection, self.run, self.settings, self.onlyNewer) = (connection, run, settings, onlyNewer)
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
        if onlyNewer, observation.at <= watch.health.checkedAt {
            passedOver.insert(endpoint)
            return
        }
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
        let first = taken.changedFrom == nil ? observation.at : min(watch.health.since, observation.at)
        remake(endpoint, from: first)
        if taken.changedFrom != nil || taken.flappingChanged {
            changes.append(HealthChange(endpoint, watch, taken))
        }
    }

    /// The first observation of an endpoint; one that left the registry meanwhile is passed over.
    private func begin(_ observation: Observation) throws(RegistryError) {
        guard try isThere(observation.endpointID) else { return }
        try watches.save(EndpointWatch(first: observation, settings), observation.endpointID)
        remake(observation.endpointID, from: observation.at)
    }

    /// Remembers that what is known of an endpoint is another thing since a moment.
    private func remake(_ endpoint: Int64, from moment: Instant) {
        let day = Int(moment.seconds / 86_400)
        guard let rolledDay, day <= rolledDay else { return }
        outdated[endpoint] = min(outdated[endpoint] ?? day, day)
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
    func settle() throws(RegistryError) {
        try watches.settle()
        guard let rolledDay else { return }
        for endpoint in outdated.keys.sorted() {
            guard let day = outdated[endpoint] else { continue }
            try DayRoll.redo(connection, endpoint, days: day...rolledDay)
        }
        outdated.removeAll()
    }
}
