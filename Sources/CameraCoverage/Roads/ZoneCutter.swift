/// A zone with its edges in strips of y, for asking what part of a segment lies in it.
struct ZoneCutter: Sendable {
    private struct Edge: Sendable {
        var from: PlanePoint
        var to: PlanePoint
    }

    private let low: PlanePoint
    private let high: PlanePoint
    private let height: Double
    private var start: [Int32]
    private var edges: [Edge] = []

    init(_ zone: PlaneZone) {
        (low, high) = (zone.low, zone.high)
        var all: [Edge] = []
        for ring in zone.rings {
            guard var from = ring.last else { continue }
            for to in ring {
                all.append(Edge(from: from, to: to))
                from = to
            }
        }
        let strips = max(all.count / 2, 1)
        height = max((high.y - low.y) / Double(strips), 1e-9)
        start = [Int32](repeating: 0, count: strips + 1)
        for edge in all {
            for strip in self.strips(edge.from.y, edge.to.y) { start[strip + 1] += 1 }
        }
        for strip in 0..<strips { start[strip + 1] += start[strip] }
        var next = start
        let nothing = PlanePoint(x: 0, y: 0)
        edges = Array(repeating: Edge(from: nothing, to: nothing), count: Int(start[strips]))
        for edge in all {
            for strip in self.strips(edge.from.y, edge.to.y) {
                edges[Int(next[strip])] = edge
                next[strip] += 1
            }
        }
    }

    private func strips(_ a: Double, _ b: Double) -> ClosedRange<Int> {
        let last = Double(start.count - 2)
        let strip = { (y: Double) in Int(min(max(((y - low.y) / height).rounded(.down), 0), last)) }
        return strip(min(a, b))...strip(max(a, b))
    }

    /// Whether a point lies within an odd number of rings.
    func contains(_ point: PlanePoint) -> Bool {
        guard point.y >= low.y, point.y <= high.y, point.x >= low.x, point.x <= high.x else { return false }
        var inside = false
        let strip = strips(point.y, point.y).lowerBound
        for edge in edges[Int(start[strip])..<Int(start[strip + 1])]
        where (edge.from.y > point.y) != (edge.to.y > point.y) {
            let part = (point.y - edge.from.y) / (edge.to.y - edge.from.y)
            if point.x < edge.from.x + part * (edge.to.x - edge.from.x) { inside.toggle() }
        }
        return inside
    }

    /// The parts of the way from `a` to `b` within the zone, from 0 at `a` to 1 at `b`, in order.
    func parts(from a: PlanePoint, to b: PlanePoint) -> [RowSpan] {
        guard max(a.x, b.x) >= low.x, min(a.x, b.x) <= high.x, max(a.y, b.y) >= low.y, min(a.y, b.y) <= high.y
        else { return [] }
        let way = b - a
        var cuts = [0.0, 1]
        let strips = strips(a.y, b.y)
        for edge in edges[Int(start[strips.lowerBound])..<Int(start[strips.upperBound + 1])] {
            let (p, q) = (way.cross(edge.from - a), way.cross(edge.to - a))
            guard (p > 0) != (q > 0) else { continue }
            let line = edge.to - edge.from
            let cut = line.cross(edge.from - a) / line.cross(way)
            if cut > 0, cut < 1 { cuts.append(cut) }
        }
        // An edge of two strips is found twice, which does no harm: each part is asked where it lies.
        cuts.sort()
        return zip(cuts, cuts.dropFirst()).compactMap { from, to in
            from < to && contains(a + (from + to) / 2 * way) ? RowSpan(from: from, to: to) : nil
        }
    }
}
