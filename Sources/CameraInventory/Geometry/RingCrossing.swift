/// Finds a place where the edges of some rings cross one another.
///
/// Touching is no crossing: rings may share corners and edges, and a corner may lie on an edge.
enum RingCrossing {
    private struct Edge {
        var from: RawCorner
        var to: RawCorner
        var west: Double { min(from.x, to.x) }
        var east: Double { max(from.x, to.x) }
        var south: Double { min(from.y, to.y) }
        var north: Double { max(from.y, to.y) }
    }

    /// The first crossing from the west; `nil` when there is none. Rings are closed and do not jump at 180 degrees.
    static func find(_ rings: [[RawCorner]]) -> RawCorner? {
        var edges: [Edge] = []
        edges.reserveCapacity(rings.reduce(0) { $0 + $1.count })
        for ring in rings {
            guard var from = ring.last else { continue }
            for to in ring {
                edges.append(Edge(from: from, to: to))
                from = to
            }
        }
        edges.sort { $0.west < $1.west }
        // Edges that the sweep from west to east is on.
        var open: [Edge] = []
        for edge in edges {
            var index = 0
            while index < open.count {
                let other = open[index]
                if other.east < edge.west {
                    open.swapAt(index, open.count - 1)
                    open.removeLast()
                    continue
                }
                if other.south <= edge.north, edge.south <= other.north, let place = crossing(edge, other) {
                    return place
                }
                index += 1
            }
            open.append(edge)
        }
        return nil
    }

    private static func crossing(_ a: Edge, _ b: Edge) -> RawCorner? {
        let (a1, a2) = (side(a, b.from), side(a, b.to))
        guard a1 * a2 < 0 else { return nil }
        let (b1, b2) = (side(b, a.from), side(b, a.to))
        guard b1 * b2 < 0 else { return nil }
        let part = b1 / (b1 - b2)
        return RawCorner(
            x: a.from.x + part * (a.to.x - a.from.x), y: a.from.y + part * (a.to.y - a.from.y))
    }

    /// How far a corner lies to the left of an edge, in degrees; 0 within rounding.
    private static func side(_ edge: Edge, _ corner: RawCorner) -> Double {
        let (x, y) = (edge.to.x - edge.from.x, edge.to.y - edge.from.y)
        let length = (x * x + y * y).squareRoot()
        guard length > 0 else { return 0 }
        let distance = (x * (corner.y - edge.from.y) - y * (corner.x - edge.from.x)) / length
        return abs(distance) < 1e-11 ? 0 : distance
    }
}
