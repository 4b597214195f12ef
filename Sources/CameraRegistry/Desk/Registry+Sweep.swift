public import CameraModel

extension Registry {
    /// Hands over every camera in the order of device codes, from one snapshot, after its zones and revision.
    ///
    /// A camera's health is that of its best endpoint. Memory beside the batches: nine bytes a camera while it runs.
    public func sweep(
        batchSize: Int = 2000, begin: (ZoneTree, Int) throws -> Void, each: ([SweptCamera]) throws -> Void
    ) throws {
        try read { connection in
            let places = try Places(connection)
            try begin(places.tree, try Registry.revision(connection))
            let states = try BestStates(connection)
            let select = try Statement(
                connection,
                """
                SELECT id, deviceCode, zoneId, name, address, longitude, latitude, deviceState, networkStatus, category,
                    parent FROM camera ORDER BY deviceCode
                """, isLong: true)
            var batch: [SweptCamera] = []
            batch.reserveCapacity(batchSize)
            while try select.step() {
                batch.append(Registry.swept(select, places, states))
                if batch.count >= batchSize {
                    try each(batch)
                    batch.removeAll(keepingCapacity: true)
                }
            }
            if !batch.isEmpty { try each(batch) }
        }
    }

    private static func swept(_ row: borrowing Statement, _ places: Places, _ states: BestStates)
        -> SweptCamera
    {
        let id = row.int64(0)
        var position: Coordinate?
        if let x = row.optionalDouble(5), let y = row.optionalDouble(6) {
            position = Coordinate(longitude: x, latitude: y)
        }
        let health = states.state(of: id)
        return SweptCamera(
            id: id, code: row.text(1) ?? "", zone: places.index(id: row.int64(2)), name: row.text(3),
            address: row.text(4), position: position,
            deviceState: row.text(7).flatMap(DeviceState.init(rawValue:)) ?? .unknown,
            networkStatus: row.text(8).flatMap(NetworkStatus.init(rawValue:)) ?? .unknown,
            category: row.text(9).flatMap(AreaCategory.init(rawValue:)), health: health?.state,
            since: health?.since, parent: row.text(10))
    }
}

/// The best state of each camera's endpoints by the camera's row number: ranks in a byte, since in seconds.
private struct BestStates {
    private var ranks: [UInt8]
    private var since: [UInt32]
    private static let states: [HealthState] = [.online, .degraded, .unknown, .offline]

    init(_ connection: Connection) throws(RegistryError) {
        let last = try Statement(connection, "SELECT coalesce(max(id), 0) FROM camera")
        let count = try last.step() ? Int(last.int64(0)) + 1 : 1
        let probed = try Statement(connection, "SELECT EXISTS (SELECT 1 FROM health)")
        let hasHealth = try probed.step() && probed.int(0) != 0
        ranks = Array(repeating: 255, count: hasHealth ? count : 0)
        since = Array(repeating: 0, count: hasHealth ? count : 0)
        guard hasHealth else { return }
        let select = try Statement(
            connection,
            """
            SELECT cameraId, health.state, health.since FROM endpoint JOIN health ON health.endpointId = endpoint.id
            WHERE position IS NOT NULL
            """, isLong: true)
        let words = WordTable<HealthState>()
        while try select.step() {
            let id = Int(select.int64(0))
            guard ranks.indices.contains(id), let state = words.word(select, 1) else { continue }
            if UInt8(state.rank) < ranks[id] {
                ranks[id] = UInt8(state.rank)
                since[id] = UInt32(clamping: select.int64(2) / 1000)
            }
        }
    }

    func state(of id: Int64) -> (state: HealthState, since: Instant)? {
        guard id < ranks.count, ranks[Int(id)] != 255 else { return nil }
        return (BestStates.states[Int(ranks[Int(id)])], Instant(seconds: Int64(since[Int(id)])))
    }
}
