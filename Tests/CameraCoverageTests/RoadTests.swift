import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// Covered lengths of roads: closed forms, and against walking along the road.
@Suite struct RoadTests {
    let town: Town
    init() throws { town = try Town() }

    @Test func `a road through a disc is seen over its chord`() throws {
        let survey = try CoverageSurvey(
            zones: [town.square("z", side: 400)],
            views: [town.view(.disc(radius: 50)), town.view(.disc(radius: 50), x: 60)])
        let roads = try [
            Road(name: "A", lines: [town.ring([(-300, 30), (300, 30)])]),
            Road(name: "B", lines: [town.ring([(0, -100), (0, 0)]), town.ring([(0, 0), (0, 100)])]),
            Road(name: "beyond", lines: [town.ring([(500, 0), (600, 0)])]),
            Road(name: "empty", lines: [[], town.ring([(1, 1)]), town.ring([(1, 1), (1, 1)])]),
        ]
        // A line straight in longitude and latitude is followed to half a centimetre.
        let lengths = survey.roads(roads)
        #expect(lengths.map(\.road) == [0, 1])
        #expect(abs(lengths[0].lengthMetres - 400) < 1e-3 && abs(lengths[0].coveredMetres - 140) < 0.02)
        #expect(abs(lengths[1].lengthMetres - 200) < 1e-3 && abs(lengths[1].coveredMetres - 100) < 1e-3)
    }

    @Test func `a wall takes the road behind it away`() throws {
        let survey = try CoverageSurvey(
            zones: [town.square("z", side: 400)],
            views: [town.view(.sector(radius: 100, angle: 60, near: 0), bearing: 90)],
            buildings: [Building(outline: Boundary(rings: [town.rectangle(40...50, -100...100)]))])
        let road = try Road(name: "axis", lines: [town.ring([(-50, 0), (150, 0)])])
        #expect(try abs(#require(survey.roads([road]).first).coveredMetres - 40) < 1e-3)
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `lengths are those that steps along the road find, in every zone`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let views = try town.views(60, over: 400, &random)
        let hole = try town.ring([(-40, -40), (30, -50), (10, 35)])
        let zones = try [
            town.zone("a", [town.rectangle(-150...150, -120...120), hole]),
            town.zone("b", [town.ring([(0, -200), (180, 0), (20, 190), (-60, 10)])]), town.zone("c", [hole]),
        ]
        let survey = CoverageSurvey(zones: zones, views: views)
        let line = try town.ring((0..<5).map { _ in (random.between(-250, 250), random.between(-250, 250)) })
        let lengths = survey.roads([Road(name: "r", lines: [line])])
        let plan = try #require(ZonePlan.plans(for: zones).first)
        let pieces = survey.pieces(for: plan).pieces
        let points = plan.projection.line(line)
        let steps = 4000
        for (index, zone) in plan.zones.enumerated() {
            var (whole, seen) = (0.0, 0.0)
            for (from, to) in zip(points, points.dropFirst()) {
                for step in 0..<steps {
                    let point = from + (Double(step) + 0.5) / Double(steps) * (to - from)
                    let inside = zone.rings.count { PlaneRings.contains($0, point) }
                    guard !inside.isMultiple(of: 2) else { continue }
                    let length = (to - from).length / Double(steps)
                    whole += length
                    if OcclusionTests.contains(pieces, point) { seen += length }
                }
            }
            let result = lengths.first { $0.zone == zones[index].zone }
            #expect(abs((result?.lengthMetres ?? 0) - whole) < 2)
            #expect(abs((result?.coveredMetres ?? 0) - seen) < 3)
        }
    }
}
