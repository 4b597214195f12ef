import CameraCoverage
import CameraModel
import Foundation

/// A made city: cameras at random over a square, 60 zones that tile it, perhaps houses in rows.
struct BenchCity {
    let name: String
    let cameras: Int
    /// Side of the square, in kilometres.
    let side: Double
    let buildings: Int
    /// Whether shapely is asked too.
    let hasPeer: Bool
    /// What is wanted, in words.
    let wanted: String

    static let all = [
        BenchCity(
            name: "ordinary city, 20 x 20 km", cameras: 30_000, side: 20, buildings: 0, hasPeer: true,
            wanted: "8 x faster"),
        BenchCity(
            name: "dense city, 6.3 x 6.3 km", cameras: 30_000, side: 6.3, buildings: 0, hasPeer: true,
            wanted: "30 x faster"),
        BenchCity(
            name: "ordinary city among buildings", cameras: 30_000, side: 20, buildings: 250_000,
            hasPeer: false, wanted: "1 s"),
        BenchCity(
            name: "a province's cameras on 20 x 20 km", cameras: 1_000_000, side: 20, buildings: 0,
            hasPeer: false, wanted: "5 s"),
    ]

    static let centre = (longitude: 118.674, latitude: 37.434)

    /// A place some kilometres east and north of the centre, nearly.
    private func place(_ x: Double, _ y: Double) throws(LabError) -> Coordinate {
        let place = Coordinate(
            longitude: Self.centre.longitude + x / 88.5, latitude: Self.centre.latitude + y / 111)
        guard let place else { throw LabError("\(name): a place off the earth") }
        return place
    }

    /// Six by ten rectangles.
    func zones() throws(LabError) -> [CoverageZone] {
        var zones: [CoverageZone] = []
        for index in 0..<60 {
            let (x, y) = (Double(index % 6), Double(index / 6))
            func corner(_ dx: Double, _ dy: Double) throws(LabError) -> Coordinate {
                try place(side * ((x + dx) / 6 - 0.5), side * ((y + dy) / 10 - 0.5))
            }
            guard let code = ZoneCode("\(370_500 + index)") else { throw LabError("no zone code") }
            let ring = [try corner(0, 0), try corner(1, 0), try corner(1, 1), try corner(0, 1)]
            zones.append(CoverageZone(zone: code, boundary: Boundary(rings: [ring])))
        }
        return zones
    }

    /// Sectors of 90 degrees that reach 30 to 90 m.
    func views() throws(LabError) -> [FieldOfView] {
        var random = SplitMix64(seed: 20_261_121)
        guard let code = DeviceCode("37050200001320000001") else { throw LabError("no device code") }
        var views: [FieldOfView] = []
        views.reserveCapacity(cameras)
        for _ in 0..<cameras {
            let x = Double.random(in: -0.5...0.5, using: &random) * side
            let y = Double.random(in: -0.5...0.5, using: &random) * side
            guard let bearing = Bearing(degrees: .random(in: 0..<360, using: &random)) else { continue }
            let radius = Double.random(in: 30...90, using: &random)
            views.append(
                FieldOfView(
                    deviceCode: code, position: try place(x, y), bearing: bearing,
                    footprint: .sector(radius: radius, angle: 90, near: 0), mountHeight: 6))
        }
        return views
    }

    /// Houses of 20 x 12 m, 18 m high, jittered around a grid.
    func houses() throws(LabError) -> [Building] {
        guard buildings > 0 else { return [] }
        var random = SplitMix64(seed: 7)
        let columns = Int(Double(buildings).squareRoot())
        let step = side / Double(columns)
        var houses: [Building] = []
        for index in 0..<columns * columns {
            let x = step * (Double(index % columns) + .random(in: 0...0.3, using: &random)) - side / 2
            let y = step * (Double(index / columns) + .random(in: 0...0.3, using: &random)) - side / 2
            let ring = [
                try place(x, y), try place(x + 0.02, y), try place(x + 0.02, y + 0.012),
                try place(x, y + 0.012),
            ]
            houses.append(Building(outline: Boundary(rings: [ring]), height: 18))
        }
        return houses
    }
}
