import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// Buildings in the way: closed forms, and brute-force rays on random towns.
@Suite struct OcclusionTests {
    let town: Town
    init() throws { town = try Town() }

    func building(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, height: Double? = nil) throws
        -> Building
    {
        Building(outline: Boundary(rings: [try town.rectangle(x, y)]), height: height)
    }

    func covered(_ views: [FieldOfView], _ buildings: [Building]) throws -> CoverageReport {
        try CoverageSurvey(
            zones: [town.square("z", side: 300)], views: views, buildings: buildings,
            settings: .init(rowSpacing: 0.1)
        ).report()
    }

    func expect(
        _ view: FieldOfView, among buildings: [Building], sees wanted: Double,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let seen = try covered([view], buildings).zones[0].covered
        #expect(
            abs(seen.squareMetres - wanted) <= seen.error + 1e-3, "\(seen) wanted \(wanted)",
            sourceLocation: location)
    }

    /// A wall 40 m long, 30 m to the north, of a disc of 50 m: what is behind it is a segment of the disc and two triangles.
    static let behind: Double = {
        let angle = 2 * atan(20.0 / 30)
        return angle / 2 * 2500 - 20 * 30
    }()

    @Test func `a wall hides what lies behind it`() throws {
        let disc = try town.view(.disc(radius: 50), height: 6)
        for height in [nil, 20, 6] as [Double?] {
            try expect(
                disc, among: [building(-20...20, 30...31, height: height)], sees: .pi * 2500 - Self.behind)
        }
    }

    @Test func `walls are hidden by nearer walls, and twice hidden is hidden once`() throws {
        let disc = try town.view(.disc(radius: 50))
        let wall = try building(-20...20, 30...31)
        try expect(disc, among: [wall, wall], sees: .pi * 2500 - Self.behind)
        try expect(disc, among: [wall, building(-5...5, 35...45)], sees: .pi * 2500 - Self.behind)
    }

    @Test func `a long wall leaves the part of a disc before it`() throws {
        let disc = try town.view(.disc(radius: 50))
        let segment = 2500 * acos(0.6) - 30 * 40
        try expect(disc, among: [building(-500...500, 30...40)], sees: .pi * 2500 - segment)
    }

    @Test func `a court lets its camera see no farther than its walls`() throws {
        let court = Building(
            outline: Boundary(rings: [
                try town.rectangle(-30...30, -30...30), try town.rectangle(-10...10, -10...10),
            ]))
        try expect(town.view(.disc(radius: 100)), among: [court], sees: 400)
        try expect(
            town.view(.sector(radius: 100, angle: 90, near: 0), bearing: 45), among: [court], sees: 100)
        try expect(
            town.view(.trapezoid(near: 2, far: 100, nearHalfWidth: 20, farHalfWidth: 100), bearing: 90),
            among: [court], sees: 8 * 20)
        try expect(
            town.view(.sector(radius: 100, angle: 90, near: 5), bearing: 0), among: [court], sees: 100 - 25)
    }

    @Test func `a building lower than the line of sight hides nothing`() throws {
        let whole = Double.pi * 2500
        let disc = try town.view(.disc(radius: 50), height: 12)
        // A shadow from 30 m to 30 * 10.4 / 9 m: the view goes on behind it.
        try expect(disc, among: [building(-20...20, 30...31, height: 3)], sees: whole)
        // To 30 * 10.4 / 6 = 52 m: to the end of the view.
        try expect(disc, among: [building(-20...20, 30...31, height: 6)], sees: whole - Self.behind)
        // Lower than what shall be seen, even where the camera's height is not known.
        let unknown = try town.view(.disc(radius: 50))
        try expect(unknown, among: [building(-20...20, 30...31, height: 1.5)], sees: whole)
        try expect(unknown, among: [building(-20...20, 30...31, height: 3)], sees: whole - Self.behind)
    }

    @Test func `a camera within a building looks through that building, and is listed`() throws {
        let view = try town.view(.disc(radius: 50))
        let around = try building(-10...10, -10...10)
        let report = try covered([view], [around, building(-20...20, 30...31)])
        #expect(report.camerasInsideBuildings == [view.deviceCode])
        let seen = report.zones[0].covered
        #expect(abs(seen.squareMetres - (.pi * 2500 - Self.behind)) <= seen.error)
        #expect(try covered([view], [building(20...30, 20...30)]).camerasInsideBuildings.isEmpty)
    }

    @Test func `a camera on a wall sees the half before it`() throws {
        let view = try town.view(.disc(radius: 50))
        let report = try covered([view], [building(-100...100, 0...20)])
        let half = Double.pi * 1250
        // Rounding decides whether the camera is within: then it sees all.
        let wanted = report.camerasInsideBuildings.isEmpty ? half : 2 * half
        #expect(abs(report.zones[0].covered.squareMetres - wanted) < 1)
    }

    @Test func `a view past a corner is cut by the ray over the corner`() throws {
        // Looking east along the x axis from (0, 0), a building of 20 to 30 m that begins on the axis and goes north.
        let view = try town.view(.sector(radius: 60, angle: 60, near: 0), bearing: 90)
        let seen = try covered([view], [building(20...30, 0...200)]).zones[0].covered
        let wanted = Double.pi / 12 * 3600 + 20 * 20 * tan(.pi / 6) / 2
        #expect(abs(seen.squareMetres - wanted) <= seen.error + 0.01)
    }

    /// Random towns of buildings that overlap and cross, some with heights; points asked one by one.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a point is in a visible piece exactly when no wall crosses the way to it`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let buildings = try (0..<Int.random(in: 1...60, using: &random)).map { _ in
            let (x, y) = (random.between(-90, 90), random.between(-90, 90))
            let (angle, a, b) = (random.between(0, 3), random.between(2, 20), random.between(2, 12))
            let corners = [(-a, -b), (a, -b), (a, b), (-a, b)].map {
                (x + cos(angle) * $0.0 - sin(angle) * $0.1, y + sin(angle) * $0.0 + cos(angle) * $0.1)
            }
            return Building(outline: Boundary(rings: [try town.ring(corners)]))
        }
        let low = PlanePoint(x: -300, y: -300)
        let high = PlanePoint(x: 300, y: 300)
        let city = CityWalls(buildings, in: town.projection, from: low, to: high, threads: 1)
        var visibility = Visibility()
        var inside: [Int32] = []
        for view in try town.views(12, over: 120, &random) {
            let placed = PlacedView(view, in: town.projection)
            var (open, visible) = (PieceSet(), PieceSet())
            var piece = ConvexPiece()
            placed.forEachPiece(&piece) { open.append($0, foot: placed.foot, view: 0) }
            _ = visibility.addPieces(
                of: placed, view: view, index: 0, among: city, targetHeight: 1.6, to: &visible)
            city.buildings(around: placed.foot, into: &inside)
            for _ in 0..<300 {
                let point = placed.foot + PlanePoint(x: random.between(-90, 90), y: random.between(-90, 90))
                let blocked = city.walls.contains {
                    !inside.contains($0.building) && crosses($0, placed.foot, point)
                }
                let wanted = Self.contains(open, point) && !blocked
                #expect(Self.contains(visible, point) == wanted, "\(view.footprint) \(point - placed.foot)")
            }
        }
    }

    func crosses(_ wall: Wall, _ a: PlanePoint, _ b: PlanePoint) -> Bool {
        let way = b - a
        let (p, q) = (way.cross(wall.from - a), way.cross(wall.to - a))
        let line = wall.to - wall.from
        let (r, s) = (line.cross(a - wall.from), line.cross(b - wall.from))
        return (p > 0) != (q > 0) && (r > 0) != (s > 0)
    }

    static func contains(_ set: PieceSet, _ point: PlanePoint) -> Bool {
        (0..<set.count).contains { set.contains(point, $0) }
    }

    @Test func `places know which views see them`() throws {
        let views = try [
            town.view(.disc(radius: 50)), town.view(.sector(radius: 80, angle: 60, near: 10), bearing: 0),
            town.view(.sector(radius: 80, angle: 60, near: 0), x: 10, bearing: 90),
        ]
        let survey = try CoverageSurvey(zones: [], views: views, buildings: [building(20...25, -5...5)])
        let places = try [(0.0, 30.0), (0, 5), (0, 60), (15, 0), (30, 0), (200, 200)].map {
            try town.place($0.0, $0.1)
        }
        #expect(survey.viewers(of: places) == [[0, 1], [0], [1], [0, 2], [], []])
        let far = try places + [Town(longitude: 87, latitude: 43).place(0, 0)]
        #expect(survey.viewers(of: far) == [[0, 1], [0], [1], [0, 2], [], [], []])
        #expect(survey.viewers(of: []).isEmpty)
    }

    @Test func `a grid finds every box that touches the one asked for`() {
        var random = SeededGenerator(seed: 5)
        let boxes = (0..<500).map { index in
            let low = PlanePoint(x: random.between(-1000, 1000), y: random.between(-500, 500))
            let size = index % 50 == 0 ? 900.0 : 30
            return (low: low, high: low + PlanePoint(x: random.between(0, size), y: random.between(0, size)))
        }
        let grid = BoxGrid(count: boxes.count) { boxes[$0] }
        for _ in 0..<200 {
            let low = PlanePoint(x: random.between(-1100, 1100), y: random.between(-600, 600))
            let high = low + PlanePoint(x: random.between(0, 100), y: random.between(0, 100))
            var found: Set<Int> = []
            grid.forEach(from: low, to: high) { found.insert($0) }
            for (index, box) in boxes.enumerated()
            where box.low.x <= high.x && box.high.x >= low.x && box.low.y <= high.y && box.high.y >= low.y {
                #expect(found.contains(index))
            }
        }
        BoxGrid(count: 0) { _ in boxes[0] }.forEach(from: boxes[0].low, to: boxes[0].high) { _ in
            Issue.record("found in an empty grid")
        }
    }
}
