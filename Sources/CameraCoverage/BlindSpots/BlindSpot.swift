public import CameraModel

/// A connected part of a zone that no camera sees.
public struct BlindSpot: Hashable, Sendable {
    /// The zone.
    public var zone: ZoneCode
    /// Its area in square metres.
    public var areaSquareMetres: Double
    /// The centre of its area; it may lie outside of a bent one.
    public var centroid: Coordinate
    /// Its outline: an outer ring, then its holes.
    public var outline: Boundary
    /// The camera that stands nearest to the centroid, whatever it sees; `nil` when there is none.
    public var nearestCamera: DeviceCode?
    /// How far it stands from the centroid, in metres.
    public var nearestMetres: Double?
}

extension CoverageSurvey {
    /// The blind spots of each zone of at least `smallest` square metres: zone by zone, the largest first.
    ///
    /// Outlines are stacked from rows a two-thousandth of the zone's height apart, or the area's rows where those are wider
    /// apart; a gap narrower than a row may be cut or joined.
    public func blindSpots(smallest: Double = 100) -> [BlindSpot] {
        var found: [(zone: Int, spot: BlindSpot)] = []
        for plan in ZonePlan.plans(for: zones) {
            let pieces = pieces(for: plan).pieces
            let feet = views.map { plan.projection.point($0.position) }
            let parts = inParallel(plan.zones.count, threads: settings.threads, scratch: { 0 }) { index, _ in
                let zone = plan.zones[index]
                let tracer = BlindSpotTracer(zone: zone, pieces: pieces, settings: settings)
                return tracer.spots(smallest: smallest).compactMap { trace in
                    spot(trace, of: zone, in: plan.projection, feet).map { (zone.index, $0) }
                }
            }
            for part in parts.joined() { found.append((part.0, part.1)) }
        }
        return found.sorted {
            ($0.zone, -$0.spot.areaSquareMetres) < ($1.zone, -$1.spot.areaSquareMetres)
        }.map(\.spot)
    }

    private func spot(
        _ trace: TracedSpot, of zone: PlaneZone, in projection: EqualAreaProjection, _ feet: [PlanePoint]
    ) -> BlindSpot? {
        guard let centroid = projection.coordinate(trace.centroid) else { return nil }
        var spot = BlindSpot(
            zone: zones[zone.index].zone, areaSquareMetres: trace.area, centroid: centroid,
            outline: Boundary(rings: trace.rings.map { $0.compactMap(projection.coordinate) }))
        var nearest = (square: Double.infinity, index: 0)
        for (index, foot) in feet.enumerated() {
            let way = foot - trace.centroid
            if way.dot(way) < nearest.square { nearest = (way.dot(way), index) }
        }
        if nearest.square < .infinity {
            spot.nearestCamera = views[nearest.index].deviceCode
            spot.nearestMetres = nearest.square.squareRoot()
        }
        return spot
    }
}
