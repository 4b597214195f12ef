import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// A small generator of pseudo-random numbers: the same seed gives the same world.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func between(_ low: Double, _ high: Double) -> Double { .random(in: low...high, using: &self) }
}

/// A town in metres around a place, for tests that know the plane: its projection's centre is the origin.
struct Town {
    let projection: EqualAreaProjection
    init(longitude: Double = 118.674, latitude: Double = 37.434) throws {
        projection = EqualAreaProjection(
            centre: try #require(Coordinate(longitude: longitude, latitude: latitude)))
    }
    func place(_ x: Double, _ y: Double) throws -> Coordinate {
        try #require(projection.coordinate(PlanePoint(x: x, y: y)))
    }
    func ring(_ corners: [(Double, Double)]) throws -> [Coordinate] {
        try corners.map { try place($0.0, $0.1) }
    }
    func rectangle(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) throws -> [Coordinate] {
        try ring([
            (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
            (x.lowerBound, y.upperBound),
        ])
    }
    func zone(_ code: String, _ rings: [[Coordinate]]) throws -> CoverageZone {
        CoverageZone(zone: try #require(ZoneCode(code)), boundary: Boundary(rings: rings))
    }
    func square(_ code: String, side: Double, x: Double = 0, y: Double = 0) throws -> CoverageZone {
        let half = side / 2
        return try zone(code, [rectangle(x - half...x + half, y - half...y + half)])
    }
    func view(
        _ footprint: FieldOfView.Footprint, x: Double = 0, y: Double = 0, bearing: Double = 0,
        height: Double? = nil
    ) throws -> FieldOfView {
        FieldOfView(
            deviceCode: try #require(DeviceCode("37050200001320000001")), position: try place(x, y),
            bearing: try #require(Bearing(degrees: bearing)), footprint: footprint, mountHeight: height)
    }
    /// Random sectors, discs and trapezoids over a square around the origin.
    func views(_ count: Int, over side: Double, _ random: inout SeededGenerator) throws -> [FieldOfView] {
        try (0..<count).map { _ in
            let radius = random.between(10, 80)
            let footprint: FieldOfView.Footprint =
                switch Int.random(in: 0..<6, using: &random) {
                case 0: .disc(radius: radius)
                case 1: .sector(radius: radius, angle: random.between(181, 359), near: 0)
                case 2: .sector(radius: radius, angle: random.between(20, 120), near: radius / 5)
                case 3:
                    .trapezoid(near: radius / 6, far: radius, nearHalfWidth: 3, farHalfWidth: radius * 0.6)
                default: .sector(radius: radius, angle: random.between(20, 180), near: 0)
                }
            return try view(
                footprint, x: random.between(-side / 2, side / 2), y: random.between(-side / 2, side / 2),
                bearing: random.between(0, 360))
        }
    }
}

/// The first zone's coverage.
func coverage(_ zone: CoverageZone, _ views: [FieldOfView], _ settings: SurveySettings = .init()) throws
    -> ZoneCoverage
{
    try #require(CoverageSurvey(zones: [zone], views: views, settings: settings).areas().first)
}

/// Whether two numbers differ by at most a relative part.
func near(_ a: Double, _ b: Double, relative: Double) -> Bool {
    abs(a - b) <= relative * max(abs(a), abs(b))
}
