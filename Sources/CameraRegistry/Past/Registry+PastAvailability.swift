public import CameraModel

extension Registry {
    /// How long each camera was online, degraded and offline within a window, as it was known at the window's end.
    ///
    /// The same as ``availability(over:zone:camera:)`` at that moment gave, to the second: states that were established later are
    /// left out, cameras hang where they hung then, maintenance that was entered later is none. Of history that was
    /// pruned nothing is known. Only cameras that were observed stand in the result, in no order.
    ///
    /// `revision`: see ``FactsRequest/revision``. Throws ``RegistryError/unknownRevision(_:)``.
    public func pastAvailability(over window: TimeWindow, revision: Int? = nil) throws -> [CameraAvailability]
    {
        try read { connection in
            let moment = try PastMoment(connection, at: window.to, revision: revision)
            let places = try Places.at(connection, moment)
            let hanging = try PastHanging(connection, places, after: moment.revision)
            let works = try MaintenanceCalendar(
                connection, places, over: window, enteredBy: moment.lastMillisecond)
            let episodes = try EpisodeTable(connection)
            let select = try Statement(connection, pastEndpoints, isLong: true)
            var found: [CameraAvailability] = []
            var (current, code, endpoints) = (Int64(-1), "", [[Episode]]())
            func flush() {
                guard !endpoints.isEmpty, let code = DeviceCode(code) else { return }
                let seconds = Availability(window, endpoints: endpoints)
                if seconds.observedSeconds > 0 {
                    found.append(CameraAvailability(deviceCode: code, availability: seconds))
                }
            }
            while try select.step() {
                let id = select.int64(0)
                let camera = hanging.camera(
                    id,
                    today: HangingCamera(
                        code: select.text(1) ?? "", pole: select.text(2), parent: select.text(3),
                        zone: select.int64(4)))
                if id != current {
                    flush()
                    (current, code, endpoints) = (id, camera.code, [])
                }
                let open = select.isNull(6) ? nil : EpisodeTable.episode(select, from: 6)
                var own = try episodes.known(select.int64(5), window, open: open)
                let windows = works.windows(camera)
                if !windows.isEmpty { own = own.flatMap { $0.outside(windows) } }
                if !own.isEmpty { endpoints.append(own) }
            }
            flush()
            return found
        }
    }
}

/// Every endpoint that was ever asked, also of cameras that are gone.
private let pastEndpoints = """
    SELECT cameraId, coalesce(deviceCode, gone.code), pole, parent, coalesce(zoneId, -1),
        endpoint.id, state, episodeFrom, coalesce(heldUntil, episodeFrom), knownAt
    FROM endpoint JOIN health ON endpointId = endpoint.id LEFT JOIN camera ON camera.id = cameraId
    LEFT JOIN gone ON gone.subject = 1 AND gone.subjectId = cameraId ORDER BY cameraId
    """
