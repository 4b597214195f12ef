public import CameraModel

/// One snapshot of what an audit needs beside the cameras.
public struct AuditBasis: Sendable {
    /// All zones; the facts' zone indices are of this tree.
    public let zones: ZoneTree
    /// All required sites.
    public let sites: [Site]
    /// The revision that the snapshot is of.
    public let revision: Int
}

/// Which facts an audit wants beside those that every audit needs: each costs time for every camera.
public struct FactsRequest: Sendable {
    /// Whether ``CameraFacts/owner`` is wanted.
    public var owner = false
    /// Whether ``CameraFacts/pole`` is wanted.
    public var pole = false
    /// Whether ``CameraFacts/view`` is wanted.
    public var views = false
    /// The moment whose knowledge is wanted, by the second; `nil` is the present.
    public var asOf: Instant?
    /// With ``asOf``: the revision that was known then, where it was written down; `nil` finds it by the batches' times.
    public var revision: Int?
    /// The moment before which ``CameraFacts/changedLately`` counts its days; `nil` leaves it true.
    public var staleAt: Instant?
    /// How many cameras are handed over at once, 1 or more.
    public var batchSize = 4000

    /// What every audit needs.
    public init() {}
}

extension Registry {
    /// Hands over the facts of every camera, in batches, from one snapshot.
    ///
    /// `begin` gets zones, sites and revision of the same snapshot first. A camera's health is that of its best
    /// endpoint; it was reached when any of its endpoints was.
    ///
    /// Of a past moment everything is as the registry knew it then: from the change log and the results of probes that had
    /// begun. Before the first batch there is nothing.
    public func auditFacts(
        _ request: FactsRequest = FactsRequest(), begin: (AuditBasis) throws -> Void,
        each: ([CameraFacts]) throws -> Void
    ) throws {
        try read { connection in
            if let asOf = request.asOf {
                let moment = try PastMoment(connection, at: asOf, revision: request.revision)
                return try Registry.past(connection, moment, request, begin: begin, each: each)
            }
            let places = try Places(connection)
            let sites = try Registry.sites(connection, places)
            try begin(
                AuditBasis(zones: places.tree, sites: sites, revision: try Registry.revision(connection)))
            let select = try Statement(connection, factsQuery(request))
            let lately = try request.staleAt.map {
                try LatelyChanged(connection, at: $0, revision: Int.max)
            }
            var batch: [CameraFacts] = []
            var current: Int64 = -1
            while try select.step() {
                if select.int64(0) != current {
                    if batch.count >= request.batchSize {
                        try each(batch)
                        batch.removeAll(keepingCapacity: true)
                    }
                    current = select.int64(0)
                    batch.append(try Registry.facts(select, places, withViews: request.views))
                    if let lately, !lately.contains(current) {
                        batch[batch.count - 1].changedLately = false
                    }
                }
                Registry.addEndpoint(select, &batch[batch.count - 1])
            }
            if !batch.isEmpty { try each(batch) }
        }
    }

    private static func past(
        _ connection: OpaquePointer, _ moment: PastMoment, _ request: FactsRequest,
        begin: (AuditBasis) throws -> Void, each: ([CameraFacts]) throws -> Void
    ) throws {
        let places =
            moment.recordsChanged
            ? try Places.past(connection, moment.revision) : try Places(connection)
        let sites =
            moment.recordsChanged
            ? try pastSites(connection, moment.revision) : try sites(connection, places)
        try begin(AuditBasis(zones: places.tree, sites: sites, revision: moment.revision))
        let rows = try Statement(connection, factsQuery(request))
        try withoutActuallyEscaping(each) { each in
            try PastFacts(connection, moment, places, request, each: each).run(rows)
        }
    }

    private static func sites(_ connection: OpaquePointer, _ places: Places) throws -> [Site] {
        let select = try Statement(connection, SiteTable.select + " ORDER BY key")
        var sites: [Site] = []
        while try select.step() { sites.append(try SiteTable.site(select, places).site) }
        return sites
    }

