import CameraCoverage
import CameraModel
import CameraRegistry

/// What no camera in use sees of a zone.
struct BlindSpots: Sendable {
    /// The largest, largest first.
    var spots: [BlindSpot] = []
    /// How many cameras were taken into account, and how many of their views rest on something assumed.
    var cameras = 0, assumed = 0
}

extension Desk {
    /// More cameras or buildings than these are not surveyed while somebody waits.
    private static let surveyedMost = 5000, buildingsMost = 50_000
    private static let spotsMost = 300
    /// How far beyond a zone a camera or a building may still matter, in metres.
    private static let reachMetres = 1000.0

    /// The blind spots of a zone by the views of the cameras in use that the visitor sees; `nil` without an outline.
    func blindSpots(of zone: ZoneView) throws -> BlindSpots? {
        guard let boundary = zone.zone.boundary,
            let box = MapBox(around: boundary.rings.joined(), margin: Desk.reachMetres)
        else { return nil }
        let roster = unscoped.snapshot.roster
        let ids = positions(in: box).map { Int64(roster.ids[$0]) }
        let buildings = try unscoped.registry.buildings(in: box)
        guard ids.count <= Desk.surveyedMost, buildings.count <= Desk.buildingsMost else {
            throw Refusal.bad(
                "That is too much for a map: choose a smaller zone, or use `sharpeyes coverage`.",
                "范围过大：请选择更小的区域，或使用 `sharpeyes coverage`。")
        }
        let facts = try unscoped.registry.cameraViews(ids).map { ViewFacts($0.code, $0.view) }
        let views = CameraViews(facts, ViewSettings(level: .range)).views
        let survey = CoverageSurvey(
            zones: [CoverageZone(zone: zone.zone.code, boundary: boundary)], views: views,
            buildings: buildings, settings: SurveySettings(threads: 1))
        return BlindSpots(
            spots: Array(survey.blindSpots().prefix(Desk.spotsMost)), cameras: views.count,
            assumed: views.count { !$0.isDeclared })
    }

    /// Where in the roster the cameras in use stand that lie in a box.
    private func positions(in box: MapBox) -> [Int] {
        let snapshot = unscoped.snapshot
        guard let southWest = Coordinate(longitude: box.west, latitude: box.south).flatMap(Mercator.place),
            let northEast = Coordinate(longitude: box.east, latitude: box.north).flatMap(Mercator.place)
        else { return [] }
        return snapshot.points.points.compactMap { point in
            let (x, y) = Mercator.parts(point.key)
            guard x >= southWest.0, x <= northEast.0, y >= northEast.1, y <= southWest.1,
                unscoped.mask.contains(point.zone), snapshot.roster.flags[Int(point.camera)].isInUse
            else { return nil }
            return Int(point.camera)
        }
    }
}
