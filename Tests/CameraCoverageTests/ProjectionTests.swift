import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// The plane against GeographicLib's areas and against itself.
@Suite struct ProjectionTests {
    func coordinate(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
        try #require(Coordinate(longitude: longitude, latitude: latitude))
    }

    @Test func `the sphere of equal area has the published radius`() {
        #expect(abs(Ellipsoid.authalicRadius - 6_371_007.180918) < 1e-6)
    }

    /// (latitude, longitude) of the centre.
    @Test(arguments: [(0.0, 0.0), (37.4, 118.7), (-33, -70), (64, 179.99), (89.9, 20), (90, 0), (-90, 5)])
    func `a point comes back as the coordinate it was`(_ latitude: Double, _ longitude: Double) throws {
        let projection = EqualAreaProjection(centre: try coordinate(latitude, longitude))
        var random = SeededGenerator(seed: 3)
        // Within metres of a pole the sine of the latitude no longer tells places apart.
        let tolerance = abs(latitude) > 89 ? 0.05 : 1e-6
        for reach in [1.0, 1_000, 50_000, 1_000_000] {
            for _ in 0..<50 {
                let point = PlanePoint(x: random.between(-reach, reach), y: random.between(-reach, reach))
                let place = try #require(projection.coordinate(point))
                #expect((projection.point(place) - point).length < tolerance + 1e-12 * reach, "\(point)")
            }
        }
    }

    @Test func `what lies outside the picture of the earth has no coordinate`() throws {
        let projection = EqualAreaProjection(centre: try coordinate(30, 110))
        #expect(projection.coordinate(PlanePoint(x: 13_000_000, y: 0)) == nil)
    }

    @Test func `north is up and east is right`() throws {
        let projection = EqualAreaProjection(centre: try coordinate(40, -100))
        let north = projection.point(try coordinate(40.01, -100))
        let east = projection.point(try coordinate(40, -99.99))
        #expect(abs(north.x) < 1e-9 && abs(north.y - 1110.35) < 0.1)
        #expect(abs(east.x - 853.9) < 0.1 && abs(east.y) < 0.1)
    }

