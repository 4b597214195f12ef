public import CameraModel

/// Measures how much of zones some fields of view cover.
///
/// ```swift
/// let survey = CoverageSurvey(zones: zones, views: views)
/// for zone in survey.areas() { print(zone.zone, zone.share ?? .nan) }
/// ```
///
/// Zones may overlap, lie in one another, have holes, be empty, or cross the meridian of 180 degrees; each is measured by
/// itself. The result does not depend on the order of views, nor on the number of threads, beyond rounding.
public struct CoverageSurvey: Sendable {
    /// The zones, in the order of the results.
    public let zones: [CoverageZone]
    /// What the cameras see where nothing stands in their way.
    public let views: [FieldOfView]
    /// What hides.
    public let buildings: [Building]
    /// How exactly to measure.
    public let settings: SurveySettings

    /// A survey of some zones.
    public init(
        zones: [CoverageZone], views: [FieldOfView], buildings: [Building] = [],
        settings: SurveySettings = .init()
    ) {
        (self.zones, self.views) = (zones, views)
        (self.buildings, self.settings) = (buildings, settings)
    }

    /// The covered area of each zone, in their order.
    public func areas() -> [ZoneCoverage] { report().zones }

    /// The covered area of each zone, and what has to be told beside it.
    public func report() -> CoverageReport {
        var inside: Set<Int32> = []
        var results = zones.map { zone in
            ZoneCoverage(
                zone: zone.zone, areaSquareMetres: 0,
                seen: [ZoneCoverage.Area](
                    repeating: .init(squareMetres: 0, error: 0), count: MergedRow.depths))
        }
        for plan in ZonePlan.plans(for: zones) {
            let (pieces, within) = pieces(for: plan)
            inside.formUnion(within)
            let bySpacing = Dictionary(grouping: plan.zones) {
                settings.spacing(area: $0.area, height: $0.high.y - $0.low.y)
            }
            for (spacing, members) in bySpacing.sorted(by: { $0.key > $1.key }) {
                measure(members, pieces, spacing: spacing, into: &results)
            }
        }
        return CoverageReport(
            zones: results, camerasInsideBuildings: inside.sorted().map { views[Int($0)].deviceCode })
    }

    private func measure(
        _ members: [PlaneZone], _ pieces: PieceSet, spacing: Double, into results: inout [ZoneCoverage]
    ) {
        var edges = ZoneEdges()
        for zone in members { edges.append(zone.rings) }
        let (low, high) = PlaneRings.box(members.lazy.flatMap { [$0.low, $0.high] })
        guard low.y < high.y else { return }
        let rows = RowGrid(from: low.y, to: high.y, spacing: spacing)
        let totals = SpanScene(pieces: pieces, edges: edges, rows: rows).totals(threads: settings.threads)
        for (zone, total) in zip(members, totals) {
            results[zone.index].areaSquareMetres = zone.area
            var above = zone.area
            results[zone.index].seen = (0..<MergedRow.depths).map { depth in
                above = min(above, total.area(depth, of: zone.area, spacing: spacing))
                return ZoneCoverage.Area(squareMetres: above, error: total.error(depth, spacing: spacing))
            }
        }
    }

    /// The pieces of all views that may reach a zone of the plan, in the order of the views, as far as no building hides them;
    /// and the indices of the views whose camera stands within a building.
    func pieces(for plan: ZonePlan) -> (pieces: PieceSet, inside: [Int32]) {
        let (low, high) = PlaneRings.box(plan.zones.lazy.flatMap { [$0.low, $0.high] })
        return pieces(in: plan.projection, from: low, to: high)
    }

    /// The same for a box in a plane.
    func pieces(in projection: EqualAreaProjection, from low: PlanePoint, to high: PlanePoint) -> (
        pieces: PieceSet, inside: [Int32]
    ) {
        let city = city(in: projection, low, high)
        let chunk = 1024
        let chunks = (views.count + chunk - 1) / chunk
        let parts = inParallel(chunks, threads: settings.threads, scratch: Visibility.init) {
            part, visibility in
            var set = PieceSet()
            var inside: [Int32] = []
            for index in part * chunk..<min((part + 1) * chunk, views.count) {
                let placed = PlacedView(views[index], in: projection)
                let reach = views[index].range
                guard placed.foot.x + reach > low.x, placed.foot.x - reach < high.x,
                    placed.foot.y + reach > low.y, placed.foot.y - reach < high.y
                else { continue }
                let within = visibility.addPieces(
                    of: placed, view: views[index], index: index, among: city,
                    targetHeight: settings.targetHeight, to: &set)
                if within { inside.append(Int32(index)) }
            }
            return (set, inside)
        }
        var all = PieceSet()
        for part in parts { all.append(part.0) }
        return (all, parts.flatMap(\.1))
    }

    /// The buildings that may stand between a camera and a zone; `nil` when there are none at all.
    private func city(in projection: EqualAreaProjection, _ low: PlanePoint, _ high: PlanePoint)
        -> CityWalls?
    {
        guard !buildings.isEmpty, let longest = views.lazy.map(\.range).max() else { return nil }
        let reach = PlanePoint(x: longest, y: longest)
        return CityWalls(
            buildings, in: projection, from: low - reach, to: high + reach, threads: settings.threads)
    }
}
