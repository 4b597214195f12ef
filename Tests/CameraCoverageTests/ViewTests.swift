import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// From a record to the ground it sees.
@Suite struct ViewTests {
    func facts(_ edit: (inout ViewFacts) -> Void = { _ in }) throws -> ViewFacts {
        var facts = ViewFacts(deviceCode: try #require(DeviceCode("37050200001320000001")))
        facts.cameraType = .fixedBullet
        facts.position = Coordinate(longitude: 118.6, latitude: 37.4)
        facts.bearing = Bearing(degrees: 90)
        facts.horizontalFieldAngle = 68.04
        facts.resolution = Resolution(width: 1920, height: 1080)
        edit(&facts)
        return facts
    }

    func footprint(_ facts: ViewFacts, _ settings: ViewSettings) throws -> FieldOfView.Footprint {
        try FieldOfView.of(facts, settings).get().footprint
    }

    @Test(arguments: [(20, 71.11), (25, 56.89), (62.5, 22.75), (125, 11.38), (250, 5.69), (500, 2.84)])
    func `a density reaches as far as the formula says`(_ density: Double, _ range: Double) throws {
        let view = try FieldOfView.of(facts(), ViewSettings(level: .density(density))).get()
        #expect(abs(view.range - range) < 0.0051)
        #expect(view.assumptions.isEmpty)
    }

    @Test func `the levels of both editions have the standard's densities`() {
        #expect(DetailLevel("detect") == .density(25))
        #expect(DetailLevel("identify") == .density(250))
        #expect(DetailLevel("overview") == .density(20))
        #expect(DetailLevel("scrutinise") == .density(1500))
        #expect(DetailLevel("range") == .range)
        #expect(DetailLevel("recognize") == nil)
    }

    @Test func `a tilted camera sees a trapezoid between near and far edge`() throws {
        let tilted = try facts {
            ($0.mountHeight, $0.tilt, $0.verticalFieldAngle) = (6, 20, 40)
        }
        let settings = ViewSettings(level: .density(25), shape: .rectilinear)
        guard case .trapezoid(let near, let far, let nearHalf, let farHalf) = try footprint(tilted, settings)
        else {
            Issue.record("no trapezoid")
            return
        }
        #expect(abs(near - 5.2437) < 1e-4)
        #expect(abs(far - 58.9369) < 2e-3)
        #expect(abs(nearHalf - 4.3420) < 1e-4)
        #expect(abs(farHalf - 38.4) < 1e-9)
        #expect(abs((far - near) * (nearHalf + farHalf) - 2294.953) < 0.06)
    }

    @Test func `as a sector a tilted camera keeps its near and its far edge`() throws {
        let steep = try facts { ($0.mountHeight, $0.tilt, $0.verticalFieldAngle) = (6, 40, 30) }
        let wanted = FieldOfView.Footprint.sector(
            radius: 4.4 / tan(25 * Double.pi / 180), angle: 68.04, near: 4.4 / tan(55 * Double.pi / 180))
        #expect(try footprint(steep, ViewSettings(level: .density(25))) == wanted)
        let down = try facts { ($0.mountHeight, $0.tilt, $0.verticalFieldAngle) = (6, 80, 30) }
        guard case .sector(_, _, let near) = try footprint(down, ViewSettings(level: .range)) else {
            Issue.record("no sector")
            return
        }
        #expect(near == 0)
    }

    @Test func `a level rectilinear lens sees a triangle of the same range`() throws {
        let settings = ViewSettings(level: .density(25), shape: .rectilinear)
        guard case .trapezoid(0, let far, 0, let half) = try footprint(facts(), settings) else {
            Issue.record("no triangle")
            return
        }
        #expect(abs(far - 56.89) < 0.005 && abs(half - 38.4) < 1e-9)
    }

    @Test(arguments: [(60.0, 0.907), (90, 0.785)])
    func `the sector is smaller than the triangle by the known part`(_ angle: Double, _ part: Double) {
        let sector = angle * .pi / 360
        #expect(abs(sector / tan(angle * .pi / 360) - part) < 0.0005)
    }

    @Test func `a dome counts for its reach or for what it sees at once`() throws {
        let dome = try facts { ($0.cameraType, $0.maxViewDistance) = (.dome, 100) }
        #expect(try footprint(dome, ViewSettings(level: .range)) == .disc(radius: 100))
        #expect(
            try footprint(dome, ViewSettings(level: .range, turning: .instantaneous))
                == .sector(radius: 100, angle: 68.04, near: 0))
    }

    @Test func `a camera that says nothing is assumed by its type, and each assumption is named`() throws {
        var silent = try facts {
            ($0.bearing, $0.horizontalFieldAngle, $0.resolution) = (nil, nil, nil)
        }
        let view = try FieldOfView.of(silent, ViewSettings(level: .range)).get()
        #expect(view.assumptions == [Assumptions(.bearing), Assumptions(.angle), Assumptions(.distance)])
        // 60 degrees and 40 m, spread around the camera: the same area.
        #expect(near(view.range * view.range * .pi, 40 * 40 * .pi / 6, relative: 1e-12))
        silent.cameraType = .panoramic
        let around = try FieldOfView.of(silent, ViewSettings(level: .density(25))).get()
        #expect(around.assumptions == [Assumptions(.angle), Assumptions(.pixels)])
        #expect(near(around.range, 3840 / (25 * 2 * .pi), relative: 1e-12))
        silent.cameraType = .dome
        #expect(
            try FieldOfView.of(silent, ViewSettings(level: .range)).get().footprint == .disc(radius: 100))
    }

    @Test func `cameras without a view are listed with the reason`() throws {
        let cameras = try [
            facts(), facts { $0.position = nil },
            facts { ($0.mountHeight, $0.tilt, $0.verticalFieldAngle) = (6, -40, 30) },
            facts { ($0.mountHeight, $0.tilt, $0.verticalFieldAngle) = (60, 20, 30) },
            facts { $0.bearing = nil },
        ]
        var mobile = ViewFacts(deviceCode: try #require(DeviceCode("37050200001380000001")))
        mobile.position = Coordinate(longitude: 118, latitude: 37)
        let views = CameraViews(cameras + [mobile], ViewSettings(level: .density(25)))
        #expect(views.views.count == 2)
        #expect(views.without.map(\.reason) == [.noPosition, .looksUp, .tooCoarse, .mobile])
        #expect(views.assumed == [.bearing: 1])
    }

    @Test func `a record gives the facts`() throws {
        var record = CameraRecord(deviceCode: try #require(DeviceCode("a")))
        record.position = Coordinate(longitude: 1, latitude: 2)
        record.tilt = 3
        record.maxViewDistance = 4
        let facts = ViewFacts(record)
        #expect(facts.position == record.position && facts.tilt == 3 && facts.maxViewDistance == 4)
    }
}
