import CameraModel

/// Reads the facts of cameras as they are now, a range of ids at a time, from one connection.
///
/// Cameras and their endpoints are two cursors in the order of ids, side by side: a join would carry the camera's columns once
/// more for each endpoint. Only what the request asks for becomes a String. A request that asks for no more than every audit
/// needs is answered from the table `brief`; and where nothing was ever probed, nobody looks at the endpoints.
final class FactsReader {
    /// A camera whose view may be wanted once all were read.
    struct Viewed {
        let id: Int64
        /// Where it stands; bits of 0 where its row does not say.
        let place: PackedPlace
    }

    private let rows: Statement
    private let brief: Statement
    private let isBrief: Bool
    private let endpoints: Statement
    private let endpointCount: Statement
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
    private let hasHealth: Bool
    /// Those whose views were wanted while they were read: few of them will be in the end.
    private(set) var viewed: [Viewed] = []
    /// The last batch, for its memory.
    private var spent: [CameraFacts] = []
    /// The camera of the row that the endpoints' cursor stands on; the highest of all ids behind the last.
    private var endpointCamera = Int64.max
    /// The second connection, closed only once this reader's statements are gone; `nil` where the connection is another's.
    private let owner: SecondReader?

    init(
        _ connection: OpaquePointer, _ places: Places, _ request: FactsRequest, lately: LatelyChanged?,
        owner: SecondReader? = nil
    ) throws(RegistryError) {
        (self.places, self.request, self.lately, self.owner) = (places, request, lately, owner)
        rows = try Statement(connection, FactsReader.cameraQuery(request))
        brief = try Statement(connection, FactsReader.briefQuery)
        endpointCount = try Statement(
            connection, "SELECT count(*) FROM endpoint WHERE cameraId = ? AND position IS NOT NULL")
        isBrief =
            !(request.names || request.installTimes || request.sector || request.phase || request.owner
            || request.pole || request.investment)
        let probed = try Statement(connection, "SELECT EXISTS (SELECT 1 FROM health)")
        hasHealth = try probed.step() && probed.int(0) != 0
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

    /// Hands over the facts of the cameras whose ids lie in the range, in their order.
    func read(_ ids: ClosedRange<Int64>, to taker: any CameraTaker) throws {
        // The memory of the last batch, if nobody keeps it: what is taken out and put back costs no check for each camera.
        var batch: [CameraFacts] = []
        swap(&batch, &spent)
        batch.removeAll(keepingCapacity: true)
        batch.reserveCapacity(Int(min(ids.upperBound - ids.lowerBound + 1, Int64(request.batchSize))))
        if hasHealth {
            endpoints.bind(1, ids.lowerBound)
            endpoints.bind(2, ids.upperBound)
            try nextEndpoint()
        }
        if isBrief { try readBrief(ids, taker, &batch) } else { try readWhole(ids, &batch) }
        endpoints.reset()
        if !batch.isEmpty { try taker.take(batch) }
        swap(&batch, &spent)
    }

    private func readWhole(_ ids: ClosedRange<Int64>, _ batch: inout [CameraFacts]) throws(RegistryError) {
        rows.bind(1, ids.lowerBound)
        rows.bind(2, ids.upperBound)
        while try rows.step() {
            let id = rows.int64(0)
            let facts = try facts(id)
            // It explains cameras and is none. Its endpoints are passed over with it.
            if facts.code.isRecorder { continue }
            batch.append(facts)
            if hasHealth {
                if mayHaveEndpoints(id) { try addEndpoints(of: id, to: &batch[batch.count - 1]) }
            } else {
                batch[batch.count - 1].endpointCount = try countEndpoints(of: id)
            }
        }
        rows.reset()
    }

    private func readBrief(
        _ ids: ClosedRange<Int64>, _ taker: any CameraTaker, _ batch: inout [CameraFacts]
    ) throws(RegistryError) {
        brief.bind(1, ids.lowerBound)
        brief.bind(2, ids.upperBound)
        while try brief.step() {
            let id = brief.int64(0)
            guard let packed = PackedFacts(bits: brief.int64(3)) else {
                try readWhole(id...id, &batch)
                continue
            }
            guard let code = brief.withBlob(2, { CodeBytes($0) }) else {
                throw .damaged(table: "brief", column: "deviceCode", id: id)
            }
            if code.isRecorder { continue }
            batch.append(CameraFacts(code: code, zone: zone(brief.int64(1))))
            try fill(&batch[batch.count - 1], packed, id)
            if request.views { noteView(id, taker) }
        }
        brief.reset()
    }

    private func fill(_ facts: inout CameraFacts, _ packed: PackedFacts, _ id: Int64) throws(RegistryError) {
        packed.fill(&facts)
        brief.withBlob(5) { text in
            if !text.isEmpty { facts.sites = FactsReader.sites(String(decoding: text, as: UTF8.self)) }
        }
        if let lately, !lately.contains(id) { facts.changedLately = false }
        guard hasHealth else { return facts.endpointCount = packed.endpointCount }
        if mayHaveEndpoints(id) { try addEndpoints(of: id, to: &facts) }
    }

    /// Notes the camera that ``brief`` stands on if the taker wants its view, or may want it: a row may not say where it is.
    private func noteView(_ id: Int64, _ taker: any CameraTaker) {
        // NULL is 0 here, which no place is: each reaches farther than nothing.
        let bits = brief.int64(4)
        let place = PackedPlace(bits: bits)
        guard bits == 0 || place.position.map({ taker.wantsView(at: $0, reach: place.reach) }) ?? false else {
            return
        }
        viewed.append(Viewed(id: id, place: place))
    }

    /// Hands over the views of those in these places of a list that are wanted still, now that all cameras were read.
    func readViews(_ places: ClosedRange<Int64>, of viewed: [Viewed], to taker: any CameraTaker) throws {
        var batch: [CameraFacts] = []
        for camera in viewed[Int(places.lowerBound)...Int(places.upperBound)] {
            if camera.place.bits != 0, let position = camera.place.position,
                !taker.wantsView(at: position, reach: camera.place.reach)
            {
                continue
            }
            rows.bind(1, camera.id)
            rows.bind(2, camera.id)
            if try rows.step() { batch.append(try facts(camera.id)) }
            rows.reset()
        }
        if !batch.isEmpty { try taker.takeViews(batch) }
    }

    private static func sites(_ text: String?) -> [String] {
        guard let text else { return [] }
        return text.utf8.contains(UInt8(ascii: ";"))
            ? text.split(separator: ";").map(String.init) : text.isEmpty ? [] : [text]
    }

    private func zone(_ id: Int64) -> Int {
        id >= 0 && id < zoneIndex.count ? Int(zoneIndex[Int(id)]) : places.index(id: id)
    }

    private func nextEndpoint() throws(RegistryError) {
        endpointCamera = try endpoints.step() ? endpoints.int64(0) : Int64.max
    }

    private func countEndpoints(of id: Int64) throws(RegistryError) -> Int {
        endpointCount.bind(1, id)
        defer { endpointCount.reset() }
        return try endpointCount.step() ? endpointCount.int(0) : 0
    }

    private func mayHaveEndpoints(_ id: Int64) -> Bool { endpointCamera <= id }

    /// Adds what the endpoints of a camera say.
    private func addEndpoints(of id: Int64, to facts: inout CameraFacts) throws(RegistryError) {
        while endpointCamera <= id {
            if endpointCamera == id { addEndpoint(to: &facts) }
            try nextEndpoint()
        }
    }

    private func addEndpoint(to facts: inout CameraFacts) {
        facts.endpointCount += 1
        guard hasHealth else { return }
        if let state = healthStates.word(endpoints, 1), facts.health.map({ state.rank < $0.rank }) ?? true {
            facts.health = state
        }
        if let reached = endpoints.optionalInt64(2).map(Instant.init(milliseconds:)) {
            facts.reachedAt = max(facts.reachedAt ?? reached, reached)
        }
    }

    private func facts(_ id: Int64) throws(RegistryError) -> CameraFacts {
        guard let code = rows.withBlob(1, { CodeBytes($0) }) else {
            throw .damaged(table: "camera", column: "deviceCode", id: id)
        }
        var facts = CameraFacts(code: code, zone: zone(rows.int64(2)))
        facts.category = categories.word(rows, 3)
        facts.pointClass = pointClasses.word(rows, 4) ?? .unknown
        facts.deviceState = deviceStates.word(rows, 5) ?? .unknown
        facts.networkStatus = networkStatuses.word(rows, 6) ?? .unknown
        facts.resolution = resolutions.value(rows, 7) { Resolution($0) }
        if !rows.isNull(9) { facts.sites = FactsReader.sites(rows.text(9)) }
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

    private static let briefQuery = """
        SELECT id, zoneId, deviceCode, facts, place, sites FROM brief WHERE id BETWEEN ?1 AND ?2 ORDER BY id
        """

    private static func endpointQuery(withHealth: Bool) -> String {
        let range = "WHERE cameraId BETWEEN ?1 AND ?2 AND position IS NOT NULL ORDER BY cameraId"
        return withHealth
            ? """
            SELECT cameraId, health.state, health.reachedAt FROM endpoint
            LEFT JOIN health ON health.endpointId = endpoint.id \(range)
            """ : "SELECT cameraId, NULL, NULL FROM endpoint \(range)"
    }
}
