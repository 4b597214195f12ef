import CameraModel

extension Places {
    /// The zones of a moment.
    static func at(_ connection: Connection, _ moment: PastMoment) throws(RegistryError) -> Places {
        moment.recordsChanged ? try past(connection, moment.revision) : try Places(connection)
    }

    /// The zones as they were at a revision, ordered by code.
    static func past(_ connection: Connection, _ revision: Int) throws(RegistryError) -> Places {
        let today = try Places(connection)
        var zones: [Int64: Zone] = [:]
        for (index, id) in today.ids.enumerated() { zones[id] = today.tree.zones[index] }
        let later = try LaterChanges(connection, .zone, after: revision)
        while let record = later.next {
            zones[record.id] = try past(record, zones[record.id])
            try later.advance()
        }
        // As the table orders them: by bytes.
        let ordered = zones.sorted {
            $0.value.code.text.utf8.lexicographicallyPrecedes($1.value.code.text.utf8)
        }
        return Places(zones: ordered.map(\.value), ids: ordered.map(\.key))
    }

    private static func past(_ record: LaterChanges.Record, _ today: Zone?) throws(RegistryError) -> Zone? {
        guard record.wasThere else { return nil }
        var zone = today
        if record.isWhole {
            zone = (record.values["zone"] ?? nil).flatMap { ZoneCode($0) }.map {
                Zone(code: $0, name: $0.text)
            }
        }
        guard var zone else { throw .damaged(table: "change", column: "zone", id: record.id) }
        for (field, text) in record.values {
            guard let column = ZoneRow.Column(rawValue: field), column.set(text, in: &zone) else {
                throw .damaged(table: "changeField", column: field, id: record.id)
            }
        }
        return zone
    }
}

extension Registry {
    /// The required sites as they were at a revision, ordered by key.
    static func pastSites(_ connection: Connection, _ revision: Int) throws(RegistryError) -> [Site] {
        // Sites refer to the zones of today; what they said then is in the log.
        let today = try Places(connection)
        let select = try Statement(connection, SiteTable.select)
        var sites: [Int64: Site] = [:]
        while try select.step() {
            let (id, site) = try SiteTable.site(select, today)
            sites[id] = site
        }
        let later = try LaterChanges(connection, .site, after: revision)
        while let record = later.next {
            sites[record.id] = try past(record, sites[record.id])
            try later.advance()
        }
        return sites.values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    private static func past(_ record: LaterChanges.Record, _ today: Site?) throws(RegistryError) -> Site? {
        guard record.wasThere else { return nil }
        var site = today
        if record.isWhole, let key = record.values["site"] ?? nil,
            let zone = (record.values["zone"] ?? nil).flatMap({ ZoneCode($0) })
        {
            site = Site(key: key, zone: zone, category: .other)
        }
        guard var site else { throw .damaged(table: "change", column: "site", id: record.id) }
        var longitude = SiteRow.Column.longitude.text(of: site)
        var latitude = SiteRow.Column.latitude.text(of: site)
        for (field, text) in record.values {
            switch SiteRow.Column(rawValue: field) {
            case .longitude: longitude = text
            case .latitude: latitude = text
            case let column? where column.set(text, in: &site): continue
            default: throw .damaged(table: "changeField", column: field, id: record.id)
            }
        }
        guard SiteRow.Column.setPosition(longitude: longitude, latitude: latitude, in: &site) else {
            throw .damaged(table: "changeField", column: "longitude", id: record.id)
        }
        return site
    }
}
