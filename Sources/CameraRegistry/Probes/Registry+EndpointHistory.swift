public import CameraModel

extension Registry {
    /// What is known of a camera's endpoints over a window, also of those it has no more; empty when it has none.
    ///
    /// Seconds under maintenance are cut out of the episodes.
    ///
    /// `attemptsSince`: attempts before that moment are not wanted. Reading them takes time for every endpoint that was asked.
    public func endpointHistories(
        of code: DeviceCode, over window: TimeWindow, attemptsSince: Instant? = nil
    ) throws -> [EndpointHistory] {
        try read { connection in
            let episodes = try EpisodeTable(connection)
            let places = try Places(connection, withBoundaries: false)
            let works = try MaintenanceCalendar(connection, places, over: window)
            let select = try Statement(
                connection,
                """
                SELECT endpoint.id, url, pole, zoneId, \(WatchTable.columns), parent FROM endpoint
                JOIN camera ON camera.id = cameraId
                LEFT JOIN health ON health.endpointId = endpoint.id
                WHERE deviceCode = ? ORDER BY endpoint.position IS NULL, endpoint.position, endpoint.id
                """)
            select.bind(1, code.text)
            var found: [EndpointHistory] = []
            while try select.step() {
                guard let endpoint = select.text(1).flatMap({ StreamEndpoint($0) }) else { continue }
                let watch = WatchTable.watch(select, from: 4)
                var own = try episodes.episodes(select.int64(0), window)
                if let open = watch?.open, open.from < window.to, open.to > window.from { own.append(open) }
                let windows = works.windows(
                    HangingCamera(
                        code: code.text, pole: select.text(2),
                        parent: select.text(4 + WatchTable.columnCount),
                        zone: select.int64(3)))
                if !windows.isEmpty { own = own.flatMap { $0.outside(windows) } }
                found.append(
                    EndpointHistory(
                        endpointID: select.int64(0), endpoint: endpoint, watch: watch, episodes: own,
                        days: try Registry.days(connection, select.int64(0), window),
                        attempts: []))
            }
            let since = max(attemptsSince ?? window.from, window.from)
            try Registry.addAttempts(connection, since, window, to: &found)
            return found
        }
    }

    private static func days(_ connection: Connection, _ endpoint: Int64, _ window: TimeWindow)
        throws(RegistryError) -> [HourlySums]
    {
        var days: [HourlySums] = []
        let select = try Statement(
            connection, "SELECT sums FROM endpointDay WHERE day = ? AND endpointId = ?")
        for day in Int(window.from.seconds / 86_400)...Int((window.to.seconds - 1) / 86_400) {
            select.bind(1, day)
            select.bind(2, endpoint)
            if try select.step() {
                guard let sums = HourlySums(day: day, packed: select.bytes(0)) else {
                    throw .damaged(table: "endpointDay", column: "sums", id: endpoint)
                }
                days.append(sums)
            }
            select.reset()
        }
        return days
    }

    private static func addAttempts(
        _ connection: Connection, _ since: Instant, _ window: TimeWindow, to found: inout [EndpointHistory]
    ) throws(RegistryError) {
        let chunks = try Statement(
            connection,
            "SELECT records, startedAt FROM attemptChunk WHERE startedAt < ? AND startedAt >= ? ORDER BY startedAt"
        )
        chunks.bind(1, window.to.milliseconds)
        // A chunk begins with its earliest attempt and spans a run's while: an hour before is enough.
        chunks.bind(2, since.adding(seconds: -3600).milliseconds)
        while try chunks.step() {
            let (records, base) = (chunks.bytes(0), Instant(milliseconds: chunks.int64(1)))
            for index in found.indices {
                found[index].attempts += AttemptChunk.unpack(
                    records, base: base, of: found[index].endpointID
                ).map(\.1).filter { $0.startedAt >= since && $0.startedAt < window.to }
            }
        }
    }
}
