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

/// Which facts an audit wants beside those that every audit needs: each costs time for every camera. Of a past moment
/// names, install times, sectors, phases and investments are there whether they are wanted or not.
public struct FactsRequest: Sendable {
    /// Whether ``CameraFacts/owner`` is wanted.
    public var owner = false
    /// Whether ``CameraFacts/pole`` is wanted.
    public var pole = false
    /// Whether ``CameraFacts/name`` is wanted.
    public var names = true
    /// Whether ``CameraFacts/installTime`` is wanted.
    public var installTimes = true
    /// Whether ``CameraFacts/sector`` is wanted.
    public var sector = true
    /// Whether ``CameraFacts/phase`` is wanted.
    public var phase = true
    /// Whether ``CameraFacts/investment`` is wanted.
    public var investment = true
    /// Whether ``CameraFacts/view`` is wanted.
    public var views = false
    /// The moment whose knowledge is wanted, by the second; `nil` is the present.
    public var asOf: Instant?
    /// With ``asOf``: the revision that was known then, where it was written down; `nil` finds it by the batches' times.
    public var revision: Int?
    /// The moment before which ``CameraFacts/changedLately`` counts its days; `nil` leaves it true.
    public var staleAt: Instant?
    /// How many cameras are handed over at once, 1 or more. These many stay in a core's own cache from reading to counting.
    public var batchSize = 500

    /// What every audit needs.
    public init() {}
}

extension Registry {
    /// Hands over the facts of every camera, in batches, from one snapshot.
    ///
    /// `begin` gets zones, sites and revision of the same snapshot first. A camera's health is that of its best
    /// endpoint; it was reached when any of its endpoints was. Many cameras are read on two threads: batches then come in no
    /// order, one at a time, on either thread.
    ///
    /// Of a past moment everything is as the registry knew it then: from the change log and the results of probes that had
    /// begun. Before the first batch there is nothing.
    public func auditFacts(
        _ request: FactsRequest = FactsRequest(), begin: (AuditBasis) throws -> Void,
        each: ([CameraFacts]) throws -> Void
    ) throws {
        var request = request
        // Whole records: each camera is handed over once, with its view.
        if request.views { request.names = true }
        try withoutActuallyEscaping(each) { each in
            let turn = TurnTaker(each)
            try auditFacts(request) { basis in
                try begin(basis)
                return [turn, turn]
            }
        }
    }

    /// Hands over the facts of every camera, as above, to one or two takers: `takers` gets the basis and makes them. The first
    /// is called on the calling thread; of many cameras the second gets a part, on a thread of its own.
    public func auditFacts(
        _ request: FactsRequest, takers: (AuditBasis) throws -> [any CameraTaker]
    ) throws {
        let second = request.asOf == nil ? SecondReader(path: path) : nil
        try read { connection in
            if let asOf = request.asOf {
                let moment = try PastMoment(connection, at: asOf, revision: request.revision)
                return try Registry.past(connection, moment, request, takers)
            }
            let places = try Places(connection)
            let sites = try Registry.sites(connection, places)
            let takers = try takers(
                AuditBasis(zones: places.tree, sites: sites, revision: try Registry.revision(connection)))
            let lately = try request.staleAt.map {
                try LatelyChanged(connection, at: $0, revision: Int.max)
            }
            guard let ids = try Registry.cameraIDs(connection), let taker = takers.first else { return }
            let reader = try FactsReader(connection, places, request, lately: lately)
            var ranges = IDRanges(ids, width: request.batchSize)
            if let second, takers.count > 1, try second.begin(),
                ids.upperBound - ids.lowerBound >= Registry.worthTwoThreads
            {
                let helper = try FactsReader(
                    second.connection, places, request, lately: lately, owner: second)
                let other = takers[1]
                try FactsLanes.run(
                    ranges, first: { try reader.read($0, to: taker) },
                    second: { try helper.read($0, to: other) })
                for told in [other, taker, other] { told.settle() }
                let viewed = (reader.viewed + helper.viewed).sorted { $0.id < $1.id }
                return try FactsLanes.run(
                    IDRanges(upTo: viewed.count, width: request.batchSize),
                    first: { try reader.readViews($0, of: viewed, to: taker) },
                    second: { try helper.readViews($0, of: viewed, to: other) })
            }
            while let range = ranges.next() { try reader.read(range, to: taker) }
            taker.settle()
            var parts = IDRanges(upTo: reader.viewed.count, width: request.batchSize)
            while let part = parts.next() { try reader.readViews(part, of: reader.viewed, to: taker) }
        }
    }

    /// From how many cameras on a second thread is worth its connection.
    private static let worthTwoThreads: Int64 = 20_000

    private static func cameraIDs(_ connection: OpaquePointer) throws(RegistryError) -> ClosedRange<Int64>? {
        let select = try Statement(
            connection, "SELECT (SELECT min(id) FROM camera), (SELECT max(id) FROM camera)")
        guard try select.step(), let first = select.optionalInt64(0), let last = select.optionalInt64(1)
        else {
            return nil
        }
        return first...last
    }

    private static func past(
        _ connection: OpaquePointer, _ moment: PastMoment, _ request: FactsRequest,
        _ takers: (AuditBasis) throws -> [any CameraTaker]
    ) throws {
        let places = try Places.at(connection, moment)
        let sites =
            moment.recordsChanged
            ? try pastSites(connection, moment.revision) : try sites(connection, places)
        let takers = try takers(
            AuditBasis(zones: places.tree, sites: sites, revision: moment.revision))
        guard let taker = takers.first else { return }
        let rows = try Statement(connection, factsQuery(request))
        try PastFacts(connection, moment, places, request, each: { try taker.take($0) }).run(rows)
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
}

private func factsQuery(_ request: FactsRequest) -> String {
    """
    SELECT camera.id, deviceCode, zoneId, name, category, sector, pointClass, deviceState, networkStatus, resolution,
        installTime, sites, ownerId, managementUnitId, phase, investmentFen, longitude, latitude, cameraType,
        endpoint.id, health.state, health.reachedAt,
        \(request.owner ? "(SELECT organisation.name FROM organisation WHERE organisation.id = ownerId)" : "NULL"),
        \(request.pole ? "pole" : "NULL"), health.checkedAt
        \(request.views ? ", bearing, horizontalFieldAngle, verticalFieldAngle, tilt, mountHeight, maxViewDistance" : "")
    FROM camera
    LEFT JOIN endpoint ON endpoint.cameraId = camera.id AND endpoint.position IS NOT NULL
    LEFT JOIN health ON health.endpointId = endpoint.id
    ORDER BY camera.id
    """
}
