import CameraModel
import Glibc

/// A field of view in the plane: the camera's foot and the direction it looks in.
struct PlacedView {
    let foot: PlanePoint
    /// The axis, of length 1.
    let axis: PlanePoint
    let footprint: FieldOfView.Footprint

    init(_ view: FieldOfView, in projection: EqualAreaProjection) {
        let placed = projection.place(view.position)
        foot = placed.point
        footprint = view.footprint
        // Bearings run clockwise.
        let bearing = view.bearing.degrees * .pi / 180
        axis = placed.north.turned(cosine: cos(bearing), sine: -sin(bearing))
    }

    /// Calls `body` with each convex piece of the footprint, and with the directions between which it lies.
    func forEachPiece(_ piece: inout ConvexPiece, _ body: (inout ConvexPiece) -> Void) {
        switch footprint {
        case .disc(let radius):
            guard radius > 0 else { return }
            piece.begin(radius: radius)
            body(&piece)
        case .sector(let radius, let angle, let near):
            guard radius > near, angle > 0 else { return }
            // More than 180 degrees are not convex: two halves.
            let parts = angle > 180 ? 2 : 1
            for part in 0..<parts {
                let (right, left) = part.rays(of: parts, angle: angle, axis: axis)
                piece.beginSector(radius: radius, from: right, to: left)
                if near > 0 { piece.keep(normal: axis, distance: near) }
                body(&piece)
            }
        case .trapezoid(let near, let far, let nearHalf, let farHalf):
            guard far > near, farHalf > 0 else { return }
            beginTrapezoid(&piece, near: near, far: far, nearHalf: nearHalf, farHalf: farHalf)
            body(&piece)
        }
    }

    private func beginTrapezoid(
        _ piece: inout ConvexPiece, near: Double, far: Double, nearHalf: Double, farHalf: Double
    ) {
        let side = PlanePoint(x: -axis.y, y: axis.x)
        let (nearRight, nearLeft) = (near * axis - nearHalf * side, near * axis + nearHalf * side)
        let (farRight, farLeft) = (far * axis - farHalf * side, far * axis + farHalf * side)
        piece.begin(radius: .infinity)
        piece.bound(nearRight, nearLeft, farRight, farLeft)
        piece.keepLeft(of: nearRight, farRight)
        piece.keepLeft(of: farRight, farLeft)
        piece.keepLeft(of: farLeft, nearLeft)
        piece.keepLeft(of: nearLeft, nearRight)
    }
}

extension Int {
    /// The rays of this one of some equal parts of a sector, counted counterclockwise: from the right one to the left one.
    fileprivate func rays(of parts: Int, angle: Double, axis: PlanePoint) -> (PlanePoint, PlanePoint) {
        let whole = angle * .pi / 180
        let ray = { (part: Int) in
            let turn = whole * (Double(part) / Double(parts) - 0.5)
            return axis.turned(cosine: cos(turn), sine: sin(turn))
        }
        return (ray(self), ray(self + 1))
    }
}
