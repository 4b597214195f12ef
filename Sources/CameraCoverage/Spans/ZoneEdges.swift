/// The edges of some zones in the plane, as columns, those of a zone side by side.
struct ZoneEdges: Sendable {
    /// Lower end of an edge, and its change of x per metre of y.
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    private(set) var slope: [Double] = []
    /// Upper end.
    private(set) var top: [Double] = []
    private(set) var zone: [Int32] = []
    private(set) var zoneCount = 0

    var count: Int { x.count }

    /// Adds a zone of rings. Edges along the rows bound nothing in a row and are left out.
    mutating func append(_ rings: [[PlanePoint]]) {
        for ring in rings {
            guard var from = ring.last else { continue }
            for to in ring {
                let (low, high) = from.y < to.y ? (from, to) : (to, from)
                if low.y < high.y {
                    x.append(low.x)
                    y.append(low.y)
                    slope.append((high.x - low.x) / (high.y - low.y))
                    top.append(high.y)
                    zone.append(Int32(zoneCount))
                }
                from = to
            }
        }
        zoneCount += 1
    }
}
