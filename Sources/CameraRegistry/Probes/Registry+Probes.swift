public import CameraModel

/// Which endpoints a probe run asks.
public struct ProbeScope: Sendable {
    /// Only cameras of these zones and their descendants, by code or name; empty for all.
    public var zones: [String]
    /// Only this camera.
    public var camera: DeviceCode?

    /// Every endpoint.
    public init(zones: [String] = [], camera: DeviceCode? = nil) {
        (self.zones, self.camera) = (zones, camera)
    }

    /// The endpoints of a zone; of all for `nil`.
    public init(zone: String?) { self.init(zones: zone.map { [$0] } ?? []) }
}

extension Registry {
    /// The endpoints to ask, least recently asked first. Planned and removed cameras are not asked.
    public func probeTargets(_ scope: ProbeScope = ProbeScope()) throws -> [ProbeTarget] {
        try watchList(scope).map(\.target)
    }

    /// Opens a probe run and gives its number. A run that is never finished stays without an end.
    public func beginProbeRun(due: Int, now: Instant) throws -> Int64 {
        try write { connection in
            try Registry.makeMonths(connection, now)
            let insert = try Statement(connection, "INSERT INTO probeRun (startedAt, due) VALUES (?, ?)")
            insert.bind(1, now.milliseconds)
            insert.bind(2, due)
            return (keep: true, value: try insert.runForID())
        }
    }

    /// Keeps the attempts behind results: evidence for two days. It changes no state.
    ///
    /// A cancelled probe says nothing and is not kept.
    public func record(_ results: [ProbeResult], run: Int64) throws {
        let judged = results.filter { $0.outcome != .cancelled }
        guard let base = judged.flatMap({ [$0.startedAt] + $0.earlier.map(\.startedAt) }).min() else {
            return
        }
        try write { connection in
            let insert = try Statement(
                connection, "INSERT INTO attemptChunk (runId, startedAt, records) VALUES (?, ?, ?)")
            insert.bind(1, run)
            insert.bind(2, base.milliseconds)
            insert.bind(3, AttemptChunk.pack(judged, base: base))
            try insert.run()
            return (keep: true, value: ())
        }
    }

    /// Takes a run's observations into the kept state of their endpoints, in one transaction; gives what changed.
    ///
    /// Not for the observations of a blind run. Those of endpoints that left the registry meanwhile are passed over.
    @discardableResult
    public func apply(_ observations: [Observation], run: Int64, _ settings: HealthSettings) throws
        -> [HealthChange]
    {
        try write { connection in
            let writer = try ObservationWriter(connection, run: run, settings)
            try writer.expect(observations)
            // In the table's order: neighbours share a page.
            for observation in observations.sorted(by: { $0.endpointID < $1.endpointID }) {
                try writer.take(observation)
            }
            try writer.settle()
            let done = try Statement(connection, "UPDATE probeRun SET applied = 1 WHERE id = ?")
            done.bind(1, run)
            try done.run()
            return (keep: true, value: writer.changes)
        }
    }

    /// Saves results of a run and what they make of each endpoint's health: ``record(_:run:)`` and
    /// ``apply(_:run:_:)`` in one.
    public func save(_ results: [ProbeResult], run: Int64, thresholds: HealthThresholds) throws {
        var settings = HealthSettings()
        settings.thresholds = thresholds
        try record(results, run: run)
        try apply(results.filter { $0.outcome != .cancelled }.map { Observation($0) }, run: run, settings)
    }

    /// On a server, has a partition for the history of this month and the next.
    static func makeMonths(_ connection: Connection, _ now: Instant) throws(RegistryError) {
        guard connection.postgres != nil else { return }
        let make = try Statement(connection, "SELECT makeMonth(?1), makeMonth(?1 + \(31 * 86_400_000))")
        make.bind(1, now.milliseconds)
        try make.run()
    }

    /// Closes a run, forgets attempts older than two days, and keeps the hourly sums of days that are over.
    public func finishProbeRun(_ run: Int64, now: Instant, blind: Bool = false) throws {
        try write { connection in
            let update = try Statement(
                connection, "UPDATE probeRun SET finishedAt = ?, blind = ?, applied = 1 WHERE id = ?")
            update.bind(1, now.milliseconds)
            update.bind(2, blind ? 1 : 0)
            update.bind(3, run)
            try update.run()
            try Registry.forgetAttempts(connection, now)
            try DayRoll.run(connection, now: now)
            return (keep: true, value: ())
        }
    }

    static func forgetAttempts(_ connection: Connection, _ now: Instant) throws(RegistryError) {
        let forget = try Statement(connection, "DELETE FROM attemptChunk WHERE startedAt < ?")
        forget.bind(1, now.adding(seconds: -Registry.attemptSeconds).milliseconds)
        try forget.run()
    }

    /// What runs that never ended have kept and not applied, oldest first: the last word on each endpoint.
    public func unappliedObservations() throws -> [(run: Int64, observations: [Observation])] {
        try read { connection in
            let chunks = try Statement(
                connection,
                """
                SELECT runId, records, attemptChunk.startedAt FROM attemptChunk JOIN probeRun ON probeRun.id = runId
                WHERE applied = 0 AND blind = 0 AND finishedAt IS NULL ORDER BY runId, attemptChunk.id
                """)
            var found: [(run: Int64, observations: [Observation])] = []
            while try chunks.step() {
                if found.last?.run != chunks.int64(0) { found.append((chunks.int64(0), [])) }
                let base = Instant(milliseconds: chunks.int64(2))
                for (endpoint, attempt) in AttemptChunk.unpack(chunks.bytes(1), base: base)
                where !attempt.wasRepeated {
                    found[found.count - 1].observations.append(
                        Observation(
                            endpointID: endpoint, at: attempt.startedAt, state: attempt.state,
                            outcome: attempt.outcome, kind: attempt.kind))
                }
            }
            return found
        }
    }

    /// How long attempts are kept: 48 hours.
    static let attemptSeconds: Int64 = 48 * 3600

    /// The established health of a camera's endpoints, by address; `nil` for one that was never asked.
    public func health(of code: DeviceCode) throws -> [(endpoint: StreamEndpoint, health: Health?)] {
        try watches(of: code).map { ($0.endpoint, $0.watch?.health) }
    }

    /// All that is kept of a camera's endpoints, by address; `nil` for one that was never asked.
    public func watches(of code: DeviceCode) throws -> [(endpoint: StreamEndpoint, watch: EndpointWatch?)] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT url, \(WatchTable.columns) FROM endpoint JOIN camera ON camera.id = cameraId
                LEFT JOIN health ON health.endpointId = endpoint.id
                WHERE deviceCode = ? AND endpoint.position IS NOT NULL ORDER BY endpoint.position
                """)
            select.bind(1, code.text)
            var found: [(endpoint: StreamEndpoint, watch: EndpointWatch?)] = []
            while try select.step() {
                guard let endpoint = select.text(0).flatMap({ StreamEndpoint($0) }) else { continue }
                found.append((endpoint, WatchTable.watch(select, from: 1)))
            }
            return found
        }
    }
}
