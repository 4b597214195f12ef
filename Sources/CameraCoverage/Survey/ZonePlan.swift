import CameraModel

/// A zone in the plane.
struct PlaneZone: Sendable {
    /// Its index among the zones asked for.
    let index: Int
    let rings: [[PlanePoint]]
    /// Area within an odd number of rings, in square metres.
    let area: Double
    let low: PlanePoint
    let high: PlanePoint

    init(index: Int, boundary: Boundary, in projection: EqualAreaProjection) {
        self.index = index
        rings = boundary.rings.map(projection.ring).filter { !$0.isEmpty }
        area = PlaneRings.area(rings)
        (low, high) = PlaneRings.box(rings.joined())
    }
}

/// Zones that are measured in one plane.
struct ZonePlan: Sendable {
    let projection: EqualAreaProjection
    let zones: [PlaneZone]

    /// Extent, in metres, up to which zones share a plane: its shapes are at most 6e-5 off at the border.
    static let extent = 200_000.0

    /// Planes for the zones that have corners: one for all when they lie close together, else one for each.
    static func plans(for zones: [CoverageZone]) -> [ZonePlan] {
        func plan(_ members: [Int]) -> ZonePlan? {
            let corners = members.lazy.flatMap { zones[$0].boundary.rings.joined() }
            guard let projection = EqualAreaProjection(amid: corners) else { return nil }
            return ZonePlan(
                projection: projection,
                zones: members.map { PlaneZone(index: $0, boundary: zones[$0].boundary, in: projection) }
                    .filter { !$0.rings.isEmpty })
        }
        let all = zones.indices.filter { zones[$0].boundary.rings.contains { !$0.isEmpty } }
        guard let together = plan(all) else { return [] }
        let (low, high) = PlaneRings.box(together.zones.lazy.flatMap { $0.rings.joined() })
        let narrow = max(high.x - low.x, high.y - low.y) <= extent
        return narrow || all.count == 1 ? [together] : all.compactMap { plan([$0]) }
    }
}

/// Measures of rings in the plane.
enum PlaneRings {
    /// The smallest box around some points; empty (low above high) around none.
    static func box(_ points: some Sequence<PlanePoint>) -> (low: PlanePoint, high: PlanePoint) {
        var low = PlanePoint(x: .infinity, y: .infinity)
        var high = PlanePoint(x: -.infinity, y: -.infinity)
        for point in points {
            low = PlanePoint(x: min(low.x, point.x), y: min(low.y, point.y))
            high = PlanePoint(x: max(high.x, point.x), y: max(high.y, point.y))
        }
        return (low, high)
    }

    /// Twice the area to the left of a ring, negative when it runs clockwise.
    static func doubleArea(_ ring: [PlanePoint]) -> Double {
        guard let origin = ring.first, var from = ring.last.map({ $0 - origin }) else { return 0 }
        var sum = 0.0
        for corner in ring {
            let to = corner - origin
            sum += from.cross(to)
            from = to
        }
        return sum
    }

    /// The area within an odd number of rings that do not cross: a ring within an odd number of others is a hole.
    static func area(_ rings: [[PlanePoint]]) -> Double {
        let boxes = rings.map { box($0) }
        var sum = 0.0
        for (index, ring) in rings.enumerated() {
            let around = rings.indices.count { other in
                other != index && boxes[other].low.x <= boxes[index].low.x
                    && boxes[other].high.x >= boxes[index].high.x && boxes[other].low.y <= boxes[index].low.y
                    && boxes[other].high.y >= boxes[index].high.y && contains(rings[other], inner(ring))
            }
            sum += abs(doubleArea(ring)) / 2 * (around.isMultiple(of: 2) ? 1 : -1)
        }
        return max(sum, 0)
    }

    /// A point well within a ring, for rings may share corners and edges; one of its corners when it has no area.
    private static func inner(_ ring: [PlanePoint]) -> PlanePoint {
        let heights = Set(ring.map(\.y)).sorted()
        let gaps = zip(heights, heights.dropFirst())
        guard let (low, high) = gaps.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }), var from = ring.last else {
            return ring[0]
        }
        let y = (low + high) / 2
        var cuts: [Double] = []
        for to in ring {
            if (from.y > y) != (to.y > y) {
                cuts.append(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x))
            }
            from = to
        }
        cuts.sort()
        let pairs = stride(from: 0, to: cuts.count - 1, by: 2).map { (cuts[$0], cuts[$0 + 1]) }
        let widest = pairs.max { $0.1 - $0.0 < $1.1 - $1.0 }
        return widest.map { PlanePoint(x: ($0.0 + $0.1) / 2, y: y) } ?? ring[0]
    }

    /// Whether a point lies within a ring.
    static func contains(_ ring: [PlanePoint], _ point: PlanePoint) -> Bool {
        guard var from = ring.last else { return false }
        var inside = false
        for to in ring {
            if (from.y > point.y) != (to.y > point.y),
                point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
            {
                inside.toggle()
            }
            from = to
        }
        return inside
    }
}
