import CameraModel

/// The site table, for writing and reading.
enum SiteTable {
    static let select = """
        SELECT id, key, name, zoneId, category, sector, longitude, latitude, requiredCameras FROM site
        """

    static let upsert = """
        INSERT INTO site (id, key, name, zoneId, category, sector, longitude, latitude, requiredCameras)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, zoneId = excluded.zoneId,
            category = excluded.category, sector = excluded.sector, longitude = excluded.longitude,
            latitude = excluded.latitude, requiredCameras = excluded.requiredCameras
        """

    static func bind(_ statement: borrowing Statement, id: Int64?, zone: Int64, _ site: Site) {
        statement.bind(1, id)
        statement.bind(2, site.key)
        statement.bind(3, site.name)
        statement.bind(4, zone)
        statement.bind(5, site.category.rawValue)
        statement.bind(6, site.sector)
        statement.bind(7, site.position?.longitude)
        statement.bind(8, site.position?.latitude)
        statement.bind(9, site.requiredCameras)
    }

    static func site(_ row: borrowing Statement, _ places: Places) throws(RegistryError) -> (
        id: Int64, site: Site
    ) {
        let id = row.int64(0)
        guard let zone = places.code(id: row.int64(3)) else {
            throw .damaged(table: "site", column: "zoneId", id: id)
        }
        guard let category = row.text(4).flatMap(AreaCategory.init(rawValue:)) else {
            throw .damaged(table: "site", column: "category", id: id)
        }
        var site = Site(key: row.text(1) ?? "", name: row.text(2), zone: zone, category: category)
        site.sector = row.text(5)
        if let longitude = row.optionalDouble(6), let latitude = row.optionalDouble(7) {
            site.position = Coordinate(longitude: longitude, latitude: latitude)
        }
        site.requiredCameras = row.int(8)
        return (id, site)
    }
}
