public import CameraModel

/// A layer of the map beneath the records; the numbers stand in the schema.
enum MapLayer: Int { case road = 1, building = 2 }

/// A road or a building as its table has it.
struct MapShape: Equatable {
    var code: String
    var name: String?
    var height: Double?
    var blob: [UInt8]
    /// West, south, east, north in degrees; a shape across 180 degrees has the whole circle.
    var box: (Double, Double, Double, Double)

    init(_ row: RoadRow) {
        (code, name, height) = (row.code, row.road.name.isEmpty ? nil : row.road.name, nil)
        (blob, box) = (ShapeBlob.encode(row.road.lines), MapShape.box(row.road.lines))
    }

    init(_ row: BuildingRow) {
        (code, name, height) = (row.code, nil, row.building.height)
        let rings = row.building.outline.rings
        (blob, box) = (ShapeBlob.encode(rings), MapShape.box(rings))
    }

    static func == (a: MapShape, b: MapShape) -> Bool {
        a.name == b.name && a.height == b.height && a.blob == b.blob
    }

    private static func box(_ lines: [[Coordinate]]) -> (Double, Double, Double, Double) {
        var box = (180.0, 90.0, -180.0, -90.0)
        for line in lines {
            for place in line {
                box.0 = min(box.0, place.longitude)
                box.1 = min(box.1, place.latitude)
                box.2 = max(box.2, place.longitude)
                box.3 = max(box.3, place.latitude)
            }
        }
        return box.2 - box.0 > 180 ? (-180, box.1, 180, box.3) : box
    }
}

/// A part of the map, in degrees.
public struct MapBox: Hashable, Sendable {
    /// Its borders.
    public var west, south, east, north: Double

    /// The box around some places with `margin` metres to spare; all longitudes near a pole or across 180 degrees. `nil`
    /// around none.
    public init?(around places: some Sequence<Coordinate>, margin: Double) {
        (west, south, east, north) = (180, 90, -180, -90)
        var some = false
        for place in places {
            some = true
            west = min(west, place.longitude)
            south = min(south, place.latitude)
            east = max(east, place.longitude)
            north = max(north, place.latitude)
        }
        guard some else { return nil }
        let degrees = margin / 110_000
        (south, north) = (south - degrees, north + degrees)
        let narrowest = 1 - max(abs(south), abs(north)) / 90
        // The cosine is never below this line.
        let wide = narrowest > 0.01 ? degrees / narrowest : 360
        (west, east) = (west - wide, east + wide)
        if east - west > 180 || west < -180 || east > 180 { (west, east) = (-180, 180) }
    }
}
