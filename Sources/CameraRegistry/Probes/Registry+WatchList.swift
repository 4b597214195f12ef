public import CameraModel

extension Registry {
    /// The endpoints that a run has to do with, least recently asked first, with what is known of each.
    ///
    /// Planned and removed cameras are not asked. Cameras under maintenance at `now` are in the list, and say so.
    public func watchList(_ scope: ProbeScope = ProbeScope(), now: Instant = Instant(milliseconds: 0)) throws
        -> [WatchedEndpoint]
    {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let wanted = try Registry.zones(scope.zones, places)
            let works = try MaintenanceTable.lookup(connection, places, at: now)
            let select = try Statement(
                connection,
                Registry.watchedQuery(where: "\(Registry.isAsked) AND (?1 IS NULL OR deviceCode = ?1)"),
                isLong: true)
            select.bind(1, scope.camera?.text)
            var found: [WatchedEndpoint] = []
            while try select.step() {
                if let wanted, !wanted.contains(select.int64(3)) { continue }
                found.append(try Registry.watched(select, places, works))
            }
            return found
        }
    }

    /// What ``watched(_:_:_:)`` reads, of endpoint, camera and health: least recently asked first.
    static func watchedQuery(where condition: String) -> String {
        """
        SELECT endpoint.id, deviceCode, url, zoneId, mark, health.state, since, name, parent, pole,
            health.outcome, health.message, health.flapping, address
        FROM endpoint JOIN camera ON camera.id = cameraId
        LEFT JOIN health ON health.endpointId = endpoint.id
        WHERE \(condition)
        ORDER BY coalesce(checkedAt, 0), endpoint.id
        """
    }

    /// Which endpoints are asked at all.
    static let isAsked =
        "endpoint.position IS NOT NULL AND coalesce(deviceState, '') NOT IN ('planned', 'removed')"

    /// The endpoint in the columns of ``watchedQuery(where:)``.
    static func watched(
        _ row: borrowing Statement, _ places: Places, _ works: MaintenanceLookup
    ) throws(RegistryError) -> WatchedEndpoint {
        var watched = WatchedEndpoint(target: try target(row))
        watched.state = row.text(5).flatMap(HealthState.init(rawValue:))
        watched.since = row.optionalInt64(6).map(Instant.init(milliseconds:))
        (watched.name, watched.parent) = (row.text(7), row.text(8))
        (watched.pole, watched.zone) = (row.text(9), places.code(id: row.int64(3)))
        watched.outcome = row.text(10).flatMap(ProbeOutcome.init(rawValue:))
        (watched.message, watched.address) = (row.text(11) ?? "", row.text(13))
        watched.isFlapping = row.int(12) != 0
        watched.maintenance = works.window(
            HangingCamera(
                code: watched.target.deviceCode.text, pole: watched.pole, parent: watched.parent,
                zone: row.int64(3)))
        return watched
    }

    private static func target(_ row: borrowing Statement) throws(RegistryError) -> ProbeTarget {
        guard let code = row.text(1).flatMap({ DeviceCode($0) }),
            let endpoint = row.text(2).flatMap({ StreamEndpoint($0) })
        else { throw .damaged(table: "endpoint", column: "url", id: row.int64(0)) }
        return ProbeTarget(
            endpointID: row.int64(0), deviceCode: code, endpoint: endpoint, earlierMark: row.text(4))
    }
}
