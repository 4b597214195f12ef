public import CameraModel

extension Registry {
    /// All zones, as a tree, ordered by code.
    public func zoneTree() throws -> ZoneTree { try read { try Places($0).tree } }

    /// All required sites, ordered by key.
    public func sites() throws -> [Site] {
        try read { connection in
            let places = try Places(connection)
            let select = try Statement(connection, SiteTable.select + " ORDER BY key")
            var sites: [Site] = []
            while try select.step() { sites.append(try SiteTable.site(select, places).site) }
            return sites
        }
    }

    /// Whether any required site has a position.
    public func hasPositionedSite() throws -> Bool {
        try read { connection in
            let select = try Statement(
                connection, "SELECT EXISTS (SELECT 1 FROM site WHERE longitude IS NOT NULL)")
            return try select.step() && select.int(0) == 1
        }
    }

    /// The registry's revision: how many changes of cameras, zones and sites it has seen. 0 when empty.
    public func revision() throws -> Int { try read { try Registry.revision($0) } }

    static func revision(_ connection: Connection) throws(RegistryError) -> Int {
        let select = try Statement(connection, "SELECT coalesce(max(id), 0) FROM change")
        return try select.step() ? select.int(0) : 0
    }

    /// Hands over the wanted cameras in batches of at most `batchSize`, ordered by device code.
    ///
    /// All batches come from one snapshot. Throws ``RegistryError/unknownCode(_:)`` for a zone that is not there.
    public func cameras(
        _ filter: CameraFilter = CameraFilter(), batchSize: Int = 2000, each: ([CameraRecord]) throws -> Void
    ) throws {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let wanted = try Registry.zones(filter.zone, places)
            let organisations = try OrganisationIDs(connection)
            let select = try Statement(connection, CameraTable.select + " ORDER BY deviceCode", isLong: true)
            var batch: [CameraRecord] = []
            while try select.step() {
                if let wanted, !wanted.contains(select.int64(2)) { continue }
                let record = try CameraTable.record(
                    select, zoneCode: { places.code(id: $0) }, unit: { organisations.organisation($0) })
                guard filter.accepts(record) else { continue }
                batch.append(record)
                if batch.count >= batchSize {
                    try each(batch)
                    batch.removeAll(keepingCapacity: true)
                }
            }
            if !batch.isEmpty { try each(batch) }
        }
    }

    /// The camera with this code, or `nil`.
    public func camera(_ code: DeviceCode) throws -> CameraRecord? {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let organisations = try OrganisationIDs(connection)
            let select = try Statement(connection, CameraTable.select + " WHERE deviceCode = ?")
            select.bind(1, code.text)
            guard try select.step() else { return nil }
            return try CameraTable.record(
                select, zoneCode: { places.code(id: $0) }, unit: { organisations.organisation($0) })
        }
    }

    /// Row ids of a zone and all its descendants; `nil` when every zone is wanted.
    static func zones(_ text: String?, _ places: Places) throws -> Set<Int64>? {
        guard let text else { return nil }
        guard case .success(let root) = places.find(text) else { throw RegistryError.unknownCode(text) }
        return Set(places.tree.zones.indices.filter { places.tree.isInside($0, root) }.map { places.ids[$0] })
    }
}
