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
                """)
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

    /// What has been written so far: changes, batches, probe runs, findings, maintenance.
    public func changeMark() throws -> ChangeMark {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT coalesce((SELECT max(id) FROM change), 0), coalesce((SELECT max(id) FROM batch), 0),
                    coalesce((SELECT max(id) FROM attemptChunk), 0), coalesce((SELECT max(id) FROM probeRun), 0),
                    coalesce((SELECT max(id) * 2 + max(applied) FROM probeRun WHERE finishedAt IS NOT NULL), 0),
                    coalesce((SELECT max(id) FROM findingStep), 0), coalesce((SELECT max(id) FROM review), 0),
                    coalesce((SELECT max(id) * 1000000 + count(removedAt) FROM maintenance), 0)
                """)
            _ = try select.step()
            return ChangeMark(numbers: (0..<8).map { select.int64($0) })
        }
    }

    /// The lines of these rows, in the order of their numbers; a row that is gone is left out.
    public func cameraLines(_ ids: some Sequence<Int64>) throws -> [Int64: CameraLine] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT camera.id, deviceCode, camera.name, address, resolution, organisation.name, installTime FROM camera
                LEFT JOIN organisation ON organisation.id = managementUnitId WHERE camera.id = ?
                """)
            var lines: [Int64: CameraLine] = [:]
            for id in ids {
                select.bind(1, id)
                if try select.step() {
                    lines[id] = CameraLine(
                        id: id, code: select.text(1) ?? "", name: select.text(2), address: select.text(3),
                        resolution: select.text(4), managementUnit: select.text(5),
                        installTime: select.text(6))
                }
                select.reset()
            }
            return lines
        }
    }

    /// The full records of these rows, in their order, for a map's views and an export.
    public func cameraRecords(_ ids: some Sequence<Int64>) throws -> [CameraRecord] {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let organisations = try OrganisationIDs(connection)
            let select = try Statement(connection, CameraTable.select + " WHERE camera.id = ?")
            var records: [CameraRecord] = []
            for id in ids {
                select.bind(1, id)
                if try select.step() {
                    records.append(
                        try CameraTable.record(
                            select, zoneCode: { places.code(id: $0) },
                            unit: { organisations.organisation($0) }))
                }
                select.reset()
            }
            return records
        }
    }
}

/// The best state of each camera's endpoints by the camera's row number: ranks in a byte, since in seconds.
private struct BestStates {
    private var ranks: [UInt8]
    private var since: [UInt32]
    private static let states: [HealthState] = [.online, .degraded, .unknown, .offline]

    init(_ connection: OpaquePointer) throws(RegistryError) {
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
            """)
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

extension Registry {
    /// What a map draws views from, of these rows, in their order.
    public func cameraViews(_ ids: some Sequence<Int64>) throws -> [(code: DeviceCode, view: ViewColumns)] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT deviceCode, cameraType, longitude, latitude, bearing, horizontalFieldAngle, verticalFieldAngle, tilt,
                    mountHeight, maxViewDistance FROM camera WHERE id = ?
                """)
            var views: [(code: DeviceCode, view: ViewColumns)] = []
            for id in ids {
                select.bind(1, id)
                if try select.step(), let code = select.text(0).flatMap({ DeviceCode($0) }) {
                    var view = ViewColumns()
                    view.cameraType = select.text(1).flatMap(CameraType.init(rawValue:)) ?? .unknown
                    if let x = select.optionalDouble(2), let y = select.optionalDouble(3) {
                        view.position = Coordinate(longitude: x, latitude: y)
                    }
                    view.bearing = select.optionalDouble(4).flatMap { Bearing(degrees: $0) }
                    view.horizontalFieldAngle = select.optionalDouble(5)
                    view.verticalFieldAngle = select.optionalDouble(6)
                    view.tilt = select.optionalDouble(7)
                    view.mountHeight = select.optionalDouble(8)
                    view.maxViewDistance = select.optionalDouble(9)
                    views.append((code, view))
                }
                select.reset()
            }
            return views
        }
    }
}

extension RecordChange {
    /// The change without what it says of these fields.
    public func hiding(_ names: Set<String>) -> RecordChange {
        RecordChange(
            revision: revision, batch: batch, at: at, source: source, reason: reason, actor: actor,
            reverts: reverts, line: line, action: action,
            fields: fields.map {
                names.contains($0.name) ? Field(name: $0.name, before: nil, after: nil) : $0
            })
    }

    /// The change without the values of fields that `isHidden` says of a field's name and value.
    public func hiding(where isHidden: (String, String) -> Bool) -> RecordChange {
        RecordChange(
            revision: revision, batch: batch, at: at, source: source, reason: reason, actor: actor,
            reverts: reverts, line: line, action: action,
            fields: fields.map { field in
                Field(
                    name: field.name, before: field.before.flatMap { isHidden(field.name, $0) ? nil : $0 },
                    after: field.after.flatMap { isHidden(field.name, $0) ? nil : $0 })
            })
    }
}
