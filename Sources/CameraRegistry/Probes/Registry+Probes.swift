public import CameraModel
import GRDBSQLite

/// Which endpoints a probe run asks.
public struct ProbeScope: Sendable {
    /// Only cameras of this zone and its descendants; code or name.
    public var zone: String?
    /// Only this camera.
    public var camera: DeviceCode?

    /// Every endpoint.
    public init(zone: String? = nil, camera: DeviceCode? = nil) { (self.zone, self.camera) = (zone, camera) }
}

extension Registry {
    /// The endpoints to ask, least recently asked first. Planned and removed cameras are not asked.
    public func probeTargets(_ scope: ProbeScope = ProbeScope()) throws -> [ProbeTarget] {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let wanted = try Registry.zones(scope.zone, places)
            let select = try Statement(
                connection,
                """
                SELECT endpoint.id, deviceCode, url, zoneId FROM endpoint
                JOIN camera ON camera.id = cameraId
                LEFT JOIN health ON health.endpointId = endpoint.id
                WHERE endpoint.position IS NOT NULL AND coalesce(deviceState, '') NOT IN ('planned', 'removed')
                    AND (?1 IS NULL OR deviceCode = ?1)
                ORDER BY coalesce(checkedAt, 0), endpoint.id
                """)
            select.bind(1, scope.camera?.text)
            var targets: [ProbeTarget] = []
            while try select.step() {
                if let wanted, !wanted.contains(select.int64(3)) { continue }
                guard let code = select.text(1).flatMap({ DeviceCode($0) }),
                    let endpoint = select.text(2).flatMap({ StreamEndpoint($0) })
                else { throw RegistryError.damaged(table: "endpoint", column: "url", id: select.int64(0)) }
                targets.append(ProbeTarget(endpointID: select.int64(0), deviceCode: code, endpoint: endpoint))
            }
            return targets
        }
    }

    /// Opens a probe run and gives its number. A run that is never finished stays without an end.
    public func beginProbeRun(due: Int, now: Instant) throws -> Int64 {
        try write { connection in
            let insert = try Statement(connection, "INSERT INTO probeRun (startedAt, due) VALUES (?, ?)")
            insert.bind(1, now.milliseconds)
            insert.bind(2, due)
            try insert.run()
            return (keep: true, value: sqlite3_last_insert_rowid(connection))
        }
    }

    /// Saves results of a run, and what they make of each endpoint's health, in one transaction.
    ///
    /// A cancelled probe says nothing and is not saved. Results of endpoints that left the registry meanwhile
    /// are passed over.
    public func save(_ results: [ProbeResult], run: Int64, thresholds: HealthThresholds) throws {
        try write { connection in
            let writer = try ProbeWriter(connection, run: run, thresholds: thresholds)
            for result in results where result.outcome != .cancelled { try writer.save(result) }
            return (keep: true, value: ())
        }
    }

    /// Closes a run.
    public func finishProbeRun(_ run: Int64, now: Instant) throws {
        try write { connection in
            let update = try Statement(connection, "UPDATE probeRun SET finishedAt = ? WHERE id = ?")
            update.bind(1, now.milliseconds)
            update.bind(2, run)
            try update.run()
            return (keep: true, value: ())
        }
    }

    /// The established health of a camera's endpoints, by address; `nil` for one that was never asked.
    public func health(of code: DeviceCode) throws -> [(endpoint: StreamEndpoint, health: Health?)] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT \(ProbeWriter.healthColumns), url FROM endpoint JOIN camera ON camera.id = cameraId
                LEFT JOIN health ON health.endpointId = endpoint.id
                WHERE deviceCode = ? AND endpoint.position IS NOT NULL ORDER BY endpoint.position
                """)
            select.bind(1, code.text)
            var found: [(endpoint: StreamEndpoint, health: Health?)] = []
            while try select.step() {
                guard let endpoint = select.text(7).flatMap({ StreamEndpoint($0) }) else { continue }
                found.append((endpoint, ProbeWriter.health(select)))
            }
            return found
        }
    }
}
