/// The ground between two rays from the camera's foot, up to an arc or a straight line.
struct Wedge: Sendable {
    /// The rays, of length 1; the wedge lies counterclockwise of `right`, at most 180 degrees wide.
    var right: PlanePoint
    var left: PlanePoint
    /// Where the arc lies; infinite for a straight end.
    var radius: Double
    /// The straight end is where the product with this vector is 1; zero for an arc.
    var far: PlanePoint
    /// What else bounds the ground, such as a near edge.
    var cuts: [HalfPlane] = []
    /// A box around the ground.
    var low = PlanePoint(x: -.infinity, y: -.infinity)
    var high = PlanePoint(x: .infinity, y: .infinity)

    init(right: PlanePoint, left: PlanePoint, radius: Double) {
        (self.right, self.left, self.radius) = (right, left, radius)
        far = PlanePoint(x: 0, y: 0)
    }

    init(right: PlanePoint, left: PlanePoint, far: PlanePoint) {
        (self.right, self.left, self.far) = (right, left, far)
        radius = .infinity
    }

    /// Makes `piece` the part of the wedge between two of its rays, of length 1.
    func cut(_ piece: inout ConvexPiece, from right: PlanePoint, to left: PlanePoint) {
        if radius < .infinity {
            piece.beginSector(radius: radius, from: right, to: left)
        } else if cuts.isEmpty {
            piece.beginTriangle(end(of: right), end(of: left))
        } else {
            // A ray beside a near edge at the foot itself may never meet the far line: the cuts bound the piece.
            piece.beginOpen(right, left, far: far)
        }
        bound(&piece)
    }

    /// Makes `piece` the part of the wedge in front of a wall, a triangle between two points on it.
    func cut(_ piece: inout ConvexPiece, inFrontOf right: PlanePoint, _ left: PlanePoint) {
        piece.beginTriangle(right, left)
        bound(&piece)
    }

    private func bound(_ piece: inout ConvexPiece) {
        guard !cuts.isEmpty else { return }
        for cut in cuts { piece.keep(cut) }
        piece.low = PlanePoint(x: max(piece.low.x, low.x), y: max(piece.low.y, low.y))
        piece.high = PlanePoint(x: min(piece.high.x, high.x), y: min(piece.high.y, high.y))
    }

    private func end(of ray: PlanePoint) -> PlanePoint { (1 / far.dot(ray)) * ray }
}
