import CameraModel
import Glibc
import Testing

@testable import CameraCoverage

/// Blind spots: what is left of a zone.
@Suite struct BlindSpotTests {
    let town: Town
    init() throws { town = try Town() }

    func rings(_ spot: BlindSpot) -> [[PlanePoint]] { spot.outline.rings.map(town.projection.ring) }

    @Test func `a zone without cameras is one blind spot`() throws {
        let survey = try CoverageSurvey(zones: [town.square("z", side: 200)], views: [])
        let spots = survey.blindSpots()
        #expect(spots.count == 1)
        let spot = try #require(spots.first)
        #expect(near(spot.areaSquareMetres, 40_000, relative: 0.005))
        #expect(near(PlaneRings.area(rings(spot)), 40_000, relative: 0.005))
        #expect(town.projection.point(spot.centroid).length < 0.5)
        #expect(spot.nearestCamera == nil)
    }

    @Test func `a camera in the middle leaves a blind spot with a hole`() throws {
        let survey = try CoverageSurvey(
            zones: [town.square("z", side: 200)], views: [town.view(.disc(radius: 60))])
        let spot = try #require(survey.blindSpots().first)
        let wanted = 40_000 - Double.pi * 3600
        #expect(spot.outline.rings.count == 2)
        #expect(near(spot.areaSquareMetres, wanted, relative: 0.005))
        #expect(near(PlaneRings.area(rings(spot)), wanted, relative: 0.005))
        #expect(spot.nearestCamera != nil)
        #expect(try #require(spot.nearestMetres) < 0.5)
    }

    @Test func `corners that hang together by nothing are spots of their own, the smallest dropped`() throws {
        // A disc that reaches the middle of each side of a square of 200 m leaves four corners of 2146 square metres.
        let survey = try CoverageSurvey(
            zones: [town.square("z", side: 200)],
            views: [town.view(.disc(radius: 101)), town.view(.disc(radius: 45), x: 100, y: 100)])
        let spots = survey.blindSpots(smallest: 1000)
        #expect(spots.count == 3)
        for spot in spots {
            let centre = town.projection.point(spot.centroid)
            #expect(abs(abs(centre.x) - 77.7) < 2 && abs(abs(centre.y) - 77.7) < 2)
        }
        #expect(survey.blindSpots(smallest: 1).count > 3)
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `spots add up to what is not covered, and their outlines to themselves`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let zone = try town.zone(
            "z",
            [
                town.ring([(-150, -120), (140, -150), (170, 130), (-10, 60), (-120, 150)]),
                town.ring([(-30, -30), (40, -20), (10, 30)]),
            ])
        let views = try town.views(Int.random(in: 1...80, using: &random), over: 300, &random)
        let survey = CoverageSurvey(zones: [zone], views: views)
        let area = try #require(survey.areas().first)
        let spots = survey.blindSpots(smallest: 0)
        let sum = spots.reduce(0) { $0 + $1.areaSquareMetres }
        let uncovered = area.areaSquareMetres - area.covered.squareMetres
        #expect(abs(sum - uncovered) <= area.covered.error + 0.002 * area.areaSquareMetres)
        for spot in spots where spot.areaSquareMetres > 20 {
            let rings = rings(spot)
            // Holes lie within the outer ring.
            let signed = rings.reduce(0) { $0 + PlaneRings.doubleArea($1) / 2 }
            #expect(
                abs(signed - spot.areaSquareMetres) < 0.02 * spot.areaSquareMetres + 8,
                "\(spot.areaSquareMetres)")
            #expect(rings.first.map { PlaneRings.doubleArea($0) > 0 } == true)
            for hole in rings.dropFirst() { #expect(PlaneRings.doubleArea(hole) < 0) }
        }
        #expect(spots == spots.sorted { $0.areaSquareMetres > $1.areaSquareMetres })
    }
}
