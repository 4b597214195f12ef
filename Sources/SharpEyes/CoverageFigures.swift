public import CameraCoverage
public import CameraModel

/// The covered areas and roads of zones.
public struct CoverageFigures: Sendable {
    /// One zone's.
    public struct ZoneFigure: Sendable {
        /// The zone.
        public var zone: Zone
        /// What is seen of it; area 0 for a zone without boundary.
        public var area: ZoneCoverage
        /// Cameras by their records, its own and those below it.
        public var cameras: CoverageScene.ZoneCameras
        /// Metres of road in it, and how many of them are seen.
        public var roads: (length: Double, covered: Double)
    }

    /// The level.
    public var level: DetailLevel
    /// Each wanted zone, in the order of the tree.
    public var zones: [ZoneFigure]
    /// How many views rest on each assumption, of all cameras.
    public var assumed: [Assumption: Int]
    /// How many cameras have no view, by reason.
    public var without: [NoView: Int]
    /// How many cameras have a view.
    public var views: Int
    /// Cameras that stand within a building's outline.
    public var insideBuildings: [DeviceCode]
    /// How many buildings and roads there are around the zones.
    public var map: (buildings: Int, roads: Int)
}

extension CoverageScene {
    /// Measures areas and roads.
    public func figures(level: DetailLevel) -> CoverageFigures {
        let report = survey.report()
        var lengths: [ZoneCode: (length: Double, covered: Double)] = [:]
        for road in survey.roads(roads) {
            lengths[road.zone, default: (0, 0)].length += road.lengthMetres
            lengths[road.zone, default: (0, 0)].covered += road.coveredMetres
        }
        var measured = report.zones[...]
        let nothing = ZoneCoverage.Area(squareMetres: 0, error: 0)
        let figures = zones.map { index in
            let zone = tree.zones[index]
            let area =
                zone.boundary == nil
                ? ZoneCoverage(zone: zone.code, areaSquareMetres: 0, seen: [nothing, nothing, nothing])
                : measured.removeFirst()
            return CoverageFigures.ZoneFigure(
                zone: zone, area: area, cameras: counts[index], roads: lengths[zone.code] ?? (0, 0))
        }
        return CoverageFigures(
            level: level, zones: figures, assumed: views.assumed,
            without: Dictionary(grouping: views.without, by: \.reason).mapValues(\.count),
            views: views.views.count, insideBuildings: report.camerasInsideBuildings,
            map: (survey.buildings.count, roads.count))
    }
}
