import CameraModel

/// Reads the facts of cameras as they are now, a range of ids at a time, from one connection.
///
/// Cameras and their endpoints are two cursors in the order of ids, side by side: a join would carry the camera's columns once
/// more for each endpoint. Only what the request asks for becomes a String.
final class FactsReader {
    private let rows: Statement
    private let endpoints: Statement
    private let places: Places
    private let request: FactsRequest
    private let lately: LatelyChanged?
    /// Index in the tree by a zone's row id, which are small numbers; -1 for none.
    private let zoneIndex: [Int32]
    private var resolutions = ReadTexts<Resolution>()
    private let categories = WordTable<AreaCategory>()
    private let pointClasses = WordTable<PointClass>()
    private let deviceStates = WordTable<DeviceState>()
    private let networkStatuses = WordTable<NetworkStatus>()
    private let cameraTypes = WordTable<CameraType>()
    private let healthStates = WordTable<HealthState>()
    /// Whether the endpoints' cursor stands on a row, and the camera of that row.
    private var endpointCamera: Int64?
    /// The second connection, closed only once this reader's statements are gone; `nil` where the connection is another's.
    private let owner: SecondReader?

    init(
        _ connection: OpaquePointer, _ places: Places, _ request: FactsRequest, lately: LatelyChanged?,
        owner: SecondReader? = nil
    ) throws(RegistryError) {
        (self.places, self.request, self.lately, self.owner) = (places, request, lately, owner)
        rows = try Statement(connection, FactsReader.cameraQuery(request))
        let probed = try Statement(connection, "SELECT EXISTS (SELECT 1 FROM health)")
        let hasHealth = try probed.step() && probed.int(0) != 0
        endpoints = try Statement(connection, FactsReader.endpointQuery(withHealth: hasHealth))
        var index = [Int32](repeating: -1, count: 1 << 12)
        for (place, id) in places.ids.enumerated() where id >= 0 && id < 1 << 22 {
            if Int(id) >= index.count {
                index += repeatElement(-1, count: max(Int(id) + 1 - index.count, index.count))
            }
            index[Int(id)] = Int32(truncatingIfNeeded: place)
        }
        zoneIndex = index
    }

    /// The facts of the cameras whose ids lie in the range, in their order.
    func read(_ ids: ClosedRange<Int64>) throws(RegistryError) -> [CameraFacts] {
        var batch: [CameraFacts] = []
        batch.reserveCapacity(Int(min(ids.upperBound - ids.lowerBound + 1, Int64(request.batchSize))))
        try start(ids)
        while try rows.step() {
            let id = rows.int64(0)
            batch.append(try facts(id))
            // It explains cameras and is none. Its endpoints are passed over with it.
            if batch[batch.count - 1].deviceCode.isRecorder {
                batch.removeLast()
                continue
            }
            try addEndpoints(of: id, to: &batch[batch.count - 1])
        }
        rows.reset()
        endpoints.reset()
        return batch
    }

    private func start(_ ids: ClosedRange<Int64>) throws(RegistryError) {
        rows.bind(1, ids.lowerBound)
        rows.bind(2, ids.upperBound)
        endpoints.bind(1, ids.lowerBound)
        endpoints.bind(2, ids.upperBound)
        try nextEndpoint()
    }

    private func nextEndpoint() throws(RegistryError) {
        endpointCamera = try endpoints.step() ? endpoints.int64(0) : nil
    }

    private func addEndpoints(of id: Int64, to facts: inout CameraFacts) throws(RegistryError) {
        while let camera = endpointCamera, camera <= id {
            if camera == id {
                facts.endpointCount += 1
                if let state = healthStates.word(endpoints, 1),
                    facts.health.map({ state.rank < $0.rank }) ?? true
                {
                    facts.health = state
                }
                if let reached = endpoints.optionalInt64(2).map(Instant.init(milliseconds:)) {
                    facts.reachedAt = max(facts.reachedAt ?? reached, reached)
                }
            }
            try nextEndpoint()
        }
    }

