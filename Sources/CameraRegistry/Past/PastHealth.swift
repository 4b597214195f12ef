import CameraModel

/// What was known of an endpoint at a moment: its health of today where nothing was probed since, else the state that was
/// established last by then, and the last attempt that reached it.
///
/// States are remembered as long as episodes are kept, attempts for two days; before that an endpoint counts as reached at
/// every moment of a ``ReachSpan``, which answers windows of six hours and more. Of a time before spans were kept, it
/// counts as reached as long as its state was one of a reached endpoint.
final class PastHealth {
    /// The established state, and when a probe last reached the endpoint.
    typealias Known = (state: HealthState?, reachedAt: Instant?)

    private let connection: Connection
    private let lastMillisecond: Int64
    private let states: Statement
    private let reachedSpans: Statement
    private let reachedEpisodes: Statement
    private let endpoints: Statement
    /// The last attempt that reached each endpoint, by milliseconds; read when it is first asked for.
    private var reached: [Int64: Int64]?

    init(_ connection: Connection, lastMillisecond: Int64) throws(RegistryError) {
        (self.connection, self.lastMillisecond) = (connection, lastMillisecond)
        states = try Statement(
            connection,
            """
            SELECT state FROM (
                SELECT state, knownAt, fromAt FROM episode WHERE endpointId = ?1
                UNION ALL SELECT state, knownAt, episodeFrom FROM health WHERE endpointId = ?1
            ) AS known WHERE knownAt <= ?2 ORDER BY knownAt DESC, fromAt DESC LIMIT 1
            """)
        reachedSpans = try Statement(
            connection,
            """
            SELECT max(toAt) FROM (
                SELECT toAt, fromAt FROM reach WHERE endpointId = ?1
                UNION ALL SELECT reachedAt, reachFrom FROM health WHERE endpointId = ?1
            ) AS known WHERE fromAt <= ?2
            """)
        reachedEpisodes = try Statement(
            connection,
            """
            SELECT max(toAt) FROM (
                SELECT toAt, fromAt, state FROM episode WHERE endpointId = ?1
                UNION ALL SELECT heldUntil, episodeFrom, state FROM health WHERE endpointId = ?1
            ) AS known WHERE fromAt <= ?2 AND state IN ('online', 'degraded')
            """)
        endpoints = try Statement(
            connection,
            """
            SELECT endpoint.id, url, state, reachedAt, checkedAt FROM endpoint
            LEFT JOIN health ON endpointId = endpoint.id WHERE cameraId = ? ORDER BY endpoint.id
            """)
    }

    /// What was known of an endpoint whose health of today is given.
    func known(_ endpoint: Int64, state: HealthState?, reachedAt: Int64?, checkedAt: Int64?)
        throws(RegistryError)
        -> Known
    {
        if checkedAt ?? 0 <= lastMillisecond { return (state, reachedAt.map(Instant.init(milliseconds:))) }
        return (try pastState(endpoint), try pastReached(endpoint))
    }

    /// What was known of the endpoints that a camera had, by their addresses; also of those it has no more.
    func known(_ urls: Set<String>, of camera: Int64) throws(RegistryError) -> [Known] {
        var found: [Known] = []
        endpoints.bind(1, camera)
        defer { endpoints.reset() }
        while try endpoints.step() {
            guard let url = endpoints.text(1), urls.contains(url) else { continue }
            found.append(
                try known(
                    endpoints.int64(0), state: endpoints.text(2).flatMap(HealthState.init(rawValue:)),
                    reachedAt: endpoints.optionalInt64(3), checkedAt: endpoints.optionalInt64(4)))
        }
        return found
    }

    private func pastReached(_ endpoint: Int64) throws(RegistryError) -> Instant? {
        if reached == nil { reached = try attempts() }
        if let last = reached?[endpoint] { return Instant(milliseconds: last) }
        if let last = try last(reachedSpans, endpoint) { return last }
        return try last(reachedEpisodes, endpoint)
    }

    private func last(_ query: borrowing Statement, _ endpoint: Int64) throws(RegistryError) -> Instant? {
        query.bind(1, endpoint)
        query.bind(2, lastMillisecond)
        defer { query.reset() }
        guard try query.step() else { return nil }
        // An audit's moment is a whole second, and nothing is reached after it.
        return query.optionalInt64(0).map { Instant(milliseconds: min($0, lastMillisecond - 999)) }
    }

    private func attempts() throws(RegistryError) -> [Int64: Int64] {
        let chunks = try Statement(
            connection,
            """
            SELECT records, attemptChunk.startedAt FROM attemptChunk JOIN probeRun ON probeRun.id = runId
            WHERE attemptChunk.startedAt <= ? AND blind = 0 AND applied = 1
            """)
        chunks.bind(1, lastMillisecond)
        var last: [Int64: Int64] = [:]
        while try chunks.step() {
            let base = Instant(milliseconds: chunks.int64(1))
            for (endpoint, attempt) in AttemptChunk.unpack(chunks.bytes(0), base: base)
            where !attempt.wasRepeated && attempt.state.isReached {
                let at = attempt.startedAt.milliseconds
                if at <= lastMillisecond, at > last[endpoint] ?? .min { last[endpoint] = at }
            }
        }
        return last
    }

    private func pastState(_ endpoint: Int64) throws(RegistryError) -> HealthState? {
        states.bind(1, endpoint)
        states.bind(2, lastMillisecond)
        defer { states.reset() }
        return try states.step() ? states.text(0).flatMap(HealthState.init(rawValue:)) : nil
    }
}
