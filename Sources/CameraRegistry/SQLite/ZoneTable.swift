import CameraModel

/// The zone table, for writing.
enum ZoneTable {
    /// The parent, named by its code, must be there already.
    static let upsert = """
        INSERT INTO zone (id, code, name, level, parentId, kind, plannedCameras, requiredKeyPublicArea,
            requiredKeyIndustry, boundary) VALUES (?, ?, ?, ?, (SELECT id FROM zone WHERE code = ?), ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, level = excluded.level,
            parentId = excluded.parentId, kind = excluded.kind, plannedCameras = excluded.plannedCameras,
            requiredKeyPublicArea = excluded.requiredKeyPublicArea,
            requiredKeyIndustry = excluded.requiredKeyIndustry, boundary = excluded.boundary
        """

    static func write(_ insert: borrowing Statement, _ id: Int64, _ zone: Zone) throws(RegistryError) {
        insert.bind(1, id)
        insert.bind(2, zone.code.text)
        insert.bind(3, zone.name)
        insert.bind(4, zone.level?.rawValue)
        insert.bind(5, zone.parent?.text)
        insert.bind(6, zone.kind?.rawValue)
        insert.bind(7, zone.plannedCameras)
        insert.bind(8, zone.requiredKeyPublicArea)
        insert.bind(9, zone.requiredKeyIndustry)
        insert.bind(10, zone.boundary?.text)
        try insert.run()
    }
}
