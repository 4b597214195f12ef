import CameraModel

/// Where each zone's sites and cameras are known to stand before an import begins.
enum KnownExtents {
    /// Sites are few; of the cameras the first ones will do, for a zone's extent soon stops growing.
    private static let cameras = 50_000

    /// The extents by index of the zone.
    static func read(
        _ connection: Connection, _ places: Places
    ) throws(RegistryError) -> [Int: DatumScreen.Extent] {
        let select = try Statement(
            connection,
            """
            SELECT zoneId, longitude, latitude FROM site WHERE longitude IS NOT NULL UNION ALL
            SELECT zoneId, longitude, latitude FROM camera WHERE id <= \(cameras) AND longitude IS NOT NULL
            """)
        var extents: [Int: DatumScreen.Extent] = [:]
        while try select.step() {
            guard let longitude = select.optionalDouble(1), let latitude = select.optionalDouble(2),
                let point = Coordinate(longitude: longitude, latitude: latitude)
            else { continue }
            extents[places.index(id: select.int64(0)), default: DatumScreen.Extent()].add(point)
        }
        return extents
    }
}
