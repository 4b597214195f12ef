public import CameraModel

extension CoverageSurvey {
    /// Places along roads, `every` metres apart on each line and half of that from its ends, as far as they lie within a
    /// zone. Roads that overlap give places each; none for an index without zone or a zone without area.
    public func places(along roads: [Road], every spacing: Double, inZone index: Int) -> [Coordinate] {
        guard zones.indices.contains(index), spacing > 0,
            let plan = ZonePlan.plans(for: [zones[index]]).first, let zone = plan.zones.first
        else { return [] }
        var found: [Coordinate] = []
        for road in roads {
            for line in road.lines {
                // How far behind the segment's start the next place is.
                var next = spacing / 2
                let points = plan.projection.line(line)
                for (from, to) in zip(points, points.dropFirst()) {
                    let length = (to - from).length
                    while next <= length {
                        let point = from + (next / length) * (to - from)
                        if zone.holds(point), let place = plan.projection.coordinate(point) {
                            found.append(place)
                        }
                        next += spacing
                    }
                    next -= length
                }
            }
        }
        return found
    }

    /// Which of some places lie within a zone.
    public func holds(zone index: Int, _ places: [Coordinate]) -> [Bool] {
        guard zones.indices.contains(index), let plan = ZonePlan.plans(for: [zones[index]]).first,
            let zone = plan.zones.first
        else { return places.map { _ in false } }
        return places.map { zone.holds(plan.projection.point($0)) }
    }
}

extension PlaneZone {
    /// Whether a point lies within an odd number of the zone's rings.
    func holds(_ point: PlanePoint) -> Bool {
        guard point.x >= low.x, point.x <= high.x, point.y >= low.y, point.y <= high.y else { return false }
        return !rings.count { PlaneRings.contains($0, point) }.isMultiple(of: 2)
    }
}
