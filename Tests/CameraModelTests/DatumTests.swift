import Testing

@testable import CameraModel

@Suite struct DatumTests {
    @Test(
        "GCJ-02 is where the published vectors have it, and back",
        arguments: [
            (31.1774276, 121.5272106, 31.17530398364597, 121.531541859215),
            (22.543847, 113.912316, 22.540796131694766, 113.9171764808363),
        ])
    func gcj02(_ latitude: Double, _ longitude: Double, _ north: Double, _ east: Double) throws {
        let point = try #require(Coordinate(longitude: longitude, latitude: latitude))
        let shown = try #require(Datum.gcj02.fromWGS84(point))
        #expect(abs(shown.latitude - north) < 1e-6 && abs(shown.longitude - east) < 1e-6)
        let back = try #require(Datum.gcj02.toWGS84(longitude: shown.longitude, latitude: shown.latitude))
        #expect(abs(back.latitude - latitude) < 1e-9 && abs(back.longitude - longitude) < 1e-9)
    }

    @Test("There and back again over all of China", arguments: Datum.allCases)
    func roundTrip(_ datum: Datum) throws {
        for step in 0..<400 {
            let point = try #require(
                Coordinate(longitude: 74 + Double(step % 20) * 3.037, latitude: 4 + Double(step / 20) * 2.513)
            )
            let shown = try #require(datum.fromWGS84(point))
            let back = try #require(datum.toWGS84(longitude: shown.longitude, latitude: shown.latitude))
            #expect(
                abs(back.latitude - point.latitude) < 1e-9 && abs(back.longitude - point.longitude) < 1e-9)
        }
    }

    @Test func `Outside China GCJ-02 is WGS-84, and beyond the earth there is no point`() throws {
        let seoulSouth = try #require(Datum.gcj02.toWGS84(longitude: 151.2, latitude: -33.9))
        #expect(seoulSouth == Coordinate(longitude: 151.2, latitude: -33.9))
        #expect(Datum.gcj02.toWGS84(longitude: 200, latitude: 30) == nil)
        #expect(Datum.wgs84.toWGS84(longitude: 118, latitude: .nan) == nil)
        #expect(
            Datum.cgcs2000.toWGS84(longitude: 118, latitude: 37) == Coordinate(longitude: 118, latitude: 37))
    }

    /// Points of one zone in a square of some 200 metres.
    private static func points(_ datum: Datum, _ count: Int = 20) -> [Coordinate] {
        (0..<count).compactMap { index in
            Coordinate(
                longitude: 118.6 + Double(index % 5) * 0.0004, latitude: 37.4 + Double(index / 5) * 0.0004
            )
            .flatMap { datum.fromWGS84($0) }
        }
    }

    private static func screen(_ given: [Coordinate]) -> DatumScreen {
        var extent = DatumScreen.Extent()
        for point in points(.wgs84) { extent.add(point) }
        var screen = DatumScreen(extents: [7: extent])
        for point in given { screen.add(point, zone: 7) }
        return screen
    }

    @Test("A file drawn on a web map is suspected, one in WGS-84 is not", arguments: Datum.allCases)
    func screen(_ datum: Datum) {
        let verdict = DatumTests.screen(DatumTests.points(datum)).verdict
        #expect(verdict.compared == 20)
        #expect(verdict.suspected == (datum == .gcj02 || datum == .bd09 ? datum : nil))
        let wanted = verdict.suspected.map { ["20", "20", $0.rawValue, "0"] }
        #expect(verdict.finding?.facts == wanted)
    }

    @Test func `Few points, a few wrong ones and zones without an extent give no verdict`() {
        #expect(DatumTests.screen(DatumTests.points(.gcj02, 9)).verdict.suspected == nil)
        let mixed = DatumTests.points(.wgs84) + DatumTests.points(.gcj02, 5)
        #expect(DatumTests.screen(mixed).verdict.suspected == nil)
        var screen = DatumScreen(extents: [:])
        for point in DatumTests.points(.gcj02) { screen.add(point, zone: 7) }
        #expect(screen.verdict == DatumScreen.Verdict())
    }
}
