/// One convex piece of a footprint: what lies within some half-planes and, where it has an arc, within a disc.
///
/// Coordinates are relative to the camera's foot, the disc's centre. A builder: pieces are kept in a `PieceSet`.
struct ConvexPiece {
    /// The part of one line that bounds each row of the piece: x = offset + slope y.
    struct Side {
        var offset: Double
        var slope: Double
    }

    /// Bounds to the west and to the east.
    var lefts: [Side] = []
    var rights: [Side] = []
    /// Squared radius of the disc; infinite for a piece without arc.
    var radiusSquared = Double.infinity
    /// A box that the piece lies in.
    var low = PlanePoint(x: -.infinity, y: -.infinity)
    var high = PlanePoint(x: .infinity, y: .infinity)

    /// Empties the piece and gives it a disc.
    mutating func begin(radius: Double) {
        lefts.removeAll(keepingCapacity: true)
        rights.removeAll(keepingCapacity: true)
        radiusSquared = radius * radius
        (low, high) = (PlanePoint(x: -radius, y: -radius), PlanePoint(x: radius, y: radius))
    }

    /// Keeps what lies on the side of a line to which `normal` (of length 1) points, `distance` or more along it.
    mutating func keep(normal: PlanePoint, distance: Double) {
        // A line that runs nearly along the rows bounds rows, not places in a row: its slope would drown x in rounding.
        if abs(normal.x) < 1e-9 {
            if normal.y > 0 { low.y = max(low.y, distance) } else { high.y = min(high.y, -distance) }
            return
        }
        let side = Side(offset: distance / normal.x, slope: -normal.y / normal.x)
        if normal.x > 0 { lefts.append(side) } else { rights.append(side) }
    }

    /// Narrows the box to the corners of a polygon.
    mutating func bound(_ corners: PlanePoint...) {
        for (index, corner) in corners.enumerated() {
            if index == 0 { (low, high) = (corner, corner) }
            low = PlanePoint(x: min(low.x, corner.x), y: min(low.y, corner.y))
            high = PlanePoint(x: max(high.x, corner.x), y: max(high.y, corner.y))
        }
    }
}

extension ConvexPiece {
    /// The sector between two directions of length 1, from `right` counterclockwise to `left`, at most 180 degrees.
    mutating func beginSector(radius: Double, from right: PlanePoint, to left: PlanePoint) {
        begin(radius: radius)
        boundSector(radius: radius, from: right, to: left)
        // At 180 degrees both sides are one line, given twice: no harm.
        keep(normal: PlanePoint(x: -right.y, y: right.x), distance: 0)
        keep(normal: PlanePoint(x: left.y, y: -left.x), distance: 0)
    }

    private mutating func boundSector(radius: Double, from right: PlanePoint, to left: PlanePoint) {
        let within = { (x: Double, y: Double) in
            let axis = PlanePoint(x: x, y: y)
            return right.cross(axis) >= 0 && axis.cross(left) >= 0
        }
        let (a, b) = (radius * right, radius * left)
        low.x = within(-1, 0) ? -radius : min(0, min(a.x, b.x))
        high.x = within(1, 0) ? radius : max(0, max(a.x, b.x))
        low.y = within(0, -1) ? -radius : min(0, min(a.y, b.y))
        high.y = within(0, 1) ? radius : max(0, max(a.y, b.y))
    }

    /// The convex polygon of corners that go counterclockwise.
    mutating func beginPolygon(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) {
        begin(radius: .infinity)
        bound(a, b, c)
        keepLeft(of: a, b)
        keepLeft(of: b, c)
        keepLeft(of: c, a)
    }

    /// Keeps what lies to the left of the way from `a` to `b`.
    mutating func keepLeft(of a: PlanePoint, _ b: PlanePoint) {
        let way = b - a
        guard way.length > 0 else { return }
        let normal = PlanePoint(x: -way.y, y: way.x).unit
        keep(normal: normal, distance: normal.dot(a))
    }
}