    private func facts(_ id: Int64) throws(RegistryError) -> CameraFacts {
        guard let code = rows.text(1).flatMap({ DeviceCode($0) }) else {
            throw .damaged(table: "camera", column: "deviceCode", id: id)
        }
        let zone = rows.int64(2)
        var facts = CameraFacts(
            deviceCode: code,
            zone: zone >= 0 && zone < zoneIndex.count ? Int(zoneIndex[Int(zone)]) : places.index(id: zone))
        facts.category = categories.word(rows, 3)
        facts.pointClass = pointClasses.word(rows, 4) ?? .unknown
        facts.deviceState = deviceStates.word(rows, 5) ?? .unknown
        facts.networkStatus = networkStatuses.word(rows, 6) ?? .unknown
        facts.resolution = resolutions.value(rows, 7) { Resolution($0) }
        if !rows.isNull(9) {
            facts.sites = rows.text(9)?.split(separator: ";").map(String.init) ?? []
        }
        facts.hasOwnerOrManager = !rows.isNull(10) || !rows.isNull(11)
        facts.filledRequiredFields = filled()
        addTexts(to: &facts)
        if request.views { facts.view = view() }
        if let lately, !lately.contains(id) { facts.changedLately = false }
        return facts
    }

    private func addTexts(to facts: inout CameraFacts) {
        if request.names { facts.name = rows.text(12) }
        if request.installTimes {
            facts.installTime = rows.text(8).flatMap { DateOrTime($0, localTime: .utc) }
        }
        if request.sector { facts.sector = rows.text(16) }
        if request.phase { facts.phase = rows.text(17) }
        if request.owner { facts.owner = rows.text(18) }
        if request.pole { facts.pole = rows.text(19) }
        if request.investment { facts.investment = rows.optionalInt64(20).flatMap(Yuan.init(fen:)) }
    }

    private func view() -> ViewColumns {
        var view = ViewColumns()
        view.cameraType = cameraTypes.word(rows, 15) ?? .unknown
        if let x = rows.optionalDouble(13), let y = rows.optionalDouble(14) {
            view.position = Coordinate(longitude: x, latitude: y)
        }
        view.bearing = rows.optionalDouble(21).flatMap { Bearing(degrees: $0) }
        view.horizontalFieldAngle = rows.optionalDouble(22)
        view.verticalFieldAngle = rows.optionalDouble(23)
        view.tilt = rows.optionalDouble(24)
        view.mountHeight = rows.optionalDouble(25)
        view.maxViewDistance = rows.optionalDouble(26)
        return view
    }

    /// One bit per required field of the filing rate, in the order of ``CameraColumn/requiredForFiling``.
    /// Code and zone are always there.
    private func filled() -> UInt16 {
        func bit(_ place: UInt16, _ column: Int32) -> UInt16 { rows.isNull(column) ? 0 : 1 << place }
        return 1 << 0 | 1 << 2 | bit(1, 12) | bit(3, 13) | bit(4, 14) | bit(5, 15) | bit(6, 5) | bit(7, 6)
            | bit(8, 11) | bit(9, 8)
    }

    private static func cameraQuery(_ request: FactsRequest) -> String {
        """
        SELECT id, deviceCode, zoneId, category, pointClass, deviceState, networkStatus, resolution, installTime, sites,
            ownerId, managementUnitId, name, longitude, latitude, cameraType,
            \(request.sector ? "sector" : "NULL"), \(request.phase ? "phase" : "NULL"),
            \(request.owner ? "(SELECT organisation.name FROM organisation WHERE organisation.id = ownerId)" : "NULL"),
            \(request.pole ? "pole" : "NULL"), \(request.investment ? "investmentFen" : "NULL")
            \(request.views ? ", bearing, horizontalFieldAngle, verticalFieldAngle, tilt, mountHeight, maxViewDistance" : "")
        FROM camera WHERE id BETWEEN ?1 AND ?2 ORDER BY id
        """
    }

    private static func endpointQuery(withHealth: Bool) -> String {
        let range = "WHERE cameraId BETWEEN ?1 AND ?2 AND position IS NOT NULL ORDER BY cameraId"
        return withHealth
            ? """
            SELECT cameraId, health.state, health.reachedAt FROM endpoint
            LEFT JOIN health ON health.endpointId = endpoint.id \(range)
            """ : "SELECT cameraId, NULL, NULL FROM endpoint \(range)"
    }
}
