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

    /// Narrows the box to that of some corners.
    mutating func bound(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) {
        low.x = max(low.x, min(a.x, min(b.x, c.x)))
        low.y = max(low.y, min(a.y, min(b.y, c.y)))
        high.x = min(high.x, max(a.x, max(b.x, c.x)))
        high.y = min(high.y, max(a.y, max(b.y, c.y)))
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

    /// The triangle of the camera's foot and two points, the second counterclockwise of the first.
    mutating func beginTriangle(_ right: PlanePoint, _ left: PlanePoint) {
        begin(radius: .infinity)
        let foot = PlanePoint(x: 0, y: 0)
        bound(foot, right, left)
        keep(HalfPlane(leftOf: foot, right))
        keep(HalfPlane(leftOf: right, left))
        keep(HalfPlane(leftOf: left, foot))
    }

    /// What lies between two rays of length 1 and before a line where the product with `far` is 1; its box may be wide.
    mutating func beginOpen(_ right: PlanePoint, _ left: PlanePoint, far: PlanePoint) {
        begin(radius: .infinity)
        keep(normal: PlanePoint(x: -right.y, y: right.x), distance: 0)
        keep(normal: PlanePoint(x: left.y, y: -left.x), distance: 0)
        keep(normal: -1 * far.unit, distance: -1 / far.length)
    }

    /// Keeps what lies within a half-plane.
    mutating func keep(_ half: HalfPlane) { keep(normal: half.normal, distance: half.distance) }
}