    @Test(arguments: [(0.0, 0.0), (37.4, 118.7), (-33, -70), (64, 179.99)])
    func `north at a place is where a point a metre to the north lies`(
        _ latitude: Double, _ longitude: Double
    )
        throws
    {
        let projection = EqualAreaProjection(centre: try coordinate(latitude, longitude))
        var random = SeededGenerator(seed: 4)
        for _ in 0..<100 {
            let here = try #require(
                projection.coordinate(
                    PlanePoint(x: random.between(-2e5, 2e5), y: random.between(-2e5, 2e5))))
            let placed = projection.place(here)
            let metre = try coordinate(here.latitude + 1 / 111_195, here.longitude)
            let way = (projection.point(metre) - placed.point).unit
            #expect(abs(way.cross(placed.north)) < 1e-6 && way.dot(placed.north) > 0.999)
            #expect((projection.point(here) - placed.point).length < 1e-6)
        }
    }

    @Test func `the box between two parallels has GeographicLib's area`() throws {
        let box = try [(30.0, 110.0), (30, 110.1), (30.1, 110.1), (30.1, 110)].map {
            try coordinate($0.0, $0.1)
        }
        let projection = try #require(EqualAreaProjection(amid: box))
        let area = PlaneRings.area([projection.ring(box)])
        // The parallels are followed to half a centimetre: two of 9.6 km.
        #expect(abs(area - 106_904_539.436) < 2 * 9_650 * EqualAreaProjection.lineTolerance)
        // Followed closely, to rounding.
        let fine = try (0..<4).flatMap { side in
            try (0..<5000).map { step in
                try #require(box[side].toward(box[(side + 1) % 4], Double(step) / 5000))
            }
        }
        #expect(near(PlaneRings.area([projection.ring(fine)]), 106_904_539.436, relative: 2e-10))
    }

    /// GeographicLib's areas within geodesics.
    @Test(arguments: [
        ([(89.0, 0.0), (89, 90), (89, 180), (89, -90)], 24_952_305_678.0),
        ([(0, -1), (-1, 0), (0, 1), (1, 0)], 24_619_419_146.0),
    ])
    func `areas within geodesics are GeographicLib's`(_ corners: [(Double, Double)], _ wanted: Double) throws
    {
        let corners = try corners.map { try coordinate($0.0, $0.1) }
        let projection = try #require(EqualAreaProjection(amid: corners))
        let ring = try corners.indices.flatMap {
            try Geodesic.points(from: corners[$0], to: corners[($0 + 1) % 4], count: 2000)
        }
        #expect(near(PlaneRings.area([ring.map(projection.point)]), wanted, relative: 1e-9))
    }

    @Test func `an edge across the meridian of 180 degrees goes the short way`() throws {
        let across = try [(10.0, 179.9), (10, -179.9), (10.1, -179.9), (10.1, 179.9)].map {
            try coordinate($0.0, $0.1)
        }
        let elsewhere = try across.map { try coordinate($0.latitude, remainder($0.longitude - 60, 360)) }
        let areas = try [across, elsewhere].map { ring in
            PlaneRings.area([try #require(EqualAreaProjection(amid: ring)).ring(ring)])
        }
        #expect(near(areas[0], areas[1], relative: 1e-12))
        #expect(near(areas[0], 0.2 * 0.1 * 109_600 * 110_600, relative: 0.01))
    }
}

/// Geodesics on the ellipsoid for tests: the differential equation, and aiming until the end is met.
enum Geodesic {
    /// `count` points from `start` on, the end left out.
    static func points(from start: Coordinate, to end: Coordinate, count: Int) throws -> [Coordinate] {
        let turn = remainder(end.longitude - start.longitude, 360) * .pi / 180
        let (phi1, phi2) = (start.latitude * .pi / 180, end.latitude * .pi / 180)
        // A first guess from the sphere.
        var azimuth = atan2(sin(turn) * cos(phi2), cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(turn))
        let arc = acos(sin(phi1) * sin(phi2) + cos(phi1) * cos(phi2) * cos(turn))
        var length = arc * 6_371_000
        for _ in 0..<20 {
            // Newton on (azimuth, length) with differences.
            let miss = aim(phi1, azimuth, length, phi2, turn)
            if abs(miss.0) + abs(miss.1) < 1e-14 { break }
            let (a, b) = (
                aim(phi1, azimuth + 1e-6, length, phi2, turn), aim(phi1, azimuth, length + 1, phi2, turn)
            )
            let (j11, j21) = ((a.0 - miss.0) / 1e-6, (a.1 - miss.1) / 1e-6)
            let (j12, j22) = (b.0 - miss.0, b.1 - miss.1)
            let determinant = j11 * j22 - j12 * j21
            azimuth -= (miss.0 * j22 - miss.1 * j12) / determinant
            length -= (j11 * miss.1 - j21 * miss.0) / determinant
        }
        var points: [Coordinate] = []
        walk(phi1, azimuth, length, steps: count) { phi, lambda in
            let longitude = remainder(start.longitude + lambda * 180 / .pi, 360)
            Coordinate(longitude: longitude, latitude: phi * 180 / .pi).map { points.append($0) }
        }
        return Array(points.dropLast())
    }

    private static func aim(
        _ phi: Double, _ azimuth: Double, _ length: Double, _ phi2: Double, _ turn: Double
    )
        -> (Double, Double)
    {
        var last = (0.0, 0.0)
        walk(phi, azimuth, length, steps: 400) { last = ($0, $1) }
        return (last.0 - phi2, remainder(last.1 - turn, 2 * .pi) * cos(phi2))
    }

    /// Runge and Kutta's fourth order; cos(latitude) in the denominators keeps it off the poles.
    private static func walk(
        _ phi: Double, _ azimuth: Double, _ length: Double, steps: Int, _ body: (Double, Double) -> Void
    ) {
        typealias State = (Double, Double, Double)
        func slope(_ s: State) -> State {
            let w = 1 - Ellipsoid.e2 * sin(s.0) * sin(s.0)
            let (m, n) = (
                Ellipsoid.a * (1 - Ellipsoid.e2) / (w * w.squareRoot()), Ellipsoid.a / w.squareRoot()
            )
            return (cos(s.2) / m, sin(s.2) / (n * cos(s.0)), sin(s.2) * tan(s.0) / n)
        }
        func step(_ s: State, _ k: State, _ h: Double) -> State {
            (s.0 + h * k.0, s.1 + h * k.1, s.2 + h * k.2)
        }
        var s: State = (phi, 0, azimuth)
        let h = length / Double(steps)
        body(s.0, s.1)
        for _ in 0..<steps {
            let k1 = slope(s)
            let k2 = slope(step(s, k1, h / 2))
            let k3 = slope(step(s, k2, h / 2))
            let k4 = slope(step(s, k3, h))
            s = step(step(step(step(s, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6)
            body(s.0, s.1)
        }
    }
}
