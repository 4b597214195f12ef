import CameraModel

extension BlindSpot {
    /// A GeoJSON FeatureCollection of blind spots: polygons with zone, area, centroid and the nearest camera.
    public static func geoJSON(_ spots: some Sequence<BlindSpot>) -> String {
        var out = "{\"type\": \"FeatureCollection\", \"features\": ["
        for (number, spot) in spots.enumerated() { out += (number > 0 ? ",\n" : "\n") + spot.feature }
        return out + "\n]}\n"
    }

    private var feature: String {
        let rings = outline.rings.map { ring in
            // Closed, as RFC 7946 wants it.
            "[" + (ring + ring.prefix(1)).map(BlindSpot.position).joined(separator: ", ") + "]"
        }
        let camera = nearestCamera.map { "\"\($0.text)\"" } ?? "null"
        let metres = nearestMetres.map { DecimalText.of($0, decimals: 1) } ?? "null"
        return "{\"type\": \"Feature\", \"properties\": {\"zone\": \(JSONText.string(zone.text)), "
            + "\"areaSquareMetres\": \(DecimalText.of(areaSquareMetres, decimals: 1)), "
            + "\"centroid\": \(BlindSpot.position(centroid)), "
            + "\"nearestCamera\": \(camera), \"nearestMetres\": \(metres)}, "
            + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [\(rings.joined(separator: ", "))]}}"
    }

    private static func position(_ place: Coordinate) -> String {
        "[\(DecimalText.of(place.longitude, decimals: 7, short: true)), "
            + "\(DecimalText.of(place.latitude, decimals: 7, short: true))]"
    }
}
