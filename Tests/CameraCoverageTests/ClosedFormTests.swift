import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// Areas that are known without a computer. Each must lie within the error that is stated with it.
@Suite struct ClosedFormTests {
    let town: Town
    init() throws { town = try Town() }

    func expect(
        _ views: [FieldOfView], covers wanted: Double, side: Double = 400,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let covered = try coverage(town.square("z", side: side), views).covered
        #expect(
            abs(covered.squareMetres - wanted) <= covered.error, "\(covered) wanted \(wanted)",
            sourceLocation: location)
        // A side that runs along the rows costs most: half a row of it.
        #expect(covered.error <= 5e-4 * side * side, "\(covered)", sourceLocation: location)
    }

    @Test func `a disc`() throws {
        try expect([town.view(.disc(radius: 60), x: 3, y: 4)], covers: .pi * 3600)
    }

    @Test(arguments: [10.0, 59, 90, 120, 179.999, 180, 180.001, 270, 359.999])
    func `a sector of any angle, looking anywhere`(_ angle: Double) throws {
        for bearing in [0.0, 17, 90, 180, 269.5, 350] {
            let view = try town.view(.sector(radius: 80, angle: angle, near: 0), bearing: bearing)
            try expect([view], covers: angle * .pi / 360 * 6400)
        }
    }

    @Test func `a bearing across north looks to both sides of it`() throws {
        let zone = try town.zone(
            "east", [town.rectangle(0...100, -100...100)])
        let view = try town.view(.sector(radius: 80, angle: 90, near: 0), bearing: 350)
        // From 305 to 35 degrees: 35 of 90 lie to the east of north.
        let covered = try coverage(zone, [view]).covered
        #expect(near(covered.squareMetres, 35 * .pi / 360 * 6400, relative: 2e-4))
    }

    @Test func `a triangle and a trapezoid`() throws {
        for bearing in [0.0, 33, 90, 225] {
            try expect(
                [
                    town.view(
                        .trapezoid(near: 0, far: 56.89, nearHalfWidth: 0, farHalfWidth: 38.4),
                        bearing: bearing)
                ],
                covers: 56.89 * 38.4)
            try expect(
                [
                    town.view(
                        .trapezoid(near: 5.2437, far: 58.9369, nearHalfWidth: 4.342, farHalfWidth: 38.4),
                        bearing: bearing)
                ], covers: 2294.953)
            // Wider, seen from the foot, at its far edge, which no lens makes.
            try expect(
                [
                    town.view(
                        .trapezoid(near: 10, far: 60, nearHalfWidth: 2, farHalfWidth: 40), bearing: bearing)
                ],
                covers: 50 * 42)
            // A triangle whose tip is not the foot.
            try expect(
                [
                    town.view(
                        .trapezoid(near: 10, far: 60, nearHalfWidth: 0, farHalfWidth: 40), bearing: bearing)
                ], covers: 50 * 40)
        }
    }

    @Test func `a near edge cuts a triangle off a sector`() throws {
        let half = 30 * Double.pi / 180
        let wanted = half * 6400 - 20 * 20 * tan(half)
        for bearing in [0.0, 45, 90, 200] {
            try expect(
                [town.view(.sector(radius: 80, angle: 60, near: 20), bearing: bearing)], covers: wanted)
        }
    }

    @Test func `equal cameras on one pole count once, and are seen to be many`() throws {
        let view = try town.view(.sector(radius: 80, angle: 90, near: 0), bearing: 30)
        let zone = try town.square("z", side: 400)
        let wanted = Double.pi / 4 * 6400
        for count in 1...4 {
            let result = try coverage(zone, Array(repeating: view, count: count))
            for depth in 0..<3 {
                let expected = depth < count ? wanted : 0
                #expect(abs(result.seen[depth].squareMetres - expected) <= result.seen[depth].error + 1e-9)
            }
        }
    }

    @Test func `overlapping sectors on one pole add their angles`() throws {
        let views = try [0.0, 30, 200].map {
            try town.view(.sector(radius: 80, angle: 60, near: 0), bearing: $0)
        }
        try expect(views, covers: 150 * .pi / 360 * 6400)
        let twice = try coverage(town.square("z", side: 400), views).seen[1]
        #expect(near(twice.squareMetres, 30 * .pi / 360 * 6400, relative: 1e-3))
    }

    @Test func `two discs overlap in a lens`() throws {
        let (r, d) = (60.0, 50.0)
        let lens = 2 * r * r * acos(d / (2 * r)) - d / 2 * (4 * r * r - d * d).squareRoot()
        let views = try [town.view(.disc(radius: r)), town.view(.disc(radius: r), x: 30, y: 40)]
        try expect(views, covers: 2 * .pi * r * r - lens)
        let both = try coverage(town.square("z", side: 400), views).seen[1]
        #expect(abs(both.squareMetres - lens) <= both.error)
    }

    @Test func `a zone that is seen as a whole has the share 1 exactly`() throws {
        let zone = try town.zone("z", [town.ring([(0, 0), (70, 11), (45, 80), (-20, 33)])])
        let result = try coverage(zone, [town.view(.disc(radius: 300))])
        #expect(result.share == 1 && result.covered.squareMetres == result.areaSquareMetres)
        #expect(result.covered.error < 1e-6)
    }

    @Test func `holes are not part of a zone, whichever way their rings run`() throws {
        let outer = try town.rectangle(-100...100, -100...100)
        let hole = try town.rectangle(-50...0, -50...50)
        for rings in [
            [outer, hole], [hole, outer], [outer, hole.reversed()], [outer.reversed(), hole + [hole[0]]],
        ] {
            let result = try coverage(town.zone("z", rings), [town.view(.disc(radius: 200))])
            #expect(near(result.areaSquareMetres, 35_000, relative: 1e-6))
            #expect(result.share == 1)
        }
        let half = try coverage(
            town.zone("z", [outer, hole]),
            [town.view(.sector(radius: 500, angle: 180, near: 0), bearing: 270)])
        #expect(near(half.covered.squareMetres, 15_000, relative: 1e-4))
    }

    @Test func `parts that share an edge are added, and a hole that shares one is taken off`() throws {
        let west = try town.rectangle(-100...0, -100...100)
        let east = try town.rectangle(0...100, -100...100)
        let both = try coverage(town.zone("z", [west, east]), [])
        #expect(near(both.areaSquareMetres, 40_000, relative: 1e-6))
        let hole = try town.rectangle(-100...(-50), -100...100)
        let less = try coverage(town.zone("z", [west, hole]), [])
        #expect(near(less.areaSquareMetres, 10_000, relative: 1e-6))
    }

    @Test func `a zone without area has no share`() throws {
        let empty = try [
            [], [[]], [town.ring([(0, 0), (10, 10)])], [town.ring([(0, 0), (5, 5), (10, 10)])],
        ]
        for rings in empty {
            let result = try coverage(town.zone("z", rings), [town.view(.disc(radius: 50))])
            #expect(result.covered.squareMetres < 1e-3 && result.areaSquareMetres < 1e-3)
            #expect(result.share.map { (0...1).contains($0) } ?? true)
        }
        #expect(CoverageSurvey(zones: [], views: []).areas().isEmpty)
    }

    @Test func `footprints without end or of no size have an answer`() throws {
        let zone = try town.square("z", side: 100)
        for endless in [
            FieldOfView.Footprint.disc(radius: .infinity), .sector(radius: 1e9, angle: 400, near: 0),
        ] {
            #expect(try coverage(zone, [town.view(endless)]).share == 1)
        }
        for none in [
            FieldOfView.Footprint.disc(radius: 0), .disc(radius: .nan), .disc(radius: -5),
            .sector(radius: 10, angle: 0, near: 0), .sector(radius: 10, angle: 50, near: 10),
            .trapezoid(near: 10, far: 10, nearHalfWidth: 1, farHalfWidth: 2),
            .trapezoid(near: 0, far: .infinity, nearHalfWidth: 1, farHalfWidth: .infinity),
        ] {
            #expect(try coverage(zone, [town.view(none)]).share == 0, "\(none)")
        }
    }

    @Test func `no camera covers nothing`() throws {
        let result = try coverage(town.square("z", side: 100), [])
        #expect(result.share == 0 && result.covered.error == 0)
    }

    @Test func `a zone across the meridian of 180 degrees is measured as anywhere else`() throws {
        let across = try Town(longitude: 179.9995, latitude: 50)
        let result = try coverage(across.square("z", side: 400), [across.view(.disc(radius: 100), x: 20)])
        #expect(near(result.areaSquareMetres, 160_000, relative: 1e-6))
        #expect(abs(result.covered.squareMetres - .pi * 10_000) <= result.covered.error)
    }

    @Test func `zones far apart are measured in planes of their own`() throws {
        let (here, there) = (try Town(), try Town(longitude: 87, latitude: 43))
        let zones = try [here.square("a", side: 300), there.square("b", side: 300)]
        let views = try [
            here.view(.disc(radius: 50)), there.view(.disc(radius: 100)),
            there.view(.sector(radius: 120, angle: 90, near: 0), bearing: 45),
        ]
        let results = CoverageSurvey(zones: zones, views: views).areas()
        #expect(near(results[0].covered.squareMetres, .pi * 2500, relative: 2e-4))
        #expect(near(results[1].covered.squareMetres, .pi * 10_000 + .pi / 4 * 4400, relative: 2e-4))
    }
}