    static func facts(
        _ row: borrowing Statement, _ places: Places, withViews: Bool
    ) throws(RegistryError) -> CameraFacts {
        guard let code = row.text(1).flatMap({ DeviceCode($0) }) else {
            throw .damaged(table: "camera", column: "deviceCode", id: row.int64(0))
        }
        var facts = CameraFacts(deviceCode: code, zone: places.index(id: row.int64(2)))
        facts.name = row.text(3)
        facts.category = row.text(4).flatMap(AreaCategory.init(rawValue:))
        facts.sector = row.text(5)
        facts.pointClass = row.text(6).flatMap(PointClass.init(rawValue:)) ?? .unknown
        facts.deviceState = row.text(7).flatMap(DeviceState.init(rawValue:)) ?? .unknown
        facts.networkStatus = row.text(8).flatMap(NetworkStatus.init(rawValue:)) ?? .unknown
        facts.resolution = row.text(9).flatMap { Resolution($0) }
        facts.installTime = row.text(10).flatMap { DateOrTime($0, localTime: .utc) }
        facts.sites = row.text(11)?.split(separator: ";").map(String.init) ?? []
        facts.hasOwnerOrManager = !row.isNull(12) || !row.isNull(13)
        facts.phase = row.text(14)
        facts.owner = row.text(22)
        facts.pole = row.text(23)
        facts.investment = row.optionalInt64(15).flatMap(Yuan.init(fen:))
        facts.filledRequiredFields = filled(row)
        if withViews { facts.view = view(row) }
        return facts
    }

    private static func view(_ row: borrowing Statement) -> ViewColumns {
        var view = ViewColumns()
        view.cameraType = row.text(18).flatMap(CameraType.init(rawValue:)) ?? .unknown
        if let x = row.optionalDouble(16), let y = row.optionalDouble(17) {
            view.position = Coordinate(longitude: x, latitude: y)
        }
        view.bearing = row.optionalDouble(25).flatMap { Bearing(degrees: $0) }
        view.horizontalFieldAngle = row.optionalDouble(26)
        view.verticalFieldAngle = row.optionalDouble(27)
        view.tilt = row.optionalDouble(28)
        view.mountHeight = row.optionalDouble(29)
        view.maxViewDistance = row.optionalDouble(30)
        return view
    }

    /// One bit per required field of the filing rate, in the order of ``CameraColumn/requiredForFiling``.
    /// Code and zone are always there.
    private static func filled(_ row: borrowing Statement) -> UInt16 {
        var bits: UInt16 = 1 << 0 | 1 << 2
        let columns: [(bit: UInt16, column: Int32)] = [
            (1, 3), (3, 16), (4, 17), (5, 18), (6, 7), (7, 8), (8, 13), (9, 10),
        ]
        for (bit, column) in columns where !row.isNull(column) { bits |= 1 << bit }
        return bits
    }

    private static func addEndpoint(_ row: borrowing Statement, _ facts: inout CameraFacts) {
        guard !row.isNull(19) else { return }
        facts.endpointCount += 1
        if let state = row.text(20).flatMap(HealthState.init(rawValue:)) {
            if facts.health.map({ state.rank < $0.rank }) ?? true { facts.health = state }
        }
        if let reached = row.optionalInt64(21).map(Instant.init(milliseconds:)) {
            facts.reachedAt = max(facts.reachedAt ?? reached, reached)
        }
    }
}

private func factsQuery(_ request: FactsRequest) -> String {
    """
    SELECT camera.id, deviceCode, zoneId, name, category, sector, pointClass, deviceState, networkStatus, resolution,
        installTime, sites, ownerId, managementUnitId, phase, investmentFen, longitude, latitude, cameraType,
        endpoint.id, health.state, health.reachedAt,
        \(request.owner ? "(SELECT organisation.name FROM organisation WHERE organisation.id = ownerId)" : "NULL"),
        \(request.pole ? "pole" : "NULL"), \(request.asOf == nil ? "NULL" : "health.checkedAt")
        \(request.views ? ", bearing, horizontalFieldAngle, verticalFieldAngle, tilt, mountHeight, maxViewDistance" : "")
    FROM camera
    LEFT JOIN endpoint ON endpoint.cameraId = camera.id AND endpoint.position IS NOT NULL
    LEFT JOIN health ON health.endpointId = endpoint.id
    ORDER BY camera.id
    """
}
