public import CameraModel

extension Registry {
    /// How long each camera was online, degraded and offline within a window, to the second: for the online rate
    /// (在线率), seconds online / seconds observed.
    ///
    /// Every camera with an endpoint of today, or one observed in the window, stands in the result once, by device code;
    /// what was not observed, or lies in a maintenance window of today's camera, pole, parent or zone, is in no state. A camera's state is that of its best endpoint at each second. The window
    /// must not lie in the future: the last verdict is taken to hold for a while. `make bench-probe` measures a
    /// month of 1 000 cameras.
    ///
    /// Throws ``RegistryError/unknownCode(_:)`` for a zone that is not there.
    public func availability(
        over window: TimeWindow, zone: String? = nil, camera: DeviceCode? = nil
    ) throws -> [CameraAvailability] {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let wanted = try Registry.zones(zone, places)
            let works = try MaintenanceCalendar(connection, places, over: window)
            let episodes = try EpisodeTable(connection)
            let select = try Statement(
                connection,
                """
                SELECT deviceCode, endpoint.id, position, state, episodeFrom, heldUntil, knownAt, pole, zoneId, parent
                FROM camera
                JOIN endpoint ON cameraId = camera.id LEFT JOIN health ON endpointId = endpoint.id
                WHERE (?1 IS NULL OR deviceCode = ?1)\(Registry.inZones(wanted)) ORDER BY deviceCode
                """, isLong: true)
            select.bind(1, camera?.text)
            var found: [CameraAvailability] = []
            var (current, isListed, endpoints) = (DeviceCode?.none, false, [[Episode]]())
            func flush() {
                guard let code = current, isListed || !endpoints.allSatisfy(\.isEmpty) else { return }
                let seconds = Availability(window, endpoints: endpoints)
                found.append(CameraAvailability(deviceCode: code, availability: seconds))
            }
            while try select.step() {
                let code = select.text(0).flatMap { DeviceCode($0) }
                if code != current {
                    flush()
                    (current, isListed, endpoints) = (code, false, [])
                }
                isListed = isListed || !select.isNull(2)
                var own = try episodes.episodes(select.int64(1), window)
                if !select.isNull(5), let open = EpisodeTable.episode(select, from: 3) { own.append(open) }
                if !works.isEmpty, let code {
                    let windows = works.windows(
                        HangingCamera(
                            code: code.text, pole: select.text(7), parent: select.text(9),
                            zone: select.int64(8)))
                    if !windows.isEmpty { own = own.flatMap { $0.outside(windows) } }
                }
                if !own.isEmpty { endpoints.append(own) }
            }
            flush()
            return found
        }
    }

    /// The condition that a camera lies in one of these zones, so that the index serves; empty for every zone.
    private static func inZones(_ wanted: Set<Int64>?) -> String {
        wanted.map { " AND zoneId IN (\(([0] + $0.sorted()).map(String.init).joined(separator: ",")))" } ?? ""
    }
}
