import CameraModel

/// What was known of an endpoint at a moment: its health of today where nothing was probed since, else as its probe
/// results up to then make it.
final class PastHealth {
    /// The established state, and when a probe last reached the endpoint.
    typealias Known = (state: HealthState?, reachedAt: Instant?)

    private let lastMillisecond: Int64
    private let thresholds = HealthThresholds()
    private let results: Statement
    private let reached: Statement
    private let endpoints: Statement

    init(_ connection: OpaquePointer, lastMillisecond: Int64) throws(RegistryError) {
        self.lastMillisecond = lastMillisecond
        results = try Statement(
            connection,
            """
            SELECT state, probeResult.startedAt FROM probeResult JOIN probeRun ON probeRun.id = runId
            WHERE endpointId = ?1 AND probeResult.startedAt <= ?2 AND blind = 0
            ORDER BY probeResult.startedAt DESC, probeResult.id DESC
            """)
        reached = try Statement(
            connection,
            """
            SELECT probeResult.startedAt FROM probeResult JOIN probeRun ON probeRun.id = runId
            WHERE endpointId = ?1 AND probeResult.startedAt <= ?2 AND blind = 0 AND state IN ('online', 'degraded')
            ORDER BY probeResult.startedAt DESC LIMIT 1
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
        reached.bind(1, endpoint)
        reached.bind(2, lastMillisecond)
        defer { reached.reset() }
        return try reached.step() ? Instant(milliseconds: reached.int64(0)) : nil
    }

    /// Reads back only as far as the state depends on: equal verdicts in a row, as many as either threshold asks,
    /// settle it whatever came before. A verdict of unknown neither breaks a row nor moves a known state.
    private func pastState(_ endpoint: Int64) throws(RegistryError) -> HealthState? {
        results.bind(1, endpoint)
        results.bind(2, lastMillisecond)
        defer { results.reset() }
        var verdicts: [(state: HealthState, at: Instant)] = []
        var (last, row): (HealthState?, Int) = (nil, 0)
        while row < max(thresholds.down, thresholds.up), try results.step() {
            guard let state = results.text(0).flatMap(HealthState.init(rawValue:)) else {
                throw .damaged(table: "probeResult", column: "state", id: endpoint)
            }
            verdicts.append((state, Instant(milliseconds: results.int64(1))))
            if state == .unknown { continue }
            row = state == last ? row + 1 : 1
            last = state
        }
        guard let first = verdicts.popLast() else { return nil }
        var health = Health(first: first.state, at: first.at)
        for verdict in verdicts.reversed() { health.observe(verdict.state, at: verdict.at, thresholds) }
        return health.state
    }
}
